"""The words of exports, in English and Spanish from the same keys (`words.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "es")


@cache
def export_words(lang: str) -> dict[str, str]:
    """Words by key, in one language."""
    table = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return {key: words[lang] for key, words in table.items()}


def term(lang: str, value: str) -> str:
    """A value of a vocabulary, as people of that language read it; as it stands where it has no word of its own.

    Examples:
        >>> term("es", "scope differs")
        'otro alcance'
    """
    return export_words(lang).get(value.replace(" ", "_").replace("-", "_"), value)
