"""What papers open with: the day of minutes (`En Ayora, siendo las 8 horas del día …`), who speaks, whose number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from careo.lang.words import load_words
from careo.read.layout.lines import LANGUAGES, Line, match_line, words

_ITEM = re.compile(r"\s*(?:[-–•*]\s|\(?(?:\d{1,3}|[a-z])[.)]\s)")
HEAD = 600
"""Characters of a document that its number stands in, at most."""
OPENING_LINES = 6
"""Lines of head and body in which that sentence stands, at most."""


def find_opening_day(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """The words that hold the day, with their offset; nothing where no such sentence opens a text."""
    for line in lines[:OPENING_LINES]:
        if (told := match_line("opening", line.text)) is not None:
            yield told["date"], line.start + told.start("date")
            return


def heads_list(line: Line, following: Line | None) -> bool:
    """Whether a line ends with a colon and the next begins an item: `Asesinados por el Ejército:`, `1. Ana Rey`."""
    return line.text.endswith(":") and following is not None and _ITEM.match(following.text) is not None


def find_deponent(lines: Sequence[Line]) -> tuple[str, int, int] | None:
    """Who swears to a text in its first sentence, with the offsets of the name: "I, ROSA MAMANI, of Ayora, make oath".

    A name in capitals comes as names are written.
    """
    for line in lines[:OPENING_LINES]:
        if (told := match_line("self", line.text)) is not None:
            who = told["who"].title() if told["who"].isupper() else told["who"]
            return who, line.start + told.start("who"), line.start + told.end("who")
    return None


def find_numbered(text: str) -> tuple[str, int, int] | None:
    """The body whose number a document bears in its head, with the offsets of that number: "AI Index: AMR 34/22/94"."""
    for body, pattern in _numbers():
        if (found := pattern.search(text, 0, HEAD)) is not None:
            return body, *found.span()
    return None


@cache
def _numbers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    tables: list[dict[str, dict[str, str]]] = [load_words(lang).table("layout")["numbers"] for lang in LANGUAGES]
    return tuple((row["body"], re.compile(row["pattern"])) for table in tables for row in table.values())


def find_body(lines: Sequence[Line]) -> tuple[str, int, int] | None:
    """The body that a statement's first line says is speaking: `La Comandancia del Frente informa al pueblo:`."""
    for line in lines[:OPENING_LINES]:
        told = match_line("speaks", line.text)
        if told is not None and words("organisation").search(told["who"]):
            return told["who"], line.start + told.start("who"), line.start + told.end("who")
    return None
