"""Readers of expressions that count from another date: the anchor, or what the text named before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from careo.model import Span
from careo.understand.times.absolute import read_weekday
from careo.understand.times.calendar import get_interval, make_date, shift_day, unit_value
from careo.understand.times.counting import UNKNOWN, read_counting
from careo.understand.times.drafts import FUTURE, Context, Match, TimeDraft
from careo.understand.times.words import names_month
from careo.understand.times.years import JUST_PAST, NARRATIVE_REACH

REFERENCES = {"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
ONE_YEAR = "P1Y"
FARTHEST = 2
"""Paragraphs between a day and the words "that day", at most."""
FINE_UNITS = ("TS", "TM", "TH")
CALENDAR_UNITS = ("D", "W", "WE", "M", "Q", "Y", "E", "C", "H", "T")


def draft(match: Match, value: str | None, context: Context, *, kind: str = "DATE") -> TimeDraft | None:
    """A draft counted from the anchor; None where there is no value."""
    if value is None:
        return None
    return TimeDraft(match.start, match.stop, "", kind, value, counted_from=context.anchor_span)


def reference(match: Match, value: str) -> TimeDraft:
    """A date that the words only hint at: PRESENT_REF, PAST_REF, FUTURE_REF."""
    return TimeDraft(match.start, match.stop, "", "DATE", value)


def read_now(match: Match, context: Context) -> TimeDraft | None:
    """Reads "Now", "recently", "in the future"."""
    return reference(match, REFERENCES[match.value("now") or match.value("past") or "now"])


def read_day_shift(match: Match, context: Context) -> TimeDraft | None:
    """Reads "Today", "yesterday", with a part of the day or without."""
    if context.anchor is None:
        return reference(match, "PRESENT_REF" if match.value("day_shift") == "0" else "XXXX-XX-XX")
    day = unit_value(context.anchor, "D", int(match.value("day_shift") or 0))
    after = match.get("daypart_after")
    part = context.words.slots["daypart"].value_of(after.split()[-1]) if after else None
    return draft(match, f"{day}T{part}" if part else day, context, kind="TIME" if part else "DATE")


def read_night_word(match: Match, context: Context) -> TimeDraft | None:
    """Reads "Tonight", "last night", "anoche"."""
    if context.anchor is None:
        return draft(match, "TNI", context, kind="TIME")
    day = unit_value(context.anchor, "D", int(match.value("night_word") or 0))
    return draft(match, f"{day}TNI", context, kind="TIME")


def read_deictic_unit(match: Match, context: Context) -> TimeDraft | None:
    """Reads "Last week", "this year", "next month", "el mes pasado", "the week after next"."""
    unit, by = match.value("unit") or "", int(match.value("direction") or match.value("two_away") or 0)
    if context.anchor is None or unit not in CALENDAR_UNITS:
        return None
    if unit == "D" and by >= 0:
        return reference(match, "PRESENT_REF") if by == 0 else None
    told = context.last_told() if unit == "D" else None
    day = told.day() if told is not None and match.start - told.stop < NARRATIVE_REACH else None
    if told is not None and day is not None and day < context.anchor - JUST_PAST:  # "died on 3 March; the previous day"
        made = draft(match, unit_value(day, unit, by), context)
        return replace(made, counted_from=context.span_of(told)) if made is not None else None
    return draft(match, unit_value(context.anchor, unit, by), context)


def read_definite_unit(match: Match, context: Context) -> TimeDraft | None:
    """Reads "The year", "the quarter": the present one."""
    word = match.get("definite") or match.get("definite_f") or ""
    unit = context.words.slots["unit"].value_of(word.split()[-1] if " " in word else word)
    if unit == "Q" and (told := context.last_quarter(match.start)) is not None:
        return draft(match, told, context)
    if context.anchor is None or unit is None:
        return None
    by = -1 if unit == "Q" and context.tense(match.start) != FUTURE else 0
    return draft(match, unit_value(context.anchor, unit, by), context)


def read_weekend(match: Match, context: Context) -> TimeDraft | None:
    """Reads "The weekend", "next weekend"."""
    if context.anchor is None:
        return None
    by = match.value("direction") or match.value("after_direction", "direction")
    if by is None:
        by = "0" if context.tense(match.start) == FUTURE or context.anchor.isoweekday() > 5 else "-1"
    return draft(match, unit_value(context.anchor, "WE", int(by)), context)


def read_named_direction(match: Match, context: Context) -> TimeDraft | None:
    """Reads "Last May", "next Tuesday", "el pasado lunes", "last fall"."""
    anchor = context.anchor
    given = match.value("direction") or match.value("week_direction", "direction")
    given = given or match.value("week_direction_before", "direction")
    if anchor is None or given is None or (match.has("month") and not names_month(match, context)):
        return None
    by = int(given)
    if weekday := match.value("weekday"):
        return draft(match, _weekday_from(anchor, int(weekday), by, match), context)
    month = int(match.value("month") or 0)
    season = match.value("season")
    if season:
        month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year = anchor.year
    if by < 0 and month >= anchor.month:
        year -= 1
    elif by > 0 and month <= anchor.month:
        year += 1
    return draft(match, f"{year:04d}-{season}" if season else f"{year:04d}-{month:02d}", context)


def _weekday_from(anchor: date, weekday: int, by: int, match: Match) -> str | None:
    """The weekday before, in the week of, or after the anchor; "of last week" counts by whole weeks."""
    if match.has("week_direction") or match.has("week_direction_before"):
        return unit_value(anchor, "D", weekday - anchor.isoweekday() + 7 * by)
    ahead = (weekday - anchor.isoweekday()) % 7
    if by < 0:
        return unit_value(anchor, "D", (ahead or 7) - 7 if ahead else -7)
    return unit_value(anchor, "D", ahead if by == 0 else (ahead or 7))


def read_day_of_month(match: Match, context: Context) -> TimeDraft | None:
    """Reads "El día 13", "the 13th": in the month the text speaks of, else that of the anchor."""
    day = int(re.sub(r"\D", "", match.get("day") or "") or match.value("day_word") or 0)
    month_by = match.value("month_direction", "direction") or match.value("month_direction_after", "direction")
    if month_by and context.anchor:
        found_month = unit_value(context.anchor, "M", int(month_by))
        found_day = make_date(int((found_month or "0")[:4]), int((found_month or "0-0")[5:]), day)
        return draft(match, found_day.isoformat(), context) if found_day else None
    told = context.last_dated(within=400, at=match.start)
    month_of = told.day() if told and len(told.value) >= 7 and "W" not in told.value else None
    month_of = month_of or context.anchor
    if month_of is None or not day:
        return None
    by = match.value("direction")
    try:
        found = date(month_of.year, month_of.month, day)
    except ValueError:
        return None
    if (
        by is not None
        and context.anchor
        and ((by == "-1" and found > context.anchor) or (by == "1" and found < context.anchor))
    ):
        shifted = shift_day(found, "M", int(by))
        found = shifted or found
    return draft(match, found.isoformat(), context)


def read_ago(match: Match, context: Context) -> TimeDraft | None:
    """Reads "Three years ago", "hace tres días"; unknown counts give a past without bounds below."""
    words = match.words
    if match.has("year_ago"):
        return draft(match, _year_before(match, context), context)
    if (vague := match.get("ago_units")) is not None:
        unit = words.slots["unit"].value_of(vague.split()[-1]) or "D"
        return _vague_ago(match, unit, context)
    counted = read_counting(match)
    if counted is None:
        return None
    count, unit, duration = counted
    if count == UNKNOWN:
        return _vague_ago(match, unit, context)
    if context.anchor is None:
        return TimeDraft(match.start, match.stop, "", "DURATION", duration)
    if unit in FINE_UNITS:
        return draft(match, context.anchor.isoformat(), context)
    if duration == ONE_YEAR and (value := _quarter_before(match, context)) is not None:
        return draft(match, value, context)
    return draft(match, shifted_value(context.anchor, Fraction(count), unit, -1), context)


def _year_before(match: Match, context: Context) -> str | None:
    """The year before the anchor's; the quarter of that year where the text has told of a quarter."""
    if (quarter := _quarter_before(match, context)) is not None:
        return quarter
    return unit_value(context.anchor, "Y", -1) if context.anchor else None


