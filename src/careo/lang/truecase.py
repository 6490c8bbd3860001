"""True-casing: text all in capitals, or without any, made mixed case, for the parser only; the length never changes.

A binary log-linear model decides from left to right whether a word is capitalised; a table says how words are written
that have capitals of their own ("USSR", "McBride"). Both are trained by `training/truecase.py`.
"""

from __future__ import annotations

import lzma
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from zlib import crc32

from careo.lang.words import HERE

CAPITAL_SHARE = 0.8
MIN_LETTERS = 8
LEAST_OF_SMALL = 160
"""Characters of a paragraph without capitals in which they are missed; a shorter one may be an item of a list."""
WEIGHTS = 1 << 18
SCALE = 16.0
PARAGRAPHS = 4096
"""Paragraphs that are kept in their case: linking asks several times for the same, a label for each of its deeds."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_BEGINS = re.compile(
    r"[.!?][\"'”»)\]]*\s+[\"“«¿¡\[(']*$|[.!?:]\s*[\"“«¿¡]+$|^\W*$|(?:--?|—|\])\s*\[[^\]]*\]\s*$|[\d)\]]\s*(?:--|—)\s+$|[¿¡]$|\n\s*-+\s*$"
)
_STEM = re.compile("['’]")
_CODE = re.compile(r"-\d|\. ?[^\W\d_]")
_ABBREVIATED = re.compile(
    r"(?:\b[^\W\d_]|\b(?:mr|mrs|ms|dr|gen|lt|col|capt|sgt|maj|gov|sen|rep|st|sr|sra|gral|cnel|no))\.\s+$", re.I
)


@dataclass(frozen=True, slots=True)
class CaseTable:
    """The trained weights of one language.

    Attributes:
        kinds: word in small letters -> "L" mostly small, "T" mostly with a capital, "U" all capitals, "M" as in `own`.
        own: word in small letters -> its own way of writing.
        weights: one number a feature, by hash, in parts of `SCALE`; positive speaks for a capital.
    """

    kinds: dict[str, str]
    own: dict[str, str]
    weights: Sequence[int]


@cache
def load_table(lang: str) -> CaseTable:
    """The casing model of `lang` (a trained weight; see its model card)."""
    small, title, capitals, own = (
        part.split() for part in lzma.decompress((HERE / lang / "truecase.txt.xz").read_bytes()).decode().split("\n")
    )
    kinds = dict.fromkeys(small, "L") | dict.fromkeys(title, "T") | dict.fromkeys(capitals, "U")
    kinds |= dict.fromkeys((word.lower() for word in own), "M")
    weights = array("b", lzma.decompress((HERE / lang / "truecase.bin.xz").read_bytes()))
    return CaseTable(kinds, {word.lower(): word for word in own}, weights)


def truecase(text: str, lang: str, start: int = 0, stop: int | None = None) -> str:
    """`text` with paragraphs in capitals brought to the case running text would have; same length, same offsets.

    A paragraph counts as capitals when more than four fifths of its letters are; a long one without any is brought to
    that case, too. Others stay untouched. Of a stretch of the text, [start, stop), only the paragraphs that it lies in
    are read.

    Examples:
        >>> truecase("EIGHT SOVIET CITIZENS WERE INJURED IN LIMA.", "en")
        'Eight Soviet citizens were injured in Lima.'
        >>> truecase("OCHO CAMPESINOS RESULTARON HERIDOS EN LIMA.", "es")
        'Ocho campesinos resultaron heridos en Lima.'
    """
    last = len(text) if stop is None else stop

    def case(match: re.Match[str]) -> str:
        inside = match.start() < last and start < match.end()
        return _truecase_paragraph(match.group(), lang) if inside else match.group()

    return _PARAGRAPH.sub(case, text)[start:stop]


def is_capitals(text: str) -> bool:
    """Whether a paragraph is written in capitals throughout."""
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    return upper + lower >= MIN_LETTERS and upper > CAPITAL_SHARE * (upper + lower)


def is_small(text: str) -> bool:
    """Whether a paragraph was written, or put, in small letters throughout."""
    return len(text) >= LEAST_OF_SMALL and text.islower()


@lru_cache(PARAGRAPHS)
def _truecase_paragraph(paragraph: str, lang: str) -> str:
    if not (is_small(paragraph) or is_capitals(paragraph)):
        return paragraph
    return "".join(_case_words(paragraph, load_table(lang)))


def _case_words(text: str, table: CaseTable) -> Iterator[str]:
    """The paragraph piece by piece: what stands between words, and the words in their case."""
    at, before, case = 0, "", "S"
    matches = list(WORD.finditer(text))
    lows = [*(lower(match.group()) for match in matches), ""]
    for match, (low, after) in zip(matches, pairwise(lows), strict=True):
        gap = text[at : match.start()]
        yield gap
        inside = bool(before) and gap == " "  # of a sentence, as most words are
        if not inside and begins_sentence(text, match.start()):
            case = "S"
            yield write_capital(match.group(), low, table)
        else:
            if not inside and (any(char in gap for char in '()[]"“”«»:;') or any(char.isdigit() for char in gap)):
                case = "P"
            capital = score(features(low, before, after, case, table.kinds), table.weights) > 0
            code = len(low) == 1 and not gap[-2:-1].isdigit() and bool(_CODE.match(text, match.end()))
            yield write_capital(match.group(), low, table) if capital or code else low
            case = "C" if capital else "L"
        at, before = match.end(), low
    yield text[at:]


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence begins at a word, as far as the forty characters before it show."""
    before = text[max(0, at - 60) : at]
    return bool(_BEGINS.search(before)) and not _ABBREVIATED.search(before)


def features(low: str, before: str, after: str, case: str, kinds: dict[str, str]) -> Iterator[str]:
    """What the model looks at: the word if known, its neighbours, their kinds, and the case decided before it.

    `case` is S after the first word of a sentence, P after punctuation or a number, else C (capital) or L (small).
    """
    kind, left, right = kinds.get(low, "?"), kinds.get(before, "?"), kinds.get(after, "?")
    yield f"k {kind}"
    yield f"kc {kind} {case}"
    yield f"klr {kind} {left} {right} {case}"
    yield f"s {low[-3:]} {kind}"
    yield f"kb {kind} {before} {case}"
    yield f"ka {kind} {after} {case}"
    if kind != "?":
        yield f"w {low}"
        yield f"wc {low} {case}"
        yield f"wb {low} {before}"
        yield f"wa {low} {after}"
    else:
        yield f"sc {low[-4:]} {case}"


def score(names: Iterator[str], weights: Sequence[int]) -> float:
    """The sum of the weights of some features."""
    return sum([weights[crc32(name.encode()) % WEIGHTS] for name in names]) / SCALE


def write_capital(word: str, low: str, table: CaseTable) -> str:
    """A word that is capitalised, in the way it is written: `USSR`, `McBride`, else `Lima`."""
    kind, high = table.kinds.get(low, "?"), word.upper()
    if len(high) != len(word):
        high = word
    if kind == "M" and len(table.own[low]) == len(word):
        return table.own[low]
    stem = _STEM.split(low, maxsplit=1)[0]
    bare = not any(char in "aeiouáéíóúüy" for char in stem)
    if kind == "U" or table.kinds.get(stem) == "U" or (kind == "?" and bare):
        return high[: len(stem)] + low[len(stem) :]  # "the BJP's"
    return high[0] + low[1:]


def lower(word: str) -> str:
    """Small letters, character by character; a character whose small form is longer stays."""
    if word.isascii():
        return word.lower()
    return "".join(small if len(small := char.lower()) == 1 else char for char in word)
