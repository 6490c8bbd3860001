"""How a noun lies in the columns of a table, and how it comes back exactly; made from the noun's own fields.

A span becomes `start` and `stop` (`content_start`, `content_stop` for a field named content); a noun inside a noun lies
in its columns with the field's name before them (`when_earliest`); a tuple of nouns is a table of its own (see
`schema`); a tuple of words, extremes, place candidates or tenures is a JSON list.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import JSON, Boolean, Date, DateTime, Float, Integer, Text
from sqlalchemy.types import TypeEngine

from careo.errors import SpanError
from careo.model import Extreme, Found, PlaceCandidate, Span, Tenure

Values = Sequence[Any]
ColumnType = TypeEngine[Any] | type[TypeEngine[Any]]
Columns = tuple[tuple[str, ColumnType, bool], ...]
TYPES: dict[Any, type[TypeEngine[Any]]] = {
    str: Text,
    int: Integer,
    float: Float,
    bool: Boolean,
    datetime: DateTime,
    date: Date,
}
IN_COLUMNS = (None, str, Extreme, PlaceCandidate, Tenure)
LISTED = frozenset({"claim_ids", "event_ids", "doc_ids", "link_ids"})


class SpanSink:
    """Takes the spans of the nouns being written; `owner` is the document they must lie in, None for any."""

    def __init__(self) -> None:
        self.owner: str | None = None
        self.spans: dict[Span, None] = {}

    def add(self, span: Span) -> None:
        """Note a span.

        Raises:
            SpanError: it lies in another document than the noun that holds it.
        """
        if self.owner is not None and span.doc_id != self.owner:
            raise SpanError(f"span [{span.start}, {span.stop}) of {span.doc_id}: stands in a reading of {self.owner}")
        self.spans[span] = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a noun: its columns (name, type, may be empty), and the way in and out of them.

    `spans` names the columns that together are a span: (start, stop), or (doc_id, start, stop).
    """

    field: str
    get: Callable[[Any], Any]
    columns: Columns
    write: Callable[[Any, SpanSink], Values]
    read: Callable[[Values, int, str], Any]
    spans: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of one kind of noun; `children` are the fields that have tables of their own."""

    build: Callable[..., Any]
    slots: tuple[Slot, ...]
    children: tuple[str, ...] = ()

    @property
    def columns(self) -> Columns:
        """All columns in order."""
        return tuple(column for slot in self.slots for column in slot.columns)

    def write(self, noun: Any, sink: SpanSink) -> Values:
        """The values of a noun's own columns, in order."""
        return [value for slot in self.slots for value in slot.write(slot.get(noun), sink)]

    def read(self, values: Values, at: int, doc_id: str, children: Mapping[str, Any]) -> Any:
        """The noun whose columns begin at `values[at]`; `doc_id` is the document of spans that do not name theirs."""
        found: dict[str, Any] = {**children}
        for slot in self.slots:
            found[slot.field] = slot.read(values, at, doc_id)
            at += len(slot.columns)
        return self.build(**found)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a slot stands: what goes before its name, whether it may be empty, whether spans name their document."""

    prefix: str = ""
    optional: bool = False
    free: bool = False


def make_shape(kind: Any, *, free: bool = False) -> Shape:
    """The shape of a dataclass; with `free`, its spans may lie in any document and each names its own."""
    return _noun_shape(kind, _Place(free=free))


def make_bare_shape(kind: Any, name: str, *, free: bool = False) -> Shape:
    """The shape of a value that is no noun of its own: a word in a column called `name`, or a span."""
    slot = _slot(kind, name, _Place(free=free))
    bare = Slot(name, lambda value: value, slot.columns, slot.write, slot.read, slot.spans)
    return Shape(lambda **found: found[name], (bare,))


def _noun_shape(kind: Any, place: _Place) -> Shape:
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind)]
    own = [name for name in names if name not in LISTED and _inner(hints[name]) in IN_COLUMNS]
    slots = tuple(_slot(hints[name], name, place) for name in own)
    return Shape(kind, slots, tuple(name for name in names if name not in own))


def _inner(hint: Any) -> Any:
    """What a tuple holds; None when the hint is no tuple."""
    return get_args(hint)[0] if get_origin(hint) is tuple else None


def _slot(hint: Any, field: str, place: _Place) -> Slot:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
        return _slot(hint, field, _Place(place.prefix, True, place.free))
    if hint is Span:
        return _span_slot(field, place)
    if get_origin(hint) is Found:
        return _found_slot(field, place)
    if _inner(hint) is not None:
        return _list_slot(_inner(hint), field, place)
    if is_dataclass(hint):
        return _nested_slot(hint, field, place)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum_slot(hint, field, place)
    return _plain_slot(hint, field, place)


def _plain_slot(kind: Any, field: str, place: _Place) -> Slot:
    columns = ((place.prefix + field, TYPES[kind], place.optional),)
    return Slot(field, attrgetter(field), columns, lambda value, _: (value,), lambda values, at, _: values[at])


def _enum_slot(kind: type[Enum], field: str, place: _Place) -> Slot:
    members: dict[Any, Any] = {None: None} | {one.value: one for one in kind}
    columns = ((place.prefix + field, Text, place.optional),)
    return Slot(
        field,
        attrgetter(field),
        columns,
        lambda value, _: (None if value is None else value._value_,),
        lambda values, at, _: members[values[at]],
    )


def _list_slot(inner: Any, field: str, place: _Place) -> Slot:
    """A short tuple as a JSON list; an extreme, place candidate or tenure is the list of its fields."""
    names = [one.name for one in fields(inner)] if is_dataclass(inner) else []
    columns = ((place.prefix + field, JSON(none_as_null=True), place.optional),)

    def write(value: Any, _: SpanSink) -> Values:
        return ([[getattr(one, name) for name in names] if names else one for one in value],)

    def read(values: Values, at: int, _: str) -> Any:
        return tuple(inner(*one) if names else one for one in values[at])

    return Slot(field, attrgetter(field), columns, write, read)


def _span_slot(field: str, place: _Place) -> Slot:
    stem = place.prefix + ("" if field == "span" else f"{field}_")
    numbers = tuple((f"{stem}{end}", Integer, place.optional) for end in ("start", "stop"))
    columns: Columns = (
        ((f"{stem}doc" if stem else "span_doc", Text, place.optional), *numbers) if place.free else numbers
    )

    def write(value: Span | None, sink: SpanSink) -> Values:
        if value is None:
            return (None,) * len(columns)
        sink.add(value)
        return (value.doc_id, value.start, value.stop) if place.free else (value.start, value.stop)

    def read_own(values: Values, at: int, doc_id: str) -> Span | None:
        return None if values[at] is None else Span(doc_id, values[at], values[at + 1])

    def read_free(values: Values, at: int, _: str) -> Span | None:
        return None if values[at] is None else Span(values[at], values[at + 1], values[at + 2])

    names = tuple(name for name, *_ in columns)
    return Slot(field, attrgetter(field), columns, write, read_free if place.free else read_own, (names,))


def _found_slot(field: str, place: _Place) -> Slot:
    span = _span_slot(field, place)
    text = ((place.prefix + field, Text, place.optional),)
    made_by = ((f"{place.prefix}{field}_made_by", Text, place.optional),)

    def write(value: Found[str] | None, sink: SpanSink) -> Values:
        if value is None:
            return (None,) * (len(span.columns) + 2)
        return (value.value, *span.write(value.span, sink), value.made_by)

    def read(values: Values, at: int, doc_id: str) -> Found[str] | None:
        words = span.read(values, at + 1, doc_id)
        return None if words is None else Found(values[at], words, values[at + 1 + len(span.columns)])

    return Slot(field, attrgetter(field), (*text, *span.columns, *made_by), write, read, span.spans)


def _nested_slot(kind: Any, field: str, place: _Place) -> Slot:
    """A noun inside a noun; its first field is its span, which says whether it is there."""
    shape = _noun_shape(kind, _Place(f"{place.prefix}{field}_", place.optional, place.free))
    width = len(shape.columns)

    def write(value: Any, sink: SpanSink) -> Values:
        return (None,) * width if value is None else shape.write(value, sink)

    def read(values: Values, at: int, doc_id: str) -> Any:
        return None if values[at] is None else shape.read(values, at, doc_id, {})

    spans = tuple(names for slot in shape.slots for names in slot.spans)
    return Slot(field, attrgetter(field), shape.columns, write, read, spans)
