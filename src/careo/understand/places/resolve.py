"""Which spot a name means: what stands beside it, what else the text names, how large the spot is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from careo.model import KnownPlace
from careo.understand.places.context import POINTS, Votes, around, cell_of, support
from careo.understand.places.gazetteer import Gazetteer, Spot, distance_km, fold_name
from careo.understand.places.names import PlaceName

KIND_WEIGHT = {"case": 50.0, "country": 9.5, "continent": 8.0, "sea": 7.0, "river": 7.0, "region": 7.0, "division": 6.5}
DISTRICT, LESSER_DIVISION = 1.5, 3.8
# What a town loses where the name is another of its names, and what the name beside gives where it is of the same
# rank, as in a list of countries.
ANOTHER_NAME, PEER = 3.0, 2.0
# What speaks for a candidate, in the unit of one power of ten of its population.
BESIDE = 8.0
BESIDE_KM = 80.0
MOST_ALTERNATIVES = 5
BY_SIZE = "the largest of its name"
ROUNDS = 4
LONGEST_CHAIN = 3
# How sharply a name's vote goes to its likeliest meaning; what the vote counts of a name with a state beside it, of one
# in a dateline, of any other, of one that is only part of other names, and of one in a publisher's address: papers say
# the state of what is far away.
SHARP = 2.0
QUALIFIED, DATELINE, PLAIN, PART, CONTACT = 0.7, 2.0, 1.0, 0.5, 0.05


@dataclass(frozen=True, slots=True)
class Choice:
    """A spot, its score, and why it was chosen; `whole` is set where only what a place lies in is known."""

    spot: Spot
    score: float
    why: str
    whole: bool = False


@dataclass(slots=True)
class Meaning:
    """A name's candidates with what speaks for each by itself, how much its vote counts, and its vote."""

    spots: tuple[Spot, ...]
    scores: tuple[float, ...]
    reasons: tuple[str, ...]
    weight: float
    votes: Votes


def find_candidates(name: PlaceName, gazetteer: Gazetteer, own: Mapping[str, Sequence[Spot]]) -> tuple[Spot, ...]:
    """The spots a name could mean; those of the case come first and shut out the gazetteer's.

    A word for a division beside the name ("County", "provincia de") leaves divisions, where there are any; one for a
    village before it ("the hamlet of") leaves towns, and none where no town is called so.
    """
    if mine := own.get(fold_name(name.name)):
        return tuple(mine)
    if name.head and (spots := gazetteer.find(f"{name.name} {name.head}")):
        return spots
    spots = gazetteer.find(name.name)
    if name.in_village:
        return tuple(s for s in spots if s.kind in ("town", "case"))
    divisions = tuple(s for s in spots if s.kind in ("division", "district", "country")) if name.in_division else ()
    return divisions or spots


def own_spots(known: Iterable[KnownPlace]) -> dict[str, list[Spot]]:
    """The case's places by folded name and alias."""
    found: dict[str, list[Spot]] = {}
    for p in known:
        spot = Spot(p.name, p.lat, p.lon, "case", f"case:{p.name}", radius_km=p.radius_km, within=p.within)
        for key in {fold_name(n) for n in (p.name, *p.aliases)}:
            found.setdefault(key, []).append(spot)
    return found


def resolve(names: Sequence[PlaceName], gazetteer: Gazetteer, known: Sequence[KnownPlace]) -> list[tuple[Choice, ...]]:
    """For each name the choices, best first; empty where the name is not known.

    Each name shares a vote out over its meanings, by size and by what stands beside it; votes are counted and shared
    out anew a few times, so that names that lie together find each other. One name has one meaning in a document.
    """
    own = own_spots(known)
    keys = [name.key for name in names]
    villages = {name.key for name in names if name.in_village}
    candidates: dict[str, tuple[Spot, ...]] = {}
    for key, name in zip(keys, names, strict=True):
        if key not in candidates:
            candidates[key] = find_candidates(replace(name, in_village=key in villages), gazetteer, own)
    wider = _containers(names, keys, candidates)
    weights = _weights(names, keys, wider)
    meanings = {
        key: _meaning(key, spots, wider.get(key, ()), weights[key]) for key, spots in candidates.items() if spots
    }
    for _ in range(ROUNDS):
        every = _count(meanings.values())
        for meaning in meanings.values():
            totals = [
                score + sum(weight for weight, _ in support(spot, every, meaning.votes))
                for spot, score in zip(meaning.spots, meaning.scores, strict=True)
            ]
            meaning.votes = _share(meaning.spots, totals, meaning.weight)
    every = _count(meanings.values())
    chosen = {key: _choices(meaning, every, meaning.votes) for key, meaning in meanings.items()}
    landmarks = _landmarks(chosen)
    told = {key: tuple(_told(c, key, landmarks) for c in choices) for key, choices in chosen.items()}
    found = [told.get(key, ()) for key in keys]
    beside = [*found[1:], ()][: len(found)]
    put = [_inside(name, own, after) for name, own, after in zip(names, found, beside, strict=True)]
    wholes = {key: one for key, one in zip(keys, put, strict=True) if key in villages and one and one[0].whole}
    return [wholes.get(key, one) for key, one in zip(keys, put, strict=True)]


