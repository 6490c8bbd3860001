"""How surely something is said: certainty, polarity and modality of a predicate, with the words that decide them.

The rules run in the order of `_RULES`; the first that speaks decides the certainty, and where none does, what the model
of the language has learnt may. What each looks at is a word list
(`lang/*/certainty.toml`), found in the predicate's own clause over the syntax, or on the surface before it.

Two conventions, since the text of a claim can be sure while its voice is not, and the other way round:

*   A plain sentence of the document's author is `asserted`. What somebody else is quoted as saying plainly is
    `reported`: the author relays it and does not stand for it.
*   Negation changes the polarity and leaves the certainty: "nobody died" is asserted, negative. What a voice denies
    ("the army denied that anybody died"), or denies of itself ("our units never attacked workers"), is `denied` and
    negative: the voice says that it is not so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from careo.model import Certainty, Marker, Modality, Polarity, VoiceKind
from careo.understand.certainty.conditions import condition, question
from careo.understand.certainty.leaning import leaning, leaning_of
from careo.understand.certainty.opinion import doctrine, opinion
from careo.understand.certainty.polarity import read_modality, read_polarity
from careo.understand.certainty.predicate import Predicate, make_predicate
from careo.understand.certainty.voices import (
    accused,
    claimed,
    demanded,
    denied,
    doubted,
    hedged,
    insinuated,
    intended,
    planned,
    unconfirmed,
)
from careo.understand.drafts import Attribution
from careo.understand.parsed import Parsed

__all__ = ["Predicate", "leaning_of", "make_predicate", "read_certainty"]

Rule = Callable[[Predicate], tuple[Certainty, Marker | None] | None]

_RULES: tuple[Rule, ...] = (
    question,
    condition,
    unconfirmed,
    denied,
    accused,
    intended,
    demanded,
    claimed,
    insinuated,
    doubted,
    hedged,
    opinion,
    doctrine,
    planned,
)


def read_certainty(
    parsed: Parsed, head: int, chain: Sequence[Attribution]
) -> tuple[Certainty, Polarity, Modality, tuple[Marker, ...]]:
    """Certainty, polarity and modality of the predicate at a token, and the words that decided them.

    Args:
        parsed: the document.
        head: index of the predicate's token in `parsed.syntax`.
        chain: the attributions it stands in, outermost first.
    """
    asked = make_predicate(parsed, head, chain)
    markers: list[Marker] = []
    relayed = any(one.voice.kind is not VoiceKind.AUTHOR for one in asked.chain)
    certainty = Certainty.REPORTED if relayed else Certainty.ASSERTED
    for rule in _RULES:
        said = rule(asked)
        if said is not None:
            certainty = said[0]
            markers += [said[1]] if said[1] else []
            break
    polarity, negation = read_polarity(asked)
    if certainty is Certainty.DENIED:
        polarity = Polarity.NEGATIVE
    if not markers and polarity is Polarity.POSITIVE and (learned := leaning(asked)) is not None:
        certainty, marker = learned
        markers += [marker] if marker else []
    modality, way = read_modality(asked, certainty)
    markers += [one for one in (negation, way) if one is not None and one not in markers]
    return certainty, polarity, modality, tuple(markers)
