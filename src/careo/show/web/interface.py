"""The words of the interface, in English and Spanish from the same keys (`words/*.toml`, a file for each page)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from starlette.requests import Request

LANGUAGES = ("en", "es")
WORDS = Path(__file__).parent / "words"
VOCABULARY = "vocabulary"


@cache
def interface_words(lang: str) -> dict[str, str]:
    """Interface words by key, in one language; a key stands in one file only."""
    found: dict[str, str] = {}
    for path in sorted(WORDS.glob("*.toml")):
        if path.stem == VOCABULARY:
            continue
        for key, words in _table(path.stem).items():
            if key in found:
                raise KeyError(f"{path.name}: {key} stands in another file of words, too")
            found[key] = words[lang]
    return found


@cache
def say_in(lang: str) -> Callable[[object], str]:
    """What puts a word of the closed vocabularies into one language: `say(Certainty.HEDGED)` is "hedged"."""
    table = _table(VOCABULARY)

    def say(value: object) -> str:
        if not isinstance(value, Enum):
            return "" if value is None else str(value)
        return str(table[type(value).__name__][value.value][lang])

    return say


def language_of(request: Request) -> str:
    """The reader's language: asked for in the address, kept in a cookie, or the browser's; English else."""
    asked = request.query_params.get("lang") or request.cookies.get("careo_lang")
    if asked in LANGUAGES:
        return str(asked)
    accepted = request.headers.get("accept-language", "").lower()
    return "es" if accepted.startswith("es") else "en"


@cache
def _table(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))
