"""Running totals and numbers on top of others, and the time up to which a total was counted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from careo.model import Span, Tally, TimeRange
from careo.text.numbers import fold
from careo.understand.parsed import Parsed
from careo.understand.quantities.words import QuantityWords

REACH = 60
AFTER = 120
_TIMED = frozenset({"DATE", "TIME"})


class TallyReader:
    """Reads how the quantities of one document add up, by the words around them in their sentence."""

    def __init__(self, parsed: Parsed, times: Iterable[TimeRange], words: QuantityWords) -> None:
        self.text = parsed.text
        self.words = words.tally
        self.edges = [(sentence.start_char, sentence.end_char) for sentence in parsed.sentences]
        self.starts = [start for start, _ in self.edges]
        self.times = sorted((time for time in times if time.timex_type in _TIMED), key=lambda time: time.span.start)
        self.time_starts = [time.span.start for time in self.times]

    def read(self, start: int, number_stop: int, stop: int) -> tuple[Tally | None, Span | None]:
        """How a quantity adds up, and up to when it was counted.

        Args:
            start: where its words begin, with those that bound it.
            number_stop: where its number ends.
            stop: where the words end with what is counted.
        """
        low, high = self._sentence(start)
        before, after = self.text[max(low, start - REACH) : start], self.text[stop : min(high, stop + AFTER)]
        as_of = self._as_of(low, high, stop)
        if self.words.total_before.search(before):
            return Tally.CUMULATIVE, as_of
        if self.words.new_before.search(before) or self.words.new_after.match(self.text, number_stop):
            return Tally.NEW, None
        if self.words.new_after.match(self.text, stop):
            return Tally.NEW, None
        near = re.split(r"[;:]", after)[0]
        if as_of is not None or self.words.total_after.search(near) or self._since(stop, high):
            return Tally.CUMULATIVE, as_of
        return None, None

    def _sentence(self, at: int) -> tuple[int, int]:
        index = bisect_right(self.starts, at) - 1
        return self.edges[index] if index >= 0 else (0, len(self.text))

    def _near(self, low: int, high: int) -> list[TimeRange]:
        """The times of a sentence, or of as much of a long one as is near."""
        return self.times[bisect_left(self.time_starts, low) : bisect_left(self.time_starts, high)][:12]

    def _as_of(self, low: int, high: int, stop: int) -> Span | None:
        """The time that "as of" stands before, or "by" in a sentence with a perfect tense."""
        low, high = max(low, stop - 2 * AFTER), min(high, stop + AFTER)
        for time in self._near(low, high):
            before = self.text[max(low, time.span.start - REACH) : time.span.start]
            if self.words.as_of.search(before):
                return time.span
            if self.words.as_of_perfect.search(before) and self._is_perfect(low, high):
                return time.span
        return None

    def _is_perfect(self, low: int, high: int) -> bool:
        return any(fold(word) in self.words.perfect for word in re.findall(r"[^\W\d_]+", self.text[low:high]))

    def _since(self, stop: int, high: int) -> bool:
        """Whether a time after the quantity is one since which was counted."""
        return any(
            self.words.since.search(self.text[max(stop, time.span.start - REACH) : time.span.start])
            for time in self._near(stop, min(high, stop + AFTER))
        )
