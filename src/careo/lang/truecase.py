"""True-casing: capitals of old wire copy made mixed case, for the parser only; the length never changes."""

from __future__ import annotations

import lzma
import re
from dataclasses import dataclass
from functools import cache

from careo.lang.words import HERE

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_ENDS_SENTENCE = re.compile(r"[.!?:][\"'”»)\]]*\s+[\"“«¿¡\[(']*$|(?:^|[\s(\[])[\"“«¿¡\[]+$|^\W*$|\]\s*$")
CAPITAL_SHARE = 0.8
MIN_LETTERS = 8
_SUFFIXES = {
    "en": ("ing", "ed", "ly", "tion", "tions", "ness", "ment", "ments", "able", "ive", "ized", "ists", "ers"),
    "es": ("mente", "ción", "ciones", "ando", "iendo", "aron", "ieron", "aban", "idad", "ados", "adas", "idos", "idas"),
}


@dataclass(frozen=True, slots=True)
class CaseTable:
    """Words that running text writes small, in capitals ("usa"), or in a way of their own ("McBride")."""

    small: frozenset[str]
    capitals: frozenset[str]
    own: dict[str, str]


@cache
def load_table(lang: str) -> CaseTable:
    """The casing statistics of `lang` (a trained weight; see its model card)."""
    small, capitals, own = lzma.decompress((HERE / lang / "truecase.txt.xz").read_bytes()).decode().split("\n")
    return CaseTable(
        frozenset(small.split()), frozenset(capitals.split()), {word.lower(): word for word in own.split()}
    )


def truecase(text: str, lang: str) -> str:
    """`text` with paragraphs in capitals brought to the case running text would have; same length, same offsets.

    A paragraph counts as capitals when more than four fifths of its letters are. Others stay untouched.

    Examples:
        >>> truecase("EIGHT SOVIET CITIZENS WERE INJURED IN LIMA.", "en")
        'Eight Soviet citizens were injured in Lima.'
        >>> truecase("OCHO CAMPESINOS RESULTARON HERIDOS.", "es")
        'Ocho campesinos resultaron heridos.'
    """
    return _PARAGRAPH.sub(lambda match: _truecase_paragraph(match.group(), lang), text)


def is_capitals(text: str) -> bool:
    """Whether a paragraph is written in capitals throughout."""
    upper = sum(char.isupper() for char in text)
    lower = sum(char.islower() for char in text)
    return upper + lower >= MIN_LETTERS and upper > CAPITAL_SHARE * (upper + lower)


def _truecase_paragraph(paragraph: str, lang: str) -> str:
    if not is_capitals(paragraph):
        return paragraph
    table = load_table(lang)
    return _WORD.sub(lambda match: _case_word(match, table, _SUFFIXES.get(lang, ())), paragraph)


def _case_word(match: re.Match[str], table: CaseTable, suffixes: tuple[str, ...]) -> str:
    word = match.group()
    low = _lower(word)
    if low in table.capitals:
        return word
    if low in table.own and len(table.own[low]) == len(word):
        return table.own[low]
    begins = bool(_ENDS_SENTENCE.search(match.string[max(0, match.start() - 40) : match.start()]))
    if begins and len(word) > 1:
        return word[0] + low[1:]
    stem = low.split("'")[0].split("’")[0]
    if low in table.small or stem in table.small or (len(low) > 6 and low.endswith(suffixes)):
        return low
    if len(word) == 1 or not any(char in "aeiouáéíóúüy" for char in low):
        return word
    return word[0] + low[1:]


def _lower(word: str) -> str:
    """Lower case, character by character; a character whose small form is longer stays."""
    return "".join(small if len(small := char.lower()) == 1 else char for char in word)
