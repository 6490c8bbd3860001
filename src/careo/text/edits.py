"""Cleaning as a list of edits; one function applies them and returns the new text with an offset map.

No diffing, and no searching for a quote afterwards: maps compose, and every character of the new text knows
where it came from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from careo.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the characters from `start` up to `stop` by `new` (an insertion where start equals stop)."""

    start: int
    stop: int
    new: str = ""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """From offsets of a new text to offsets of the old one.

    Stretches `(new_start, old_start, new_length, old_length)` in order, starting at 0 on both sides. Where both
    lengths are equal the map runs character by character; elsewhere a new stretch stands for an old one as a whole.
    """

    stretches: tuple[tuple[int, int, int, int], ...]

    def old_start(self, offset: int) -> int:
        """Where in the old text the character at `offset` of the new one begins."""
        return self._old(offset, at_stop=False)

    def old_stop(self, offset: int) -> int:
        """Where in the old text the character before `offset` of the new one ends."""
        return self._old(offset - 1, at_stop=True) if offset else 0

    def old_interval(self, start: int, stop: int) -> tuple[int, int]:
        """The smallest stretch of the old text that gave `[start, stop)` of the new one.

        Examples:
            >>> new, offsets = apply_edits("el&nbsp;careo", [Edit(2, 8, " ")])
            >>> new, offsets.old_interval(2, 8)
            ('el careo', (2, 13))
        """
        return self.old_start(start), self.old_stop(stop)

    def then(self, later: OffsetMap) -> OffsetMap:
        """The map from the text after `later` back to the text before this map."""
        cuts = sorted({row[0] for row in later.stretches} | set(_pull_back(self, later)))
        total = _new_length(later)
        rows = []
        for start, stop in zip(cuts, [*cuts[1:], total], strict=True):
            if stop <= start and total:
                continue
            mid_start, mid_stop = later.old_start(start), max(later.old_start(start), later.old_stop(stop))
            old_start = self.old_start(mid_start)
            old_stop = max(old_start, self.old_stop(mid_stop))
            rows.append((start, old_start, stop - start, old_stop - old_start))
        return OffsetMap(tuple(rows))

    def _old(self, offset: int, *, at_stop: bool) -> int:
        index = max(0, bisect_right(self.stretches, offset, key=lambda row: row[0]) - 1)
        new_start, old_start, new_length, old_length = self.stretches[index]
        inside = offset - new_start
        if new_length == old_length or inside >= new_length:
            shift = inside if new_length == old_length else old_length + inside - new_length
            return old_start + shift + at_stop
        return old_start + (old_length if at_stop else 0)


def _new_length(offsets: OffsetMap) -> int:
    new_start, _, new_length, _ = offsets.stretches[-1]
    return new_start + new_length


def _pull_back(first: OffsetMap, later: OffsetMap) -> list[int]:
    """Offsets of the last text at which a stretch of the first map begins inside a one-to-one stretch of the later."""
    cuts = []
    starts = [row[0] for row in first.stretches]
    for new_start, old_start, new_length, old_length in later.stretches:
        if new_length == old_length:
            low, high = bisect_right(starts, old_start), bisect_right(starts, old_start + old_length - 1)
            cuts += [new_start + starts[k] - old_start for k in range(low, high)]
    return cuts


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Apply edits given in offsets of `text`; returns the new text and the map back. Linear in text and edits.

    Raises:
        SpanError: an edit reaches beyond the text, or two edits overlap.
    """
    parts: list[str] = []
    rows: list[tuple[int, int, int, int]] = []
    old = new = 0
    for edit in sorted(edits):
        if edit.start < old or edit.stop < edit.start or edit.stop > len(text):
            raise SpanError(f"edit [{edit.start}, {edit.stop}): overlaps another or leaves the text of {len(text)}")
        if edit.start > old:
            parts.append(text[old : edit.start])
            rows.append((new, old, edit.start - old, edit.start - old))
            new += edit.start - old
        if edit.new:
            parts.append(edit.new)
            rows.append((new, edit.start, len(edit.new), edit.stop - edit.start))
            new += len(edit.new)
        old = edit.stop
    if old < len(text) or not rows:
        parts.append(text[old:])
        rows.append((new, old, len(text) - old, len(text) - old))
    return "".join(parts), OffsetMap(tuple(rows))
