"""The sentence that minutes and police reports open with, and its day: `En Ayora, siendo las 8 horas del día …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careo.read.layout.lines import Line, match_line

OPENING_LINES = 6
"""Lines of head and body in which that sentence stands, at most."""


def find_opening_day(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """The words that hold the day, with their offset; nothing where no such sentence opens a text."""
    for line in lines[:OPENING_LINES]:
        if (told := match_line("opening", line.text)) is not None:
            yield told["date"], line.start + told.start("date")
            return
