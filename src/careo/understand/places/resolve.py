"""Which spot a name means: what stands beside it, what else the text names, how large the spot is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from careo.model import KnownPlace
from careo.understand.places.gazetteer import Gazetteer, Spot, distance_km, fold_name
from careo.understand.places.names import PlaceName

KIND_WEIGHT = {"case": 50.0, "country": 9.0, "continent": 8.0, "region": 7.0, "division": 6.5, "town": 0.0}
# What speaks for a candidate, in the unit of one power of ten of its population.
BESIDE, SAME_DIVISION, SAME_COUNTRY, NEAR, SAME_AS_BEFORE, DATELINE = 8.0, 2.0, 0.8, 2.0, 1.0, 1.5
NEAR_KM, BESIDE_KM = 120.0, 80.0
MOST_ALTERNATIVES = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """A spot, its score, and why it was chosen."""

    spot: Spot
    score: float
    why: str


@dataclass(slots=True)
class Surroundings:
    """What the rest of a document says about where it plays.

    `countries` and `divisions` count how often the text names one; `points` are spots that are beyond doubt.
    """

    countries: dict[str, int] = field(default_factory=dict)
    divisions: dict[tuple[str, str], int] = field(default_factory=dict)
    points: list[Spot] = field(default_factory=list)
    dateline: list[Spot] = field(default_factory=list)

    def add(self, spot: Spot) -> None:
        """Take a spot that is beyond doubt into account."""
        if spot.country:
            self.countries[spot.country] = self.countries.get(spot.country, 0) + 1
        if spot.kind == "division" or (spot.kind == "town" and spot.division):
            key = (spot.country, spot.division)
            self.divisions[key] = self.divisions.get(key, 0) + (2 if spot.kind == "division" else 1)
        if spot.kind in ("town", "case"):
            self.points.append(spot)


def find_candidates(name: str, gazetteer: Gazetteer, known: Iterable[KnownPlace]) -> tuple[Spot, ...]:
    """The spots a name could mean; those of the case come first and shut out the gazetteer's."""
    key = fold_name(name)
    own = tuple(
        Spot(p.name, p.lat, p.lon, "case", f"case:{p.name}", radius_km=p.radius_km, within=p.within)
        for p in known
        if key in {fold_name(n) for n in (p.name, *p.aliases)}
    )
    return own or gazetteer.find(name)


def resolve(
    names: Sequence[PlaceName], text: str, gazetteer: Gazetteer, known: Sequence[KnownPlace]
) -> list[tuple[Choice, ...]]:
    """For each name the choices, best first; empty where the name is not known.

    First come names with a state or country beside them and names with one meaning; the others are judged by what
    those say, twice, so that towns that lie together find each other.
    """
    candidates = [find_candidates(n.name, gazetteer, known) for n in names]
    beside = [_beside(names, k, text, candidates) for k in range(len(names))]
    around = Surroundings()
    for name, spots, wider in zip(names, candidates, beside, strict=True):
        if len(spots) == 1 or (spots and spots[0].kind != "town") or (spots and wider):
            best = max(spots, key=lambda s: _score(s, wider, Surroundings())[0])
            around.add(best)
            if name.in_dateline:
                around.dateline.append(best)
    first = [_choices(spots, wider, around) for spots, wider in zip(candidates, beside, strict=True)]
    settled = Surroundings()
    for name, choices in zip(names, first, strict=True):
        if choices:
            settled.add(choices[0].spot)
            if name.in_dateline:
                settled.dateline.append(choices[0].spot)
    settled.points = list({spot.gazetteer_id: spot for spot in settled.points}.values())
    return [_choices(spots, wider, settled) for spots, wider in zip(candidates, beside, strict=True)]


