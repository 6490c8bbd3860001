"""Where sentences begin: decided from punctuation, abbreviations and layout before the parser runs.

Reports are edited prose, where these signs are surer than a parser's guess. The parser then works inside sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from careo.lang.abbreviations import Abbreviations, load_abbreviations
from careo.lang.breaks import find_breaks
from careo.lang.words import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLOSERS = frozenset("\"'”’»)]}›")
OPENERS = frozenset("\"'`“‘„‚«([{‹¿¡—–-•*")
BULLETS = frozenset("•▪●◦■‣")
FINALS = frozenset(".!?…")
DASHES = frozenset("-–—")
LONGEST_HEADING = 14
"""Words of a day and a place that head an entry of a chronicle, at most."""
SOFT_LIMIT, HARD_LIMIT = 300, 400
"""Tokens after which a text without full stops is cut at a comma, and anywhere (bounds memory and time)."""
CAPITALS_OF_A_HEADLINE = 4
"""Words in capitals after which small letters are a new sentence ("THREE DIE IN PORT VALE The army said")."""
_QUOTES = frozenset("\"'`“‘„‚«‹")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-Za-z]")
_ORDINAL = re.compile(r"\d+(?:er|r[ao]|d[ao]|t[ao]|m[ao]|v[ao]|n[ao]|[aoºª°])\.?|\d+\.[ºª°]")
_HEADING = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}[.,:]?\s+(?:[^\W\d_a-z][^\W\d_]*[,.)]?\s+|\(|(?:de|la|el|los|las)\s+){1,6}[-–—]"
)
_ADDRESS_END = frozenset({"com", "org", "net", "gov", "edu", "info", "gob", "mil"})


class _After(Enum):
    """What has been seen just before a token."""

    INSIDE = "nothing that ends a sentence"
    STOP = "a full stop, question or exclamation mark, or ellipsis"
    PAUSE = "an ellipsis that stands for itself, or a question mark that is quoted"
    ABBREVIATION = "an abbreviation that may stand last"
    NUMBERED = "an abbreviation before a digit, else a word and its full stop"
    BREAK = "a break in the layout"


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a language: its abbreviations, and its words by what they say about sentences."""

    abbreviations: Abbreviations
    beginning: frozenset[str]
    opening_capitals: frozenset[str]
    unfinished: frozenset[str]
    particles: frozenset[str]
    saying: frozenset[str]


@cache
def _load(lang: str) -> _Known:
    words, short = load_words(lang).table("sentences")["words"], load_abbreviations(lang)
    names = ("beginning", "opening_capitals", "unfinished", "particles", "saying")
    lists = {name: frozenset(words[name]) for name in names}
    return _Known(short, **{**lists, "unfinished": lists["unfinished"] | short.never_last})


def find_sentence_starts(doc: Doc, lang: str) -> list[bool]:
    """For each token, whether a sentence begins with it; white space never begins one."""
    return _Search(doc, _load(lang)).run()


