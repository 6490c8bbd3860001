"""Quotations: pairs of marks, over several sentences and paragraphs, and dashes; an odd mark loses no text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

PAIRS = {"“": "”", "«": "»", "„": "“"}
LEAST_WORDS = 4  # a shorter stretch in marks is a name, a title or a scare quote
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]{2,}\S)|\n(?=[ \t]*—[\w¿¡«“\"])")
_DASH_TURN = re.compile(r"\s*—(?=[\w¿¡«“\"])")
_ASIDE = re.compile(r"\s—(?=\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks; `start` and `stop` include the marks, `words` counts them.

    `continued` is set where the quotation goes on from the paragraph before.
    """

    start: int
    stop: int
    words: int
    continued: bool = False

    @property
    def is_speech(self) -> bool:
        """Long enough to be said rather than named."""
        return self.words >= LEAST_WORDS


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of a text, in order; they do not overlap.

    A quotation whose paragraph ends without a closing mark goes on when the next paragraph opens with one, and ends
    with its paragraph otherwise.
    """
    found: list[Quotation] = []
    edges = list(_paragraphs(text))
    goes_on = False
    for number, (start, stop) in enumerate(edges):
        follows = number + 1 < len(edges) and text[edges[number + 1][0] :].lstrip()[:1] in {'"', *PAIRS}
        here = list(_in_paragraph(text, start, stop, follows=follows))
        if goes_on and here and _begins_paragraph(text, start, here[0].start):
            here[0] = replace(here[0], continued=True)
        found.extend(here)
        goes_on = bool(here) and here[-1].stop >= len(text[:stop].rstrip()) and _is_open(text, here[-1])
    return found


def _is_open(text: str, quote: Quotation) -> bool:
    """Whether a quotation lacks its closing mark."""
    last, first = text[quote.stop - 1], text[quote.start]
    return last != PAIRS.get(first, first)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _PARAGRAPH.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _of_dialogue(text: str, start: int, stop: int) -> Iterator[Quotation]:
    """The parts of a paragraph of dialogue that are spoken: `—Vinieron de noche —dijo Rosa—. Nadie los vio`.

    What stands between two dashes says who speaks.
    """
    at = start
    while at < stop:
        aside = _ASIDE.search(text, at + 1, stop)
        ends = aside.start() if aside is not None else stop
        spoken = text[at:ends]
        if spoken.strip(" —.,;:"):
            yield Quotation(at, _trim(text, at, ends), _count_words(spoken))
        closed = text.find("—", aside.end(), stop) if aside is not None else -1
        if closed < 0:
            return
        at = closed + 1 + len(text[closed + 1 : stop]) - len(text[closed + 1 : stop].lstrip(" .,;:"))


def _in_paragraph(text: str, start: int, stop: int, *, follows: bool) -> Iterator[Quotation]:
    if (turn := _DASH_TURN.match(text, start, stop)) is not None:
        yield from _of_dialogue(text, turn.end() - 1, stop)
        return
    at = start
    while at < stop:
        char = text[at]
        if char in PAIRS:
            close = _closing(text, at + 1, stop, char, PAIRS[char])
        elif char == '"' and _may_open(text, at):
            close = min((one for one in (text.find(mark, at + 1, stop) for mark in '"”') if one >= 0), default=-1)
        else:
            at += 1
            continue
        ends = close + 1 if close >= 0 else stop
        words = _count_words(text[at:ends])
        if close >= 0 or (words >= LEAST_WORDS and (follows or _begins_paragraph(text, start, at))):
            yield Quotation(at, _trim(text, at, ends), words)
            at = ends
        else:
            at += 1


def _count_words(quoted: str) -> int:
    """Words of a quotation; a short question or cry is speech all the same."""
    words = len(re.findall(r"\w+", quoted))
    return max(words, LEAST_WORDS) if words > 1 and re.search("[?!]", quoted) else words


def _closing(text: str, start: int, stop: int, opening: str, closing: str) -> int:
    """Where the mark stands that closes a quotation; one that closes though it is shaped to open counts (`“No,“`)."""
    depth = 1
    for at in range(start, stop):
        if text[at] == closing or (text[at] == opening and not text[at - 1].isspace() and _ends_word(text, at)):
            depth -= 1
            if depth == 0:
                return at
        elif text[at] == opening:
            depth += 1
    return -1


def _ends_word(text: str, at: int) -> bool:
    """Whether a mark follows a letter, digit or stop and comes before white space."""
    return (text[at - 1].isalnum() or text[at - 1] in ",.?!") and not text[at + 1 : at + 2].strip()


def _may_open(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or not before.isalnum()) and bool(after) and not after.isspace()


def _begins_paragraph(text: str, start: int, at: int) -> bool:
    return not text[start:at].strip()


def _trim(text: str, start: int, stop: int) -> int:
    while stop > start + 1 and text[stop - 1].isspace():
        stop -= 1
    return stop
