"""Where: place names resolved to spots of the earth, with a radius, the other spots of that name, and the reason.

The case's own `places.csv` comes before any gazetteer. Names in a dateline, byline or note help to choose but are no
places of events.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from careo.model import Mention, Place, PlaceCandidate, Reference
from careo.understand.parsed import Parsed
from careo.understand.places.facilities import place_facilities
from careo.understand.places.far import leave_out_far
from careo.understand.places.gazetteer import Gazetteer, load_gazetteer
from careo.understand.places.names import NameFinder, PlaceName
from careo.understand.places.resolve import Choice, resolve

__all__ = ["find_places"]

TOWN_FLOOR_KM = 2.0


def find_places(parsed: Parsed, mentions: Sequence[Mention], *, reference: Reference) -> tuple[Place, ...]:
    """The places a document names, in text order, and the buildings that take the town the text speaks of.

    Args:
        parsed: the document.
        mentions: persons and organisations bar their words; places, facilities and states speak for theirs.
        reference: the case's places, which come first.
    """
    gazetteer = load_gazetteer()
    actors = _actor_spans(parsed, reference)
    finder = NameFinder(parsed, gazetteer, reference.places)
    names = [
        name
        for name in finder.find(mentions)
        if not any(name.start < stop and start < name.stop for start, stop in actors)
    ]
    choices = resolve(names, gazetteer, reference.places)
    every = [(name, _place(parsed, name, found, gazetteer)) for name, found in leave_out_far(names, choices)]
    told = [place for name, place in every if not name.in_dateline]
    sent = next((place for name, place in every if name.in_dateline or name.sent_from), None)
    dateline = sent if sent is not None and sent.lat is not None and _plays_there(sent, told) else None
    told += place_facilities(parsed, mentions, tuple(told), dateline, finder.relation)
    return tuple(sorted(told, key=lambda place: place.span.start))


def _plays_there(dateline: Place, told: Sequence[Place]) -> bool:
    """Whether a report may play where it was sent from: no town it names, or one of them, lies in that country."""
    towns = {place.country for place in told if place.country and not (place.gazetteer_id or "").startswith("country:")}
    return not towns or dateline.country in towns


def _actor_spans(parsed: Parsed, reference: Reference) -> list[tuple[int, int]]:
    """Where the case's own actors are named: no place stands inside their names ("Alianza Comunera Armada")."""
    own = {place.name for place in reference.places} | {alias for place in reference.places for alias in place.aliases}
    every = sorted({name for actor in reference.actors for name in (actor.name, *actor.aliases)} - own)
    patterns = (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) for name in every)
    return [found.span() for pattern in patterns for found in pattern.finditer(parsed.doc.text)]


def _place(parsed: Parsed, name: PlaceName, found: tuple[Choice, ...], gazetteer: Gazetteer) -> Place:
    span = parsed.span(name.start, name.stop)
    shown = " ".join(parsed.quote(span).split())
    best = found[0] if found else None
    if best is None:
        why = "no gazetteer knows this name"
        if gazetteer.has(name.name):
            why = "the gazetteer knows this name only in countries that the text does not speak of"
        return Place(span, shown, name.relation, "any.places.unknown@1", why=why)
    return Place(
        span=span,
        name=shown if best.whole else best.spot.name,
        relation=name.relation,
        made_by=_maker(best),
        lat=best.spot.lat,
        lon=best.spot.lon,
        radius_km=max(TOWN_FLOOR_KM, best.spot.radius_km),
        gazetteer_id=best.spot.gazetteer_id,
        alternatives=tuple(_candidate(choice) for choice in found if choice is not best),
        why=best.why,
        country=best.spot.country,
        division=gazetteer.names.get((best.spot.country, best.spot.division), ""),
    )


def _maker(choice: Choice) -> str:
    if choice.whole:
        return "any.places.container@1"
    return "any.places.case@1" if choice.spot.kind == "case" else "any.places.gazetteer@2"


def _candidate(choice: Choice) -> PlaceCandidate:
    spot = choice.spot
    return PlaceCandidate(spot.name, spot.lat, spot.lon, spot.gazetteer_id, choice.score)
