"""Durations: counts of units of time, written the TIMEX3 way (`P2Y6M`, `PT36H`, `PXM`)."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from careo.text.numbers import lookup_number
from careo.understand.times.calendar import shift_day
from careo.understand.times.drafts import Match
from careo.understand.times.patterns import TimeWords

UNKNOWN = "X"
# Units that stand for several of a smaller one, and what half of a unit is.
PLAIN = {"E": ("Y", 10), "C": ("Y", 100), "X5": ("Y", 5), "X15": ("D", 15), "X1000": ("Y", 1000), "H": ("M", 6)}
PLAIN |= {"X2": ("Y", 2), "X3": ("Y", 3), "T": ("M", 4)}
# Units from long to short, as a value lists them.
RANKS = {unit: rank for rank, unit in enumerate(("C", "E", "Y", "H", "T", "Q", "M", "W", "WE", "D", "TH", "TM", "TS"))}
SMALLER = {"Y": ("M", 12), "M": ("D", 30), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60), "W": ("D", 7)}
MOST = 10**6
MOST_DIGITS = 6
_WHOLE_DAYS = re.compile(r"P(?:\d+[CEYQMWD])+")

Count = Fraction | str


def read_count(words_given: str | None, words: TimeWords) -> Count | None:
    """The value of counting words: a fraction, `X` where it is unknown, None where they count nothing."""
    if words_given is None:
        return None
    plain = " ".join(words_given.split())
    value = words.slots["counted"].value_of(plain)
    if value is not None:
        return UNKNOWN if value == UNKNOWN else Fraction(value)
    number, _, part = plain.rpartition(" ") if "/" in plain else (plain, "", "")
    found = lookup_number(number, words.numbers)
    if found is None or found > MOST:
        return None
    return found + Fraction(part) if part else found


def make_duration(count: Count, unit: str, words: TimeWords) -> str:
    """`P` and the count of the unit; halves as smaller units or as decimals, as the language's style says."""
    if count == UNKNOWN:
        return _pattern([(UNKNOWN, "C" if unit == "C" else "E" if unit == "E" else PLAIN.get(unit, (unit, 1))[0])])
    base, factor = PLAIN.get(unit, (unit, 1))
    value = Fraction(count) * factor
    whole, rest = divmod(value, 1)
    if not rest:
        return _pattern([(str(whole), base)])
    if words.style["half_as_parts"] and base in SMALLER:
        small, size = SMALLER[base]
        smaller = rest * size
        if smaller.denominator == 1:
            return _pattern([*([(str(whole), base)] if whole else []), (str(smaller), small)])
    return _pattern([(f"{float(value):g}", base)])


def read_counting(match: Match) -> tuple[Count, str, str] | None:
    """Count, unit and duration of the `<counting>` macro in a match; None where the words count nothing."""
    words = match.words
    count, unit = read_count(match.get("count"), words), match.value("unit")
    if count is None or unit is None or _is_year(match):
        return None
    for name in ("half", "half_after"):
        part = match.value(name, "half")
        if part is not None and count != UNKNOWN:
            count = Fraction(count) + Fraction(part)
    parts = [(count, unit)]
    for k in ("2", "3"):
        more, more_unit = read_count(match.get(f"count{k}"), words), match.value(f"unit{k}", "unit")
        if more is not None and more_unit is not None:
            parts.append((more, more_unit))
    if len({kind for _, kind in parts}) < len(parts):
        return None
    parts.sort(key=lambda part: RANKS.get(part[1], -1))
    values = [make_duration(one, kind, words) for one, kind in parts]
    return count, unit, join_durations(values)


def _is_year(match: Match) -> bool:
    """Reads "The 1988 quarter" counts no quarters."""
    digits = match.get("count") or ""
    if (match.get("unit") or "").lower().endswith("s"):
        return False
    return len(digits) == 4 and digits.isdigit() and 1700 <= int(digits) < 2100


def join_durations(values: list[str]) -> str:
    """One duration of several: `P2Y` and `P3M` are `P2Y3M`."""
    days = "".join(value[1:].partition("T")[0] for value in values)
    hours = "".join(value.partition("T")[2] for value in values)
    return f"P{days}" + (f"T{hours}" if hours else "")


def count_on(day: date, duration: str, sign: int) -> date | None:
    """The day a duration before (-1) or after a day; None where it is no whole number of days, weeks, months or years.

    Examples:
        >>> count_on(date(1989, 7, 5), "P1M2D", -1).isoformat()
        '1989-06-03'
    """
    found: date | None = day
    if not _WHOLE_DAYS.fullmatch(duration):
        return None
    for count, unit in re.findall(r"(\d+)([A-Z])", duration):
        if found is None or len(count) > MOST_DIGITS:
            return None
        found = shift_day(found, unit, sign * int(count))
    return found


def _pattern(parts: list[tuple[str, str]]) -> str:
    days = "".join(f"{count}{unit}" for count, unit in parts if not unit.startswith("T") or unit == "T")
    hours = "".join(f"{count}{unit[1]}" for count, unit in parts if unit.startswith("T") and len(unit) == 2)
    return f"P{days}" + (f"T{hours}" if hours else "")
