"""Readers of durations and of repeated times: how long, how often."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from careo.understand.times.calendar import get_interval, unit_value
from careo.understand.times.counting import UNKNOWN, count_on, join_durations, make_duration, read_count, read_counting
from careo.understand.times.drafts import FUTURE, Context, Match, TimeDraft

Bounds = tuple[datetime | None, datetime | None]
# How far before a count the words that put it ahead may begin.
LONGEST_LEAD = 20
# Units that "the last two" of are those of the calendar.
CALENDAR_UNITS = ("Q", "E")


def read_duration(match: Match, context: Context) -> TimeDraft | None:
    """A count of units: "three days", "two and a half years", "half an hour", "media hora"."""
    value = _special(match) or _counted(match, context)
    if value is None:
        return None
    draft = _draft(match, "DURATION", value)
    return replace(draft, rule="ahead", interval=_ahead(draft, context))


def _counted(match: Match, context: Context) -> str | None:
    if match.has("count"):
        counted = read_counting(match)
        if counted is None or _is_second(match, counted[1], context):
            return None
        return counted[2]
    count, unit = read_count(match.get("number"), match.words), match.value("unit")
    return make_duration(count, unit, match.words) if count is not None and unit else None


def _is_second(match: Match, unit: str, context: Context) -> bool:
    """Reads "a second attack", "un segundo ataque": no duration."""
    article = (match.get("count") or "").lower() in context.words.checks["not_units"]
    return unit == "TS" and article and bool(context.word_after(match.stop))


def _special(match: Match) -> str | None:
    slots, words = match.words.slots, match.words
    if match.has("vague_time"):
        return match.value("vague_time")
    if match.has("unit_first"):
        unit = slots["unit"].value_of(match.get("unit_first") or "") or "D"
        return make_duration(1 + Fraction(match.value("half") or 0), unit, words)
    if match.has("half_word"):
        unit = match.value("unit") or slots["unit"].value_of(match.get("half_unit") or "") or "D"
        return make_duration(Fraction(1, 2), unit, words)
    if match.has("long"):
        return make_duration(UNKNOWN, slots["unit"].value_of(match.get("long") or "") or "D", words)
    for name in ("one_long", "whole"):
        if match.has(name):
            given = match.get(name) or ""
            whole, part = slots["unit"].value_of(given), slots["daypart"].value_of(given)
            return make_duration(Fraction(1), whole, words) if whole else f"PT1{part}" if part else None
    return None


def read_count_pair(match: Match, context: Context) -> tuple[TimeDraft, ...] | None:
    """Two counts of one unit: "tres a cinco horas"."""
    counted, first = read_counting(match), read_count(match.get("first"), match.words)
    if (
        counted is None
        or not isinstance(first, Fraction)
        or not isinstance(counted[0], Fraction)
        or first >= counted[0]
    ):
        return None
    cut, begin = match.found.end("first"), match.found.start("count")
    left = TimeDraft(match.start, cut, "", "DURATION", make_duration(first, counted[1], match.words))
    return left, TimeDraft(begin, match.stop, "", "DURATION", counted[2])


def read_window(match: Match, context: Context) -> TimeDraft | None:
    """Reads "The last three years", "los próximos dos meses"."""
    counted = read_counting(match)
    if counted is None or (match.has("window_after") and not (match.get("unit") or "").endswith("s")):
        return None
    by = match.value("window_direction", "direction") or match.value("window_after", "direction")
    length = f"P{counted[0]}{counted[1]}" if counted[1] in CALENDAR_UNITS else counted[2]
    bounds = window_bounds(context.anchor, length, int(by)) if by and context.anchor else None
    draft = _draft(match, "DURATION", counted[2])
    return replace(draft, interval=bounds, counted_from=context.anchor_span if bounds else None)


def window_bounds(anchor: date, duration: str, by: int) -> Bounds | None:
    """The days that "the last (-1) or next (1) three weeks" cover, the anchor's own included.

    Quarters and decades are those of the calendar; hours and minutes reach into the day before or after.
    """
    midnight, day = datetime.combine(anchor, time()), timedelta(1)
    if match := re.fullmatch(r"P(\d{1,3})([QE])", duration):
        count, unit = int(match.group(1)), match.group(2)
        edges = [get_interval(unit_value(anchor, unit, shift) or "") for shift in sorted((by, by * count))]
        return (edges[0][0], edges[1][1]) if edges[0] and edges[1] else None
    if match := re.fullmatch(r"P(?:(\d{1,3})D)?T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?", duration):
        days, hours, minutes, seconds = (int(given or 0) for given in match.groups())
        length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        return (midnight - length, midnight + day) if by < 0 else (midnight, midnight + day + length)
    if (edge := count_on(anchor, duration, by)) is None or by == 0:
        return None
    edge_time = datetime.combine(edge, time())
    return (edge_time, midnight + day) if by < 0 else (midnight, edge_time + day)


def _ahead(draft: TimeDraft, context: Context) -> Bounds | None:
    """When "in three weeks" comes: the day, week, month, year it falls in; all days until then of "within"."""
    before = context.text[max(0, draft.start - LONGEST_LEAD) : draft.start]
    lead = next((name for pattern, name in context.words.ahead if pattern.search(before)), "")
    if not lead or context.anchor is None or (lead == "future" and context.tense(draft.start) != FUTURE):
        return None
    bounds = window_bounds(context.anchor, draft.value, 1)
    if lead == "always" or bounds is None or "T" in draft.value:
        return bounds
    units = re.findall(r"[A-Z]", draft.value[1:])
    day = count_on(context.anchor, draft.value, 1)
    return get_interval(unit_value(day, units[-1], 0) or "") if day else bounds


def read_vague_window(match: Match, context: Context) -> TimeDraft | None:
    """Reads "Recent months", "for weeks", "los últimos años"."""
    unit = match.value("units")
    if unit is None:
        return None
    start, stop = match.start, match.stop
    if match.has("value"):
        start, stop = match.found.start("value"), match.found.end("value")
    return TimeDraft(start, stop, "", "DURATION", make_duration(UNKNOWN, unit, match.words))


def read_every(match: Match, context: Context) -> TimeDraft | None:
    """Reads "Every day", "each July", "los lunes", "cada seis meses"."""
    if match.has("weekends"):
        return _draft(match, "SET", "XXXX-WXX-WE")
    weekday = match.value("weekday") or match.value("weekday_plural")
    part = match.value("daypart") or (
        match.words.slots["daypart"].value_of(match.get("nights") or "") if match.has("nights") else None
    )
    if weekday:
        return _draft(match, "SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    if month := match.value("month"):
        return _draft(match, "SET", f"XXXX-{int(month):02d}")
    if season := match.value("season"):
        return _draft(match, "SET", f"XXXX-{season}")
    if part:
        return _draft(match, "SET", f"XXXX-XX-XXT{part}")
    if match.value("unit") == "WE" and not match.has("count"):
        return _draft(match, "SET", "XXXX-WXX-WE")
    count = read_count(match.get("count"), match.words) or Fraction(2 if match.has("other") else 1)
    unit = match.value("unit")
    if unit is None:
        return None
    value = make_duration(count, unit, match.words)
    values = [value]
    for k in ("2", "3"):
        more, more_unit = read_count(match.get(f"count{k}"), match.words), match.value(f"unit{k}", "unit")
        if more is not None and more_unit:
            values.append(make_duration(more, more_unit, match.words))
    return _draft(match, "SET", join_durations(values))


def read_rate(match: Match, context: Context) -> TimeDraft | None:
    """Reads "Daily", "anual"."""
    return _draft(match, "SET", match.value("rate") or "")


def read_per(match: Match, context: Context) -> TimeDraft | None:
    """Reads "Twice a year", "per day", "al año"."""
    unit = match.value("unit") or match.words.slots["unit"].value_of(match.get("per_unit") or "")
    if unit is None:
        return None
    start = match.found.start("value") if match.has("value") else match.start
    return TimeDraft(start, match.stop, "", "SET", make_duration(Fraction(1), unit, match.words))


def _draft(match: Match, kind: str, value: str) -> TimeDraft:
    return TimeDraft(match.start, match.stop, "", kind, value)