class _Search:
    """One walk over the tokens of a Doc; `begun` is where the sentence at hand begins."""

    def __init__(self, doc: Doc, known: _Known) -> None:
        self.doc = doc
        self.known = known
        self.after = _After.BREAK
        self.begun = 0
        self.capitals = 0

    def run(self) -> list[bool]:
        """Whether a sentence begins, for each token."""
        breaks = find_breaks(self.doc.text, self.known.unfinished)
        starts = [False] * len(self.doc)
        last: Token | None = None
        length = 0
        for token in self.doc:
            if token.is_space:
                if any(token.idx + at in breaks for at in range(len(token))):
                    self.after = _After.BREAK
                continue
            if last is not None and self._belongs_to(token, last):
                last, length = token, length + 1
                continue
            if last is None or self._begins(token, last) or _is_too_long(length, last):
                starts[token.i], length, last = True, 0, None
                self.begun, self.capitals = token.i, 0
            self.after = self._look_at(token, last, length)
            self.capitals = self._count_capitals(token)
            last, length = token, length + 1
        return starts

    def _count_capitals(self, token: Token) -> int:
        """How many words in capitals the sentence began with; -1 once there was another."""
        if self.capitals < 0 or (token.is_alpha and not (token.is_upper and (len(token) > 1 or self.capitals))):
            return -1
        return self.capitals + token.is_alpha

    def _belongs_to(self, token: Token, last: Token) -> bool:
        """Whether `token` still belongs to the sentence just ended: a closing mark, a note's number, a picture."""
        if self.after in (_After.INSIDE, _After.BREAK, _After.NUMBERED):
            return False
        if not (token.text[0].isalnum() or token.is_punct or token.text in BULLETS or token.is_ascii):
            return True
        if token.i != last.i + 1 or last.whitespace_:
            return False
        if set(token.text) <= CLOSERS or (token.text in "“‘" and token.whitespace_):
            if self.after is _After.STOP and last.text[-1] in "?!" and set(token.text) <= CLOSERS - {")", "]", "}"}:
                self.after = _After.PAUSE
            return True
        return self._is_note(token, last)

    def _is_note(self, token: Token, last: Token) -> bool:
        """Whether `token` is part of the number of a note, "[3]", after the full stop."""
        if token.text in ("[", "("):
            inside = self.doc[token.i + 1 : token.i + 3]
            return len(inside) == 2 and inside[0].is_digit and inside[1].text in ("]", ")")
        return token.is_digit and last.text in ("[", "(")

    def _look_at(self, token: Token, last: Token | None, length: int) -> _After:
        """What `token` leaves behind it; `last` is the word before it in the sentence, the `length`-th."""
        text = token.text
        if not set(text) <= FINALS:
            spelled = text.endswith(".") and any(char.isalpha() for char in text)
            if not spelled and not _ORDINAL.fullmatch(text):
                return _After.INSIDE
            labels = last is None and len(text) == 2
            return _After.INSIDE if labels else self._look_at_short(text, _After.ABBREVIATION)
        if last is None or last.text in ("[", "("):
            return _After.INSIDE
        if text == ".":
            return self._look_at_stop(last, length)
        if set(text) <= {".", "…"} and last.whitespace_ and text != ".":
            return _After.PAUSE
        return _After.STOP

    def _look_at_stop(self, last: Token, length: int) -> _After:
        """What a full stop after `last` leaves behind it."""
        before = self.doc[last.i - 1] if last.i > self.begun else None
        enumerates = length == 1 or (length > 1 and before is not None and before.text in (":", ";"))
        if enumerates and _NUMBER.fullmatch(last.text):
            return _After.INSIDE
        if last.whitespace_:
            return _After.STOP
        if _ORDINAL.fullmatch(last.text):
            return _After.ABBREVIATION
        return self._look_at_short(last.text.rpartition("-")[2] + ".", _After.STOP)

    def _look_at_short(self, word: str, other: _After) -> _After:
        """What `word`, that ends with a full stop, leaves behind it; `other` where it is in no list."""
        short = self.known.abbreviations
        if short.is_never_last(word):
            return _After.INSIDE
        if short.is_before_digit(word):
            return _After.NUMBERED
        return _After.ABBREVIATION if short.may_stand_last(word) else other

    def _begins(self, token: Token, last: Token) -> bool:
        """Whether a sentence begins with `token`, after what has been seen."""
        if self.after is _After.BREAK or (token.text in BULLETS and last.whitespace_):
            return True
        opens = set(token.text) <= OPENERS
        word = self._first_word(token) if opens else token
        if self.after is _After.INSIDE:
            return self._ends_headline(token) or self._ends_heading(token, last)
        if opens and token.text in ("[", "(") and word is None:
            return self.after is _After.STOP and token.i + 1 < len(self.doc) and token.nbor().text in ("...", "…")
        if word is None or not word.text[0].isalnum() or (opens and self._follows_date(token)):
            return False
        if word.text[0].islower():
            return self.after is _After.STOP and self._is_next_item(word)
        if not last.whitespace_ and token.i == last.i + 1:
            return self._is_glued(word, last)
        return self._may_begin(word, token, last, opens=opens)

    def _may_begin(self, word: Token, token: Token, last: Token, *, opens: bool) -> bool:
        """Whether a sentence may begin with `word`, after opening marks or none."""
        if self.after is _After.ABBREVIATION:
            if opens and token.text in _QUOTES:
                return self._is_beginning(word) or self._quotes_much(token)
            before = self.doc[last.i - 1].text if last.i > self.begun else ""
            initial = len(last) == 2 and (before[:1].isupper() or before[-1:] == "." or not before)
            return self._is_beginning(word) and not (initial and word.lower_ in self.known.particles)
        if self.after is _After.PAUSE and not opens:
            quoted = set(last.text) <= CLOSERS
            return not self._is_said(word) if quoted else self._is_beginning(word)
        return not (self.after is _After.NUMBERED and word.text[0].isdigit())

    def _follows_date(self, token: Token) -> bool:
        """Whether `token` is the hyphen after a dateline or an entry of a chronicle: "5 May 1987. - Nine died."."""
        head = self.doc[self.begun : token.i]
        return token.text == "-" and len(head) <= 12 and any(one.is_digit for one in head)

    def _ends_heading(self, token: Token, last: Token) -> bool:
        """Whether a day in numbers and a place head an entry, and `token` begins it: "12/05/89 Ayora - Soldiers"."""
        if last.text not in DASHES or not last.whitespace_ or not token.text[:1].isupper():
            return False
        if token.i - self.begun > LONGEST_HEADING or not (self.begun == 0 or self._begins_line()):
            return False
        return _HEADING.fullmatch(self.doc[self.begun : token.i].text) is not None

    def _begins_line(self) -> bool:
        return "\n" in self.doc[self.begun - 1].text_with_ws

    def _is_next_item(self, word: Token) -> bool:
        """Whether the sentence is an item, "a. The army", and `word` the letter of the next."""
        first = self.doc[self.begun].text
        items = re.fullmatch(r"[a-z]\.?", first) and re.fullmatch(r"[a-z]\.?", word.text)
        return bool(items) and ord(word.text[0]) == ord(first[0]) + 1

    def _ends_headline(self, token: Token) -> bool:
        """Whether the sentence so far is a headline in capitals, and `token` begins the text."""
        if self.capitals < CAPITALS_OF_A_HEADLINE or not token.is_title or token.lower_ not in self.known.beginning:
            return False
        rest = [later for later in self.doc[token.i + 1 : token.i + 6] if later.is_alpha]
        return sum(later.is_lower for later in rest) >= 2

    def _is_beginning(self, word: Token) -> bool:
        """Whether `word` is one that begins a sentence, by its capital or, among capitals, by itself."""
        if word.is_upper and len(word) > 1:
            return word.lower_ in self.known.opening_capitals
        return word.is_title and word.lower_ in self.known.beginning

    def _is_glued(self, word: Token, last: Token) -> bool:
        """Whether `word` begins a sentence though the space before it is missing."""
        return (
            self.after is _After.STOP
            and last.text in (".", "…", "?", "!")
            and len(word) > 1
            and word.is_title
            and word.lower_ not in _ADDRESS_END
        )

    def _is_said(self, word: Token) -> bool:
        """Whether after a quoted question a name follows and a verb of saying: the sentence goes on."""
        if word.lower_ in self.known.beginning:
            return False
        for later in self.doc[word.i : word.i + 8]:
            if later.lower_ in self.known.saying:
                return later.i > word.i
            if later.is_punct and not later.text.endswith("."):
                return False
        return False

    def _quotes_much(self, token: Token) -> bool:
        """Whether what the mark `token` opens is longer than a name or a term."""
        inside = self.doc[token.i + 1 : token.i + 5]
        return len(inside) == 4 and not any(set(one.text) <= CLOSERS for one in inside)

    def _first_word(self, token: Token) -> Token | None:
        """The first token after opening marks, within reach."""
        for later in self.doc[token.i : token.i + 5]:
            if not (later.is_space or set(later.text) <= OPENERS):
                return None if later.text in ("...", "…") else later
        return None


def _is_too_long(length: int, last: Token) -> bool:
    return length >= HARD_LIMIT or (length >= SOFT_LIMIT and last.text in (",", ";", ":"))
