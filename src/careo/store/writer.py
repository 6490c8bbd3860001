"""The writer: the one that adds documents and readings, and replaces what linking made."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from careo.model import Document, Linked, Problem, Reading, Room, Span
from careo.store.codec import encode
from careo.store.schema import OF_READING, documents, files, linked, problems, spans
from careo.store.view import View

COLUMNS = {
    "mentions": ("actor_id",),
    "actors": ("id",),
    "claims": ("id", "certainty", "polarity", "modality"),
    "events": ("id", "act"),
}


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when it was read; `duplicate_of` is the path of the file with the same bytes read before."""

    path: str
    sha256: str
    size: int
    mtime_ns: int
    duplicate_of: str | None = None
    source: Path | None = None


class _Spans:
    """Gives each span of the documents being written an id; a span that stands twice has one."""

    def __init__(self, first_id: int, texts: Mapping[str, str]) -> None:
        self._next = first_id
        self._texts = texts
        self._ids: dict[Span, int] = {}

    def __call__(self, span: Span) -> int:
        if span not in self._ids:
            self._ids[span] = self._next
            self._next += 1
        return self._ids[span]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {"id": n, "doc_id": s.doc_id, "start": s.start, "stop": s.stop, "quote": s.quote(self._texts[s.doc_id])}
            for s, n in self._ids.items()
        ]


class Writer:
    """Writes to a case; each call is one transaction, and what it acknowledged survives a kill."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def known_files(self) -> dict[str, FileState]:
        """The files of the case by path, as they were when they were read."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(files))
            return {row.path: FileState(row.path, row.sha256, row.size, row.mtime_ns, row.duplicate_of) for row in rows}

    def outdated(self, versions: Mapping[str, str]) -> Iterator[Document]:
        """Documents whose reading was made by another version than `versions` gives for their language."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(documents.c.id, documents.c.lang, documents.c.made_by)).all()
        view = View(self._engine)
        return (view.document(row.id) for row in rows if row.lang in versions and row.made_by != versions[row.lang])

    def forget_files(self, paths: Iterable[str]) -> None:
        """Remove files that are no longer there or changed, with their documents and problems; judgements stay."""
        with self._engine.begin() as connection:
            for path in paths:
                _forget(connection, path)

    def add(
        self,
        docs: Sequence[Document],
        readings: Sequence[Reading],
        found: Sequence[Problem] = (),
        *,
        finished: Sequence[FileState] = (),
    ) -> None:
        """Add documents with their readings, problems, and the files that are done, all or nothing.

        A document or reading that stands there already is replaced.
        """
        for state in finished:
            self._keep_original(state)
        with self._engine.begin() as connection:
            known = {doc.id: doc for doc in docs}
            texts = {doc.id: doc.text for doc in docs}
            _add_documents(connection, known.values(), readings)
            ids = _Spans(_next_span(connection), texts)
            rows = _reading_rows(readings, ids)
            bodies = [{"i": doc.id, "b": encode(doc, ids)} for doc in known.values()]
            if found_spans := ids.rows():
                connection.execute(insert(spans), found_spans)
            for name, table in OF_READING.items():
                if rows[name]:
                    connection.execute(insert(table), rows[name])
            for body in bodies:
                without_text = _without_text(body["b"])
                connection.execute(update(documents).where(documents.c.id == body["i"]).values(body=without_text))
            add_problems(connection, [*found, *(one for reading in readings for one in reading.problems)])
            for state in finished:
                connection.execute(delete(files).where(files.c.path == state.path))
                connection.execute(insert(files), [_file_row(state)])

    def replace_linked(self, made: Linked) -> None:
        """Replace all that linking made, at once."""
        with self._engine.begin() as connection:
            connection.execute(delete(linked))
            connection.execute(delete(problems).where(problems.c.room == Room.LINK.value))
            ids = _KnownSpans(connection)
            rows = []
            for kind in ("copy_groups", "incidents", "comparisons", "links"):
                for order, noun in enumerate(getattr(made, kind)):
                    name = noun.incident_id if kind == "comparisons" else noun.id
                    number = noun.number if kind == "incidents" else None
                    rows.append(
                        {
                            "kind": kind,
                            "ord": order,
                            "id": name,
                            "number": number,
                            "body": encode(noun, ids.__getitem__),
                        }
                    )
            rows.append({"kind": "made_by", "ord": 0, "id": "", "number": None, "body": made.made_by})
            connection.execute(insert(linked), rows)
            add_problems(connection, made.problems)

    def _keep_original(self, state: FileState) -> None:
        if state.source is None:
            return
        target = self._folder / state.sha256[:2] / state.sha256
        if target.exists() and target.stat().st_size == state.size:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        new = target.with_suffix(".new")
        shutil.copyfile(state.source, new)
        os.replace(new, target)


class _KnownSpans(dict[Span, int]):
    """Ids of spans of the case, looked up when they are asked for; one that is not there yet is added."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, span: Span) -> int:
        stands = (spans.c.doc_id == span.doc_id) & (spans.c.start == span.start) & (spans.c.stop == span.stop)
        found = self._connection.execute(select(spans.c.id).where(stands)).scalar()
        self[span] = int(found) if found is not None else self._add(span)
        return self[span]

    def _add(self, span: Span) -> int:
        quote = func.substr(documents.c.text, span.start + 1, span.stop - span.start)
        text = self._connection.execute(select(quote).where(documents.c.id == span.doc_id)).scalar_one()
        number = _next_span(self._connection)
        row = {"id": number, "doc_id": span.doc_id, "start": span.start, "stop": span.stop, "quote": text}
        self._connection.execute(insert(spans), [row])
        return number


