"""When: dates, times of day, durations and repeated times, with TIMEX3 values and half-open bounds.

The patterns of `lang/<lang>/times.toml` propose; the longest match that its reader accepts is taken, in text order, so
that "that year" and "two days later" can lean on what was read before. Dates without a year, weekdays and "last
week" count from the document's anchor, never silently from anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from careo.model import TimeRange, TimeSemantics
from careo.understand.parsed import Parsed
from careo.understand.times import absolute, clock, lasting, relative
from careo.understand.times.drafts import Context, Match, Reader, TimeDraft
from careo.understand.times.joins import add_words_before, bounds_of, join_drafts, opening_of, place_clocks
from careo.understand.times.patterns import TimeWords, load_time_words
from careo.understand.times.tense import make_tense

__all__ = ["find_times"]

READERS: Mapping[str, Reader] = {
    "iso_date": absolute.read_iso_date,
    "numeric_date": absolute.read_numeric_date,
    "day_month": absolute.read_day_month,
    "day_pair": absolute.read_day_pair,
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
    "next_unit": relative.read_next_unit,
    "clock": clock.read_clock,
    "daypart": clock.read_daypart,
    "bare_daypart": clock.read_bare_daypart,
    "deictic_daypart": clock.read_deictic_daypart,
    "duration": lasting.read_duration,
    "window": lasting.read_window,
    "vague_window": lasting.read_vague_window,
    "every": lasting.read_every,
    "rate": lasting.read_rate,
    "per": lasting.read_per,
}


def find_times(parsed: Parsed, *, anchor: date | None = None) -> tuple[TimeRange, ...]:
    """The time expressions of a document, in text order, not overlapping.

    Args:
        parsed: the document; rules read `syntax.text`, spans point into the same offsets.
        anchor: the date to count from, for callers that know it from outside; the document's own anchor by default.
    """
    words = load_time_words(parsed.lang)
    found = parsed.doc.anchor()
    context = Context(
        words=words,
        text=parsed.syntax.text,
        anchor=anchor or (found.value if found else None),
        anchor_span=found.span if found and anchor is None else None,
        tense=make_tense(parsed, words),
    )
    drafts = place_clocks(read_drafts(context), context.anchor)
    return tuple(_time_range(parsed, draft, context) for draft in drafts)


def read_drafts(context: Context) -> list[TimeDraft]:
    """The drafts of a text, longest first where they overlap, neighbours joined."""
    for match, rule in _matches(context.words, context.text):
        floor = context.before[-1].stop if context.before else 0
        if match.start < floor:
            continue
        result = READERS[rule](match, context)
        for draft in result if isinstance(result, tuple) else (result,):
            if draft is not None and draft.start >= floor:
                _accept(replace(draft, rule=rule), context)
    return context.before


def _accept(draft: TimeDraft, context: Context) -> None:
    floor = context.before[-1].stop if context.before else 0
    if context.before and (joined := join_drafts(context.before[-1], draft, context)) is not None:
        context.before[-1] = joined
        return
    if draft.rule == "bare_daypart":
        return
    context.before.append(add_words_before(draft, context, floor=floor))


def _matches(words: TimeWords, text: str) -> Iterator[tuple[Match, str]]:
    """All matches of all patterns, by start, then longest first, then in the order of the file."""
    found: list[tuple[int, int, int, re.Match[str], str]] = []
    for order, (rule, pattern) in enumerate(words.rules):
        found += [(match.start(), -match.end(), order, match, rule) for match in pattern.finditer(text)]
    found.sort(key=lambda row: row[:3])
    for _, _, _, match, rule in found:
        yield Match(match, words), rule


def _time_range(parsed: Parsed, draft: TimeDraft, context: Context) -> TimeRange:
    opening = opening_of(draft, context)
    earliest, latest = bounds_of(draft, opening)
    lasting_on = opening in ("since", "until") or draft.timex_type in ("DURATION", "SET")
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
