"""The words of the interface, in English and Spanish from the same keys (`words/*.toml`, a file for each page)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from starlette.requests import Request

from careo.show.vocabulary import LANGUAGES

WORDS = Path(__file__).parent / "words"


@cache
def interface_words(lang: str) -> dict[str, str]:
    """Interface words by key, in one language; a key stands in one file only."""
    found: dict[str, str] = {}
    for path in sorted(WORDS.glob("*.toml")):
        for key, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if key in found:
                raise KeyError(f"{path.name}: {key} stands in another file of words, too")
            found[key] = words[lang]
    return found


def language_of(request: Request) -> str:
    """The reader's language: asked for in the address, kept in a cookie, or the browser's; English else."""
    asked = request.query_params.get("lang") or request.cookies.get("careo_lang")
    if asked in LANGUAGES:
        return str(asked)
    accepted = request.headers.get("accept-language", "").lower()
    return "es" if accepted.startswith("es") else "en"
