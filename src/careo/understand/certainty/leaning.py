"""What the model of the language has learnt of how surely predicates are put, where no rule speaks."""

from __future__ import annotations

from careo.model import Certainty, Marker
from careo.understand.certainty.forms import is_told
from careo.understand.certainty.polarity import is_let
from careo.understand.certainty.predicate import Predicate, governing, negator
from careo.understand.parsed import Parsed

NOT_PUT_AS_FACT = -1.0
"""Leaning below which a predicate that no rule speaks of is not put as a fact.

Of such predicates of UDS-IH2 dev, readers took 85 of 100 for something that did not happen (measured 2026-11).
"""


def leaning_of(parsed: Parsed, head: int) -> float | None:
    """How surely the predicate at a token is put, from -3 (certainly not) to 3; None where the model does not tell."""
    leanings = parsed.syntax._.leanings
    return None if leanings is None else float(leanings[head])


def leaning(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A predicate that the model takes for anything but a fact ("you can try picking them up")."""
    settled = asked.has("planned", "reversed")
    told = [one for one in governing(asked)[1:] if one.lemma_.casefold() in settled and is_told(one)]
    if any(negator(one, asked) is not None for one in told):
        return None  # "did not hesitate to shoot"
    if is_let(asked) or _is_of_nothing(asked):
        return None  # "could not stop the mob from burning it"
    value = leaning_of(asked.parsed, asked.head.i)
    if value is None or value > NOT_PUT_AS_FACT:
        return None
    return Certainty.HYPOTHETICAL, asked.token_mark("not put as a fact, by the model", asked.head)


def _is_of_nothing(asked: Predicate) -> bool:
    """Whether a negated subject or object is what a verb tells of: "no action was taken against the attackers"."""
    parties = (one for one in asked.head.children if one.dep_ in {"nsubj", "nsubj:pass", "obj"})
    return any(c.text.casefold() in asked.has("negation", "words") for one in parties for c in one.children)
