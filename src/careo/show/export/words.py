"""The words of exports, in English and Spanish from the same keys (`words.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def export_words(lang: str) -> dict[str, str]:
    """Words by key, in one language."""
    return _read("words.toml", lang)


def column_name(lang: str, name: str) -> str:
    """The name of a table or column in a language; in English as the schema has it.

    Examples:
        >>> column_name("es", "when_earliest"), column_name("en", "when_earliest")
        ('cuándo_desde', 'when_earliest')
    """
    parts = _column_parts(lang)
    return "_".join(parts[part] for part in name.split("_"))


@cache
def _column_parts(lang: str) -> dict[str, str]:
    return _read("columns.toml", lang)


def _read(name: str, lang: str) -> dict[str, str]:
    table = tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return {key: words[lang] for key, words in table.items()}
