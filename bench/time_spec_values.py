"""Whether time ranges have the value that a case of Recognizers-Text expects.

How a value there is read as what careo holds, a TIMEX3 value with half-open bounds:

- A date without a year, a weekday, an hour without "a.m." has several readings there; any of them is right.
- A range is one expression there and two in TIMEX3: it begins where the first begins and ends where the second begins
  or ends ("from 2008 to 2010" ends with 2009 there).
- Parts of the day are compared by their sign (`TMO`) and day: which hours a morning has is convention.
- "Early", "mid", "late" leave a part of the whole: the outer bound must be equal, the inner one near it.
- "Three years ago" is a year in TIMEX3 and a day there: the day must lie in a span of the unit that is counted.
- A count of hours or minutes from the moment of speaking has, in a document dated to the day, bounds a day wider.
- "Next Sunday", "last September" skip the nearest one there; one period nearer is right too, as TIMEX3 corpora count.
- "After 1 May" begins with that day or the next; "until 2012" ends with the year or before it.
- "The last three days" covers the day of writing here; it ends or begins a day further there.
- Few, several, some are three there; here they are vague (`PXD`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from careo.model import TimeRange
from careo.understand.times.calendar import get_interval

Record = dict[str, Any]
Bound = datetime | None

PART_OF_DAY = re.compile(r"T(MO|AF|EV|NI|DA|MI|MEB|MEL|MED|BH)")
# Dawn is morning here; "tarde" and "noche" have either of two signs there.
SAME_PARTS = {"DA": ("MO",), "EV": ("EV", "AF", "NI")}
DURATION = re.compile(r"P((?:[\dX.]+[CEYQMWD])*)(?:T((?:[\dX.]+[HMS])+))?")
IN_MONTHS = {"C": 1200, "E": 120, "Y": 12, "Q": 3, "M": 1}
IN_SECONDS = {"W": 604_800, "D": 86_400, "TH": 3600, "TM": 60, "TS": 1}
VAGUE = re.compile(r"\b(few|several|some|vari[oa]s|poc[oa]s|un[oa]s|algun[oa]s)\b", re.IGNORECASE)
VAGUE_QUOTE = "few"
# A season or "the same month" that stays open there.
OPEN_SIGN = re.compile(r"SP|SU|FA|WI|XXXX(?:-XX|-WXX(?:-WE)?)?")
CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?(?::(\d\d))?")
DAY, WEEK = timedelta(days=1), timedelta(days=7)
COUNTED = ("ago", "shift", "ahead", "window", "event", "duration")
# The undated are compared by the hour alone, on this day.
NO_DAY = datetime(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of an expected value: its bounds, whether it is a point of time, and whether it has a day."""

    start: Bound
    stop: Bound
    is_point: bool
    dated: bool


def has_value(expected: Record, inside: Sequence[TimeRange], text: str) -> bool:
    """Whether the time ranges found inside an expected expression have one of its values."""
    signs = list(_signs(expected))
    if not signs and not expected.get("values"):
        return True
    if expected["type"] == "duration":
        quote = text[expected["start"] : expected["end"]]
        return any(_same_length(t.timex, sign, quote) for t in inside for sign in signs)
    if expected["type"] == "set":
        return any(_same_set(t.timex, sign) for t in inside for sign in signs)
    if any(
        OPEN_SIGN.fullmatch(s) and (t.timex == "PAST_REF" or t.timex.endswith(f"-{s}")) for t in inside for s in signs
    ):
        return True
    if any(
        t.timex_type == "DURATION" and _same_length(t.timex, s.strip("()").split(",")[-1], VAGUE_QUOTE)
        for t in inside
        for s in signs
        if VAGUE.search(text[expected["start"] : expected["end"]])
    ):
        return True
    values = list(values_of(expected))
    mods = {str(value.get("Mod") or value.get("mod") or "") for value in values}
    if not mods - {"", "approx"} and any(t.timex.upper() == sign.upper() for t in inside for sign in signs):
        return True
    parts = {match.group(1) for sign in signs if (match := PART_OF_DAY.search(sign))}
    readings = [reading for value in values for reading in _readings(value)]
    if parts and not any(";" in sign or "," in sign for sign in signs):
        return any(_in_part(t, part, readings) for t in inside for part in parts)
    mod = next(iter(mods), "")
    if any(rule_of(t) == "named_direction" for t in inside):
        readings = [moved for reading in readings for moved in _moved(reading)]
    return any(_fits(reading, span, mod, signs) for reading in readings for span in _spans(inside))


