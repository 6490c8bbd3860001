"""When: dates, times of day, durations and repeated times, with TIMEX3 values and half-open bounds.

The patterns of `lang/<lang>/times.toml` propose; the longest match that its reader accepts is taken, in text order, so
that "that year" and "two days later" can lean on what was read before. Dates without a year, weekdays and "last
week" count from the document's anchor, never silently from anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from careo.model import TimeRange, TimeSemantics
from careo.understand.parsed import Parsed
from careo.understand.times import absolute, clock, lasting, nth, relative
from careo.understand.times.drafts import Context, Match, Reader, TimeDraft
from careo.understand.times.events import resolve_events
from careo.understand.times.joins import (
    add_words_before,
    bound_counts,
    bounds_of,
    follows_day,
    join_drafts,
    opening_of,
    order_ranges,
    place_clocks,
    share_years,
)
from careo.understand.times.near import find_places
from careo.understand.times.patterns import TimeWords, load_time_words
from careo.understand.times.tense import make_tense

__all__ = ["find_times"]

# What is no expression by itself, only as the end of another one.
ONLY_JOINED = frozenset({"bare_daypart", "bare_clock"})

READERS: Mapping[str, Reader] = {
    "nth": nth.read_nth,
    "week_number": nth.read_week_number,
    "week_of": nth.read_week_of,
    "rest": nth.read_rest,
    "weekday_number": nth.read_weekday_number,
    "from_day": nth.read_from_day,
    "month_of_year": absolute.read_month_of_year,
    "part_sign": absolute.read_part_sign,
    "iso_date": absolute.read_iso_date,
    "short_date": absolute.read_short_date,
    "numeric_date": absolute.read_numeric_date,
    "day_month": absolute.read_day_month,
    "day_pair": absolute.read_day_pair,
    "day_list": absolute.read_day_list,
    "month": absolute.read_month,
    "year": absolute.read_year_alone,
    "year_range": absolute.read_year_range,
    "decade": absolute.read_decade,
    "century": absolute.read_century,
    "part_of_year": absolute.read_part_of_year,
    "season": absolute.read_season,
    "holiday": absolute.read_holiday,
    "weekday": absolute.read_weekday,
    "day_of_month": relative.read_day_of_month,
    "named_direction": relative.read_named_direction,
    "now": relative.read_now,
    "day_shift": relative.read_day_shift,
    "night_word": relative.read_night_word,
    "deictic_unit": relative.read_deictic_unit,
    "definite_unit": relative.read_definite_unit,
    "weekend": relative.read_weekend,
    "ago": relative.read_ago,
    "shift": relative.read_shift,
    "same_unit": relative.read_same_unit,
    "eve": relative.read_eve,
    "next_unit": relative.read_next_unit,
    "clock": clock.read_clock,
    "led_clock": clock.read_led_clock,
    "bare_clock": clock.read_led_clock,
    "clock_pair": clock.read_clock_pair,
    "bare_clock_pair": clock.read_bare_clock_pair,
    "daypart": clock.read_daypart,
    "bare_daypart": clock.read_bare_daypart,
    "deictic_daypart": clock.read_deictic_daypart,
    "duration": lasting.read_duration,
    "count_pair": lasting.read_count_pair,
    "window": lasting.read_window,
    "vague_window": lasting.read_vague_window,
    "every": lasting.read_every,
    "rate": lasting.read_rate,
    "per": lasting.read_per,
}


def find_times(parsed: Parsed, *, anchor: date | None = None) -> tuple[TimeRange, ...]:
    """The time expressions of a document, in text order, not overlapping.

    Args:
        parsed: the document; rules read `parsed.text`, spans point into the same offsets.
        anchor: the date to count from, for callers that know it from outside; the document's own anchor by default.
    """
    words = load_time_words(parsed.lang)
    found = parsed.doc.anchor()
    context = Context(
        words=words,
        doc_id=parsed.doc.id,
        text=parsed.text,
        anchor=anchor or (found.value if found else None),
        anchor_span=found.span if found and anchor is None else None,
        tense=make_tense(parsed, words),
    )
    drafts = read_drafts(context)
    for step in (share_years, order_ranges, bound_counts, resolve_events, place_clocks):
        drafts = step(drafts, context)
    return tuple(_time_range(parsed, draft, context) for draft in drafts)


def read_drafts(context: Context) -> list[TimeDraft]:
    """The drafts of a text: at each word the longest that its reader takes, neighbours joined."""
    words, text, floor = context.words, context.text, 0
    for start, numbers in find_places(words, text):
        if start < floor:
            continue
        for rule, match in _matches_at(words, text, start, numbers):
            if _read(rule, match, context):
                floor = _floor(context)
                break
    return context.before


def _floor(context: Context) -> int:
    """Where the last expression ends."""
    return context.before[-1].stop if context.before else 0


def _matches_at(words: TimeWords, text: str, start: int, numbers: Iterable[int]) -> list[tuple[str, Match]]:
    """The matches at a place, longest first, then in the order of the file."""
    tried = ((words.rules[number].name, words.rules[number].match(text, start)) for number in numbers)
    found = [(rule, Match(match, words)) for rule, match in tried if match is not None]
    return sorted(found, key=lambda row: -row[1].stop)


def _read(rule: str, match: Match, context: Context) -> bool:
    """Read a match and keep its drafts; whether there were any."""
    result = READERS[rule](match, context)
    drafts = [draft for draft in (result if isinstance(result, tuple) else (result,)) if draft is not None]
    for draft in drafts:
        if draft.start >= _floor(context):
            _accept(replace(draft, rule=rule), context)
    return bool(drafts)


def _accept(draft: TimeDraft, context: Context) -> None:
    floor = _floor(context)
    if context.before and (joined := join_drafts(context.before[-1], draft, context)) is not None:
        context.before[-1] = joined
        return
    if draft.rule in ONLY_JOINED and not follows_day(draft, context):
        return
    context.before.append(add_words_before(draft, context, floor=floor))


def _time_range(parsed: Parsed, draft: TimeDraft, context: Context) -> TimeRange:
    opening = opening_of(draft, context)
    earliest, latest = bounds_of(draft, opening)
    lasting_on = opening in ("since", "until") or (draft.timex_type in ("DURATION", "SET") and draft.interval is None)
    return TimeRange(
        span=parsed.span(draft.start, draft.stop),
        timex=draft.value,
        timex_type=draft.timex_type,
        semantics=TimeSemantics.THROUGHOUT if lasting_on else TimeSemantics.SOMETIME_WITHIN,
        made_by=f"{context.words.lang}.times.{draft.rule}@1",
        earliest=earliest,
        latest=latest,
        anchor=draft.counted_from,
    )
