"""What the readers of time expressions work with: a draft for each expression, and what they may look at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from careo.model import Span
from careo.understand.times.calendar import get_interval
from careo.understand.times.patterns import SECOND, TimeWords

PAST, FUTURE = "past", "future"
# How many expressions back a word such as "that year" may lean.
FAR_BACK = 40
# How many characters back a quarter is still the one that "a year earlier" is told beside.
QUARTER_REACH = 1000


@dataclass(frozen=True, slots=True)
class TimeDraft:
    """A time expression that is being read: code points [start, stop) of the text, and what it means so far.

    Attributes:
        rule: the pattern's name.
        value: TIMEX3 value; a time without its date yet is `T10:00`.
        edge: which part of the value is meant ("start", "mid", "end", "").
        interval: the bounds, where the value alone does not give them.
        counted_from: the words the value was counted from.
        solid: whether the text itself names the date, so that later words can lean on it.
        aside: whether it only says which deed is meant, and nothing goes on from it.
    """

    start: int
    stop: int
    rule: str
    timex_type: str
    value: str
    edge: str = ""
    interval: tuple[datetime | None, datetime | None] | None = None
    counted_from: Span | None = None
    solid: bool = False
    aside: bool = False

    def day(self) -> date | None:
        """The first day of the value, None for durations, sets and references."""
        if self.timex_type not in ("DATE", "TIME"):
            return None
        known = self.interval[0] if self.interval else None
        whole = get_interval(self.value)
        start = known or (whole[0] if whole else None)
        return start.date() if start else None


@dataclass(slots=True)
class Context:
    """What a reader may look at: the word lists, the anchor, the tense, and the expressions before.

    Attributes:
        anchor: the date that relative expressions count from, None when the document has none.
        tense: "past", "future" or None for the clause at an offset.
        before: the drafts accepted so far, in text order.
    """

    words: TimeWords
    doc_id: str
    text: str
    anchor: date | None
    anchor_span: Span | None
    tense: Callable[[int], str | None]
    before: list[TimeDraft] = field(default_factory=list)

    def span_of(self, draft: TimeDraft) -> Span:
        """The words of an expression that another one is counted from."""
        return Span(self.doc_id, draft.start, draft.stop)

    def last_day(self) -> TimeDraft | None:
        """The nearest expression before that means one day or a part of it."""
        return self._last(lambda draft: len(draft.value.partition("T")[0]) == 10)

    def last_dated(self, *, within: int | None = None, at: int = 0) -> TimeDraft | None:
        """The nearest expression before that lies in a known year; `within` characters before `at` if given."""
        found = self._last(lambda draft: True)
        if found is None or (within is not None and at - found.stop > within):
            return None
        return found

    def last_told(self) -> TimeDraft | None:
        """The nearest day before that the text tells: not "today", nor the date of the document itself."""
        own, length = self.anchor_span, len("1989-05-03")
        return self._last(
            lambda draft: (
                len(draft.value.partition("T")[0]) == length
                and not (draft.rule == "day_shift" and draft.day() == self.anchor)
                and not (own is not None and draft.start < own.stop and own.start < draft.stop)
            )
        )

    def last_yearless(self) -> str | None:
        """The value of the nearest day before, where the text does not tell its year: "XXXX-12-09"."""
        length = len("1989-05-03")
        days = (
            one.value for one in reversed(self.before[-FAR_BACK:]) if len(one.value) == length and "W" not in one.value
        )
        last = next(days, "")
        return last if last.startswith("XXXX-") else None

    def last_quarter(self, at: int) -> str | None:
        """The value of the nearest quarter of a year told before, what was counted a year back from one left out."""
        for draft in reversed(self.before[-FAR_BACK:]):
            if at - draft.stop > QUARTER_REACH:
                return None
            if draft.value[4:6] == "-Q" and draft.rule in ("part_of_year", "definite_unit", "deictic_unit"):
                return draft.value
        return None

    def _last(self, wanted: Callable[[TimeDraft], bool]) -> TimeDraft | None:
        recent = reversed(self.before[-FAR_BACK:])
        return next((draft for draft in recent if not draft.aside and draft.day() and wanted(draft)), None)

    def word_before(self, start: int) -> str:
        """The word right before an offset, in lower case; "" where a sentence or the text begins."""
        match = re.search(r"(\S+)[^\S\n]*\n?[^\S\n]*$", self.text[max(0, start - 40) : start])
        return match.group(1).lower() if match else ""

    def word_after(self, stop: int) -> str:
        """The word right after an offset, in lower case; "" at a sign or the end."""
        match = re.match(r"[^\S\n]*\n?[^\S\n]*([^\W\d_]+)", self.text[stop : stop + 40])
        return match.group(1).lower() if match else ""


@dataclass(frozen=True, slots=True)
class Match:
    """A match of a pattern: its groups by slot name, whichever copy of the slot took part."""

    found: re.Match[str]
    words: TimeWords

    def has(self, name: str) -> bool:
        """Whether the group took part in the match."""
        return self.get(name) is not None

    def get(self, name: str) -> str | None:
        """The words of a group, None where it took no part."""
        named, found = self.found.re.groupindex, self.found
        if name not in named:
            return None
        return found[name] or next((found[copy] for copy in _copies(name) if copy in named and found[copy]), None)

    def value(self, name: str, slot: str | None = None) -> str | None:
        """The value that the words of a group have in their slot (the one of the same name if none is given)."""
        given = self.get(name)
        return None if given is None else self.words.slots[slot or name].value_of(given)

    @property
    def start(self) -> int:
        """Where the whole match begins."""
        return self.found.start()

    @property
    def stop(self) -> int:
        """Where the whole match ends."""
        return self.found.end()


@cache
def _copies(name: str) -> tuple[str, ...]:
    return tuple(f"{name}{SECOND}{number}" for number in range(2, 6))


Reader = Callable[[Match, Context], "TimeDraft | tuple[TimeDraft, ...] | None"]
