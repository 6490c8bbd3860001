"""The words of the interface, in English and Spanish from the same keys (`interface.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from starlette.requests import Request

LANGUAGES = ("en", "es")


@cache
def interface_words(lang: str) -> dict[str, str]:
    """Interface words by key, in one language."""
    table = tomllib.loads((Path(__file__).parent / "interface.toml").read_text(encoding="utf-8"))
    return {key: words[lang] for key, words in table.items()}


def language_of(request: Request) -> str:
    """The reader's language: asked for in the address, kept in a cookie, or the browser's; English else."""
    asked = request.query_params.get("lang") or request.cookies.get("careo_lang")
    if asked in LANGUAGES:
        return str(asked)
    accepted = request.headers.get("accept-language", "").lower()
    return "es" if accepted.startswith("es") else "en"
