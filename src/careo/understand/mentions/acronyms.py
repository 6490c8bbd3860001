"""Acronyms: letters that stand for a name, and the words before a bracket that they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careo.text.numbers import fold

LONGEST = 10
_WORD = re.compile(r"[^\W\d_]+")
# Small words of both languages that letters may skip, or name ("FARC" skips "de", "FMLN" skips "de la").
SMALL = frozenset(
    {"of", "the", "for", "and", "de", "del", "la", "las", "los", "el", "para", "y", "e", "por", "en", "in"}
)


def letters_of(short: str) -> str:
    """The letters of what looks like an acronym ("MRTA", "P.C.A."), folded; empty for other words."""
    plain = short.strip()
    letters = [c for c in plain if c.isalpha()]
    small = sum(c.islower() for c in letters)
    if not plain[:1].isupper() or not 2 <= len(letters) <= LONGEST or " " in plain or small > 1:
        return ""
    return fold("".join(letters))


def is_acronym(short: str, full: str) -> bool:
    """Whether the letters of `short` are initials in `full`, in order, most of them.

    Examples:
        >>> is_acronym("MRTA", "Movimiento Revolucionario Túpac Amaru")
        True
        >>> is_acronym("Rojas", "Frente Obrero")
        False
    """
    letters = [c for c in fold(short) if c.isalpha()]
    if not short[:1].isupper() or not 2 <= len(letters) <= LONGEST or " " in short.strip():
        return False
    initials = [word[0] for word in _WORD.findall(fold(full))]
    at = 0
    matched = 0
    for letter in letters:
        if letter in initials[at:]:
            at = initials.index(letter, at) + 1
            matched += 1
    return matched * 3 >= len(letters) * 2


def has_initials(letters: str, full: str) -> bool:
    """Whether a name's words begin with just these letters, in order; small words may be left out.

    Examples:
        >>> has_initials("poc", "Partido Obrero Comunero")
        True
        >>> has_initials("pc", "Partido Obrero Comunero")
        False
    """
    return len(letters) > 1 and letters in initials_of(full)


def initials_of(name: str) -> frozenset[str]:
    """The first letters of a name's words, with and without the small words; empty for a single word."""
    words = _WORD.findall(fold(name))
    every = "".join(word[0] for word in words)
    telling = "".join(word[0] for word in words if word not in SMALL)
    return frozenset(one for one in (every, telling) if len(one) > 1)


def find_long_form(letters: str, words: Sequence[str]) -> int | None:
    """How many of the last `words` the letters stand for, every letter an initial; None where they do not fit.

    The method of Schwartz and Hearst (2003), by whole words: backwards from the bracket, small words may be skipped,
    the first letter must begin the first word.
    """
    return _fit(letters, [fold(word) for word in words], 0)


def _fit(letters: str, words: Sequence[str], taken: int) -> int | None:
    """How many of the last words `letters` stand for, `taken` of them already; a small word is skipped if it can be."""
    if not letters:
        return taken
    if taken == len(words) or not words[-1 - taken][:1].isalpha():
        return None
    word = words[-1 - taken]
    if word in SMALL and (found := _fit(letters, words, taken + 1)) is not None:
        return found
    return _fit(letters[:-1], words, taken + 1) if word[0] == letters[-1] else None