def _weights(names: Sequence[PlaceName], keys: Sequence[str], wider: Mapping[str, object]) -> dict[str, float]:
    """What the vote of each name counts, by key: the most that any of its tellings is worth."""
    weights: dict[str, float] = {}
    for key, name in zip(keys, names, strict=True):
        if name.in_contact:
            weight = CONTACT
        elif name.in_dateline or name.sent_from:
            weight = DATELINE
        elif name.part:
            weight = PART
        else:
            weight = QUALIFIED if wider.get(key) else PLAIN
        weights[key] = max(weight, weights.get(key, 0.0))
    return weights


def _containers(
    names: Sequence[PlaceName], keys: Sequence[str], candidates: Mapping[str, tuple[Spot, ...]]
) -> dict[str, tuple[Spot, ...]]:
    """What the text puts each name in, by key: the meanings of the next name that agree with what that lies in."""
    wider: dict[str, tuple[Spot, ...]] = {}
    seen: dict[tuple[str, ...], tuple[Spot, ...]] = {}
    for index in range(len(names) - 1):
        last = index
        while last < index + LONGEST_CHAIN and names[last].beside:
            last += 1
        chain = tuple(keys[index + 1 : last + 1])
        if chain and chain[0] != keys[index]:
            if chain not in seen:
                seen[chain] = _agreeing_all([candidates[key] for key in chain])
            wider[keys[index]] = wider.get(keys[index]) or seen[chain]
    return wider


def _agreeing_all(chain: Sequence[tuple[Spot, ...]]) -> tuple[Spot, ...]:
    inside: tuple[Spot, ...] = ()
    for spots in reversed(chain):
        inside = _agreeing(spots, inside)
    return inside


def _agreeing(spots: tuple[Spot, ...], wider: Sequence[Spot]) -> tuple[Spot, ...]:
    fitting = tuple(spot for spot in spots if any(lies_in(spot, one) for one in wider))
    return fitting or spots


def _meaning(key: str, spots: tuple[Spot, ...], wider: Sequence[Spot], weight: float) -> Meaning:
    scores, reasons = [], []
    ranks = {spot.kind for spot in spots if spot.kind == "country" or _is_listed(spot)}
    for spot in spots:
        score = _size(spot) - (ANOTHER_NAME if spot.kind == "town" and not _is_called(spot, key) else 0.0)
        why = f"{BY_SIZE} ({spot.population} people)" if spot.kind == "town" else f"a {spot.kind}"
        if spot.kind == "case":
            why = "listed in the case's places"
        if container := max((one for one in wider if lies_in(spot, one)), key=_weight_of, default=None):
            score += PEER if spot.kind == "town" and container.kind in ranks else _weight_of(container)
            why = f"the text puts it in {container.name}"
        scores.append(score)
        reasons.append(why)
    return Meaning(spots, tuple(scores), tuple(reasons), weight, _share(spots, scores, weight))


def _is_called(spot: Spot, key: str) -> bool:
    return key.startswith(fold_name(spot.name)) or fold_name(spot.name).startswith(key.rstrip("|"))


def _is_listed(spot: Spot) -> bool:
    """Whether a division is one of `lang/gazetteer.csv`, which lists those that reports speak of by themselves."""
    return spot.kind == "division" and "." not in spot.gazetteer_id


def _weight_of(container: Spot) -> float:
    """How much a name beside says: a town does so by its size, for it may be one of a list of towns."""
    return BESIDE if container.kind != "town" else 1.0 + math.log10(container.population + 100) / 2


