"""What leaves a case with a file, a document or a reading; judgements, amendments and the history never do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, Select, Table, delete, or_, select

from careo.store.rows import AT_ONCE
from careo.store.schema import (
    LINKED,
    OF_DOCUMENT,
    OF_READING,
    PROBLEMS,
    documents,
    files,
    machine_readings,
    metadata,
    reading_heads,
    spans,
    text_pages,
    without_target,
)

GROUPS, INCIDENTS, COMPARISONS, LINKS = (LINKED[name] for name in ("copy_groups", "incidents", "comparisons", "links"))
SUGGESTIONS = LINKED["suggestions"]


def forget_paths(connection: Connection, paths: Sequence[str]) -> int:
    """Remove files, all documents read from them, and the problems said of them; returns how many files there were."""
    there = 0
    for some in _parted(paths):
        gone = [row.id for row in connection.execute(select(documents.c.id).where(documents.c.path.in_(some)))]
        forget_documents(connection, gone)
        there += max(connection.execute(delete(files).where(files.c.path.in_(some))).rowcount, bool(gone))
        where = PROBLEMS.table.c.where
        said = (where.startswith(f"{path}, ", autoescape=True) for path in some)
        connection.execute(delete(PROBLEMS.table).where(or_(where.in_(some), *said)))
    return there


def forget_documents(connection: Connection, doc_ids: Sequence[str]) -> None:
    """Remove documents with their readings, and the linked nouns that rest on them."""
    for some in _parted(doc_ids):
        _forget_nouns(connection, some)
        for table in (*(stored.table for stored in OF_DOCUMENT.values()), metadata, spans, text_pages):
            _delete(connection, table, some)
        connection.execute(delete(documents).where(documents.c.id.in_(some)))


def forget_readings(connection: Connection, doc_ids: Sequence[str]) -> None:
    """Remove readings and the linked nouns that rest on them; the documents stay."""
    for some in _parted(doc_ids):
        _forget_nouns(connection, some)


def _forget_nouns(connection: Connection, doc_ids: Collection[str]) -> None:
    """Remove linked nouns, then nouns: in this order nothing is left that points to a row which is gone."""
    _forget_linked(connection, doc_ids)
    for stored in OF_READING.values():
        _delete(connection, stored.table, doc_ids)
    for table in (reading_heads, machine_readings):
        _delete(connection, table, doc_ids)
    connection.execute(delete(without_target).where(without_target.c.doc_id.in_(doc_ids)))


def _forget_linked(connection: Connection, doc_ids: Collection[str]) -> None:
    for table, nouns in _resting(doc_ids):
        connection.execute(delete(table).where(table.c.ord.in_(nouns)))
    events = select(OF_READING["events"].table.c.id).where(OF_READING["events"].table.c.doc_id.in_(doc_ids))
    sides = (LINKS.table.c.left, LINKS.table.c.right)
    connection.execute(delete(LINKS.table).where(or_(*(side.in_(of) for side in sides for of in (doc_ids, events)))))


def _resting(doc_ids: Collection[str]) -> Iterator[tuple[Table, Select[int]]]:
    """Tables of linked nouns, each with the `ord` of those that speak of one of the documents."""
    groups, evidence = GROUPS.children["doc_ids"].table, GROUPS.children["evidence"].table
    compared, reasons = COMPARISONS.children["columns"].table, LINKS.children["reasons"].table
    asked = SUGGESTIONS.children["reasons"].table
    gathered = INCIDENTS.children["doc_ids"].table
    speaking = (
        (GROUPS, groups.c.copy_group, groups.c.doc_id),
        (GROUPS, evidence.c.copy_group, evidence.c.span_doc),
        (INCIDENTS, gathered.c.incident, gathered.c.doc_id),
        (COMPARISONS, compared.c.comparison, compared.c.doc_id),
        (LINKS, reasons.c.link, reasons.c.left_doc),
        (LINKS, reasons.c.link, reasons.c.right_doc),
        (SUGGESTIONS, SUGGESTIONS.table.c.ord, SUGGESTIONS.table.c.span_doc),
        (SUGGESTIONS, asked.c.suggestion, asked.c.left_doc),
        (SUGGESTIONS, asked.c.suggestion, asked.c.right_doc),
    )
    return ((stored.table, select(owner).where(doc.in_(doc_ids))) for stored, owner, doc in speaking)


def _delete(connection: Connection, table: Table, doc_ids: Collection[str]) -> None:
    """Delete what documents own; the owner is the first column, but in `spans`, which has a number of its own."""
    owner = spans.c.doc_id if table is spans else table.columns[0]
    connection.execute(delete(table).where(owner.in_(doc_ids)))


def _parted(values: Sequence[str]) -> Iterator[list[str]]:
    for first in range(0, len(values), AT_ONCE):
        yield list(values[first : first + AT_ONCE])
