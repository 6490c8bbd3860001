"""The same documents and readings once more, as if of another time and place: with other names, days and spots.

Names are changed letter by letter, so that every offset stays right and nothing needs to be read or understood again.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any

from careo.link.lexicon import common_forms
from careo.model import Place, make_id
from careo.text.numbers import fold

NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
ID = re.compile(r"[0-9a-f]{16}")
ROUND_DAYS = 373
ROUND_DEGREES = 11.0
LETTERS = 26


def move_to_round(value: Any, turn: int) -> Any:
    """A document or reading, or anything they are made of, in its so-manieth telling; round 0 is the value itself."""
    return _move(value, turn) if turn else value


def _move(value: Any, turn: int) -> Any:
    if isinstance(value, Enum) or value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return make_id("round", turn, value) if ID.fullmatch(value) else rename(value, turn)
    if isinstance(value, datetime | date):
        return value + timedelta(days=ROUND_DAYS * turn)
    if isinstance(value, tuple):
        return tuple(_move(one, turn) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        moved = replace(value, **{f.name: _move(getattr(value, f.name), turn) for f in fields(value)})
        return _shift(moved, turn) if isinstance(moved, Place) else moved
    return value


def _shift(place: Place, turn: int) -> Place:
    """Another spot under another number of the gazetteer, as are those that the name could also mean."""

    def east(lon: float) -> float:
        return (lon + ROUND_DEGREES * turn + 180) % 360 - 180

    others = (replace(o, lon=east(o.lon), gazetteer_id=f"{o.gazetteer_id}-{turn}") for o in place.alternatives)
    number = f"{place.gazetteer_id}-{turn}" if place.gazetteer_id else None
    lon = None if place.lon is None else east(place.lon)
    return replace(place, lon=lon, gazetteer_id=number, alternatives=tuple(others))


def rename(text: str, turn: int) -> str:
    """The text with other names of the same length; words that the language writes in small letters stay.

    Examples:
        >>> rename("The mayor of Springfield spoke in haste.", 1)
        'The mayor of Sqsjohgjfme spoke in haste.'
    """
    return NAME.sub(lambda match: _renamed(match.group(), turn), text)


@cache
def _renamed(word: str, turn: int) -> str:
    if fold(word) in common_forms("en"):
        return word
    first, rest = word[0], word[1:]
    return first + "".join(
        _rotate(c, turn % (LETTERS - 1) + turn // (LETTERS - 1) * at) for at, c in enumerate(rest, 1)
    )


def _rotate(letter: str, steps: int) -> str:
    return chr((ord(letter) - ord("a") + steps) % LETTERS + ord("a"))
