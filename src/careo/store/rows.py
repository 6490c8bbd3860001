"""Nouns to rows and back: one query or one batch of inserts per table, whatever the number of nouns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, exists, func, insert, select

from careo.errors import SpanError
from careo.model import Span
from careo.store.schema import Stored, documents, spans
from careo.store.shape import SpanSink
from careo.store.sqlite import insert_once

Key = tuple[Any, ...]
AT_ONCE = 200


class Rows:
    """Rows to be written, by table; `sink` holds the spans they point to."""

    def __init__(self) -> None:
        self.sink = SpanSink()
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._tables: dict[str, Stored] = {}

    def add(self, stored: Stored, nouns: Iterable[Any], key: Key = (), first: int = 0) -> None:
        """Add nouns in order, with their parts; `key` names what they belong to, `first` is the first one's `ord`."""
        names = [column.name for column in stored.table.columns]
        self._tables.setdefault(stored.table.name, stored)
        rows = self._rows[stored.table.name]
        for order, noun in enumerate(nouns, first):
            values = (*key, order, *stored.shape.write(noun, self.sink))
            rows.append(dict(zip(names, values, strict=True)))
            for field, child in stored.children.items():
                if parts := getattr(noun, field):
                    self.add(child, parts, (*key, order))

    def insert(self, connection: Connection) -> None:
        """Write the rows; parts after what they belong to."""
        for name, stored in self._tables.items():
            if rows := self._rows[name]:
                connection.execute(insert(stored.table), rows)


def insert_spans(connection: Connection, found: Collection[Span], texts: Mapping[str, str]) -> None:
    """Write the spans that are not there yet, each with its words; the texts not in `texts` are asked of the case.

    Raises:
        SpanError: a span reaches beyond its text, or its document is not in the case.
    """
    known = {**texts}
    for doc_id in {span.doc_id for span in found} - set(known):
        text = connection.execute(select(documents.c.text).where(documents.c.id == doc_id)).scalar()
        if text is None:
            raise SpanError(f"a span lies in document {doc_id}, which the case does not hold; run `careo build` again")
        known[doc_id] = text
    rows = [
        {"doc_id": span.doc_id, "start": span.start, "stop": span.stop, "quote": span.quote(known[span.doc_id])}
        for span in found
    ]
    if rows:
        connection.execute(insert_once(spans), rows)


def now() -> datetime:
    """The moment a row is appended at, in UTC, without a zone as the database keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def stands(table: Table) -> ColumnElement[bool]:
    """Whether a row of an append-only table says something that no later row takes back."""
    later = table.alias()
    standing: ColumnElement[bool] = table.c.withdraws.is_(None) & ~exists().where(later.c.withdraws == table.c.id)
    return standing


def next_ord(connection: Connection, column: Column[int]) -> int:
    """The number after the highest of a column; 0 for the first."""
    highest = connection.execute(select(func.max(column))).scalar()
    return 0 if highest is None else int(highest) + 1


def load(connection: Connection, stored: Stored, only: Collection[Any] | None = None) -> dict[Key, list[Any]]:
    """Nouns by the key of what they belong to, each list in order.

    Args:
        connection: to the case.
        stored: which nouns.
        only: values of the first key column (documents, or for linked nouns their `ord`); None for all.
    """
    parts = {field: load(connection, child, only) for field, child in stored.children.items()}
    found: dict[Key, list[Any]] = defaultdict(list)
    keys = stored.keys
    owned = stored.table.columns[0].name == "doc_id"
    for row in _rows_of(connection, stored, only):
        full = row[: keys + 1]
        children = {field: tuple(of.get(full, ())) for field, of in parts.items()}
        noun = stored.shape.read(row, keys + 1, row[0] if owned else "", children)
        found[full[:keys]].append(noun)
    return found


def _rows_of(connection: Connection, stored: Stored, only: Collection[Any] | None) -> Iterator[tuple[Any, ...]]:
    order = list(stored.table.primary_key)
    for condition in _conditions(order[0], only):
        query = select(stored.table).where(*condition).order_by(*order)
        yield from map(tuple, connection.execute(query))


def _conditions(column: Column[Any], only: Collection[Any] | None) -> Iterator[list[ColumnElement[bool]]]:
    if only is None:
        yield []
        return
    wanted = sorted(only)
    for first in range(0, len(wanted), AT_ONCE):
        yield [column.in_(wanted[first : first + AT_ONCE])]
