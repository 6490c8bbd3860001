"""Nouns to plain JSON values and back, by the types of their fields; what is signed and kept whole lies so."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from careo.model import Found

DATES = {datetime: datetime.fromisoformat, date: date.fromisoformat}


def to_plain(value: Any) -> Any:
    """A noun, value or tuple of them as JSON: nouns become objects by field, dates their ISO form."""
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(one) for one in value]
    return {name: to_plain(getattr(value, name)) for name in _names(value.__class__)}


def from_plain(hint: Any, plain: Any) -> Any:
    """What `to_plain` made `plain` of; `hint` is its type (`Claim`, `Found[str]`, `tuple[Voice, ...]`, `X | None`)."""
    return None if plain is None else _reader(hint)(plain)


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """The way back for one type, worked out once."""
    hint = _without_none(hint)
    origin = get_origin(hint)
    if origin is tuple:
        inner = _reader(get_args(hint)[0])
        return lambda plain: tuple([inner(one) for one in plain])
    if hint in DATES:
        return DATES[hint]
    if origin is Found or is_dataclass(hint):
        return _noun_reader(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return lambda plain: plain


def _noun_reader(hint: Any) -> Callable[[Any], Any]:
    kind: Any = get_origin(hint) or hint
    hints = _hints(kind) | ({"value": get_args(hint)[0]} if get_origin(hint) else {})
    readers = [(name, _reader(hints[name])) for name in _names(kind)]

    def read(plain: Any) -> Any:
        return kind(*[None if (one := plain[name]) is None else reader(one) for name, reader in readers])

    return read


@cache
def _names(kind: Any) -> tuple[str, ...]:
    assert is_dataclass(kind), f"{kind.__name__} is no noun"
    return tuple(one.name for one in fields(kind))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return next(one for one in get_args(hint) if one is not type(None))
    return hint
