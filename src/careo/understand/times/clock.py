"""Readers of times of day: hours, minutes, noon, morning. A time whose date is not said gets it later (`joins`)."""

from __future__ import annotations

import re
from fractions import Fraction

from careo.text.numbers import fold
from careo.understand.times.calendar import unit_value
from careo.understand.times.counting import read_count
from careo.understand.times.drafts import Context, Match, TimeDraft

NOON, MINUTES = 12, 60


def read_clock(match: Match, context: Context) -> TimeDraft | None:
    """A clock time: `T10:35`, with `Z` for Greenwich; None where the hour is none."""
    if word := match.value("clock_word"):
        return _clock(match, f"T{word}")
    if military := match.get("military"):
        return _clock(match, f"T{military[:2]}:{military[2:]}{_zone(match)}")
    hour = _hour(match, context)
    if hour is None:
        return None
    minute = int(match.get("minute") or match.get("minute2") or 0)
    past = match.value("past_hour")
    minute += int(past or 0)
    minute -= int(match.get("minute_to") or 0) + (_spoken(match, "minute_to_words") or 0)
    minute += _spoken(match, "minute_words") or 0
    total = (hour * 60 + minute) % (24 * 60)
    said = any(match.has(name) for name in ("minute", "minute2", "minute_to", "minute_to_words", "minute_words"))
    if not (said or past) and not _is_marked(match, context):
        return None
    return _clock(match, f"T{total // 60:02d}:{total % 60:02d}{_zone(match)}")


def _spoken(match: Match, name: str) -> int | None:
    """Minutes in words, None where there are none or too many."""
    count = read_count(match.get(name), match.words)
    return int(count) if isinstance(count, Fraction) and count < MINUTES else None


def _is_marked(match: Match, context: Context) -> bool:
    """Whether something beside the number shows that an hour is meant: "a las 10", nothing counted after it."""
    if (
        match.found.group()[-1].isdigit()
        and fold(context.word_before(match.start)) in context.words.checks["hour_leads"]
    ):
        after = fold(context.word_after(match.stop))
        return not after or after in context.words.checks["hour_follows"]
    return (
        any(match.has(name) for name in ("meridian", "clock_daypart", "hour_word", "zone"))
        or any(word in match.found.group().lower() for word in ("clock", "hora", "hrs", " h"))
        or bool(re.search(r"\dh", match.found.group()))
    )


def _hour(match: Match, context: Context) -> int | None:
    given = match.get("hour")
    hour = int(given) if given else context.words.numbers.values.get(fold(match.get("hour_word") or ""), -1)
    if not 0 <= hour <= 24:
        return None
    half, part = match.value("meridian"), match.value("clock_daypart")
    afternoon = half == "PM" or part in ("AF", "EV") or (part == "NI" and hour >= 6) or (part == "MI" and hour < 6)
    if (half or part) and hour > 12 and half:
        return None
    if afternoon and hour < NOON:
        return hour + NOON
    if hour == NOON and (half == "AM" or part == "NI"):
        return 0 if half == "AM" else 24
    return hour


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
