"""The words that decide certainty, polarity and modality (`lang/*/certainty.toml`), ready to be looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from careo.lang.words import load_words
from careo.understand.attribution.cues import any_phrase


@dataclass(frozen=True, slots=True)
class CertaintyWords:
    """The lists of one language, as sets and patterns, by table and key."""

    sets: dict[tuple[str, str], frozenset[str]]
    phrases: dict[str, re.Pattern[str]]
    any_of: dict[tuple[str, str], re.Pattern[str]]
    reasons: dict[str, str]


@cache
def load_certainty(lang: str) -> CertaintyWords:
    """The word lists that decide certainty in a language."""
    table: dict[str, dict[str, Any]] = load_words(lang).table("certainty")
    lists = {(name, key): value for name, rows in table.items() for key, value in rows.items() if key != "reason"}
    return CertaintyWords(
        sets={key: frozenset(words) for key, words in lists.items()},
        phrases={name: any_phrase(rows.get("phrases", [])) for name, rows in table.items()},
        any_of={key: any_phrase(words) for key, words in lists.items()},
        reasons={name: rows["reason"] for name, rows in table.items()},
    )