def add_problems(connection: Connection, found: Sequence[Problem]) -> None:
    """Append problems."""
    first = (connection.execute(select(func.max(problems.c.ord))).scalar() or 0) + 1
    rows = [
        {"ord": order, "id": one.id, "path": one.where, "room": one.room.value, "body": encode(one, lambda span: 0)}
        for order, one in enumerate(found, first)
    ]
    if rows:
        connection.execute(insert(problems), rows)


def _file_row(state: FileState) -> dict[str, Any]:
    return {
        "path": state.path,
        "sha256": state.sha256,
        "size": state.size,
        "mtime_ns": state.mtime_ns,
        "duplicate_of": state.duplicate_of,
    }


def _forget(connection: Connection, path: str) -> None:
    connection.execute(delete(documents).where(documents.c.path == path))
    connection.execute(delete(files).where(files.c.path == path))
    own = (problems.c.path == path) | problems.c.path.startswith(f"{path}, ", autoescape=True)
    connection.execute(delete(problems).where(own))


def _next_span(connection: Connection) -> int:
    return int(connection.execute(select(func.max(spans.c.id))).scalar() or 0) + 1


def _add_documents(connection: Connection, docs: Iterable[Document], readings: Sequence[Reading]) -> None:
    made_by = {reading.doc_id: reading.made_by for reading in readings}
    heads = {reading.doc_id: [reading.lang, reading.made_by] for reading in readings}
    number = int(connection.execute(select(func.max(documents.c.number))).scalar() or 0)
    for order, doc in enumerate(docs, number + 1):
        connection.execute(delete(documents).where(documents.c.id == doc.id))
        row = {
            "id": doc.id,
            "number": order,
            "path": doc.path,
            "sha256": doc.sha256,
            "lang": doc.lang,
            "text": doc.text,
            "text_sha256": hashlib.sha256(doc.text.encode("utf-8")).hexdigest(),
            "made_by": made_by.get(doc.id, ""),
            "body": [],
            "reading": heads.get(doc.id),
        }
        connection.execute(insert(documents), [row])


def _without_text(body: list[Any]) -> list[Any]:
    """A document's body; its text has a column of its own."""
    return [*body[:3], "", *body[4:]]


def _reading_rows(readings: Sequence[Reading], ids: _Spans) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in OF_READING}
    for reading in readings:
        for order, span in enumerate(reading.sentences):
            body: list[Any] = []
            rows["sentences"].append({"doc_id": reading.doc_id, "ord": order, "span_id": ids(span), "body": body})
        for name in OF_READING:
            if name == "sentences":
                continue
            for order, noun in enumerate(getattr(reading, name)):
                columns = {column: getattr(noun, column) for column in COLUMNS.get(name, ())}
                row = {"doc_id": reading.doc_id, "ord": order, "body": encode(noun, ids)}
                rows[name].append(row | columns)
    return rows
