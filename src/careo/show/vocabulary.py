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
        return _table()[type(value).__name__][value.value][lang]
    return "" if value is None else str(value)


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
