"""The words of the closed vocabularies as people read them, in English and Spanish (`vocabulary.toml`).

Pages and exports take them from here, so that a certainty has one name wherever a person meets it.
"""

from __future__ import annotations

import tomllib
from enum import Enum
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "es")
"""The languages in which careo itself speaks to people."""


def term(lang: str, value: object) -> str:
    """A value of a vocabulary as people of that language read it; empty for None, anything else as it stands.

    Examples:
        >>> from careo.model import Certainty, Relation
        >>> term("es", Relation.SCOPE_DIFFERS), term("en", Certainty.ACCUSED_BY_AUTHORITIES)
        ('otro alcance', 'accused by authorities')
    """
    if isinstance(value, Enum):
        return word(lang, type(value).__name__, value.value)
    return "" if value is None else str(value)


def word(lang: str, vocabulary: str, value: str) -> str:
    """The same by the name of the vocabulary, for what is stored as text; acts are the vocabulary "Act".

    Examples:
        >>> word("es", "Act", "kidnap"), word("en", "Relation", "scope differs")
        ('secuestro', 'scope differs')
    """
    return _table()[vocabulary][value][lang]


def words_of(lang: str, vocabulary: str) -> dict[str, str]:
    """All values of a vocabulary with the words for them."""
    return {value: words[lang] for value, words in _table()[vocabulary].items()}


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
