"""Documents to rows and back: the text in one table, metadata with its words in another."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from careo.model import Dateline, DocKind, Document, Found, Span
from careo.store.rows import Rows, load
from careo.store.schema import OF_DOCUMENT, PAGE, documents, metadata
from careo.store.shape import SpanSink

PLAIN = ("id", "path", "part", "sha256", "lang", "media_type", "text")
WORDS = ("title", "byline", "masthead", "publisher", "issue", "issuer")
DATES = ("published", "written")
DATELINE = "dateline"


def document_row(doc: Document, number: int) -> dict[str, Any]:
    """The row of `documents`."""
    plain = {name: getattr(doc, name) for name in PLAIN}
    return plain | {"number": number, "kind": doc.kind.value, "text_sha256": hash_text(doc.text)}


def page_rows(doc: Document) -> Iterator[dict[str, Any]]:
    """The rows of `text_pages`."""
    for page, start in enumerate(range(0, len(doc.text), PAGE)):
        yield {"doc_id": doc.id, "page": page, "text": doc.text[start : start + PAGE]}


def hash_text(text: str) -> str:
    """The SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def metadata_rows(doc: Document, sink: SpanSink) -> Iterator[dict[str, Any]]:
    """The rows of `metadata`: one for each found value, one for the dateline as a whole."""
    for slot, order, found in _found_values(doc):
        sink.add(found.span)
        yield {
            "doc_id": doc.id,
            "slot": slot,
            "ord": order,
            "value": found.value.isoformat() if isinstance(found.value, date) else found.value,
            "start": found.span.start,
            "stop": found.span.stop,
            "made_by": found.made_by,
        }


def _found_values(doc: Document) -> Iterator[tuple[str, int, Found[Any]]]:
    singles = {name: getattr(doc, name) for name in (*WORDS, *DATES)}
    lists: dict[str, tuple[Found[str], ...]] = {"relay": doc.relay}
    if doc.dateline is not None:
        whole = Found("", doc.dateline.span, "")
        singles |= {DATELINE: whole, "dateline_place": doc.dateline.place, "dateline_written": doc.dateline.written}
        lists["dateline_agency"] = doc.dateline.agencies
    yield from ((slot, 0, found) for slot, found in singles.items() if found is not None)
    yield from ((slot, order, found) for slot, all_of in lists.items() for order, found in enumerate(all_of))


def add_parts(rows: Rows, doc: Document) -> None:
    """Add regions and pieces to the rows to be written."""
    for field, stored in OF_DOCUMENT.items():
        rows.add(stored, getattr(doc, field), (doc.id,))


def load_documents(connection: Connection, doc_ids: Collection[str]) -> dict[str, Document]:
    """Documents by id; those that are not there are left out."""
    found = _load_metadata(connection, doc_ids)
    parts = {field: load(connection, stored, doc_ids) for field, stored in OF_DOCUMENT.items()}
    rows = connection.execute(select(documents).where(documents.c.id.in_(list(doc_ids))))
    docs = {}
    for row in rows:
        values = {name: getattr(row, name) for name in PLAIN} | {"kind": DocKind(row.kind)}
        values |= {field: tuple(of.get((row.id,), ())) for field, of in parts.items()}
        docs[row.id] = Document(**(values | _fields(found.get(row.id, {}))))
    return docs


def _load_metadata(connection: Connection, doc_ids: Collection[str]) -> dict[str, dict[str, list[Found[Any]]]]:
    query = select(metadata).where(metadata.c.doc_id.in_(list(doc_ids))).order_by(*metadata.primary_key)
    found: dict[str, dict[str, list[Found[Any]]]] = {}
    for row in connection.execute(query):
        value = date.fromisoformat(row.value) if row.slot.rpartition("_")[2] in DATES else row.value
        made = Found(value, Span(row.doc_id, row.start, row.stop), row.made_by)
        found.setdefault(row.doc_id, {}).setdefault(row.slot, []).append(made)
    return found


def _fields(found: dict[str, list[Found[Any]]]) -> dict[str, Any]:
    values: dict[str, Any] = {slot: found[slot][0] for slot in (*WORDS, *DATES) if slot in found}
    values["relay"] = tuple(found.get("relay", ()))
    if DATELINE in found:
        place, written = (found.get(f"dateline_{name}", [None])[0] for name in ("place", "written"))
        values[DATELINE] = Dateline(found[DATELINE][0].span, place, written, tuple(found.get("dateline_agency", ())))
    return values
