"""How two times stand to each other in days, and two places in kilometres."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from careo.link.lexicon import common_forms, forms
from careo.model import Place, TimeRange

EARTH_KM = 6371.0
DAY, TOUCHING = timedelta(days=1), timedelta(minutes=1)
POINT_KM = 3.0
BUILDINGS = "any.places.facility@"


def length(when: TimeRange) -> timedelta:
    """How long a range is; endless with an open side."""
    if when.earliest is None or when.latest is None:
        return timedelta.max
    return when.latest - when.earliest


def gap_days(a: TimeRange, b: TimeRange) -> float | None:
    """Days between two ranges, 0 where they share a moment; None where an open side leaves it open.

    Ranges end before their last moment: of two days in a row the one is not the other, and `TOUCHING` lies between.
    """
    a_from, a_to = a.earliest or datetime.min, a.latest or datetime.max
    b_from, b_to = b.earliest or datetime.min, b.latest or datetime.max
    if a_from < b_to and b_from < a_to:
        return 0.0 if None not in (a.earliest, a.latest, b.earliest, b.latest) else None
    return max(b_from - a_to, a_from - b_to, TOUCHING) / DAY


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance; None where one of them is not resolved."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    phi, psi = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((phi - psi) / 2) ** 2
    half += math.cos(phi) * math.cos(psi) * math.sin(math.radians(a.lon - b.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def radius(place: Place) -> float:
    """The radius of a place; that of a spot where none is known."""
    return place.radius_km if place.radius_km is not None else POINT_KM


def is_same_place(a: Place, b: Place) -> bool:
    """Whether two places have one entry of the gazetteer, or, where one is unresolved, one name."""
    if a.gazetteer_id and b.gazetteer_id:
        return a.gazetteer_id == b.gazetteer_id
    return bool(place_name(a)) and place_name(a) == place_name(b)


def is_building(place: Place) -> bool:
    """Whether a place is a building that was put into the town the text has in mind, since no gazetteer knows it."""
    return place.made_by.startswith(BUILDINGS)


def share_owner(a: Place, b: Place, lang: str) -> bool:
    """Whether two buildings are named by one name ("the Fenix headquarters", "the Fenix building")."""
    ours, theirs = (forms(place.name, lang) - common_forms(lang) for place in (a, b))
    return any(word.islower() for word in ours & theirs)


def place_name(place: Place) -> frozenset[str]:
    """The words of a place's name as they are compared; place names are not translated by any word list."""
    return forms(place.name, "und")