def _moved(reading: Reading) -> Iterator[Reading]:
    """A reading, and the same a week or a year nearer."""
    yield reading
    for by in (-WEEK, WEEK):
        yield replace(reading, start=reading.start and reading.start + by, stop=reading.stop and reading.stop + by)
    for by_years in (-1, 1):
        ends = (
            end and end.replace(day=min(end.day, 28), year=end.year + by_years) for end in (reading.start, reading.stop)
        )
        if all(end is None or end.day <= 28 for end in (reading.start, reading.stop)):
            start, stop = ends
            yield replace(reading, start=start, stop=stop)


def values_of(expected: Record) -> Iterator[Record]:
    """The values of an expected expression, whichever way the kind of case writes them."""
    for value in expected.get("values") or ():
        yield from value.get("values") or (value,)


def _signs(expected: Record) -> Iterator[str]:
    yield from expected.get("timex") or ()
    yield from (str(value["timex"]) for value in values_of(expected) if value.get("timex"))


def _readings(value: Record) -> Iterator[Reading]:
    """The readings of one value, whether it is resolved at once or to a past and a future one."""
    for given in (value, value.get("pastResolution"), value.get("futureResolution")):
        if not given:
            continue
        for name in ("value", "date", "dateTime", "time"):
            if (point := _moment(given.get(name))) is not None:
                moment, has_clock, dated = point
                yield Reading(moment, moment if has_clock else moment + DAY, has_clock, dated)
        ends = [
            next(
                (
                    m
                    for key in (f"{side}{kind}" for kind in ("", "Date", "DateTime", "Time"))
                    if (m := _moment(given.get(key)))
                ),
                None,
            )
            for side in ("start", "end")
        ]
        if any(ends):
            dated = any(end[2] for end in ends if end)
            start, stop = (end[0] if end else None for end in ends)
            yield Reading(start, stop, is_point=False, dated=dated)


def _moment(given: object) -> tuple[datetime, bool, bool] | None:
    """A moment written as date, time or both, whether it has a clock, and whether it has a day."""
    if not isinstance(given, str):
        return None
    for form, has_clock, dated in (
        ("%Y-%m-%d %H:%M:%S", True, True),
        ("%Y-%m-%d", False, True),
        ("%H:%M:%S", True, False),
    ):
        try:
            return datetime.strptime(given, form), has_clock, dated
        except ValueError:
            continue
    return None


@dataclass(frozen=True, slots=True)
class Found:
    """Bounds found: of one time range, or from one to another."""

    start: Bound
    stop: Bound
    has_clock: bool
    is_counted: bool
    begin: Bound = None


def rule_of(t: TimeRange) -> str:
    """The name of the pattern that found a time range."""
    return t.made_by.split("@")[0].rsplit(".", 1)[-1]


def _spans(inside: Sequence[TimeRange]) -> Iterator[Found]:
    for t in inside:
        start, stop = _bounds(t)
        whole = get_interval(t.timex)
        yield Found(start, stop, "T" in t.timex.lstrip("P"), rule_of(t) in COUNTED, whole[0] if whole else None)
    for n, first in enumerate(inside):
        for last in inside[n + 1 :]:
            for stop in (*_bounds(last), *(get_interval(last.timex) or ())):
                yield Found(_begin(first), stop, has_clock=True, is_counted=False)


def _begin(t: TimeRange) -> Bound:
    """Where the first end of a range begins, whatever word leads to it."""
    whole = None if t.earliest else get_interval(t.timex)
    return whole[0] if whole else _bounds(t)[0]


def _bounds(t: TimeRange) -> tuple[Bound, Bound]:
    """The bounds of a time range; of an hour without a day, on no day."""
    clock = CLOCK.match(t.timex)
    if t.earliest is None and t.latest is None and clock:
        hour, minute, second = (int(given or 0) for given in clock.groups())
        start = NO_DAY + timedelta(hours=hour, minutes=minute, seconds=second)
        return start, start + timedelta(minutes=1)
    return t.earliest, t.latest


