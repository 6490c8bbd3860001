"""Abbreviations of a language: full stops that do not end a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.symbols import ORTH

from careo.lang.words import HERE

_PLURAL = re.compile(r"(?:([A-Z])\1\.)+")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The abbreviations of one language, with their full stop.

    Attributes:
        never_last: a name or a number follows; a sentence never ends there.
        may_be_last: a sentence may end there.
        before_digit: an abbreviation only where a digit follows ("No. 5").
    """

    never_last: frozenset[str]
    may_be_last: frozenset[str]
    before_digit: frozenset[str]

    def is_never_last(self, word: str) -> bool:
        """Whether a sentence never ends with `word`; in capitals, too ("GEN. MARSH")."""
        return _is_in(word, self.never_last)

    def may_stand_last(self, word: str) -> bool:
        """Whether `word` is an abbreviation that a sentence may end with; such as `DD.TT.`, of plurals, are."""
        return _is_in(word, self.may_be_last) or _PLURAL.fullmatch(word) is not None

    def is_before_digit(self, word: str) -> bool:
        """Whether `word` is an abbreviation where a digit follows."""
        return _is_in(word, self.before_digit)


def is_numbered(words: Sequence[str], lang: str) -> bool:
    """Whether three words are an abbreviation, its full stop and the number it stands before: `Batallón No. 12`."""
    first, stop, number = words
    return stop == "." and number[:1].isdigit() and load_abbreviations(lang).is_before_digit(f"{first}.")


def _is_in(word: str, words: frozenset[str]) -> bool:
    return word in words or (word.isupper() and len(word) > 2 and (word.capitalize() in words or word.lower() in words))


@cache
def load_abbreviations(lang: str) -> Abbreviations:
    """The lists of `lang/<lang>/abbreviations.txt`."""
    kinds: dict[str, set[str]] = {"": set(), "*": set(), "#": set()}
    for line in (HERE / lang / "abbreviations.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, _, mark = line.partition(" ")
            kinds[mark.strip()].add(word)
    return Abbreviations(frozenset(kinds[""]), frozenset(kinds["*"]), frozenset(kinds["#"]))


def add_abbreviations(nlp: Language, lang: str) -> None:
    """Make the tokenizer keep the abbreviations of `lang` in one token; training and running need the same."""
    known = load_abbreviations(lang)
    tokenizer: Any = nlp.tokenizer
    for word in sorted(known.never_last | known.may_be_last):
        tokenizer.add_special_case(word, [{ORTH: word}])
