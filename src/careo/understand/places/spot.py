"""A spot of the earth that has a name, the form in which names are compared, and distances."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from careo.text.numbers import fold

EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Spot:
    """One spot of the earth that has a name.

    `kind` is town, country, division (of the first order), district (of the second), region, sea, river, continent or
    case; `division` the GeoNames code of the first-order division (for the United States the letters of the state);
    `within` what places.csv says.
    """

    name: str
    lat: float
    lon: float
    kind: str
    gazetteer_id: str
    country: str = ""
    division: str = ""
    population: int = 0
    radius_km: float = 5.0
    within: str = ""


# Marks that fall away, and those that part words; white space that is not one blank.
_MARKS, _JOINTS, _SPACES = ".'’`ʻ", "-‐–", re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_SHORT = re.compile(r"(?m)^ *(st|ft|mt) ")
WHOLE = {"st": "saint", "ft": "fort", "mt": "mount"}


def fold_name(name: str) -> str:
    """The form of a name that is compared: lower case, no accents, no full stops, hyphens as spaces.

    Examples:
        >>> fold_name("St. Élie-du-Lac")
        'saint elie du lac'
        >>> fold_name("Ft. Nowhere")
        'fort nowhere'
    """
    return fold_names([name])[0]


def fold_names(names: Sequence[str]) -> list[str]:
    """The folded forms of many names, in order: much sooner than one by one."""
    lines = "\n".join(names)
    if lines.count("\n") >= len(names):
        lines = "\n".join(map(_in_one_line, names))
    plain = fold(lines)
    for mark in _MARKS:
        plain = plain.replace(mark, "")
    for joint in _JOINTS:
        plain = plain.replace(joint, " ")
    plain = _SHORT.sub(lambda found: f"{WHOLE[found[1]]} ", _SPACES.sub(" ", plain))
    return [line.strip(" ") for line in plain.split("\n")]


def _in_one_line(name: str) -> str:
    return " ".join(name.splitlines()) if "\n" in name else name


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points of the earth (haversine)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