def _beside(
    names: Sequence[PlaceName], index: int, text: str, candidates: Sequence[Sequence[Spot]]
) -> tuple[Spot, ...]:
    """The meanings of the name that follows after a comma or in brackets: "Miraflores, Lima", "Paris (Texas)"."""
    if index + 1 >= len(names):
        return ()
    here, after = names[index], names[index + 1]
    between = text[here.stop : after.start]
    if not re.fullmatch(
        r",?\s?\(?(?:(?:department|province|state|departamento|provincia|estado|distrito) (?:of|de) )?", between
    ):
        return ()
    if "," not in between and "(" not in between:
        return ()
    return tuple(candidates[index + 1])


def _choices(spots: Iterable[Spot], beside: Sequence[Spot], around: Surroundings) -> tuple[Choice, ...]:
    scored = []
    for spot in spots:
        score, why = _score(spot, beside, around)
        scored.append(Choice(spot, round(score, 3), why))
    scored.sort(key=lambda choice: (-choice.score, choice.spot.gazetteer_id))
    return tuple(scored[: MOST_ALTERNATIVES + 1])


def _score(spot: Spot, beside: Sequence[Spot], around: Surroundings) -> tuple[float, str]:
    """How much speaks for a spot, and the weightiest reason as a sentence."""
    size = math.log10(spot.population + 100) if spot.kind == "town" else KIND_WEIGHT[spot.kind]
    reasons = {f"the largest of its name ({spot.population} people)" if spot.kind == "town" else f"a {spot.kind}": 0.5}
    total = size
    if spot.kind == "case":
        reasons["listed in the case's places"] = 9.0
    for wider in beside:
        if _lies_in(spot, wider):
            total += BESIDE
            reasons[f"the text puts it in {wider.name}"] = BESIDE
            break
    for weight, why in _context(spot, around):
        total += weight
        reasons[why] = max(weight, reasons.get(why, 0.0))
    return total, max(reasons, key=lambda why: reasons[why])


def _context(spot: Spot, around: Surroundings) -> Iterable[tuple[float, str]]:
    if spot.kind in ("country", "continent", "region"):
        return
    named = around.divisions.get((spot.country, spot.division), 0)
    if spot.division and named:
        yield SAME_DIVISION * min(1.0, 0.4 + named / 5), f"the text speaks of {spot.country} {spot.division}"
    if spot.country in around.countries:
        share = around.countries[spot.country] / sum(around.countries.values())
        yield SAME_COUNTRY + 1.5 * share, f"the text speaks of {spot.country}"
    nearest = _nearest(spot, around.points)
    if nearest is not None:
        yield NEAR * math.exp(-nearest[0] / NEAR_KM), f"{round(nearest[0])} km from {nearest[1].name}"
    for sent in around.dateline:
        if sent.country and sent.country == spot.country:
            yield DATELINE, f"sent from {sent.name}"


def _nearest(spot: Spot, points: Iterable[Spot]) -> tuple[float, Spot] | None:
    others = [p for p in points if p.gazetteer_id != spot.gazetteer_id]
    return min(
        ((distance_km(spot.lat, spot.lon, p.lat, p.lon), p) for p in others), default=None, key=lambda row: row[0]
    )


def _lies_in(spot: Spot, wider: Spot) -> bool:
    if spot.gazetteer_id == wider.gazetteer_id or spot.kind in ("country", "continent"):
        return False
    if wider.kind == "country":
        return spot.country == wider.country
    if wider.kind == "division" and wider.country == "US":
        return (spot.country, spot.division) == (wider.country, wider.division)
    if spot.country and wider.country and spot.country != wider.country:
        return False
    reach = BESIDE_KM if wider.kind in ("town", "case") else wider.radius_km + 50
    return distance_km(spot.lat, spot.lon, wider.lat, wider.lon) <= reach


def index_known(known: Iterable[KnownPlace]) -> Mapping[str, KnownPlace]:
    """The case's places by folded name and alias."""
    return {fold_name(name): place for place in known for name in (place.name, *place.aliases)}
