"""Which spot a name means: what stands beside it, what else the text names, how large the spot is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from careo.model import KnownPlace
from careo.understand.places.gazetteer import Gazetteer, Spot, distance_km, fold_name
from careo.understand.places.names import PlaceName

KIND_WEIGHT = {"case": 50.0, "country": 9.0, "continent": 8.0, "region": 7.0, "division": 6.5, "town": 0.0}
# What speaks for a candidate, in the unit of one power of ten of its population.
BESIDE, SAME_DIVISION, SAME_COUNTRY, NEAR, SAME_AS_BEFORE, DATELINE = 8.0, 2.0, 0.8, 2.0, 1.0, 1.5
NEAR_KM, BESIDE_KM = 120.0, 80.0
MOST_NEAR, LEAST_NEAR = 3, 0.05
MOST_ALTERNATIVES = 5
# How much a name whose meaning was only guessed says about the others, and how often the guesses are made anew.
GUESS, ROUNDS = 0.3, 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A spot, its score, and why it was chosen."""

    spot: Spot
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A spot that another name of the text stands for, how sure that is, and whether it is in the dateline."""

    key: str
    spot: Spot
    weight: float
    in_dateline: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of a document says about where it plays, seen from one name (which says nothing about itself).

    `countries` and `divisions` add up the weights of the hints; `points` are the towns.
    """

    countries: Mapping[str, float]
    divisions: Mapping[tuple[str, str], float]
    points: tuple[tuple[Spot, float], ...]
    dateline: tuple[Spot, ...]


def look_around(hints: Iterable[Hint], key: str) -> Surroundings:
    """The surroundings of one name: all hints of other names."""
    countries: dict[str, float] = {}
    divisions: dict[tuple[str, str], float] = {}
    points: dict[str, tuple[Spot, float]] = {}
    dateline = []
    for hint in hints:
        spot = hint.spot
        if hint.key == key:
            continue
        if spot.country:
            countries[spot.country] = countries.get(spot.country, 0.0) + hint.weight
        if spot.country and spot.division:
            place = (spot.country, spot.division)
            double = 2 if spot.kind == "division" else 1
            divisions[place] = divisions.get(place, 0.0) + hint.weight * double
        if spot.kind in ("town", "case"):
            points[spot.gazetteer_id] = (spot, max(hint.weight, points.get(spot.gazetteer_id, (spot, 0.0))[1]))
        if hint.in_dateline:
            dateline.append(spot)
    return Surroundings(countries, divisions, tuple(points.values()), tuple(dateline))


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
    those say, twice, so that towns that lie together find each other. One name has one meaning in a document.
    """
    keys = [fold_name(n.name) for n in names]
    meanings = {key: find_candidates(n.name, gazetteer, known) for key, n in zip(keys, names, strict=True)}
    candidates = [meanings[key] for key in keys]
    wider: dict[str, tuple[Spot, ...]] = {}
    for k, key in enumerate(keys):
        wider[key] = wider.get(key) or _beside(names, k, text, candidates)
    heads = {key: n.head for key, n in zip(keys, names, strict=True) if n.head}
    datelined = {key for key, n in zip(keys, names, strict=True) if n.in_dateline}
    hints = [*_county_hints(heads, gazetteer)]
    for key, spots in meanings.items():
        if spots and key not in heads and (len(spots) == 1 or spots[0].kind != "town" or wider[key]):
            best = _choices(spots, wider[key], look_around((), key))[0].spot
            hints.append(Hint(key, best, 1.0, key in datelined))
    sure = {hint.key for hint in hints}
    for _ in range(ROUNDS):
        guesses = [
            Hint(key, found[0].spot, GUESS, key in datelined)
            for key, spots in meanings.items()
            if key not in sure and key not in heads and (found := _choices(spots, wider[key], look_around(hints, key)))
        ]
        hints = [*(hint for hint in hints if hint.weight != GUESS), *guesses]
    chosen = {key: _choices(spots, wider[key], look_around(hints, key)) for key, spots in meanings.items()}
    return [chosen[key] for key in keys]


def _county_hints(heads: Mapping[str, str], gazetteer: Gazetteer) -> Iterator[Hint]:
    """The states that the counties of the text can lie in; the fewer they are the more they say."""
    divisions = {
        s.division: s for spots in gazetteer.others.values() for s in spots if s.gazetteer_id[:12] == "division:US-"
    }
    for key, head in heads.items():
        states = [state for county, state in gazetteer.counties if county == f"{key} {head}" and state in divisions]
        for state in states:
            yield Hint(key, divisions[state], 1.0 / len(states))


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


def _context(spot: Spot, around: Surroundings) -> Iterator[tuple[float, str]]:
    if spot.kind in ("country", "continent", "region"):
        return
    named = around.divisions.get((spot.country, spot.division), 0)
    if spot.division and named:
        yield SAME_DIVISION * min(1.0, 0.3 + named / 4), f"the text speaks of {spot.country} {spot.division}"
    if spot.country in around.countries:
        share = around.countries[spot.country] / sum(around.countries.values())
        yield SAME_COUNTRY + 1.5 * share, f"the text speaks of {spot.country}"
    near = sorted(
        (
            (weight * math.exp(-distance_km(spot.lat, spot.lon, p.lat, p.lon) / NEAR_KM), p)
            for p, weight in around.points
        ),
        key=lambda row: -row[0],
    )[:MOST_NEAR]
    if near and near[0][0] > LEAST_NEAR:
        yield NEAR * min(1.5, sum(weight for weight, _ in near)), f"near {near[0][1].name}, which the text names"
    for sent in around.dateline:
        if sent.country and sent.country == spot.country:
            yield DATELINE, f"sent from {sent.name}"


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
