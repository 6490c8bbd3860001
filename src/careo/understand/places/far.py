"""Names that a text can hardly mean: a small town of a country that it does not speak of.

"Delta" and "Pandora" lie in Ohio, too; a report that puts ten names in Peru and none in the United States means neither
town. Where the words put something there ("in Crespo") the name stays, unresolved; else it is no place at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from careo.understand.places.facilities import LOCAL
from careo.understand.places.names import PlaceName
from careo.understand.places.resolve import Choice

# So many names, and such a share of all, put a text in one country.
LEAST_NAMES, LEAST_SHARE = 5, 0.8
# A town as large as this may be meant from anywhere, a smaller one where the text names its country, a village only
# where something is put there, too.
CITY, VILLAGE = 250_000, 15_000
LED = LOCAL | {"from"}


def leave_out_far(
    names: Sequence[PlaceName], choices: Sequence[tuple[Choice, ...]]
) -> Iterator[tuple[PlaceName, tuple[Choice, ...]]]:
    """The names with their choices; without choices, or left out, those that lie where the text does not play."""
    home, spoken = _countries(names, choices)
    for name, found in zip(names, choices, strict=True):
        if not home or not found or name.in_dateline or not _is_far(name, found[0], home, spoken):
            yield name, found
        elif name.relation in LED:
            yield name, ()


def _countries(names: Sequence[PlaceName], choices: Sequence[tuple[Choice, ...]]) -> tuple[str, set[str]]:
    """The country in which a text plays, "" where it is not clear; all countries and divisions that it speaks of."""
    where = {
        name.key: found[0].spot
        for name, found in zip(names, choices, strict=True)
        if found and found[0].spot.country and not name.in_dateline
    }
    counts = Counter(spot.country for spot in where.values())
    spoken = {spot.country for spot in where.values() if spot.kind in ("country", "division", "case")}
    home, most = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    clear = most >= LEAST_NAMES and most >= LEAST_SHARE * sum(counts.values())
    return (home if clear else ""), spoken


def _is_far(name: PlaceName, choice: Choice, home: str, spoken: set[str]) -> bool:
    spot = choice.spot
    if spot.kind != "town" or spot.country in (home, "") or choice.why.startswith("the text puts it in"):
        return False
    led = name.relation in LED or spot.population >= VILLAGE
    return spot.population < CITY and not (led and spot.country in spoken)
