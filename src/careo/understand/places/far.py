"""Names that a text can hardly mean: a small town of a country that it does not speak of.

"Delta" and "Pandora" lie in Ohio, too; a report that puts ten names in Peru and none in the United States means neither
town. Where the words put something there ("in Crespo") the name stays, unresolved; else it is no place at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from careo.understand.places.facilities import LOCAL
from careo.understand.places.names import PlaceName
from careo.understand.places.resolve import BY_SIZE, Choice

# So many names, and such a share of all, put a text in one country.
LEAST_NAMES, LEAST_SHARE = 5, 0.8
# A town as large as this may be meant from anywhere, a smaller one where the text names its country, a village only
# where something is put there, too.
CITY, VILLAGE = 250_000, 15_000
# Two names are enough against a village that is the only one of its country, and was chosen for its size alone.
FEW_NAMES = 2
LED = LOCAL | {"from"}


def leave_out_far(
    names: Sequence[PlaceName], choices: Sequence[tuple[Choice, ...]]
) -> Iterator[tuple[PlaceName, tuple[Choice, ...]]]:
    """The names with their choices; without choices, or left out, those that lie where the text does not play."""
    counts, spoken = _countries(names, choices)
    home = _home(counts)
    for name, found in zip(names, choices, strict=True):
        far = bool(found) and not name.in_dateline
        far = far and (_is_alone(found[0], counts) or (home != "" and _is_far(name, found[0], home, spoken)))
        if not far:
            yield name, found
        elif name.relation in LED:
            yield name, ()


def _countries(names: Sequence[PlaceName], choices: Sequence[tuple[Choice, ...]]) -> tuple[Counter[str], set[str]]:
    """How many names lie in each country; all countries and divisions that the text speaks of."""
    where = {
        name.key: found[0].spot
        for name, found in zip(names, choices, strict=True)
        if found and found[0].spot.country and not name.in_dateline
    }
    spoken = {spot.country for spot in where.values() if spot.kind in ("country", "division", "case")}
    return Counter(spot.country for spot in where.values()), spoken


def _home(counts: Counter[str]) -> str:
    """The country in which a text plays, "" where it is not clear."""
    home, most = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    return home if most >= LEAST_NAMES and most >= LEAST_SHARE * sum(counts.values()) else ""


def _is_alone(choice: Choice, counts: Counter[str]) -> bool:
    """Whether a village is all that a text names of its country, and nothing but its size speaks for it."""
    spot = choice.spot
    small = spot.kind == "town" and spot.population < VILLAGE and choice.why.startswith(BY_SIZE)
    return small and counts[spot.country] == 1 and max(counts.values(), default=0) >= FEW_NAMES


def _is_far(name: PlaceName, choice: Choice, home: str, spoken: set[str]) -> bool:
    spot = choice.spot
    if spot.kind != "town" or spot.country in (home, "") or choice.why.startswith("the text puts it in"):
        return False
    led = name.relation in LED or spot.population >= VILLAGE
    return spot.population < CITY and not (led and spot.country in spoken)
