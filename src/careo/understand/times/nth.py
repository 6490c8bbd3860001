"""Readers of days and weeks by their number: the second Monday of May, week 31, Friday the 11th; the rest of a unit."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from careo.model import Span
from careo.understand.times.absolute import read_day_number, year_of
from careo.understand.times.calendar import get_interval, make_date, shift_day, shift_month, unit_value, week_value
from careo.understand.times.counting import count_on, read_counting
from careo.understand.times.drafts import FUTURE, Context, Match, TimeDraft
from careo.understand.times.years import place_in_year

WEEK, THURSDAY = 7, 4
LAST = "last"
# How many months from the anchor's a weekday with a number ("Friday the 11th") is looked for.
TOLD_REACH, TOLD_DAYS = 1200, 6
"""Characters back to the day of the entry before, at most."""
MONTHS_AROUND = 11


def read_nth(match: Match, context: Context) -> TimeDraft | None:
    """The nth weekday, week or day of a month or year: "the last week of July", "el primer viernes del mes"."""
    part = _part_named(match, context)
    if part is None:
        return None
    first, stop, span = part
    nth, weekday = match.value("nth") or "1", int(match.value("weekday") or 0)
    if match.has("nth_day"):
        day = stop - timedelta(1) if nth == LAST else first + timedelta(int(nth) - 1)
    else:
        # A week belongs to the month or year that its Thursday lies in.
        day = _nth_weekday(first, stop, nth, weekday or THURSDAY)
    if not first <= day < stop:
        return None
    value = day.isoformat() if weekday or match.has("nth_day") else week_value(day)
    return TimeDraft(match.start, match.stop, "", "DATE", value, counted_from=span, solid=match.has("year"))


def _part_named(match: Match, context: Context) -> tuple[date, date, Span | None] | None:
    """First day, day after the last and origin of the month or year that a match names."""
    year, named_month, anchor = year_of(match, context), match.value("month"), context.anchor
    span = None if match.has("year") else context.anchor_span
    if named_month is not None:
        month = int(named_month)
        year = year or place_in_year(month, 1, None, context, match.start)
    elif match.has("of_month") and anchor is not None:
        by = match.value("month_direction", "direction") or match.value("month_direction_after", "direction")
        year, month = shift_month(anchor.year, anchor.month, int(by or 0))
    elif year is not None and make_date(year, 1, 1):
        return date(year, 1, 1), date(year + 1, 1, 1), span
    else:
        return None
    if year is None or make_date(year, month, 1) is None:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]) + timedelta(1), span


def _nth_weekday(first: date, stop: date, nth: str, weekday: int) -> date:
    if nth == LAST:
        last = stop - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday) % WEEK)
    return first + timedelta((weekday - first.isoweekday()) % WEEK + WEEK * (int(nth) - 1))


def read_week_number(match: Match, context: Context) -> TimeDraft | None:
    """Reads "week 31", "la semana 12 de 1990": the ISO week of that number."""
    number, year = int(match.get("week_number") or 0), year_of(match, context)
    span = None if match.has("year") else context.anchor_span
    year = year or (context.anchor.year if context.anchor else None)
    if year is None:
        return None
    try:
        day = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return TimeDraft(match.start, match.stop, "", "DATE", week_value(day), counted_from=span)


def read_week_of(match: Match, context: Context) -> TimeDraft | None:
    """Reads "the week of April 10", "la semana del 18": the week the day lies in."""
    day, named_month = read_day_number(match) or 0, match.value("month")
    year, month = year_of(match, context), int(named_month or 0)
    if named_month is None and context.anchor:
        year, month = context.anchor.year, context.anchor.month
    year = year or (place_in_year(month, min(day, 28), None, context, match.start) if month else None)
    found = make_date(year, month, day) if year else None
    if found is None:
        return None
    return TimeDraft(match.start, match.stop, "", "DATE", week_value(found), counted_from=context.anchor_span)


def read_rest(match: Match, context: Context) -> TimeDraft | None:
    """Reads "the rest of the year", "lo que queda del mes": from the anchor to the end of the unit."""
    unit, anchor = match.value("unit") or "D", context.anchor
    value = unit_value(anchor, unit, 0) if anchor else None
    whole = get_interval(value) if value else None
    if anchor is None or value is None or whole is None:
        return None
    bounds = (datetime.combine(anchor, time()), whole[1])
    return TimeDraft(match.start, match.stop, "", "DATE", value, interval=bounds, counted_from=context.anchor_span)


def read_weekday_number(match: Match, context: Context) -> TimeDraft | None:
    """Reads "Friday the 11th", "el lunes 21": in the nearest month whose day of that number is that weekday.

    In the week after a day told just before it ("Wednesday, 3 May … Thursday 4th"), or near the anchor.
    """
    short = match.words.slots["weekday"].value_of(f"{match.get('short_weekday')}.")
    weekday, day, anchor = int(match.value("weekday") or short or 0), read_day_number(match) or 0, context.anchor
    if not weekday:
        return None
    if (found := _day_after_told(match, context, weekday, day)) is not None:
        return TimeDraft(match.start, match.stop, "", "DATE", found.isoformat())
    if anchor is None:
        return None
    forward = context.tense(match.start) == FUTURE
    order = sorted(range(-MONTHS_AROUND, MONTHS_AROUND + 1), key=lambda by: (abs(by), by < 0 if forward else by > 0))
    for by in order:
        year, month = shift_month(anchor.year, anchor.month, by)
        found = make_date(year, month, day)
        if found is not None and found.isoweekday() == weekday:
            return TimeDraft(match.start, match.stop, "", "DATE", found.isoformat(), counted_from=context.anchor_span)
    return None


def _day_after_told(match: Match, context: Context, weekday: int, day: int) -> date | None:
    """The day of that number and weekday in the week after a day told lately, else in the week before.

    A bulletin of "the week from the 6th to the 12th" begins with the 6th, and tells of other days on its way.
    """
    near = (one for one in reversed(context.before[-TOLD_DAYS:]) if match.start - one.stop <= TOLD_REACH)
    told = [one.day() for one in near if len(one.value) == len("1989-05-03")]
    for last in told:
        if last is None:
            continue
        days = (last + timedelta(by) for by in (*range(1, WEEK + 1), *range(0, -WEEK, -1)))
        if (found := next((one for one in days if one.day == day and one.isoweekday() == weekday), None)) is not None:
            return found
    return None


def read_from_day(match: Match, context: Context) -> TimeDraft | None:
    """Reads "two days from today", "una semana después de mañana": counted from a day that is named by the anchor."""
    counted = read_counting(match)
    base = shift_day(context.anchor, "D", int(match.value("day_shift") or 0)) if context.anchor else None
    day = count_on(base, counted[2], -1 if match.has("sooner_day") else 1) if base and counted else None
    if day is None:
        return None
    value = day.isoformat()
    return TimeDraft(match.start, match.stop, "", "DATE", value, counted_from=context.anchor_span)
