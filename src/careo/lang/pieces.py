"""Words as the encoder reads them: pieces of small letters without accents, and the shape that was taken away."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

PAD, UNKNOWN, BEGIN, END, MASK = "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"
MOST_PIECES = 8
"""A longer word (an address, noise) keeps its first and last pieces."""
LONGEST = 100
"""Letters of a word that are looked at."""
CASES, ACCENTS = 6, 4
SHAPES = CASES * ACCENTS + 1
HIDDEN_SHAPE = SHAPES - 1
"""The shape that says nothing: of [CLS], [SEP], padding, and of words whose shape is not told."""


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """The word in small letters without accents.

    Examples:
        >>> plain("Murió"), plain("EE.UU."), plain("Ñandú")
        ('murio', 'ee.uu.', 'nandu')
    """
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in parts if unicodedata.category(char) != "Mn")


@lru_cache(maxsize=1 << 16)
def shape(word: str) -> int:
    """The number of a word's shape: six kinds of capitals by four kinds of accents.

    Examples:
        >>> shape("la") == shape("de"), shape("La") == shape("la"), shape("llego") == shape("llegó")
        (True, False, False)
    """
    return _case(word) * ACCENTS + _accent(word)


def _case(word: str) -> int:
    if not any(char.isalpha() for char in word):
        return 5
    if word.islower():
        return 0
    if word.isupper():
        return 3 if len(word) > 1 and word[1] != "." else 2
    return 1 if word[0].isupper() and word[1:].islower() else 4


def _accent(word: str) -> int:
    if word.isascii():
        return 0
    marks = [place for place, char in enumerate(word) if char in "áéíóúÁÉÍÓÚ"]
    if not marks:
        return 3
    return 1 if marks[-1] >= len(word.rstrip("sSnN")) - 1 else 2


class Pieces:
    """The vocabulary of an encoder: words -> ids of word pieces (greedy longest match, Wu et al. 2016).

    Args:
        path: one piece a line, UTF-8; the line number is the id; inner pieces begin with `##`.
    """

    def __init__(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").split("\n")
        self.ids = {piece: number for number, piece in enumerate(lines) if piece}
        self._longest = max(map(len, self.ids))
        self._known: dict[str, tuple[int, ...]] = {}
        self.begin, self.end, self.unknown = self.ids[BEGIN], self.ids[END], self.ids[UNKNOWN]

    def of(self, word: str) -> tuple[int, ...]:
        """The ids of one word, at least one, at most `MOST_PIECES`."""
        known = self._known.get(word)
        if known is None:
            known = self._cut(word)
            if len(self._known) < 1 << 17:
                self._known[word] = known
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        parts = [piece for part in _split_marks(plain(word[:LONGEST])) for piece in self._match(part)]
        if len(parts) > MOST_PIECES:
            half = MOST_PIECES // 2
            parts = parts[:half] + parts[-half:]
        return tuple(parts) or (self.unknown,)

    def _match(self, run: str) -> list[int]:
        """The longest pieces from the left; the unknown piece where some letter has none."""
        found, begin = [], 0
        while begin < len(run):
            for end in range(min(len(run), begin + self._longest), begin, -1):
                number = self.ids.get(run[begin:end] if begin == 0 else f"##{run[begin:end]}")
                if number is not None:
                    found.append(number)
                    begin = end
                    break
            else:
                return [self.unknown]
        return found

    def sentence(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int], list[int]]:
        """Pieces with [CLS] and [SEP], the shape of each, and the first and last piece of each word."""
        pieces, shapes, first, last = [self.begin], [HIDDEN_SHAPE], [], []
        for word in words:
            ids = self.of(word)
            first.append(len(pieces))
            pieces.extend(ids)
            shapes.extend([shape(word)] * len(ids))
            last.append(len(pieces) - 1)
        pieces.append(self.end)
        shapes.append(HIDDEN_SHAPE)
        return pieces, shapes, first, last


def _split_marks(word: str) -> Iterable[str]:
    """Runs of letters and digits, and single marks, as BERT's tokenizer cuts them."""
    if word.isalnum():
        yield word
        return
    run = ""
    for char in word:
        if char.isalnum():
            run += char
            continue
        if run:
            yield run
        run = ""
        if not char.isspace():
            yield char
    if run:
        yield run
