"""Where: place names resolved to spots of the earth, with a radius, the other spots of that name, and the reason.

The case's own `places.csv` comes before any gazetteer. Names in a dateline, byline or note help to choose but are no
places of events.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from careo.model import Mention, Place, PlaceCandidate, Reference
from careo.understand.parsed import Parsed
from careo.understand.places.gazetteer import Gazetteer, Spot, distance_km, fold_name, load_gazetteer
from careo.understand.places.names import NameFinder, PlaceName
from careo.understand.places.resolve import Choice, resolve

__all__ = ["find_places"]

COUNTY_RADIUS_KM, NEIGHBOUR_KM = 40.0, 80.0
TOWN_FLOOR_KM = 2.0


def find_places(parsed: Parsed, mentions: Sequence[Mention], *, reference: Reference) -> tuple[Place, ...]:
    """The places a document names, in text order.

    Args:
        parsed: the document.
        mentions: persons and organisations bar their words; places, facilities and states speak for theirs.
        reference: the case's places, which come first.
    """
    gazetteer = load_gazetteer()
    actors = _actor_spans(parsed, reference)
    names = [
        name
        for name in NameFinder(parsed, gazetteer, reference.places).find(mentions)
        if not any(name.start < stop and start < name.stop for start, stop in actors)
    ]
    choices = resolve(names, parsed.syntax.text, gazetteer, reference.places)
    towns = [c[0].spot for n, c in zip(names, choices, strict=True) if c and not n.head and c[0].spot.kind == "town"]
    return tuple(
        _place(parsed, name, found, _county(name, found, towns, gazetteer))
        for name, found in zip(names, choices, strict=True)
        if not name.in_dateline
    )


def _actor_spans(parsed: Parsed, reference: Reference) -> list[tuple[int, int]]:
    """Where the case's own actors are named: no place stands inside their names ("Alianza Comunera Armada")."""
    own = {place.name for place in reference.places} | {alias for place in reference.places for alias in place.aliases}
    every = sorted({name for actor in reference.actors for name in (actor.name, *actor.aliases)} - own)
    patterns = (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) for name in every)
    return [found.span() for pattern in patterns for found in pattern.finditer(parsed.doc.text)]


def _place(parsed: Parsed, name: PlaceName, found: tuple[Choice, ...], county: Choice | None) -> Place:
    span = parsed.span(name.start, name.stop)
    shown = " ".join(parsed.quote(span).split())
    best = county or (found[0] if found else None)
    if best is None:
        return Place(span, shown, name.relation, "any.places.unknown@1", why="no gazetteer knows this name")
    return Place(
        span=span,
        name=best.spot.name if county is None else shown,
        relation=name.relation,
        made_by="any.places.case@1" if best.spot.kind == "case" else "any.places.gazetteer@1",
        lat=best.spot.lat,
        lon=best.spot.lon,
        radius_km=max(TOWN_FLOOR_KM, best.spot.radius_km),
        gazetteer_id=best.spot.gazetteer_id,
        alternatives=tuple(_candidate(choice) for choice in found if choice is not best),
        why=best.why,
    )


def _candidate(choice: Choice) -> PlaceCandidate:
    spot = choice.spot
    return PlaceCandidate(spot.name, spot.lat, spot.lon, spot.gazetteer_id, choice.score)


def _county(name: PlaceName, found: tuple[Choice, ...], towns: Sequence[Spot], gazetteer: Gazetteer) -> Choice | None:
    """A county of the United States, which no gazetteer here has the middle of.

    It is put among the towns that the text names in its state; without any, in the middle of the state.
    """
    if name.head not in ("county", "parish"):
        return None
    full = fold_name(f"{name.name} {name.head}")
    states = {state for county, state in gazetteer.counties if county == full}
    near = [town for town in towns if town.country == "US" and town.division in states]
    slug = re.sub(r"\W+", "-", full)
    score = found[0].score if found else 0.0
    if near:
        middle = max(near, key=lambda t: sum(distance_km(t.lat, t.lon, o.lat, o.lon) < NEIGHBOUR_KM for o in near))
        why = f"a county of {middle.division}, put at {middle.name}, which the text names"
        radius = COUNTY_RADIUS_KM
    elif len(states) == 1:
        middle = next(
            s for spots in gazetteer.others.values() for s in spots if s.gazetteer_id == f"division:US-{min(states)}"
        )
        why, radius = (
            f"the only county of that name, in {middle.name}; put in the middle of the state",
            middle.radius_km,
        )
    else:
        return None
    county_id = f"county:US-{middle.division}-{slug}"
    spot = Spot(full, middle.lat, middle.lon, "division", county_id, "US", middle.division, 0, radius)
    return Choice(spot, score, why)
