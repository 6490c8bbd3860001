"""How surely something is said: certainty, polarity and modality of a predicate, with the words that decide them.

What each rule looks at is a word list (`lang/*/certainty.toml`), found in the predicate's own clause over the syntax,
or on the surface before it; `weigh.py` knows their order.

Two conventions, since the text of a claim can be sure while its voice is not, and the other way round:

*   A plain sentence of the document's author is `asserted`. What somebody else is quoted as saying plainly is
    `reported`: the author relays it and does not stand for it.
*   Negation changes the polarity and leaves the certainty: "nobody died" is asserted, negative. What a voice denies
    ("the army denied that anybody died"), or denies of itself ("our units never attacked workers"), is `denied` and
    negative: the voice says that it is not so.
"""

from __future__ import annotations

from collections.abc import Sequence

from careo.model import Certainty, Marker, Modality, Polarity
from careo.understand.certainty.leaning import leaning_of
from careo.understand.certainty.predicate import Predicate, make_predicate
from careo.understand.certainty.weigh import weigh
from careo.understand.drafts import Attribution
from careo.understand.parsed import Parsed

__all__ = ["Predicate", "leaning_of", "make_predicate", "read_certainty"]


def read_certainty(
    parsed: Parsed, head: int, chain: Sequence[Attribution]
) -> tuple[Certainty, Polarity, Modality, tuple[Marker, ...]]:
    """Certainty, polarity and modality of the predicate at a token, and the words that decided them.

    Args:
        parsed: the document.
        head: index of the predicate's token in `parsed.syntax`.
        chain: the attributions it stands in, outermost first.
    """
    weighed = weigh(make_predicate(parsed, head, chain))
    return weighed.certainty.value, weighed.polarity.value, weighed.modality.value, weighed.markers
