"""Times counted from an event that the text names: "two days after the assault", "la víspera del atentado".

The event has a time where a sentence before names it beside one day. Where none does, or where two do with different
days, the expression stays relative: a duration, or a day of no known date.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
Shift = tuple[int, str, int, list[str]]
_EDGE = re.compile(r"[.!?][\"”»')\]]*\s|\n\s*\n")


def resolve_events(drafts: Sequence[TimeDraft], context: Context) -> list[TimeDraft]:
    """The drafts; those that count from a named event with the day that the text gives this event."""
    named: NamedDays | None = None
    resolved = []
    for draft in drafts:
        shift = _shift_of(draft, context)
        if shift is not None:
            named = named or NamedDays(drafts, context.text)
        resolved.append(draft if shift is None or named is None else _resolved(draft, shift, named, context))
    return resolved


def _resolved(draft: TimeDraft, shift: Shift, named: NamedDays, context: Context) -> TimeDraft:
    count, unit, sign, words = shift
    told = {found.value: found for word in words for found in named.days_of(word, draft.start)}
    if len(told) == 1:
        ((day, found),) = told.items()
        value = shifted_value(date.fromisoformat(day), Fraction(count), unit, sign)
        if value is not None:
            span = context.span_of(found)
            return replace(draft, timex_type="DATE", value=value, counted_from=span, rule="event")
    if draft.timex_type == "DATE":
        return replace(draft, value=UNKNOWN_DAY, counted_from=None, rule="event")
    return draft


def _shift_of(draft: TimeDraft, context: Context) -> Shift | None:
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


class NamedDays:
    """The days that a text tells, and the sentences that name an event beside them."""

    def __init__(self, drafts: Sequence[TimeDraft], text: str) -> None:
        self._days = sorted((d for d in drafts if _is_day(d)), key=lambda d: d.stop)
        self._text = text
        self._folded = fold_same(text)

    def days_of(self, word: str, stop: int) -> Iterator[TimeDraft]:
        """The days in the sentences before `stop` that hold a word of the same stem."""
        days = self._days[: bisect_right(self._days, stop, key=lambda d: d.stop)]
        if not days:
            return
        stem = word[: max(STEM, len(word) - ENDING)]
        low = max(0, days[0].start - LONGEST_SENTENCE)
        places = re.compile(rf"(?<!\w){re.escape(stem)}").finditer(self._folded, low, stop)
        for place, _ in zip(places, range(MOST_PLACES), strict=False):
            first, last = _sentence(self._text, place.start(), stop)
            low_day, high_day = (bisect_left(days, edge, key=lambda d: d.start) for edge in (first, last))
            inside = days[low_day:high_day]
            if len({d.value.partition("T")[0] for d in inside}) == 1:
                yield replace(inside[0], value=inside[0].value.partition("T")[0])


def _is_day(draft: TimeDraft) -> bool:
    if draft.timex_type not in ("DATE", "TIME"):
        return False
    day = draft.value.partition("T")[0]
    return len(day) == DAY_LENGTH and "W" not in day and draft.day() is not None


def _sentence(text: str, place: int, stop: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends, as far as 400 characters on each side."""
    low = max(0, place - LONGEST_SENTENCE)
    ends = [found.end() for found in _EDGE.finditer(text, low, place)] if low < place else []
    after = _EDGE.search(text, place, min(stop, place + LONGEST_SENTENCE))
    return (ends[-1] if ends else low), (after.start() if after else min(stop, place + LONGEST_SENTENCE))