def _quarter_before(match: Match, context: Context) -> str | None:
    told = context.last_quarter(match.start)
    return f"{int(told[:4]) - 1:04d}{told[4:]}" if told else None


def _vague_ago(match: Match, unit: str, context: Context) -> TimeDraft:
    latest = datetime.combine(context.anchor, time()) if context.anchor else None
    where = (match.start, match.stop, "")
    bounds, span = (None, latest), context.anchor_span
    if context.words.style["vague_ago_is_duration"]:
        clock = "T" if unit in FINE_UNITS else ""
        return TimeDraft(*where, "DURATION", f"P{clock}X{unit[-1]}", interval=bounds, counted_from=span)
    return TimeDraft(*where, "DATE", "PAST_REF", interval=bounds, counted_from=span)


def shifted_value(day: date, count: Fraction, unit: str, sign: int) -> str | None:
    """The value `count` units from a day, as coarse as the unit; weeks and halves of units count by days or months."""
    base, factor = {"E": ("Y", 10), "C": ("Y", 100), "X5": ("Y", 5), "X15": ("D", 15)}.get(unit, (unit, 1))
    amount = count * factor
    if amount.denominator != 1:
        smaller, size = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7)}.get(base, ("D", 1))
        base, amount = smaller, Fraction(round(amount * size))
    if base not in CALENDAR_UNITS or amount > 10**5:
        return None
    return unit_value(day, base, sign * int(amount))


