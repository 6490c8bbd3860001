"""Whether some words stand near a place of a text: each pattern is looked for once in the whole text."""

from __future__ import annotations

import re
from bisect import bisect_right


class Near:
    """Where the words of patterns stand in one text; looked for when first asked.

    Examples:
        >>> near, day = Near("two days later"), re.compile("days")
        >>> near.has(day, 0, 10), near.has(day, 0, 3), near.has(day, 9, 14)
        (True, False, False)
    """

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        """Of a text."""
        self._text = text
        # By identity: a pattern's own hash looks through all of it.
        self._found: dict[int, tuple[list[int], list[int]]] = {}

    def has(self, pattern: re.Pattern[str], start: int, stop: int) -> bool:
        """Whether words of the pattern that end after `start` begin before `stop`."""
        found = self._found.get(id(pattern))
        if found is None:
            spans = [match.span() for match in pattern.finditer(self._text)]
            found = self._found[id(pattern)] = ([first for first, _ in spans], [last for _, last in spans])
        at = bisect_right(found[1], start)
        return at < len(found[0]) and found[0][at] < stop
