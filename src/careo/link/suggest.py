"""What a person should look at first: questions whose answers would change most of what is laid side by side.

A suggestion decides nothing. Its id is a hash of its words, so that an answer to it holds after another reading.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from careo.model import (
    Aspect,
    Bound,
    Certainty,
    Claim,
    Comparison,
    Event,
    Holder,
    Incident,
    Link,
    LinkKind,
    MentionKind,
    Question,
    Reading,
    Reason,
    Relation,
    RoleName,
    Span,
    Suggestion,
    SuggestionKind,
    Target,
    VoiceKind,
    make_id,
)

SURFACE = ("_surface@", ".learned@")
SOFT = frozenset({Certainty.HEDGED, Certainty.INSINUATED, Certainty.DOUBTED})
WHO = frozenset({RoleName.AGENT, RoleName.PATIENT, RoleName.INSTIGATOR})
NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.STATE})
CLASHING = frozenset({Relation.CONTRADICTS, Relation.DENIES, Relation.DENIED})
NOBODY_NAMED = "nobody is named as the one who says it"
ON_FALLBACK = "it rests on a fallback ({0})"
CONTESTED = "{0} in an incident on which accounts differ"
CONTESTED_BY = "{0} in an incident on which accounts differ; {1}"
NO_SPOT = "no spot of the earth is known for {0}"
OTHER_SPOTS = "{0} could also be {1}; {2}"
NO_ACTOR = "no actor is known for {0}"
VAGUE_NUMBER = "a vague number where accounts differ"
HOW_MUCH_HANGS = "how much hangs on it"
FORMS = (
    NOBODY_NAMED,
    ON_FALLBACK,
    CONTESTED,
    CONTESTED_BY,
    NO_SPOT,
    OTHER_SPOTS,
    NO_ACTOR,
    VAGUE_NUMBER,
    HOW_MUCH_HANGS,
)
"""Why something is asked; pages find the sentence in another language by its form."""
Said = tuple[str, ...]
"""A form and its details."""
_Why = tuple[float, float, Said]
NEAR = 0.3  # how far from the threshold a score still leaves a doubt


@dataclass(frozen=True, slots=True)
class _Weights:
    """How much hangs on an event: the disagreement and the documents of its incident; which counts clash there."""

    contested: Mapping[str, float]
    documents: Mapping[str, int]
    clashing: frozenset[tuple[str, Question]]

    def of(self, event_ids: Iterable[str]) -> float:
        """0 and up: contested incidents of many documents weigh most."""
        return max((self._one(id) for id in event_ids), default=0.0)

    def _one(self, id: str) -> float:
        return math.log2(1 + self.documents.get(id, 1)) + math.log2(1 + self.contested.get(id, 0.0)) - 1.0


def make_suggestions(
    readings: Iterable[Reading],
    incidents: Iterable[Incident],
    comparisons: Iterable[Comparison],
    links: Iterable[Link],
    *,
    threshold: float,
) -> tuple[Suggestion, ...]:
    """All questions of a case, the most useful first; one at most on each aspect of the same words."""
    read = list(readings)
    weights = _weigh(incidents, comparisons)
    events = {one.id: one for reading in read for one in reading.events}
    found = [*_links(links, events, weights, threshold), *(one for r in read for one in _of_reading(r, weights))]
    best: dict[str, Suggestion] = {}
    for one in sorted(found, key=lambda one: (-one.score, one.id)):
        best.setdefault(one.id, one)
    return tuple(best.values())


def _weigh(incidents: Iterable[Incident], comparisons: Iterable[Comparison]) -> _Weights:
    contested: dict[str, float] = {}
    documents: dict[str, int] = {}
    for one in incidents:
        contested |= dict.fromkeys(one.event_ids, one.contested)
        documents |= dict.fromkeys(one.event_ids, len(one.doc_ids))
    rows = (row for one in comparisons for row in one.rows if row.relation in CLASHING)
    clashing = frozenset((cell.event_id, row.question) for row in rows for cell in row.cells if cell.event_id)
    return _Weights(contested, documents, clashing)


def _links(
    links: Iterable[Link], events: Mapping[str, Event], weights: _Weights, threshold: float
) -> Iterator[Suggestion]:
    """Pairs whose score is near the threshold and that nobody judged."""
    for one in links:
        doubt = 1 - abs(one.score - threshold) / NEAR
        if one.kind is not LinkKind.INCIDENT or one.verdict is not None or doubt <= 0 or one.left not in events:
            continue
        made = _suggest(SuggestionKind.LINK, events[one.left].trigger, f"{one.score:.2f}", "One incident?")
        score = round(2 * doubt * (1 + weights.of((one.left, one.right))), 4)
        pair = make_id("pair", *sorted((one.left, one.right)))
        yield replace(made, id=pair, score=score, reasons=one.reasons, left=one.left, right=one.right)


def _of_reading(reading: Reading, weights: _Weights) -> Iterator[Suggestion]:
    told: dict[str, list[str]] = {}
    for event in reading.events:
        for claim_id in event.claim_ids:
            told.setdefault(claim_id, []).append(event.id)
    for claim in reading.claims:
        if claim.id in told:
            yield from _of_claim(claim, weights.of(told[claim.id]))
    for event in reading.events:
        if not event.generic:
            yield from _of_event(event, weights)


def _of_claim(claim: Claim, weight: float) -> Iterator[Suggestion]:
    if claim.made_by.startswith("person:"):
        return
    inner = claim.voices[-1]
    unknown = inner.kind is VoiceKind.UNKNOWN
    if unknown or any(mark in claim.made_by for mark in SURFACE):
        why: Said = (NOBODY_NAMED,) if unknown else (ON_FALLBACK, claim.made_by)
        yield _asked(SuggestionKind.VOICE, claim, Aspect.VOICES, inner.name, (1.0 if unknown else 0.7, weight, why))
    if claim.certainty in SOFT and weight > 0:
        put, markers = claim.certainty.value, "; ".join(marker.reason for marker in claim.markers)
        said: Said = (CONTESTED_BY, put, markers) if markers else (CONTESTED, put)
        yield _asked(SuggestionKind.CERTAINTY, claim, Aspect.CERTAINTY, put, (0.6, weight, said))


def _of_event(event: Event, weights: _Weights) -> Iterator[Suggestion]:
    weight = weights.of((event.id,))
    place = event.where
    if place is not None and not place.made_by.startswith("person:"):
        if place.lat is None:
            asked: _Why = (0.5, weight, (NO_SPOT, place.name))
            yield _asked(SuggestionKind.PLACE, event, Aspect.WHERE, place.name, asked)
        elif place.alternatives:
            close = min(1.0, max(0.1, place.alternatives[0].score))
            others = ", ".join(f"{one.name} ({one.lat:.1f}, {one.lon:.1f})" for one in place.alternatives[:3])
            asked = (0.8 * close, weight, (OTHER_SPOTS, place.name, others, place.why))
            yield _asked(SuggestionKind.PLACE, event, Aspect.WHERE, place.name, asked)
    for role in event.roles:
        if role.actor_id is None and role.role in WHO and role.kind in NAMED:
            asked = (0.4, weight, (NO_ACTOR, role.name))
            part = role.span, role.role.value
            yield _asked(SuggestionKind.ACTOR, event, Aspect.ROLE, role.name, asked, part)
    for count in event.counts:
        if count.quantity.bound is Bound.VAGUE and (event.id, count.effect) in weights.clashing:
            asked = (0.9, weight, (VAGUE_NUMBER,))
            part = count.quantity.span, count.effect.value
            yield _asked(SuggestionKind.COUNT, event, Aspect.COUNT, count.quantity.what, asked, part)


QUESTIONS = {
    SuggestionKind.VOICE: "Is this who says it?",
    SuggestionKind.CERTAINTY: "Is this how it is put?",
    SuggestionKind.PLACE: "Is this the place?",
    SuggestionKind.ACTOR: "Is this who is meant?",
    SuggestionKind.COUNT: "Is this how many?",
}


def _asked(
    kind: SuggestionKind,
    noun: Claim | Event,
    aspect: Aspect,
    value: str,
    why: _Why,
    part: tuple[Span | None, str] = (None, ""),
) -> Suggestion:
    """A question on one aspect; `why` is how doubtful it is, how much hangs on it, and the reason as form and details.

    A question on one role or count has its words and its name in `part`, and is shown by those words.
    """
    words = noun.content if isinstance(noun, Claim) else noun.trigger
    holder = Holder.CLAIM if isinstance(noun, Claim) else Holder.EVENT
    doubt, weight, said = why
    target = Target(words, aspect, holder, noun.id, *part)
    made = _suggest(kind, part[0] or words, value, QUESTIONS[kind])
    form, *details = said
    reasons = (
        Reason(form, round(doubt, 2), details=tuple(details)),
        Reason(HOW_MUCH_HANGS, round(1 + weight, 2)),
    )
    return replace(made, id=target.about, score=round(doubt * (1 + weight), 4), reasons=reasons, target=target)


def _suggest(kind: SuggestionKind, span: Span, value: str, question: str) -> Suggestion:
    return Suggestion("", kind, span, value, question, 0.0)