def read_shift(match: Match, context: Context) -> TimeDraft | None:
    """Reads "Two days later", "a year earlier", "dos meses más tarde": counted from what the text told last."""
    sign = match.value("sooner")
    if match.has("vague_shift"):
        return None
    if match.has("count_the"):
        count, unit, duration = Fraction(1), match.value("unit") or "D", ""
        sign = "-1" if (match.get("sooner_the") or "").lower() == "before" else "1"
    elif match.has("units") and not match.has("count"):
        unit = match.value("units") or "D"
        clock = "T" if unit in FINE_UNITS else ""
        return TimeDraft(match.start, match.stop, "", "DURATION", f"P{clock}X{unit[-1]}")
    else:
        counted = read_counting(match)
        if counted is None:
            return None
        if counted[0] == UNKNOWN:
            return TimeDraft(match.start, match.stop, "", "DURATION", counted[2])
        count, unit, duration = Fraction(counted[0]), counted[1], counted[2]
    if duration == ONE_YEAR and sign == "-1" and (quarter := _quarter_before(match, context)) is not None:
        return draft(match, quarter, context)
    base, span = _origin(context)
    value = shifted_value(base, count, unit, int(sign or 1)) if base and unit not in FINE_UNITS else None
    if value is None:
        return TimeDraft(match.start, match.stop, "", "DURATION", duration) if duration else None
    if context.words.style["shift_is_duration"] and duration:
        bounds = get_interval(value)
        return TimeDraft(match.start, match.stop, "", "DURATION", duration, interval=bounds, counted_from=span)
    return TimeDraft(match.start, match.stop, "", "DATE", value, counted_from=span)


def _origin(context: Context) -> tuple[date | None, Span | None]:
    """The date that "later" counts from: the last one told, else the anchor."""
    last = context.last_dated()
    if last is not None:
        return last.day(), context.span_of(last)
    return context.anchor, context.anchor_span


def read_same_unit(match: Match, context: Context) -> TimeDraft | None:
    """Reads "That day", "ese año", "that night": the unit that the last date lies in; "ese sábado" in its week."""
    if match.has("weekday"):
        return _same_weekday(match, context)
    last = context.last_dated()
    day, span = (last.day(), context.span_of(last)) if last else (None, None)
    part, unit = match.value("daypart"), match.value("unit") or "D"
    if unit == "D" or part:
        nearest = context.last_told()
        if nearest and context.text.count("\n\n", nearest.stop, match.start) > FARTHEST:
            nearest = None
        day, span = (nearest.day(), context.span_of(nearest)) if nearest else (None, None)
        if day is None and not part and (yearless := context.last_yearless()) is not None:
            return TimeDraft(match.start, match.stop, "", "DATE", yearless, counted_from=None)
    if part:
        value = f"{day.isoformat()}T{part}" if day else f"T{part}"
        return TimeDraft(match.start, match.stop, "", "TIME", value, counted_from=span)
    if unit not in CALENDAR_UNITS:
        return None
    if day is None:
        return reference(match, "PAST_REF")
    value_here = unit_value(day, unit, 0)
    return TimeDraft(match.start, match.stop, "", "DATE", value_here or "PAST_REF", counted_from=span)


def _same_weekday(match: Match, context: Context) -> TimeDraft | None:
    """`El 2 de mayo … Ese sábado`: the day of that name in the week of the day told last; else by the anchor."""
    told = context.last_told()
    day = told.day() if told is not None else None
    if told is None or day is None or context.text.count("\n\n", told.stop, match.start) > FARTHEST:
        return read_weekday(match, context)
    found = day + timedelta(int(match.value("weekday") or day.isoweekday()) - day.isoweekday())
    return TimeDraft(match.start, match.stop, "", "DATE", found.isoformat(), counted_from=context.span_of(told))


def read_next_unit(match: Match, context: Context) -> TimeDraft | None:
    """Reads "The following day", "el año anterior", "the next morning", "la víspera"."""
    last = context.last_dated()
    day, span = (last.day(), context.span_of(last)) if last else (context.anchor, context.anchor_span)
    by = match.value("neighbour") or match.value("neighbour_after", "neighbour")
    sign = int(by or -1)
    if day is None:
        return None
    if match.has("weekday"):
        ahead = (int(match.value("weekday") or 1) - day.isoweekday()) % 7 or 7
        value = unit_value(day, "D", ahead if sign > 0 else ahead - (14 if ahead == 7 else 7))
        return TimeDraft(match.start, match.stop, "", "DATE", value, counted_from=span) if value else None
    part, unit = match.value("daypart"), match.value("unit") or "D"
    if part:
        value = unit_value(day, "D", sign)
        return TimeDraft(match.start, match.stop, "", "TIME", f"{value}T{part}", counted_from=span)
    if unit not in CALENDAR_UNITS:
        return None
    value = unit_value(day, unit, sign)
    return TimeDraft(match.start, match.stop, "", "DATE", value, counted_from=span) if value else None


def read_eve(match: Match, context: Context) -> TimeDraft | None:
    """Reads "The eve", "la víspera": the day before the last one told, if no event is named (`events`)."""
    last = context.last_day()
    day = last.day() if last else None
    value = unit_value(day, "D", -1) if day else None
    span = context.span_of(last) if last and value else None
    return TimeDraft(match.start, match.stop, "", "DATE", value or "XXXX-XX-XX", counted_from=span)
