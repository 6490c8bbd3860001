"""Lines of a document with their offsets, and the patterns that tell what a line is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from careo.lang.words import load_words
from careo.text.numbers import fold

LANGUAGES = ("en", "es")
_JOINING = frozenset({"of", "the", "and", "de", "del", "la", "las", "los", "el", "y"})
MOST_WORDS = 6  # of a paper's name
_NO_QUOTES = str.maketrans("", "", '«»“”"')
LONGEST_NAME = 90
"""Characters of a body's name, at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without white space at its edges; `start` and `stop` are its offsets, `blank_before` a count."""

    text: str
    start: int
    stop: int
    blank_before: int


def lines_of(text: str, start: int = 0, stop: int | None = None) -> list[Line]:
    """The lines between two offsets that hold something."""
    lines, blank, at = [], 0, start
    for raw in text[start:stop].split("\n"):
        stripped = raw.strip()
        if stripped:
            begins = at + raw.index(stripped[0])
            lines.append(Line(stripped, begins, begins + len(stripped), blank))
            blank = 0
        else:
            blank += 1
        at += len(raw) + 1
    return lines


@cache
def patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of both languages for one kind of line (`layout.toml`, table `lines`)."""
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for lang in LANGUAGES
        for pattern in load_words(lang).table("layout")["lines"][kind]
    )


@cache
def words(kind: str) -> re.Pattern[str]:
    """Any of the words of both languages of one kind (`layout.toml`, table `words`), with their accents or without."""
    listed = [word for lang in LANGUAGES for word in load_words(lang).table("layout")["words"][kind]]
    every = sorted({*listed, *map(fold, listed)})
    return re.compile(
        r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, every), key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
    )


def is_named(line: str, kind: str) -> bool:
    """Whether a line begins with a word of a kind, or with one word before it: "Sworn testimony of …"."""
    found = words(kind).search(line)
    return found is not None and len(line[: found.start()].split()) <= 1


def match_line(kind: str, line: str) -> re.Match[str] | None:
    """The first pattern of a kind that the line matches."""
    return next((found for pattern in patterns(kind) if (found := pattern.search(line))), None)


LEAST_OF_HEADLINE = 3
"""Words of each half of a headline with a colon, at least."""


def is_field(text: str) -> bool:
    """`Declarante: …`, `Place: …`: a short label that begins with a capital, then a colon.

    No country (`Sudan: …`), nor a headline with another behind it ("Eyes on the River: Abuses by All Parties").
    """
    label = re.match(r"(?P<what>[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+(?: \w+){0,3}): ", text)
    if label is None or is_nation(label["what"]):
        return False
    rest = text[label.end() :]
    headed = len(label["what"].split()) >= LEAST_OF_HEADLINE and is_mostly_titled(rest)
    return not (headed and len(rest.split()) >= LEAST_OF_HEADLINE)


def is_nation(text: str) -> bool:
    """Whether a line is the name of a nation and no more: "PERU"."""
    return fold(text) in _nations()


@cache
def _nations() -> frozenset[str]:
    """The folded names of nations in all languages."""
    rows = (row for lang in LANGUAGES for row in load_words(lang).table("names")["nations"].values())
    return frozenset(fold(word) for row in rows for word in row)


def is_mostly_titled(text: str) -> bool:
    """Whether most of the long words begin with a capital."""
    long = [word for word in text.split() if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def is_paper_name(text: str) -> bool:
    """Whether words before a date name a paper: "The Northern Chronicle | , 3 June 1995", `La Voz del Sur`.

    Examples:
        >>> is_paper_name("La Voz del Sur"), is_paper_name("La Paz"), is_paper_name("News of the raid came on")
        (True, False, False)
    """
    parts = text.translate(_NO_QUOTES).split()
    named = all(word[0].isupper() for word in parts if word.casefold() not in _JOINING)
    return named and 0 < len(parts) <= MOST_WORDS and words("paper").search(text) is not None


def is_body_name(text: str) -> bool:
    """Whether words before a date name a body: "Committee for Solidarity | , 12 November 1992"."""
    return bool(words("organisation").search(text)) and is_mostly_titled(text) and len(text) < LONGEST_NAME
