"""Times counted from an event that the text names: "two days after the assault", "la víspera del atentado".

The event has a time where a sentence before names it beside one day. Where none does, or where two do with different
days, the expression stays relative: a duration, or a day of no known date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from careo.text.numbers import fold, fold_same
from careo.understand.times.drafts import Context, TimeDraft
from careo.understand.times.relative import shifted_value

UNKNOWN_DAY = "XXXX-XX-XX"
DAY_LENGTH = len("1989-07-05")
# Letters of a noun that a verb of the same event has too ("assault", "assaulted"); shorter words name too much.
SHORTEST, STEM, ENDING = 5, 5, 3
# How far before and after an expression a sentence is looked for, and how many places of a word are looked at.
LONGEST_SENTENCE, MOST_PLACES = 400, 20
_COUNT = re.compile(r"P(\d{1,5})([DWMY])")
_EDGE = re.compile(r"[.!?][\"”»')\]]*\s|\n\s*\n")


def resolve_events(drafts: Sequence[TimeDraft], context: Context) -> list[TimeDraft]:
    """The drafts; those that count from a named event with the day that the text gives this event."""
    return [_resolved(draft, drafts, context) for draft in drafts]


def _resolved(draft: TimeDraft, drafts: Sequence[TimeDraft], context: Context) -> TimeDraft:
    shift = _shift_of(draft, context)
    if shift is None:
        return draft
    count, unit, sign, words = shift
    told = {found.value: found for word in words for found in _days_of(word, draft.start, drafts, context.text)}
    if len(told) == 1:
        ((day, found),) = told.items()
        value = shifted_value(date.fromisoformat(day), Fraction(count), unit, sign)
        if value is not None:
            span = context.span_of(found)
            return replace(draft, timex_type="DATE", value=value, counted_from=span, rule="event")
    if draft.timex_type == "DATE":
        return replace(draft, value=UNKNOWN_DAY, counted_from=None, rule="event")
    return draft


def _shift_of(draft: TimeDraft, context: Context) -> tuple[int, str, int, list[str]] | None:
    """Count, unit, direction and the words that name the event, where an expression counts from one."""
    events, text = context.words.events, context.text
    if draft.rule == "eve":
        found = events["of"].match(text, draft.stop)
        return (1, "D", -1, _names(found)) if found else None
    count = _COUNT.fullmatch(draft.value) if draft.rule == "duration" else None
    if count is None:
        return None
    for side, sign in (("before", -1), ("after", 1)):
        if found := events[side].match(text, draft.stop):
            return int(count.group(1)), count.group(2), sign, _names(found)
    return None


def _names(found: re.Match[str]) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", fold(found.group("event"))) if len(word) >= SHORTEST][:1]


def _days_of(word: str, stop: int, drafts: Sequence[TimeDraft], text: str) -> Iterator[TimeDraft]:
    """The days in the sentences before `stop` that hold a word of the same stem."""
    stem = word[: max(STEM, len(word) - ENDING)]
    days = [d for d in drafts if d.stop <= stop and d.timex_type in ("DATE", "TIME") and _is_day(d)]
    if not days:
        return
    low = max(0, days[0].start - LONGEST_SENTENCE)
    places = re.finditer(rf"(?<!\w){re.escape(stem)}", fold_same(text[low:stop]))
    for place, _ in zip(places, range(MOST_PLACES), strict=False):
        first, last = _sentence(text, low + place.start(), stop)
        inside = [d for d in days if first <= d.start < last]
        if len({d.value.partition("T")[0] for d in inside}) == 1:
            yield replace(inside[0], value=inside[0].value.partition("T")[0])


def _is_day(draft: TimeDraft) -> bool:
    day = draft.value.partition("T")[0]
    return len(day) == DAY_LENGTH and "W" not in day and draft.day() is not None


def _sentence(text: str, place: int, stop: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends, as far as 400 characters on each side."""
    low = max(0, place - LONGEST_SENTENCE)
    ends = [found.end() for found in _EDGE.finditer(text, low, place)] if low < place else []
    after = _EDGE.search(text, place, min(stop, place + LONGEST_SENTENCE))
    return (ends[-1] if ends else low), (after.start() if after else min(stop, place + LONGEST_SENTENCE))
