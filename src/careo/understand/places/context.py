"""Where a document plays: votes of its place names for countries, divisions and squares of the earth.

Each name shares one vote out over its meanings. Looking a spot up costs the same however many names there are.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

from careo.understand.places.spot import Spot

# In powers of ten of people: what a spot gains over another of its name when all the text speaks for it.
SAME_COUNTRY, SAME_DIVISION, NEAR = 1.8, 2.2, 2.4
NEIGHBOUR = 0.5
POINTS = frozenset({"town", "district", "case"})

Cell = tuple[int, int]


class Votes:
    """Votes for countries, first-order divisions, and squares of one degree."""

    def __init__(self, shares: Iterable[tuple[Spot, float]] = ()) -> None:
        self.total = 0.0
        self.countries: dict[str, float] = defaultdict(float)
        self.divisions: dict[tuple[str, str], float] = defaultdict(float)
        self.cells: dict[Cell, float] = defaultdict(float)
        for spot, share in shares:
            self._add(spot, share)

    def _add(self, spot: Spot, share: float) -> None:
        if spot.country:
            self.total += share
            self.countries[spot.country] += share
        if spot.country and spot.division:
            self.divisions[spot.country, spot.division] += share
        if spot.kind in POINTS:
            self.cells[cell_of(spot)] += share

    def merge(self, other: Votes) -> None:
        """Add the votes of another name."""
        self.total += other.total
        for mine, theirs in (
            (self.countries, other.countries),
            (self.divisions, other.divisions),
            (self.cells, other.cells),
        ):
            for key, share in theirs.items():
                mine[key] += share  # type: ignore[index]

    def near(self, spot: Spot) -> float:
        """The votes for the square of a spot, and half of those for the squares around."""
        return sum(weight * self.cells.get(cell, 0.0) for cell, weight in around(cell_of(spot)))


def cell_of(spot: Spot) -> Cell:
    """The square of one degree in which a spot lies."""
    return math.floor(spot.lat), math.floor(spot.lon) % 360


def around(cell: Cell) -> Iterator[tuple[Cell, float]]:
    """A square and the eight beside it, with their weights."""
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            yield (cell[0] + north, (cell[1] + east) % 360), NEIGHBOUR if north or east else 1.0


def support(spot: Spot, every: Votes, own: Votes) -> list[tuple[float, str]]:
    """What the votes of the other names say for a spot: weight and the kind of reason (near, division, country)."""
    if spot.kind not in (*POINTS, "division", "country"):
        return []
    found = []
    total = every.total - own.total
    if spot.country and total > 0.01:
        mass = max(0.0, every.countries.get(spot.country, 0.0) - own.countries.get(spot.country, 0.0))
        found.append((SAME_COUNTRY * (mass / total) * (1 - math.exp(-2 * mass)), "country"))
    if spot.division:
        place = (spot.country, spot.division)
        mass = max(0.0, every.divisions.get(place, 0.0) - own.divisions.get(place, 0.0))
        found.append((SAME_DIVISION * (1 - math.exp(-mass)), "division"))
    if spot.kind in POINTS:
        mass = max(0.0, every.near(spot) - own.near(spot))
        found.append((NEAR * (1 - math.exp(-mass)), "near"))
    return [(weight, kind) for weight, kind in found if weight > 0.0]
