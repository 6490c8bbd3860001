"""Where an incident happened: the country most of the likely places lie in, and the likeliest place within it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.incidents.candidates import Weighed
from careo.understand.incidents.features import Facts
from careo.understand.incidents.weights import Choice
from careo.understand.places.gazetteer import load_gazetteer
from careo.understand.places.spot import Spot

SURE = 0.5


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place that a document names: its spot, how it is put, and where it stands; -1 for the dateline."""

    spot: Spot
    relation: str
    start: int


@dataclass(frozen=True, slots=True)
class Location:
    """A country, and a place in it where one is likely enough; `kind` is the gazetteer's word for it."""

    country: str
    place: str = ""
    kind: str = ""


def spotted(facts: Facts) -> list[Spotted]:
    """The places, countries and nations a document names that the gazetteer knows."""
    found = []
    for place in facts.reading.places:
        spots = load_gazetteer().find(place.name)
        spot = next((s for s in spots if s.gazetteer_id == place.gazetteer_id), None)
        if spot is not None and spot.country:
            found.append(Spotted(spot, place.relation or "in", place.span.start))
    for mention in facts.reading.mentions:
        if mention.kind is MentionKind.STATE:
            spot = next((s for s in load_gazetteer().find(mention.name) if s.kind == "country"), None)
            if spot is not None:
                found.append(Spotted(spot, "nation", mention.span.start))
    return [*found, *_dateline(facts, found)]


def _dateline(facts: Facts, found: list[Spotted]) -> Iterator[Spotted]:
    line = facts.doc.dateline
    if line is None or line.place is None:
        return
    named = Counter(one.spot.country for one in found)
    spots = load_gazetteer().find(line.place.value)
    if spots:
        best = max(spots, key=lambda s: (named[s.country] > 0, s.population, named[s.country]))
        yield Spotted(best, "dateline", -1)


def place_features(weighed: Weighed, one: Spotted, kind: str, rows: list[Spotted]) -> dict[str, float]:
    """A place as the possible scene of an incident of a type, among all that a document names."""
    facts, spot, named = weighed.facts, one.spot, votes(rows)
    near = [of == kind for _, of in facts.by_sentence.get(facts.sentence_of(one.start), ())] if one.start >= 0 else []
    at = facts.sentence_of(one.start)
    far = min((abs(at - where) for _, of, where in facts.events if of == kind), default=9)
    share = named[spot.country] / max(1, sum(named.values()))
    of_event = any(e.where and e.where.gazetteer_id == spot.gazetteer_id for e, of, _ in facts.events if of == kind)
    names = [
        "bias",
        f"kind={spot.kind}",
        f"relation={one.relation}:{spot.kind}",
        f"near={any(near)}:{spot.kind}",
        f"far={min(far, 5)}:{spot.kind}",
        f"event={of_event}:{spot.kind}",
        f"share={int(share * 5)}:{spot.kind}",
        f"most={named.most_common(1)[0][0] == spot.country}:{spot.kind}",
        f"at={min(at, 3)}",
        f"country={spot.country}",
        f"country={spot.country}:{one.relation == 'nation'}",
        f"dateline={next((r.spot.country == spot.country for r in rows if r.start < 0), None)}:{spot.kind}",
        f"times={min(sum(r.spot.gazetteer_id == spot.gazetteer_id for r in rows), 4)}:{spot.kind}",
    ]
    if one.start >= 0:
        best = max((s.get(kind, 0.0) for s in weighed.sentences), default=0.0)
        hot = weighed.hot(at, kind)
        names += [f"hot={int(hot * 6)}:{spot.kind}", f"beside={int(5 * hot / (best + 0.01))}:{spot.kind}"]
    return dict.fromkeys(names, 1.0)


def votes(found: list[Spotted]) -> Counter[str]:
    """How often the places of each country are named."""
    return Counter(one.spot.country for one in found)


def find_location(weighed: Weighed, kind: str, choice: Choice, sure: float = SURE) -> Location | None:
    """The scene of an incident of a type; None where the document names no known place."""
    found = spotted(weighed.facts)
    if not found:
        return None
    scores = [(choice.probabilities(place_features(weighed, one, kind, found)).get("yes", 0.0), one) for one in found]
    doubts: dict[str, float] = {}
    for score, one in scores:
        doubts[one.spot.country] = doubts.get(one.spot.country, 1.0) * (1.0 - score)
    best = min(doubts, key=lambda code: doubts[code])
    inside = [row for row in scores if row[1].spot.country == best and row[1].spot.kind != "country"]
    score, one = max(inside, key=lambda row: row[0], default=(0.0, found[0]))
    if score < sure:
        return Location(country_name(best))
    return Location(country_name(best), one.spot.name, one.spot.kind)


@cache
def _countries() -> dict[str, str]:
    rows = load_gazetteer().others.values()
    return {s.country: s.name for row in rows for s in row if s.kind == "country"}


def country_name(code: str) -> str:
    """The English name of a country by its two letters."""
    return _countries().get(code, code)


def is_named(spot: Spot, locations: list[str]) -> bool:
    """Whether some written locations name a spot, or the country it is."""
    name = fold(spot.name)
    return any(name in fold(one) for one in locations)
