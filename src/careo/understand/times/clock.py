"""Readers of times of day: hours, minutes, noon, morning. A time whose date is not said gets it later (`joins`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from careo.text.numbers import fold
from careo.understand.times.calendar import unit_value
from careo.understand.times.counting import read_count
from careo.understand.times.drafts import Context, Match, TimeDraft

NOON, MINUTES, HOURS = 12, 60, 24
# Before this hour the night is past midnight, and midday past noon.
SMALL_HOURS = 6
# What shows by itself that a number is an hour.
MINUTES_SAID = ("minute", "minute2", "minute_to", "minute_to_words", "minute_words", "minute_past", "minute_past_words")
MARKS = ("meridian", "clock_daypart", "zone")


@dataclass(frozen=True, slots=True)
class Hour:
    """A clock time as said: the hour, the minutes after it (before it: negative), the half or part of the day."""

    hour: int
    offset: int
    half: str | None
    part: str | None

    @property
    def is_open(self) -> bool:
        """Whether the words leave open which half of the day is meant."""
        return self.half is None and self.part is None and 0 < self.hour <= NOON

    def like(self, other: Hour) -> Hour:
        """The hour in the half or part of the day of another one."""
        return Hour(self.hour, self.offset, other.half, other.part)

    def minutes(self) -> int:
        """Minutes from midnight; 1,440 is the end of the day.

        Examples:
            >>> [Hour(*said).minutes() / 60 for said in ((7, 30, "PM", None), (12, -15, "PM", None))]
            [19.5, 11.75]
        """
        hour, night = self.hour, self.part == "NI"
        late = self.half == "PM" or self.part in ("AF", "EV")
        late = late or (night and hour >= SMALL_HOURS) or (self.part == "MI" and hour < SMALL_HOURS)
        if hour < NOON:
            hour += NOON if late else 0
        elif hour == NOON and (self.half == "AM" or night):
            hour = 0 if self.half == "AM" else HOURS
        return hour * MINUTES + self.offset


def read_clock(match: Match, context: Context) -> TimeDraft | None:
    """A clock time: `T10:35`, with `Z` for Greenwich; None where the hour is none."""
    if word := match.value("clock_word"):
        return _clock(match, f"T{word}")
    if military := match.get("military"):
        return _clock(match, f"T{military[:2]}:{military[2:]}{_zone(match)}")
    said = read_hour(match)
    if said is None:
        return None
    told = any(match.has(name) for name in MINUTES_SAID) or match.value("past_hour")
    return _clock(match, _value(said.minutes(), match)) if told or _is_marked(match, context) else None


def read_led_clock(match: Match, context: Context) -> TimeDraft | None:
    """An hour with only a word before it that leads to one ("at seven"); what it stands beside decides (`joins`)."""
    said = read_hour(match)
    return _clock(match, _value(said.minutes(), match)) if said else None


def read_clock_pair(match: Match, context: Context) -> tuple[TimeDraft, ...] | None:
    """Two hours, each taking from the other the half of the day: "from 5 to 7 p.m.", "entre las 8 y las 10 p.m."."""
    first, last = read_hour(match, "first_"), read_hour(match)
    if first is None or last is None:
        return None
    begin, end = place_pair(first, last)
    cut, begin2 = match.found.end("first"), match.found.start("last")
    left = TimeDraft(match.start, cut, "", "TIME", _value(begin))
    return left, TimeDraft(begin2, match.stop, "", "TIME", _value(end, match))


def read_bare_clock_pair(match: Match, context: Context) -> tuple[TimeDraft, ...] | None:
    """Two numbers that are hours only beside a day: "Monday 8 to 9", "de 5 a 7 del martes"."""
    part = None
    if not match.has("ahead"):
        last = context.before[-1] if context.before else None
        if last is None or last.timex_type not in ("DATE", "TIME") or ":" in last.value or last.day() is None:
            return None
        between = context.text[last.stop : match.start]
        if len(last.value.partition("T")[0]) != len("1989-07-05"):
            return None
        if not context.words.joins["date_pair"].fullmatch(between):
            return None
        part = last.value.partition("T")[2] or None
    pair = read_clock_pair(match, context)
    return tuple(_late(draft, part) for draft in pair) if pair and part in ("AF", "EV", "NI") else pair


def _late(draft: TimeDraft, part: str | None) -> TimeDraft:
    return TimeDraft(draft.start, draft.stop, "", "TIME", hour_in_part(draft.value, part or ""))


def hour_in_part(value: str, part: str) -> str:
    """An hour that leaves the half of the day open, in a part of the day that is named beside it.

    Examples:
        >>> hour_in_part("T07:30", "EV"), hour_in_part("T19:30", "EV"), hour_in_part("T02:00", "NI")
        ('T19:30', 'T19:30', 'T02:00')
    """
    hour = int(value[1:3])
    placed = Hour(hour, 0, None, part).minutes() // MINUTES if 0 < hour <= NOON else hour
    return f"T{placed:02d}{value[3:]}"


def place_pair(first: Hour, last: Hour) -> tuple[int, int]:
    """Minutes from midnight of two hours; 11 to 3 p.m. begins before noon, 11 to 3 at night before midnight.

    Examples:
        >>> [m // 60 for m in place_pair(Hour(11, 0, None, None), Hour(3, 0, "PM", None))]
        [11, 15]
        >>> [m // 60 for m in place_pair(Hour(1, 30, "PM", None), Hour(4, 0, None, None))]
        [13, 16]
    """
    half_day = NOON * MINUTES
    begin, end = first.minutes(), last.minutes()
    if first.is_open and (last.half or last.part):
        begin = first.like(last).minutes()
        if begin >= end and last.part != "NI":
            begin = (begin + half_day) % (2 * half_day)
    elif last.is_open and end <= begin:
        end += half_day
    return begin, end


def read_hour(match: Match, prefix: str = "") -> Hour | None:
    """The clock time in the groups with a prefix; None where the hour or the minutes are none."""
    given, words = match.get(f"{prefix}hour"), fold(match.get(f"{prefix}hour_word") or "")
    hour = int(given) if given else match.words.numbers.values.get(words, -1)
    half, part = match.value(f"{prefix}meridian", "meridian"), match.value(f"{prefix}clock_daypart", "clock_daypart")
    if not 0 <= hour <= HOURS or (half and hour > NOON and not match.has(f"{prefix}minute")):
        return None
    offset = int(match.get(f"{prefix}minute") or match.get(f"{prefix}minute2") or 0) + _spoken(
        match, f"{prefix}minute_words"
    )
    if not prefix:
        offset += int(match.value("past_hour") or 0)
        offset += int(match.get("minute_past") or 0) + _spoken(match, "minute_past_words")
        offset -= int(match.get("minute_to") or 0) + _spoken(match, "minute_to_words")
    return Hour(hour, offset, None if hour > NOON else half, None if hour > NOON else part)


def _value(minutes: int, match: Match | None = None) -> str:
    """The TIMEX3 value of minutes from midnight: `T19:30`, `T24:00` at the end of the day, `T19:30:10`, `T19:30Z`."""
    hour, minute = divmod(minutes if minutes == HOURS * MINUTES else minutes % (HOURS * MINUTES), MINUTES)
    second = match.get("second") if match else None
    return f"T{hour:02d}:{minute:02d}" + (f":{int(second):02d}" if second else "") + (_zone(match) if match else "")


def _spoken(match: Match, name: str) -> int:
    """Minutes in words, 0 where there are none or too many."""
    count = read_count(match.get(name), match.words)
    return int(count) if isinstance(count, Fraction) and count < MINUTES else 0


def _is_marked(match: Match, context: Context) -> bool:
    """Whether something beside the number shows that an hour is meant: "a las 10", nothing counted after it."""
    if (
        match.found.group()[-1].isdigit()
        and fold(context.word_before(match.start)) in context.words.checks["hour_leads"]
    ):
        after = fold(context.word_after(match.stop))
        return not after or after in context.words.checks["hour_follows"]
    return (
        any(match.has(name) for name in (*MARKS, *context.words.style["hour_marks"]))
        or any(word in match.found.group().lower() for word in ("clock", "hora", "hrs", " h"))
        or bool(re.search(r"\dh", match.found.group()))
    )


def _zone(match: Match) -> str:
    return "Z" if match.value("zone") == "Z" or fold(match.found.group()).endswith(("gmt", "utc")) else ""


def _clock(match: Match, value: str) -> TimeDraft:
    return TimeDraft(match.start, match.stop, "", "TIME", value)


def read_daypart(match: Match, context: Context) -> TimeDraft | None:
    """Reads "The morning", "la madrugada": of the day the text speaks of."""
    part = match.value("daypart") or ("MO" if match.has("small_hours") else "NI")
    start = match.start
    if match.has("the") and match.get("the"):
        start = match.found.start("the")
    if match.has("at"):
        part = {"dawn": "MO", "dusk": "EV"}.get(match.found.group().split()[-1].lower(), "NI")
    return TimeDraft(start, match.stop, "", "TIME", f"T{part}")


def read_bare_daypart(match: Match, context: Context) -> TimeDraft | None:
    """A part of the day that only counts right after a date: "Friday night"."""
    return _clock(match, f"T{match.value('daypart')}")


def read_deictic_daypart(match: Match, context: Context) -> TimeDraft | None:
    """Reads "This morning", "esta noche", "last night"."""
    part = match.value("daypart") or "NI"
    by = -1 if match.has("deictic_last") else 1 if match.has("deictic_next") else 0
    if context.anchor is None:
        return _clock(match, f"T{part}")
    day = unit_value(context.anchor, "D", by)
    return TimeDraft(match.start, match.stop, "", "TIME", f"{day}T{part}", counted_from=context.anchor_span)
