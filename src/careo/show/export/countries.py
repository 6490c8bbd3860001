"""What the shapes of ACLED and the UCDP want of a country: its name, its number, its region (`regions.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from careo.lang.countries import load_countries


@dataclass(frozen=True, slots=True)
class Country:
    """A country: English name, ISO 3166 number, and its region in each data set; "" where that has none for it."""

    name: str
    number: int
    acled_region: str
    ucdp_region: str


def lookup_country(code: str) -> Country | None:
    """The country of an ISO 3166 code of two letters, None where there is none.

    Examples:
        >>> lookup_country("PE")
        Country(name='Peru', number=604, acled_region='South America', ucdp_region='Americas')
        >>> lookup_country("")
    """
    found = load_countries().get(code)
    if found is None:
        return None
    regions = _regions()
    return Country(found["name"], int(found["isonumeric"]), *(regions[of].get(code, "") for of in ("acled", "ucdp")))


@cache
def _regions() -> dict[str, dict[str, str]]:
    table = tomllib.loads((Path(__file__).parent / "regions.toml").read_text(encoding="utf-8"))
    return {of: {code: name for name, codes in rows.items() for code in codes.split()} for of, rows in table.items()}
