"""Neighbouring expressions that are one, words before that belong to one, and dates for times without any."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from careo.understand.times.calendar import DAYPART_HOURS, get_interval, shift_day
from careo.understand.times.clock import hour_in_part
from careo.understand.times.counting import count_on
from careo.understand.times.drafts import FAR_BACK, Context, TimeDraft

LONGEST_EDGE = 40
DAY_RULES = frozenset({"day_month", "numeric_date", "iso_date", "day_of_month"})
CLOCK_RULES = frozenset({"clock", "led_clock", "bare_clock", "clock_pair", "bare_clock_pair"})
PAIRS = frozenset({"clock_pair", "bare_clock_pair"})
DAYPART_RULES = frozenset({"deictic_daypart", "night_word", "daypart", "bare_daypart", "day_shift", "weekday"})
COUNTED_RULES = ("ago", "shift", "from_day")
YEARLESS = frozenset({"day_month", "month"})
ANY_DAY = "XXXX-XX-XX"
DAY_LENGTH = len("1989-07-05")
SAME_SENTENCE = 200
_ARTICLE = re.compile(r"(?:the|these|those|los|las|estos|estas|sus)\b", re.IGNORECASE)
Join = Callable[[TimeDraft, TimeDraft], TimeDraft | None]


def join_drafts(left: TimeDraft, right: TimeDraft, context: Context) -> TimeDraft | None:
    """One expression of two neighbours ("Friday" + "Oct. 13", "10 p.m." + "Wednesday"), None where they stay two."""
    between = context.text[left.stop : right.start]
    if len(between) > LONGEST_EDGE or "\n\n" in between:
        return None
    for name, join in _JOINS:
        if context.words.joins[name].fullmatch(between) and (joined := join(left, right)) is not None:
            return replace(joined, start=left.start, stop=right.stop)
    return None


def _is_day(draft: TimeDraft) -> bool:
    return draft.timex_type == "DATE" and len(draft.value) == DAY_LENGTH


def _is_clock(draft: TimeDraft) -> bool:
    return draft.timex_type == "TIME" and draft.value.startswith("T")


def _is_daypart(draft: TimeDraft) -> bool:
    return draft.rule in ("daypart", "bare_daypart") and _is_clock(draft)


def _weekday_date(left: TimeDraft, right: TimeDraft) -> TimeDraft | None:
    if left.rule == "weekday" and right.rule in DAY_RULES and _is_day(right):
        return right
    if left.rule == "day_shift" and _is_day(left) and right.rule in ("weekday", *DAY_RULES):
        return left
    return None


def _clock_date(left: TimeDraft, right: TimeDraft) -> TimeDraft | None:
    if left.rule in CLOCK_RULES and _is_clock(left):
        if _is_day(right):
            return replace(right, timex_type="TIME", value=right.value + left.value)
        if right.rule in DAYPART_RULES and (found := _in_part(left, right)) is not None:
            return found
    return None


def _in_part(clock: TimeDraft, daypart: TimeDraft) -> TimeDraft | None:
    """An hour in a part of a day: "tonight at 9", "7 this morning"; None where the other is no part of a day."""
    day, _, part = daypart.value.partition("T")
    if daypart.timex_type != "TIME" or part not in DAYPART_HOURS:
        return None
    return replace(daypart, value=day + hour_in_part(clock.value, part))


def _daypart_clock(left: TimeDraft, right: TimeDraft) -> TimeDraft | None:
    return _in_part(right, left) if right.rule in CLOCK_RULES and _is_clock(right) else None


def _date_clock(left: TimeDraft, right: TimeDraft) -> TimeDraft | None:
    if _is_day(left) and right.rule in CLOCK_RULES - PAIRS and _is_clock(right):
        return replace(left, timex_type="TIME", value=left.value + right.value)
    return None


def _set_clock(left: TimeDraft, right: TimeDraft) -> TimeDraft | None:
    if left.rule != "every" or not _is_clock(right) or right.rule not in CLOCK_RULES - PAIRS:
        return None
    day, _, part = left.value.partition("T")
    if day.startswith("P"):
        return replace(left, value=ANY_DAY + right.value) if day == "P1D" else None
    clock = hour_in_part(right.value, part) if part else right.value
    return replace(left, value=day + clock) if day == ANY_DAY or day.startswith("XXXX-WXX-") else None


def _clock_set(left: TimeDraft, right: TimeDraft) -> TimeDraft | None:
    joined = _set_clock(right, left)
    return replace(joined, value=joined.value) if joined else None


def _date_daypart(left: TimeDraft, right: TimeDraft) -> TimeDraft | None:
    if _is_day(left) and _is_daypart(right):
        return replace(left, timex_type="TIME", value=left.value + right.value)
    return None


def _daypart_date(left: TimeDraft, right: TimeDraft) -> TimeDraft | None:
    if _is_daypart(left) and _is_day(right):
        return replace(right, timex_type="TIME", value=right.value + left.value)
    return None


def _ago_now(left: TimeDraft, right: TimeDraft) -> TimeDraft | None:
    """`Nine years ago this week`: that year's week, month or day of the name of today's."""
    years_ago = left.rule == "ago" and re.fullmatch(r"\d{4}", left.value) is not None
    if not years_ago or right.timex_type != "DATE" or not re.fullmatch(r"\d{4}-(?:W?\d\d)(?:-\d\d)?", right.value):
        return None
    return None if right.value.endswith("-02-29") else replace(left, value=left.value + right.value[4:])


_JOINS: tuple[tuple[str, Join], ...] = (
    ("weekday_date", _weekday_date),
    ("clock_date", _clock_date),
    ("date_clock", _date_clock),
    ("set_clock", _set_clock),
    ("clock_set", _clock_set),
    ("daypart_clock", _daypart_clock),
    ("date_daypart", _date_daypart),
    ("daypart_date", _daypart_date),
    ("ago_now", _ago_now),
)


def follows_day(draft: TimeDraft, context: Context) -> bool:
    """Whether an hour that nothing else shows to be one stands right after a day: "mañana a las siete"."""
    last = context.before[-1] if context.before else None
    if draft.rule != "bare_clock" or last is None or not (_is_day(last) or last.rule in DAYPART_RULES):
        return False
    return context.words.joins["date_hour"].fullmatch(context.text[last.stop : draft.start]) is not None


def add_words_before(draft: TimeDraft, context: Context, *, floor: int) -> TimeDraft:
    """The draft with the words before it that belong to it: "late" November, "nearly" three years.

    `floor` is where the expression before ends; no word is taken from before it.
    """
    low = max(floor, draft.start - LONGEST_EDGE)
    before = context.text[low : draft.start]
    if draft.timex_type in ("DURATION", "SET") or draft.rule in COUNTED_RULES:
        plain = not _ARTICLE.match(context.text, draft.start)
        if plain and (found := context.words.approximation.search(before)):
            return replace(draft, start=low + found.start())
        if draft.rule not in COUNTED_RULES:
            return draft
    for pattern, edge in context.words.edges:
        if draft.value.endswith("_REF"):
            break
        if found := pattern.search(before):
            return replace(draft, start=low + found.start(), edge="" if edge == "none" else edge)
    return draft


def opening_of(draft: TimeDraft, context: Context) -> str:
    """Reads "since", "after", "before", "until" where such a word stands right before the expression, else ""."""
    before = context.text[max(0, draft.start - LONGEST_EDGE) : draft.start]
    opening = next((name for pattern, name in context.words.openings if pattern.search(before)), "")
    closings = context.words.closings
    return opening or next((name for pattern, name in closings if pattern.match(context.text, draft.stop)), "")


def share_years(drafts: list[TimeDraft], context: Context) -> list[TimeDraft]:
    """The drafts; months and days without a year beside one that has it share that year: "May and June 2020"."""
    shared = list(drafts)
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index : index + 2]
        both = left.rule in YEARLESS and right.rule in YEARLESS and right.solid and not left.solid
        if both and context.words.joins["shared_year"].fullmatch(context.text[left.stop : right.start]):
            value = right.value[:4] + left.value[4:]
            if left.value[4:] <= right.value[4:] and get_interval(value):
                shared[index] = replace(left, value=value, counted_from=None, solid=True)
    return shared


def bound_counts(drafts: list[TimeDraft], context: Context) -> list[TimeDraft]:
    """The drafts; a count of days, weeks, months or years from a day named right after it gets the day it leads to."""
    bound = list(drafts)
    for index in range(len(bound) - 1):
        count, origin = bound[index : index + 2]
        day = origin.day()
        between = context.text[count.stop : origin.start]
        if day is None or count.interval or count.timex_type != "DURATION" or len(between) > LONGEST_EDGE:
            continue
        for name, sign in (("count_before", -1), ("count_after", 1)):
            if context.words.joins[name].fullmatch(between) and (found := count_on(day, count.value, sign)):
                span = context.span_of(origin)
                bound[index] = replace(count, interval=get_interval(found.isoformat()), counted_from=span)
    return bound


def order_ranges(drafts: list[TimeDraft], context: Context) -> list[TimeDraft]:
    """The drafts; where a range would end before it begins, the end whose year is not named moves on.

    "From October to March" ends in the next year, "from next Monday to Friday" in the same week.
    """
    ordered = list(drafts)
    for index in range(len(ordered) - 1):
        left, right = ordered[index : index + 2]
        first, last = left.day(), right.day()
        if first is None or last is None or first <= last or right.solid or left.timex_type != right.timex_type:
            continue
        unit, by = ("D", 7) if right.rule == "weekday" else ("M", 12)
        if right.rule not in ("weekday", *YEARLESS) or right.interval or not _is_range(left, right, context):
            continue
        while last is not None and last < first:
            last = shift_day(last, unit, by)
        if last is not None:
            ordered[index + 1] = replace(right, value=last.isoformat()[: len(right.value)])
    return ordered


def _is_range(left: TimeDraft, right: TimeDraft, context: Context) -> bool:
    """Whether two expressions are the ends of a range: "May to July", "between May and July"."""
    between, joins = context.text[left.stop : right.start], context.words.joins
    if len(between) > LONGEST_EDGE:
        return False
    if joins["range_and"].fullmatch(between):
        return context.word_before(left.start) in context.words.checks["between"]
    return joins["range"].fullmatch(between) is not None


def place_clocks(drafts: list[TimeDraft], context: Context) -> list[TimeDraft]:
    """Times of day with the day they belong to.

    That is the day of the hour they reach to ("from 5 to 6 p.m. on Monday"), else the last day named in the 200
    characters before, the next one right after, else the last one named, else the anchor's.
    """
    placed = list(drafts)
    for index, draft in enumerate(drafts):
        if _is_clock(draft) and draft.rule != "same_unit":  # "that night", of a day that the text does not name
            day = _day_reached(placed, index, context) or _day_near(placed, index) or context.anchor
            if day is not None:
                placed[index] = replace(draft, value=day.isoformat() + draft.value)
    return placed


def _day_reached(drafts: list[TimeDraft], index: int, context: Context) -> date | None:
    """The day of the hour or the day right after a range word or nothing: "between 8 and 9 on Friday"."""
    here, after = drafts[index], drafts[index + 1 : index + 2]
    if not after or after[0].timex_type != "TIME" or after[0].value.startswith("T"):
        return None
    return after[0].day() if _is_range(here, after[0], context) else None


def _day_near(drafts: list[TimeDraft], index: int) -> date | None:
    here = drafts[index]
    near = drafts[max(0, index - FAR_BACK) : index]
    before = [d for d in near if len(d.value.partition("T")[0]) == DAY_LENGTH and d.day()]
    after = [d for d in drafts[index + 1 : index + 2] if len(d.value) == DAY_LENGTH and d.day()]
    if before and here.start - before[-1].stop <= SAME_SENTENCE:
        return before[-1].day()
    if after and after[0].start - here.stop <= LONGEST_EDGE:
        return after[0].day()
    return before[-1].day() if before else None


def bounds_of(draft: TimeDraft, opening: str) -> tuple[datetime | None, datetime | None]:
    """The half-open bounds of an expression, the words before ("since", "late") taken in."""
    earliest, latest = draft.interval or get_interval(draft.value) or (None, None)
    if draft.edge and earliest and latest:
        earliest, latest = _part(earliest, latest, draft.edge)
    if opening in ("after", "before") and earliest and latest and _is_hour(draft):
        return _in_its_day(earliest, latest, opening)
    if opening == "since":
        return earliest, None
    if opening == "after":
        return latest, None
    if opening == "before":
        return None, earliest
    if opening == "until":
        return None, latest
    return earliest, latest


def _is_hour(draft: TimeDraft) -> bool:
    """Whether a value tells an hour of the clock, not a part of the day such as "TNI"."""
    return draft.value.partition("T")[2][:2].isdigit()


def _in_its_day(earliest: datetime, latest: datetime, opening: str) -> tuple[datetime, datetime]:
    """Whoever gives an hour tells of its day: "shortly before 6 p.m. on Friday", "after 11 p.m. on 3 May"."""
    if opening == "before":
        return datetime.combine(earliest - timedelta(minutes=1), time.min), earliest
    midnight = datetime.combine(earliest, time.min) + timedelta(days=1)
    return latest, max(latest + timedelta(hours=1), midnight)


def _part(earliest: datetime, latest: datetime, edge: str) -> tuple[datetime, datetime]:
    """The first or second half, or the middle half, in whole days."""
    days = (latest - earliest).days
    if days < 4:
        return earliest, latest
    half, quarter = timedelta(days // 2), timedelta(days // 4)
    return {
        "start": (earliest, earliest + half),
        "mid": (earliest + quarter, latest - quarter),
        "end": (earliest + half, latest),
    }[edge]
