"""Where sentences begin: decided from punctuation, abbreviations and layout before the parser runs.

Reports are edited prose, where these signs are surer than a parser's guess. The parser then works inside sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from careo.lang.abbreviations import Abbreviations, load_abbreviations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLOSERS = frozenset("\"'”’»)]}›")
OPENERS = frozenset("\"'“‘«([{‹¿¡—–-•*")
FINALS = frozenset(".!?…")
SOFT_LIMIT, HARD_LIMIT = 300, 400
"""Tokens after which a text without full stops is cut at a comma, and anywhere (bounds memory and time)."""
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*•–—·▪#]|\(?\d{1,3}[.)]\s|\(?[a-zA-Z][.)]\s)")
_PARAGRAPH_END = re.compile(r"\n[ \t\r\f\v]*\n|[\f\v\u2029]")
NAME_PARTICLES = frozenset({"de", "del", "la", "las", "los", "van", "von", "el", "al"})


def find_breaks(text: str) -> frozenset[int]:
    r"""Offsets of the line breaks that end a sentence, whatever stands before them.

    A blank line does. A single break does too, but for two cases: the next line goes on in small letters, or the
    paragraph is hard-wrapped (three lines or more, and the line fills the column).

    Examples:
        >>> sorted(find_breaks("A heading\nThe text goes on\nin a second line."))
        [9]
    """
    breaks: set[int] = set()
    start = 0
    for match in _PARAGRAPH_END.finditer(text):
        breaks.add(match.start())
        breaks.update(_breaks_inside(text, start, match.start()))
        start = match.end()
    breaks.update(_breaks_inside(text, start, len(text)))
    return frozenset(breaks)


def _breaks_inside(text: str, start: int, stop: int) -> Iterator[int]:
    """The breaks of one paragraph."""
    lines = text[start:stop].split("\n")
    widest = max(len(line.rstrip()) for line in lines)
    wrapped = len(lines) >= 3 and 40 <= widest <= 120
    offset = start
    for line, following in pairwise(lines):
        offset += len(line)
        goes_on = following.lstrip()[:1].islower() or (wrapped and len(line.rstrip()) >= 0.75 * widest)
        if _LIST_ITEM.match(following) or not goes_on:
            yield offset
        offset += 1


class _After(Enum):
    """What has been seen just before a token."""

    INSIDE = "nothing that ends a sentence"
    STOP = "a full stop, question or exclamation mark, or ellipsis"
    ABBREVIATION = "an abbreviation that may stand last"
    NUMBERED = "an abbreviation before a digit, else a word and its full stop"
    BREAK = "a break in the layout"


def find_sentence_starts(doc: Doc, lang: str) -> list[bool]:
    """For each token, whether a sentence begins with it; white space never begins one."""
    breaks = find_breaks(doc.text)
    known = load_abbreviations(lang)
    starts = [False] * len(doc)
    after, length, last = _After.BREAK, 0, None
    for token in doc:
        if token.is_space:
            if any(token.idx + at in breaks for at in range(len(token))):
                after = _After.BREAK
            continue
        if last is not None and after is not _After.BREAK and _closes(token, last, after):
            last, length = token, length + 1
            continue
        if last is None or _may_begin(token, last, after) or _too_long(length, last):
            starts[token.i], length = True, 0
        begun = last is not None and length == 1
        after = _look_at(token, last if length else None, begun=begun, known=known)
        last, length = token, length + 1
    return starts


def _look_at(token: Token, last: Token | None, *, begun: bool, known: Abbreviations) -> _After:
    """What `token` leaves behind it; `begun` where `last` is the first word of the sentence."""
    text = token.text
    if not set(text) <= FINALS:
        spelled = text.endswith(".") and any(char.isalpha() for char in text)
        return _After.ABBREVIATION if spelled and text not in known.never_last else _After.INSIDE
    if last is None or last.text in ("[", "("):
        return _After.INSIDE
    if text == ".":
        if begun and len(last) <= 3 and (last.is_digit or len(last) == 1):
            return _After.INSIDE
        word = "" if last.whitespace_ else last.text + "."
        if word in known.never_last:
            return _After.INSIDE
        if word in known.before_digit:
            return _After.NUMBERED
        if word in known.may_be_last:
            return _After.ABBREVIATION
    return _After.STOP


def _closes(token: Token, last: Token, after: _After) -> bool:
    """Whether `token` is a quotation mark or bracket that still belongs to the sentence just ended."""
    attached = token.i == last.i + 1 and not last.whitespace_
    return after is not _After.INSIDE and attached and set(token.text) <= CLOSERS


def _may_begin(token: Token, last: Token, after: _After) -> bool:
    """Whether a sentence may begin with `token` after what has been seen."""
    if after is _After.BREAK:
        return True
    opens = set(token.text) <= OPENERS
    word = _first_word(token) if opens else token
    if after is _After.INSIDE or word is None or not word.text[0].isalnum() or word.text[0].islower():
        return False
    if not last.whitespace_ and token.i == last.i + 1:
        return after is _After.STOP and last.text == "." and len(word) > 1 and word.is_title
    if after is _After.ABBREVIATION:
        initial = len(last) == 2
        return opens or (word.is_stop and word.is_title and not (initial and word.lower_ in NAME_PARTICLES))
    return not (after is _After.NUMBERED and word.text[0].isdigit())


def _first_word(token: Token) -> Token | None:
    """The first token after opening marks, within reach."""
    for later in token.doc[token.i : token.i + 5]:
        if not (later.is_space or set(later.text) <= OPENERS):
            return later
    return None


def _too_long(length: int, last: Token) -> bool:
    return length >= HARD_LIMIT or (length >= SOFT_LIMIT and last.text in (",", ";", ":"))
