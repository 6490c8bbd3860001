"""Readers of expressions that name a date: days, months, years, decades, parts of a year, feasts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from careo.model import Span
from careo.text.numbers import fold
from careo.understand.times.calendar import holiday_value, make_date, unit_value
from careo.understand.times.drafts import FUTURE, Context, Match, TimeDraft
from careo.understand.times.words import is_number_here, names_month, names_weekday
from careo.understand.times.years import NARRATIVE_REACH, is_before_entry, on_weekday, place_in_year, year_told

SHORT_YEAR_PIVOT = 40
SHORT_YEAR_ALONE = 1000
CENTURY = 100
HALVES = 2
MONTHS = 12
LONGEST_SMALL_WORD = 4
"""Letters of words such as "was" and "says", at most."""


def read_year(match: Match, name: str = "year") -> int | None:
    """The year of a group, in numerals or spelled out ("nineteen ninety-four"), two digits included."""
    given = match.get(name) or match.get("year2") or match.get("year2_quoted") or match.get("year2_of")
    if given is None:
        return None
    digits = given.lstrip("'’‘")
    if digits.isdigit():
        year = int(digits)
        if len(digits) == 2:
            return year + (1900 if year >= SHORT_YEAR_PIVOT else 2000)
        return year
    words = [w for w in re.split(r"[\s-]+", fold(given)) if w not in match.words.numbers.glue and w != "del"]
    values = [{**match.words.numbers.values, **match.words.numbers.scales}.get(w, 0) for w in words]
    if values[:2] == [2, 1000] or words[:1] == ["mil"]:
        head, rest = (2000, values[2:]) if values[:1] == [2] else (1000, values[1:])
        return head + sum(rest)
    return values[0] * CENTURY + sum(v for v in values[1:] if v != CENTURY)


def year_of(match: Match, context: Context) -> int | None:
    """The year a tail names: "1989", "last year", "this year", "that year"; None where there is none."""
    if (year := read_year(match)) is not None:
        return year
    if match.has("that_year"):
        last = context.last_dated()
        day = last.day() if last else None
        return day.year if day else None
    shift = match.value("year_direction", "direction")
    if match.has("this_year"):
        shift = "0"
    if shift is not None and context.anchor is not None:
        return context.anchor.year + int(shift)
    return None


def read_day_number(match: Match, name: str = "day") -> int | None:
    """The day of the month of a group, in numerals or words."""
    given = match.get(name)
    if given is not None:
        return int(re.sub(r"\D", "", given) or 0)
    word = match.value("day_word")
    return int(word) if word else None


def direction_of(match: Match) -> int | None:
    """-1, 0 or 1 for "last", "this", "next" anywhere in the match."""
    for name in ("direction", "after_direction"):
        value = match.value(name, "direction")
        if value is not None:
            return int(value)
    return None


def _date_draft(match: Match, value: str, **more: object) -> TimeDraft:
    return TimeDraft(match.start, match.stop, "", "DATE", value, **more)  # type: ignore[arg-type]


def read_iso_date(match: Match, context: Context) -> TimeDraft | None:
    """`1989-07-05`, with a time of day or without; `1989/7/5`."""
    if match.has("y"):
        found = make_date(*(int(match.get(name) or 0) for name in "ymd"))
        return _date_draft(match, found.isoformat(), solid=True) if found else None
    try:
        day = date.fromisoformat(match.get("iso") or "")
    except ValueError:
        return None
    if clock := match.get("iso_clock"):
        return TimeDraft(match.start, match.stop, "", "TIME", f"{day.isoformat()}T{clock}", solid=True)
    return _date_draft(match, day.isoformat(), solid=True)


def read_numeric_date(match: Match, context: Context) -> TimeDraft | None:
    """`5/7/89` in the order of the language; the other order where only that one is a date."""
    first, second, last = (int(match.get(name) or 0) for name in "abc")
    short = len(match.get("c") or "") == 2
    if short and (match.get("sep") == "." or (match.get("sep") == "-" and first > 31)):
        return None
    year = last + ((1900 if last >= SHORT_YEAR_PIVOT else 2000) if short else 0)
    orders = [(second, first), (first, second)] if context.words.style["numeric_order"] == "dmy" else [(first, second)]
    orders += [(second, first)]
    days = (make_date(year, month, day) for month, day in orders)
    found = next((day for day in days if day), None)
    return _date_draft(match, found.isoformat(), solid=True) if found else None


def read_short_date(match: Match, context: Context) -> TimeDraft | None:
    """`on 4/22`, `el 22/4`: day and month in the order of the language, the other where only that one is a date."""
    first, second = int(match.get("a") or 0), int(match.get("b") or 0)
    day, month = (first, second) if context.words.style["numeric_order"] == "dmy" else (second, first)
    if month > MONTHS:
        day, month = month, day
    return _day_draft(match, day, month, context)


def read_day_month(match: Match, context: Context) -> TimeDraft | None:
    """A day of a month, with its year or in the year that fits; None where the month has no such day."""
    month, day = int(match.value("month") or match.value("foreign_month") or 0), read_day_number(match)
    if not match.has("year") and _counts_people(match, context):
        return None
    return _day_draft(match, day, month, context)


def _counts_people(match: Match, context: Context) -> bool:
    """`In June 3 rebels were killed`: behind a word that no day stands behind, a number counts what follows it."""
    style, after = context.words.style, context.word_after(match.stop)
    many = len(after) > LONGEST_SMALL_WORD and after.endswith(tuple(style["many_endings"]))
    last = context.text[match.stop - 1 : match.stop].isdigit()
    return last and many and context.word_before(match.start) in style["month_only"]


def read_day_pair(match: Match, context: Context) -> tuple[TimeDraft, ...] | None:
    """Two days of one month: "April 24 and 25", "del 6 al 9 de abril"."""
    month = int(match.value("month") or 0)
    first = _day_draft(match, read_day_number(match), month, context)
    second = _day_draft(match, read_day_number(match, "day2"), month, context)
    if first is None or second is None or first.value >= second.value:
        return None
    groups = match.found
    month_first = groups.start("month") < groups.start("day")
    cut = groups.end("day")
    start2 = groups.start("day2")
    between = context.text[cut:start2]
    articles = "|".join(context.words.style["day_articles"])
    if articles and (article := re.search(rf"(?:{articles})\s+$", between)):
        start2 = cut + article.start()
    stop2 = groups.end("day2") if month_first and not match.has("year") else match.stop
    left = TimeDraft(match.start, cut, "", "DATE", first.value, counted_from=first.counted_from, solid=first.solid)
    right = TimeDraft(start2, stop2, "", "DATE", second.value, counted_from=first.counted_from, solid=first.solid)
    return left, right


def _day_draft(match: Match, day: int | None, month: int, context: Context) -> TimeDraft | None:
    if not day or not month:
        return None
    year = year_of(match, context)
    if year is not None:
        found = make_date(year, month, day)
        return _date_draft(match, found.isoformat(), solid=match.has("year") or match.has("year2")) if found else None
    if make_date(2000, month, day) is None:
        return None
    year = place_in_year(month, day, direction_of(match), context, match.start)
    if year is None:
        return _date_draft(match, f"XXXX-{month:02d}-{day:02d}")
    found = on_weekday(make_date(year, month, day), match, context)
    span = _origin_of_year(year, context, match.start)
    return _date_draft(match, found.isoformat(), counted_from=span) if found else None


def _origin_of_year(year: int, context: Context, at: int) -> Span | None:
    """The words that gave a date its year: those told before, where the year is theirs, else the anchor."""
    told = context.last_dated(within=NARRATIVE_REACH, at=at)
    if told is not None and year == year_told(context, at):
        return context.span_of(told)
    return context.anchor_span


def read_day_list(match: Match, context: Context) -> tuple[TimeDraft, ...] | None:
    """Three or more days of one month: "March 1, 2 and 3", "los días 1, 2 y 3 de marzo"."""
    month, first = int(match.value("month") or 0), match.found.start("days")
    numbers = list(re.finditer(r"\d+", match.get("days") or ""))
    days = [_day_draft(match, int(number.group()), month, context) for number in numbers]
    found = [day for day in days if day is not None]
    if len(found) < len(days) or sorted({day.value for day in found}) != [day.value for day in found]:
        return None
    starts = [match.start, *(first + number.start() for number in numbers[1:])]
    stops = [*(first + number.end() for number in numbers[:-1]), match.stop]
    return tuple(replace(day, start=start, stop=stop) for day, start, stop in zip(found, starts, stops, strict=True))


def read_month_of_year(match: Match, context: Context) -> TimeDraft | None:
    """`1989/7`, `07/1989`."""
    year, month = read_year(match), int(match.get("month_number") or 0)
    return _date_draft(match, f"{year:04d}-{month:02d}", solid=True) if year and month else None


def read_part_sign(match: Match, context: Context) -> TimeDraft | None:
    """`Q3 2016`, `2016 H1`, `3T 2016`: "T" is a quarter, too, and "S" a half."""
    sign = (match.get("part_sign") or "Q").upper()
    part = {"T": "Q", "S": "H"}.get(sign, sign)
    index, year = int(match.get("part_number") or 0), year_of(match, context)
    if part == "H" and index > HALVES:
        return None
    solid = match.has("year")
    if year is None:
        year = _year_of_part(index, 4, None, context, match.start)
    span = None if solid else context.anchor_span
    return _date_draft(match, f"{year:04d}-{part}{index}", solid=solid, counted_from=span) if year else None


def read_month(match: Match, context: Context) -> TimeDraft | None:
    """A month, with its year or in the year that fits; "May" and "march" only where they must be months."""
    month = int(match.value("month") or match.value("foreign_month") or 0)
    year = year_of(match, context)
    if year is None and not names_month(match, context):
        return None
    solid, aside = match.has("year"), False
    if year is None:
        year = place_in_year(month, 1, None, context, match.start)
        aside = year is not None and is_before_entry(month, year, match, context)
        year = year - 1 if year and aside else year
    value = f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}"
    span = None if solid or year is None else _origin_of_year(year, context, match.start)
    return _date_draft(match, value, solid=solid, counted_from=span, aside=aside)


def read_year_alone(match: Match, context: Context) -> TimeDraft | None:
    """A year; a bare number only where nothing says that it counts or names something else."""
    year = read_year(match)
    if year is None or (year < SHORT_YEAR_ALONE and not (match.get("year") or "").isdigit()):
        return None
    bare = match.stop - match.start == 4
    if re.search(r"\d[/.-]$", context.text[max(0, match.start - 2) : match.start]):
        return None
    if (bare or match.has("year")) and is_number_here(match, context, bare=bare):
        return None
    return _date_draft(match, f"{year:04d}", solid=True)


def read_year_range(match: Match, context: Context) -> TimeDraft | None:
    """`1980-1992`, `1980-92`."""
    first = read_year(match)
    last = match.get("other_year") or match.get("other_year2") or ""
    if first is None or not last.isdigit():
        return None
    end = int(last) if len(last) == 4 else first // CENTURY * CENTURY + int(last)
    if not first < end <= first + 2 * CENTURY or (len(last) == 2 and int(last) <= 12 and end - first > 50):
        return None
    return _date_draft(match, f"{first:04d}/{end:04d}", solid=True)


def read_decade(match: Match, context: Context) -> TimeDraft | None:
    """`the 1980s`, `los años ochenta`."""
    full = match.get("decade") or match.get("decade_of")
    if full:
        return _date_draft(match, full[:3])
    short = match.get("short_decade") or match.get("short_decade_of") or match.value("decade_word")
    return _date_draft(match, f"19{short[0]}") if short else None


def read_century(match: Match, context: Context) -> TimeDraft | None:
    """`the 19th century`, `el siglo XIX`: the hundreds of its years."""
    number = match.get("century_number") or match.value("century")
    if number is None or not 1 <= int(number) <= 30:
        return None
    return _date_draft(match, ("BCE" if match.has("bce") else "") + f"{int(number) - 1:02d}")


def read_part_of_year(match: Match, context: Context) -> TimeDraft | None:
    """A quarter or half of a year: "the third quarter of 1990", "el segundo semestre de este año"."""
    part, ordinal = match.value("part") or "Q", match.value("ordinal")
    most = {"Q": 4, "H": 2, "T": 3}[part]
    index = most if ordinal == "last" else int(ordinal or 0)
    year = year_of(match, context)
    if not 1 <= index <= most or (part == "H" and year is None and "semestre" not in match.found.group().lower()):
        return None
    counted_from = None
    if match.has("year_ago") and context.anchor is not None:
        now = _year_of_part(index, most, None, context, match.start)
        return _date_draft(match, f"{(now or 1) - 1:04d}-{part}{index}", counted_from=context.anchor_span)
    if year is None:
        year = _year_of_part(index, most, direction_of(match), context, match.start)
        counted_from = context.anchor_span
    return _date_draft(match, f"{year:04d}-{part}{index}", counted_from=counted_from) if year else None


def _year_of_part(index: int, most: int, direction: int | None, context: Context, at: int) -> int | None:
    """The year of a quarter or half without one: the latest that has begun, or the next in the future."""
    told = year_told(context, at)
    if context.anchor is None or (told is not None and direction is None):
        return told
    here = (context.anchor.month - 1) * most // 12 + 1
    if direction == 0 or index <= here:
        return context.anchor.year + (1 if direction == 1 and index <= here else 0)
    future = direction == 1 or (direction is None and context.tense(at) == FUTURE)
    return context.anchor.year if future else context.anchor.year - 1


def read_season(match: Match, context: Context) -> TimeDraft | None:
    """A season, with its year or the present one."""
    season = match.value("season") or ""
    year = read_year(match)
    if year is None and context.anchor is not None:
        year = context.anchor.year
    return _date_draft(match, f"{year:04d}-{season}" if year else f"XXXX-{season}", solid=match.has("year"))


def read_holiday(match: Match, context: Context) -> TimeDraft | None:
    """A feast in its year, in the year that fits where none is named."""
    name, year = match.value("holiday") or "", year_of(match, context)
    if year is None:
        month = int(name[:2]) if name[:2].isdigit() else {"thanksgiving": 11}.get(name, 4)
        day = int(name[3:]) if name[3:].isdigit() else 20
        by = match.value("holiday_direction", "direction")
        if by and by != "0" and context.anchor:
            return _date_draft(match, _neighbour_feast(name, context.anchor, int(by)))
        year = place_in_year(month, day, None, context, match.start)
    return _date_draft(match, holiday_value(name, year)) if year else None


def _neighbour_feast(name: str, anchor: date, by: int) -> str:
    """The value of the nearest feast before (-1) or after (1) a day."""
    values = (holiday_value(name, anchor.year + year) for year in range(-1, 2))
    day = anchor.isoformat()
    inside = sorted(value for value in values if (value > day if by > 0 else value < day))
    return inside[0] if by > 0 else inside[-1]


def read_weekday(match: Match, context: Context) -> TimeDraft | None:
    """A weekday by itself: the last one up to the anchor, the next one where the clause is in the future."""
    if not names_weekday(match, context):
        return None
    weekday = int(match.value("weekday") or 0)
    if context.anchor is None:
        return _date_draft(match, f"XXXX-WXX-{weekday}")
    ahead = (weekday - context.anchor.isoweekday()) % 7
    future = context.tense(match.start) == FUTURE
    value = unit_value(context.anchor, "D", ahead if future or ahead == 0 else ahead - 7)
    return _date_draft(match, value, counted_from=context.anchor_span) if value else None
