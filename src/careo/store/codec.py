"""Nouns to JSON bodies and back, exactly; spans become ids of the `spans` table."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from careo.model import Found, Span

SpanToId = Callable[[Span], int]
IdToSpan = Mapping[int, Span]


def encode(noun: Any, span_id: SpanToId) -> Any:
    """The JSON form of a noun: a list of its fields in order; a span is the id that `span_id` gives it."""
    if isinstance(noun, Span):
        return span_id(noun)
    if isinstance(noun, Found):
        dated = isinstance(noun.value, date)
        return [noun.value.isoformat() if dated else noun.value, span_id(noun.span), noun.made_by]
    if isinstance(noun, Enum):
        return noun.value
    if isinstance(noun, datetime | date):
        return noun.isoformat()
    if isinstance(noun, tuple):
        return [encode(one, span_id) for one in noun]
    if is_dataclass(noun):
        return [encode(getattr(noun, one.name), span_id) for one in fields(noun)]
    return noun


def decode(kind: Any, body: Any, spans: IdToSpan) -> Any:
    """The noun of type `kind` whose JSON form is `body`."""
    if body is None:
        return None
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return decode(next(one for one in get_args(kind) if one is not type(None)), body, spans)
    if origin is tuple:
        return tuple(decode(get_args(kind)[0], one, spans) for one in body)
    if origin is Found:
        return Found(decode(get_args(kind)[0], body[0], spans), spans[body[1]], body[2])
    if kind is Span:
        return spans[body]
    if kind in (datetime, date):
        return kind.fromisoformat(body)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(body)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(*(decode(hints[one.name], part, spans) for one, part in zip(fields(kind), body, strict=True)))
    return body


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