def _fits(reading: Reading, found: Found, mod: str, signs: Sequence[str]) -> bool:
    start, stop = found.start, found.stop
    if not reading.dated:
        start, stop = _undated(start), _undated(stop)
    if reading.is_point:
        if found.is_counted and found.start and found.stop:
            return start is not None and stop is not None and start <= (reading.start or start) <= stop
        return found.has_clock and start == reading.start
    if mod.rsplit("-", maxsplit=1)[-1] in ("start", "mid", "end"):
        return _near(reading, start, stop, mod, signs)
    if found.is_counted and start and stop and reading.start and reading.stop:
        coarse = stop - start <= timedelta(days=366) and start <= reading.start and reading.stop <= stop
        by_hours = "PT" in "".join(signs) and stop - start <= reading.stop - reading.start + 2 * DAY
        if coarse and (by_hours or reading.stop - reading.start == DAY):
            return True
    if mod == "after" and reading.start and start and stop is None:
        return timedelta(0) <= start - reading.start <= DAY
    if mod in ("before", "until") and reading.stop and stop and start is None and reading.start is None:
        return stop == reading.stop or (found.begin is not None and _undated_like(found.begin, reading) == reading.stop)
    if found.is_counted and start and stop and reading.start and reading.stop:
        return abs(start - reading.start) <= DAY and abs(stop - reading.stop) <= DAY
    ranges = all(sign.startswith("(") for sign in signs)
    if ranges and start == reading.start and stop and reading.stop and stop - reading.stop == DAY:
        return True
    if reading.stop and reading.stop.second == 59:
        return start == reading.start and stop == reading.stop + timedelta(seconds=1)
    return start == reading.start and stop == reading.stop


def _near(reading: Reading, start: Bound, stop: Bound, mod: str, signs: Sequence[str]) -> bool:
    """Whether bounds are a part at the same end: the outer bound equal, the inner within half of the length."""
    if reading.start and reading.stop and start and stop:
        slack = (reading.stop - reading.start) / 2
        near = abs(start - reading.start) <= slack and abs(stop - reading.stop) <= slack
        outer = {"start": start == reading.start, "end": stop == reading.stop}.get(mod, True)
        return near and outer
    slack = timedelta(125) if re.fullmatch(r"\d{4}", signs[0]) else timedelta(12)
    ends = [(a, b) for a, b in ((reading.start, start), (reading.stop, stop)) if a or b]
    return all(a is not None and b is not None and abs(a - b) <= slack for a, b in ends)


def _undated_like(moment: datetime, reading: Reading) -> Bound:
    return moment if reading.dated else _undated(moment)


def _undated(moment: Bound) -> Bound:
    return datetime.combine(NO_DAY, moment.time()) if moment else None


def _in_part(t: TimeRange, part: str, readings: Sequence[Reading]) -> bool:
    found = PART_OF_DAY.search(t.timex)
    if found is None or found.group(1) not in SAME_PARTS.get(part, (part,)):
        return False
    days = {reading.start.date() for reading in readings if reading.dated and reading.start}
    return not days or (t.earliest is not None and t.earliest.date() in days)


def _same_length(found: str, expected: str, quote: str) -> bool:
    left, right = _length(found), _length(expected)
    if left is not None and left == right:
        return True
    vague = bool(VAGUE.search(quote)) and "X" in found
    return vague and re.sub(r"[\d.]+", "X", expected) == found


def _length(value: str) -> tuple[Fraction, Fraction] | None:
    """Months and seconds of a duration, None where it is none or of unknown length."""
    match = DURATION.fullmatch(value)
    if match is None or "X" in value:
        return None
    months = seconds = Fraction(0)
    for part, clock in zip(match.groups(), ("", "T"), strict=True):
        for count, unit in re.findall(r"([\d.]+)([A-Z])", part or ""):
            if not clock and unit in IN_MONTHS:
                months += Fraction(count) * IN_MONTHS[unit]
            else:
                seconds += Fraction(count) * IN_SECONDS[clock + unit]
    return months, seconds


def _same_set(found: str, expected: str) -> bool:
    length = _length(found)
    return _plain_set(found) == _plain_set(expected) or (length is not None and length == _length(expected))


def _plain_set(value: str) -> str:
    """A set without signs for any day, and with its hour written in one way."""
    plain = value.removeprefix("XXXX-XX-XX")
    plain = re.sub(r"(?<=.)P1[DW]$", "", plain)
    plain = re.sub(r"T(\d\d)$", r"T\1:00", plain)
    return {"P1WE": "XXXX-WXX-WE"}.get(plain, plain.upper())
