"""When and where a document tells of something: the days a dated role is asked for, and the states it speaks of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from careo.model import TimeRange
from careo.text.numbers import fold
from careo.understand.mentions.posts import load_post_words
from careo.understand.parsed import Parsed

Days = tuple[date, date]
_INSTANT = timedelta(microseconds=1)


class Told:
    """The days that a document speaks of, place by place.

    A sentence with dates of its own speaks of them; any other speaks of the document's date, or of those told before it
    in its paragraph.
    """

    def __init__(self, parsed: Parsed, times: Sequence[TimeRange]) -> None:
        anchor = parsed.doc.anchor()
        self.day: date | None = anchor.value if anchor is not None else None
        self.parsed = parsed
        dated = sorted((one.span.start, *_days(one)) for one in times if one.earliest or one.latest)
        self._starts = [start for start, _, _ in dated]
        self._days = [(first, last) for _, first, last in dated]
        self._states: frozenset[str] | None = None

    def days(self, at: int) -> list[Days | None]:
        """The times that a description at a place of the text may speak of; `[None]` where none is known."""
        sentences = self.parsed.sentences
        number = bisect_right(sentences, at, key=lambda one: one.start_char) - 1
        if number < 0:
            return [self._own()]
        first, stop = sentences[number].start_char, sentences[number].end_char
        if own := self._between(first, stop):
            return [*own]
        before = self.parsed.doc.text.rfind("\n\n", 0, first)
        return [self._own(), *self._between(max(before, 0), first)]

    def _own(self) -> Days | None:
        return None if self.day is None else (self.day, self.day)

    def _between(self, first: int, stop: int) -> list[Days]:
        return self._days[bisect_left(self._starts, first) : bisect_left(self._starts, stop)]

    def speaks_of(self, state: str) -> bool:
        """Whether the document names a state, or its people."""
        if self._states is None:
            read = load_post_words(self.parsed.lang).state
            words = [fold(token.text) for token in self.parsed.syntax]
            pairs = (f"{one} {two}" for one, two in pairwise(words))
            self._states = frozenset(map(read, {*words, *pairs})) - {""}
        return state in self._states


def _days(time: TimeRange) -> Days:
    """The first and last day of a half-open range; a side that it leaves open has no end."""
    first = time.earliest.date() if time.earliest else date.min
    return first, (time.latest - _INSTANT).date() if time.latest else date.max
