"""What each level of a comparison weighs: how often it is met in records of one person, and of two (m and u).

The weight is log2(m / u), in bits. The figures are set by hand: u as in a rural district where few surnames are many
people's, m as lists of victims are written. From `ENOUGH_RECORDS` on Splink estimates both from the records themselves
(u from random pairs, m by expectation maximisation), and a weight moves by `MOST_MOVE` bits at most: brothers share
both surnames, place and day, and an estimate left alone takes them for one person.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

PRIOR = 0.001  # of two records taken at random, how often they are one person's
JOIN, OPEN = 0.95, 0.5  # probability: from JOIN on joined, from OPEN on shown to a person
MARGIN = 3.0  # bits: two candidates nearer than this are as good as each other
CONFLICT = -6.0  # bits: below, two records are not one person's, whoever stands between them
ENOUGH_RECORDS = 300
MOST_MOVE = 2.0


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a comparison: how often it is met in one person's records, in two people's, and how it is said."""

    m: float
    u: float
    said: str

    @property
    def weight(self) -> float:
        """What it adds to the evidence, in bits."""
        return math.log2(self.m / self.u)


Weights = Mapping[str, tuple[Level, ...]]

WEIGHTS: Weights = {
    "surnames": (
        Level(0.026, 0.915, "other surnames: {} and {}"),
        Level(0.004, 0.050, "only the first surname is the same: {} and {}"),
        Level(0.060, 0.010, "the surnames are a slip apart, or turned about: {} and {}"),
        Level(0.280, 0.022, "one surname is the same, where only one is given: {} and {}"),
        Level(0.130, 0.001, "the same two surnames, spelled otherwise: {} and {}"),
        Level(0.500, 0.002, "the same two surnames: {} and {}"),
    ),
    "given": (
        Level(0.002, 0.969, "other given names: {} and {}"),
        Level(0.048, 0.004, "the given names are a slip apart: {} and {}"),
        Level(0.130, 0.006, "the given names can be the same (a spelling, pet name or initials): {} and {}"),
        Level(0.240, 0.015, "some of the given names: {} and {}"),
        Level(0.580, 0.006, "the same given names: {} and {}"),
    ),
    "aliases": (
        Level(0.400, 0.998, "other aliases: {} and {}"),
        Level(0.600, 0.002, "the same alias: {} and {}"),
    ),
    "age": (
        Level(0.003, 0.420, "years of birth more than fifteen apart: {} and {}"),
        Level(0.037, 0.270, "years of birth six to fifteen apart: {} and {}"),
        Level(0.110, 0.140, "years of birth three to five apart: {} and {}"),
        Level(0.250, 0.100, "years of birth one or two apart: {} and {}"),
        Level(0.600, 0.070, "the years of birth agree: {} and {}"),
    ),
    "place": (
        Level(0.100, 0.700, "other places: {} and {}"),
        Level(0.250, 0.220, "places of one area: {} and {}"),
        Level(0.650, 0.080, "the same place: {} and {}"),
    ),
    "day": (
        Level(0.020, 0.480, "more than a year apart: {} and {}"),
        Level(0.080, 0.300, "within a year, but not together: {} and {}"),
        Level(0.150, 0.150, "the times can be the same, but are vague: {} and {}"),
        Level(0.250, 0.050, "days apart at most: {} and {}"),
        Level(0.500, 0.020, "the same day: {} and {}"),
    ),
    "harm": (
        Level(0.050, 0.200, "another harm: {} and {}"),
        Level(0.250, 0.300, "one harm can follow the other: {} and {}"),
        Level(0.700, 0.500, "the same harm: {} and {}"),
    ),
    "holder": (
        Level(0.100, 0.400, "both stand in one list or document, which mostly names everybody once"),
        Level(0.900, 0.600, "they stand in two lists or documents"),
    ),
}


def prior_weight() -> float:
    """What every pair starts with, in bits."""
    return math.log2(PRIOR / (1 - PRIOR))


def probability_of(weight: float) -> float:
    """The probability that goes with a weight in bits.

    Examples:
        >>> probability_of(0.0), round(probability_of(5.0), 3)
        (0.5, 0.97)
    """
    return 1 / (1 + 2 ** -max(-60.0, min(60.0, weight)))


def move_weights(found: Mapping[str, Mapping[int, tuple[float, float]]]) -> Weights:
    """The fixed weights moved towards those that were estimated, by two bits at most each.

    Args:
        found: m and u that were estimated, by comparison and level; what is missing stays as it is.
    """
    return {
        what: tuple(
            _moved(level, found.get(what, {}).get(number), up=number > 0) for number, level in enumerate(levels)
        )
        for what, levels in WEIGHTS.items()
    }


def _moved(level: Level, found: tuple[float, float] | None, *, up: bool) -> Level:
    """A level with its weight moved; what speaks against one person (not `up`) is never made lighter."""
    if found is None or min(found) <= 0:
        return level
    step = max(-MOST_MOVE, min(MOST_MOVE if up else 0.0, math.log2(found[0] / found[1]) - level.weight))
    return Level(min(1.0, level.u * 2 ** (level.weight + step)), level.u, level.said)
