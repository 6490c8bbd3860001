"""The divisions of all countries below the state: rows of `lang/divisions.csv.xz`, made into spots on demand.

A row is country, GeoNames code of the first-order division, level (1 or 2), name, lat, lon, radius in kilometres; the
middle and the radius are those of the towns that GeoNames puts there (training/gazetteer.py).
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator, Mapping

from careo.lang.words import HERE
from careo.understand.places.spot import Spot, fold_name, fold_names

COUNTY = re.compile(r" (?:county|parish|borough|census area)$")


def read_divisions() -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    """The rows by folded name (counties also without their last word), and the first-order divisions.

    Returns:
        The index; for (country, folded name) the GeoNames code; for (country, GeoNames code) the name.
    """
    index: dict[str, tuple[str, ...]] = {}
    codes: dict[tuple[str, str], str] = {}
    names: dict[tuple[str, str], str] = {}
    rows = lzma.decompress((HERE / "divisions.csv.xz").read_bytes()).decode("utf-8").splitlines()
    cells = [row.split(",", 4) for row in rows]
    keys = fold_names([name for _, _, _, name, _ in cells])
    for row, (country, code, level, name, _), key in zip(rows, cells, keys, strict=True):
        if level == "1" and code:
            codes[country, key], names[country, code] = code, name
        for one in {key, COUNTY.sub("", key)}:
            index[one] = (*index.get(one, ()), row)
    return index, codes, names


def spot_of(row: str) -> Spot:
    """The spot of a row: a division of the first order, or a district."""
    country, code, level, name, lat, lon, radius = row.split(",")
    first = level == "1"
    slug = re.sub(r"\W+", "-", fold_name(name))
    return Spot(
        name=name,
        lat=float(lat),
        lon=float(lon),
        kind="division" if first else "district",
        gazetteer_id=f"division:{country}.{code or slug}" if first else f"division:{country}.{code}.{slug}",
        country=country,
        division=code,
        radius_km=float(radius),
    )


def spots_of(rows: tuple[str, ...], listed: Mapping[tuple[str, str], object]) -> Iterator[Spot]:
    """The spots of some rows, without the divisions that `lang/gazetteer.csv` lists: (country, folded name)."""
    for row in rows:
        spot = spot_of(row)
        if spot.kind == "district" or (spot.country, fold_name(spot.name)) not in listed:
            yield spot
