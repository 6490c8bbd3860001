"""What the model of blame makes of a whole text, and the words that decide: each is hidden, the model asked again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from careo.lang.actor_codes import actor_role
from careo.model import Certainty, Deciding, Guess, Marker, MentionKind, Span
from careo.understand.incidents.blame import cues
from careo.understand.incidents.confidence import confidence_features, load_blame
from careo.understand.incidents.doers import Doer
from careo.understand.incidents.features import Facts
from careo.understand.incidents.hiding import all_but, hide

LEARNED = "any.blame.learned@1"
CROSSWALK = {
    "REPORTED AS FACT": Certainty.ASSERTED,
    "CLAIMED OR ADMITTED": Certainty.CLAIMED,
    "SUSPECTED OR ACCUSED": Certainty.ACCUSED,
    "SUSPECTED OR ACCUSED BY AUTHORITIES": Certainty.ACCUSED_BY_AUTHORITIES,
    "POSSIBLE": Certainty.HEDGED,
}
"""The values of MUC-4 that the model has learned, as certainties."""
MOST_TRIED, TOLD = 24, 3
"""Words that are hidden in turn, the nearest to the doer first, and those that are told."""
CLOSE = 5000
"""Characters to either side of a doer that are looked at: as much as a report of the press has."""
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.STATE})
REASONS = {
    "claim": "claim of one's own deed",
    "responsible": "words of responsibility",
    "blame": "accusation",
    "suspect": "suspicion",
    "possible": "hedge",
    "report": "somebody else says it",
    "authority": "an authority speaks",
    "denial": "denial",
    "call": "a message without a sender",
    "own": "words in the first person",
    "inquiry": "an inquiry",
}
"""What a class of cues is to the reader."""


def guess_blame(facts: Facts, doer: Doer) -> Guess | None:
    """How surely the text as a whole lays a deed to somebody; None for a deed or doer of which nothing was learned."""
    known = load_blame(facts.doc.lang)
    if known is None or not doer.kind or not is_somebody(facts, doer):
        return None
    facts = around(facts, doer)
    names = {" ".join(doer.role.span.quote(facts.doc.text).split()), doer.role.name}

    def chances_in(view: Facts) -> dict[str, float]:
        assert known is not None
        return known.probabilities(confidence_features(view, doer.kind, names))

    chances = chances_in(facts)
    said = _likeliest(chances)
    found = []
    for marker in words_near(facts, doer):
        without = chances_in(hide(facts, [(marker.span.start, marker.span.stop)]))
        if without[said] < chances[said]:
            found.append((without[said], Deciding(marker, CROSSWALK[_likeliest(without)])))
    found.sort(key=lambda row: (row[0], row[1].marker.span))
    return Guess(CROSSWALK[said], round(chances[said], 2), LEARNED, tuple(one for _, one in found[:TOLD]))


def around(facts: Facts, doer: Doer) -> Facts:
    """The text, of a long one only what stands close to a doer."""
    at, length = doer.role.span.start, len(facts.doc.text)
    return hide(facts, all_but(length, [(max(0, at - CLOSE), min(length, at + CLOSE))]))


def _likeliest(chances: dict[str, float]) -> str:
    return max(chances, key=lambda name: chances[name])


def is_somebody(facts: Facts, doer: Doer) -> bool:
    """Whether a doer is a body or somebody known, no mere "four men"."""
    role = doer.role
    said = role.span.quote(facts.doc.text)
    return role.kind in BODIES or role.actor_id is not None or actor_role(said, lang=facts.doc.lang) is not None


def words_near(facts: Facts, doer: Doer) -> list[Marker]:
    """The words that may have decided: cues, markers of claims and voices, nearest to the doer first."""
    at = doer.role.span.start
    found = {marker.span: marker for marker in _said_around(facts, at)} | {one.span: one for one in _cues(facts)}
    apart = (one for one in found.values() if not one.span.overlaps(doer.role.span))
    return sorted(apart, key=lambda one: (abs(one.span.start - at), one.span))[:MOST_TRIED]


def _said_around(facts: Facts, place: int) -> Iterable[Marker]:
    """What decided the claims that hold a place, and who makes them."""
    for claim in facts.reading.claims:
        if claim.span.start <= place < claim.span.stop:
            yield from claim.markers
            for voice in claim.voices[1:]:
                yield from (Marker(one, REASONS["report"]) for one in (voice.span, voice.cue) if one is not None)


def _cues(facts: Facts) -> Iterator[Marker]:
    """The cues of the text, each to the end of its word."""
    text = facts.text_folded()
    for name, pattern in cues(facts.doc.lang).items():
        for found in pattern.finditer(text):
            stop = found.end()
            while stop < len(text) and text[stop].isalpha():
                stop += 1
            yield Marker(
                Span(facts.doc.id, found.start(), found.start() + len(text[found.start() : stop].rstrip())),
                REASONS[name],
            )