def _size(spot: Spot) -> float:
    """What speaks for a spot by itself, in powers of ten of people; `lang/gazetteer.csv` holds the better known."""
    if spot.kind == "town":
        return math.log10(spot.population + 100)
    if spot.kind == "district":
        return DISTRICT
    return LESSER_DIVISION if spot.kind == "division" and not _is_listed(spot) else KIND_WEIGHT[spot.kind]


def _share(spots: Sequence[Spot], scores: Sequence[float], weight: float) -> Votes:
    """A vote shared out by score."""
    best = max(scores)
    shares = [math.exp(SHARP * (score - best)) for score in scores]
    whole = sum(shares)
    return Votes((spot, weight * share / whole) for spot, share in zip(spots, shares, strict=True) if share > 1e-4)


def _count(meanings: Iterable[Meaning]) -> Votes:
    every = Votes()
    for meaning in meanings:
        every.merge(meaning.votes)
    return every


def _choices(meaning: Meaning, every: Votes, own: Votes) -> tuple[Choice, ...]:
    """The likeliest spots with the weightiest kind of reason."""
    scored = []
    for spot, score, why in zip(meaning.spots, meaning.scores, meaning.reasons, strict=True):
        found = support(spot, every, own)
        weight, kind = max(found, default=(0.0, ""))
        settled = why.startswith("the text puts") or spot.kind not in ("town", "district") or weight < 0.5
        total = score + sum(w for w, _ in found)
        scored.append(Choice(spot, round(total, 3), why if settled else kind))
    scored.sort(key=lambda choice: (-choice.score, choice.spot.gazetteer_id))
    return tuple(scored[: MOST_ALTERNATIVES + 1])


def _landmarks(chosen: Mapping[str, tuple[Choice, ...]]) -> dict[tuple[int, int], list[tuple[str, Spot]]]:
    """The chosen spots by square, two at most in each: enough to name one that is near."""
    found: dict[tuple[int, int], list[tuple[str, Spot]]] = {}
    for key, choices in chosen.items():
        spot = choices[0].spot
        row = found.setdefault(cell_of(spot), [])
        if spot.kind in POINTS and len(row) < 2:
            row.append((key, spot))
    return found


def _told(choice: Choice, key: str, landmarks: Mapping[tuple[int, int], list[tuple[str, Spot]]]) -> Choice:
    """The choice with its reason as a sentence."""
    spot, why = choice.spot, choice.why
    if why == "near":
        near = [s for cell, _ in around(cell_of(spot)) for k, s in landmarks.get(cell, ()) if k != key]
        best = min(near, key=lambda s: distance_km(spot.lat, spot.lon, s.lat, s.lon), default=None)
        why = f"near {best.name}, which the text names" if best else "near other places that the text may mean"
    elif why == "division":
        why = f"the text speaks of {spot.country} {spot.division}"
    elif why == "country":
        why = f"the text speaks of {spot.country}"
    return Choice(spot, choice.score, why)


def _inside(name: PlaceName, choices: tuple[Choice, ...], beside: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The choices; where the text says what a name lies in and no meaning lies there, that container."""
    if not name.beside or not beside or any(lies_in(choice.spot, beside[0].spot) for choice in choices[:1]):
        return choices
    container = beside[0].spot
    told = name.told_in or _is_wide(container)
    if not told or any(c.spot.kind not in ("town", "district") for c in choices):
        return choices
    why = f"no place of this name is known in {container.name}, where the text puts it; put there as a whole"
    return (Choice(container, DISTRICT, why, whole=True), *choices[:MOST_ALTERNATIVES])


def _is_wide(spot: Spot) -> bool:
    return spot.kind in ("country", "division", "region")


def lies_in(spot: Spot, wider: Spot) -> bool:
    """Whether a spot lies in another, as far as the gazetteer can tell."""
    if spot.gazetteer_id == wider.gazetteer_id or spot.kind in ("country", "continent"):
        return False
    if wider.kind == "country":
        return spot.country == wider.country
    if wider.kind == "division" and spot.division:
        return (spot.country, spot.division) == (wider.country, wider.division)
    if spot.country and wider.country and spot.country != wider.country:
        return False
    reach = BESIDE_KM if wider.kind in ("town", "case") else wider.radius_km + 50
    return distance_km(spot.lat, spot.lon, wider.lat, wider.lon) <= reach
