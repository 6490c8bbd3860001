"""The order of the rules of certainty: the first that speaks decides; and what would be without the words of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from careo.model import Certainty, Marker, Modality, Polarity, Span, VoiceKind
from careo.understand.certainty.conditions import condition, question
from careo.understand.certainty.leaning import leaning
from careo.understand.certainty.opinion import doctrine, opinion
from careo.understand.certainty.owned import owned
from careo.understand.certainty.plans import intended, planned
from careo.understand.certainty.polarity import modalities, polarities
from careo.understand.certainty.predicate import Predicate
from careo.understand.certainty.unproven import laid_to, unproven
from careo.understand.certainty.voices import (
    accused,
    claimed,
    demanded,
    denied,
    doubted,
    hedged,
    insinuated,
    unconfirmed,
)

Rule = Callable[[Predicate], tuple[Certainty, Marker | None] | None]
V = TypeVar("V")

_RULES: tuple[Rule, ...] = (
    question,
    condition,
    unconfirmed,
    denied,
    unproven,
    accused,
    laid_to,
    intended,
    demanded,
    claimed,
    insinuated,
    doubted,
    hedged,
    opinion,
    doctrine,
    planned,
    owned,
)
PLAIN = "any.certainty.plain@1"
RELAYED = "any.certainty.relayed@1"
LEARNED = "any.certainty.learned@1"
POLARITY = "any.certainty.polarity@1"
MODALITY = "any.certainty.modality@1"


@dataclass(frozen=True, slots=True)
class Step(Generic[V]):
    """What decided one of the three: the value, the rule or model, and its words; None where nothing spoke."""

    value: V
    made_by: str
    marker: Marker | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not to decide: a rule of certainty, and every rule that would rest on some words."""

    rule: str = ""
    words: Span | None = None

    def spare(self, said: Iterable[tuple[V, Marker | None] | None]) -> Iterator[tuple[V, Marker | None]]:
        """What rules say, without silence and without what rests on these words."""
        for one in said:
            if one is None or (self.words and one[1] and one[1].span.overlaps(self.words)):
                continue
            yield one


NOTHING = LeftOut()


@dataclass(frozen=True, slots=True)
class Weighed:
    """How a predicate is put, with the step that decided each, and all deciding words in the order of the three."""

    certainty: Step[Certainty]
    polarity: Step[Polarity]
    modality: Step[Modality]
    markers: tuple[Marker, ...]


def weigh(asked: Predicate, without: LeftOut = NOTHING) -> Weighed:
    """Certainty, polarity and modality of a predicate, as the rules read it but for what is left out.

    `_RULES` run in order; where none speaks, what the model of the language has learnt may.
    """
    certainty = _by_rule(asked, without)
    said, negation = next(without.spare(polarities(asked)))
    polarity = Step(said, POLARITY if negation else PLAIN, negation)
    if certainty.value is Certainty.DENIED:
        polarity = Step(Polarity.NEGATIVE, certainty.made_by, certainty.marker)
    if certainty.marker is None and polarity.value is Polarity.POSITIVE and without.rule != LEARNED:
        for value, marker in without.spare([leaning(asked)]):
            certainty = Step(value, LEARNED, marker)
    took_place, way = next(without.spare(modalities(asked, certainty.value)))
    modality = Step(took_place, MODALITY if way else PLAIN, way)
    if way is None and took_place is not Modality.ACTUAL:
        modality = Step(took_place, certainty.made_by, certainty.marker)
    found = (certainty.marker, negation, way)
    return Weighed(certainty, polarity, modality, tuple(dict.fromkeys(one for one in found if one is not None)))


def _by_rule(asked: Predicate, without: LeftOut) -> Step[Certainty]:
    """What the first rule that speaks says; else whether somebody relays it or the author says it."""
    for rule in _RULES:
        name = f"any.certainty.{rule.__name__}@1"
        if name != without.rule:
            for value, marker in without.spare([rule(asked)]):
                return Step(value, name, marker)
    if any(one.voice.kind is not VoiceKind.AUTHOR for one in asked.chain):
        return Step(Certainty.REPORTED, RELAYED)
    return Step(Certainty.ASSERTED, PLAIN)
