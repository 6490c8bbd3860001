"""Line breaks that end a sentence, and those that a printer or a mail program put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

LIST_ITEM = re.compile(r"[ \t]*(?:[-*•–—·▪●◦■‣#]|\(?\d{1,3}[.)]\s|\(?[a-zA-Z][.)]\s|[IVX]{1,5}[.)]\s)")
_PARAGRAPH_END = re.compile(r"\n[ \t\r\f\v]*\n|[\f\v\u2029]")
_LAST_WORD = re.compile(r"(?:[^\W\d_]+\.)+$|[^\W\d_]+$")
DAY_LINE = re.compile(r"\W*(?:[^\W\d_]+,?\s+)?\d{1,2}(?:\s+de)?\s+[^\W\d_]{3,}(?:,?\s+(?:del?\s+)?\d{4})?[\s:.]*")
"""A line of a day and its month alone, perhaps with the year: "Thursday, 4 June"."""
_NOTHING: frozenset[str] = frozenset()


def find_breaks(text: str, unfinished: frozenset[str] = _NOTHING) -> frozenset[int]:
    r"""Offsets of the line breaks that end a sentence, whatever stands before them.

    A blank line does. A single break does too, but for three cases: the next line goes on in small letters, the
    paragraph is hard-wrapped (three lines or more, and the line fills the column), or the line ends with a word that
    cannot stand last. A row of columns, which has tabs, is a sentence, and so is a line with a day alone.

    Args:
        text: the text.
        unfinished: words in small letters that end no sentence ("of"), and abbreviations with their stop ("Gen.").

    Examples:
        >>> sorted(find_breaks("A heading\nThe text goes on\nin a second line."))
        [9]
        >>> sorted(find_breaks("The army of\nOcomarca left.\nNobody came.", frozenset({"of"})))
        [26]
    """
    breaks: set[int] = set()
    start = 0
    for match in _PARAGRAPH_END.finditer(text):
        breaks.add(match.start())
        breaks.update(_breaks_inside(text, (start, match.start()), unfinished))
        start = match.end()
    breaks.update(_breaks_inside(text, (start, len(text)), unfinished))
    return frozenset(breaks)


def _breaks_inside(text: str, paragraph: tuple[int, int], unfinished: frozenset[str]) -> Iterator[int]:
    """The breaks of one paragraph."""
    offset, stop = paragraph
    lines = text[offset:stop].split("\n")
    widest = max(len(line.rstrip()) for line in lines)
    wrapped = len(lines) >= 3 and 40 <= widest <= 120
    for line, following in pairwise(lines):
        offset += len(line)
        goes_on = following.lstrip()[:1].islower() or (wrapped and len(line.rstrip()) >= 0.75 * widest)
        in_columns = "\t" in line.strip() or "\t" in following.strip()
        heads = DAY_LINE.fullmatch(line) is not None and not following.lstrip()[:1].isdigit()
        if in_columns or heads or LIST_ITEM.match(following) or not (goes_on or _is_unfinished(line, unfinished)):
            yield offset
        offset += 1


def _is_unfinished(line: str, unfinished: frozenset[str]) -> bool:
    """Whether a line ends with a word that no sentence ends with."""
    found = _LAST_WORD.search(line[-20:].rstrip())
    if found is None:
        return False
    word = found.group()
    return word in unfinished or (line.isupper() and (word.lower() in unfinished or word.capitalize() in unfinished))
