"""Sentences that papers open with: the day of minutes (`En Ayora, siendo las 8 horas del día …`), who speaks there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careo.read.layout.lines import Line, match_line, words

OPENING_LINES = 6
"""Lines of head and body in which that sentence stands, at most."""


def find_opening_day(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """The words that hold the day, with their offset; nothing where no such sentence opens a text."""
    for line in lines[:OPENING_LINES]:
        if (told := match_line("opening", line.text)) is not None:
            yield told["date"], line.start + told.start("date")
            return


def find_deponent(lines: Sequence[Line]) -> tuple[str, int, int] | None:
    """Who swears to a text in its first sentence, with the offsets of the name: "I, ROSA MAMANI, of Ayora, make oath".

    A name in capitals comes as names are written.
    """
    for line in lines[:OPENING_LINES]:
        if (told := match_line("self", line.text)) is not None:
            who = told["who"].title() if told["who"].isupper() else told["who"]
            return who, line.start + told.start("who"), line.start + told.end("who")
    return None


def find_body(lines: Sequence[Line]) -> tuple[str, int, int] | None:
    """The body that a statement's first line says is speaking: `La Comandancia del Frente informa al pueblo:`."""
    for line in lines[:OPENING_LINES]:
        told = match_line("speaks", line.text)
        if told is not None and words("organisation").search(told["who"]):
            return told["who"], line.start + told.start("who"), line.start + told.end("who")
    return None
