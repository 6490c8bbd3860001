"""The writer: the one that adds documents and readings, and replaces what linking made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select

import careo
from careo.errors import VictimListError
from careo.model import Document, Linked, Problem, Reading, Room, VictimList
from careo.store.documents import add_parts, document_row, load_documents, metadata_rows, page_rows
from careo.store.failures import explain_failure
from careo.store.forget import forget_documents, forget_paths, forget_readings
from careo.store.listed import fill_lists
from careo.store.originals import keep_original
from careo.store.readings import insert_readings
from careo.store.rows import Rows, insert_spans, next_ord, now
from careo.store.schema import (
    LINKED,
    PROBLEMS,
    amendments,
    documents,
    files,
    history,
    judgements,
    linked_by,
    metadata,
    reading_heads,
    text_pages,
)
from careo.store.victims import delete_victim_list, insert_victim_list

CHANGED = -1  # the mtime_ns of a file that changed while it was read: no file has it, so the next build reads it again


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when it was read; `duplicate_of` is the path of the file with the same bytes read before."""

    path: str
    sha256: str
    size: int
    mtime_ns: int
    duplicate_of: str | None = None
    source: Path | None = None


class Writer:
    """Writes to a case; each call is one transaction, and what it acknowledged survives a kill."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def known_files(self) -> dict[str, FileState]:
        """The files of the case by path, as they were when they were read."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(files).order_by(files.c.path))
            return {row.path: FileState(row.path, row.sha256, row.size, row.mtime_ns, row.duplicate_of) for row in rows}

    def outdated(self, versions: Mapping[str, str]) -> Iterator[Document]:
        """Documents whose reading is missing or by another version than `versions` gives for their language.

        A reading whose version says more after a space was made by that and something more: it stays.
        """
        joined = select(documents.c.id, documents.c.lang, reading_heads.c.made_by).outerjoin(reading_heads)
        with self._engine.connect() as connection:
            rows = connection.execute(joined.order_by(documents.c.path, documents.c.number)).all()
        for row in rows:
            if row.lang in versions and not f"{row.made_by or ''} ".startswith(f"{versions[row.lang]} "):
                with self._engine.connect() as connection:
                    yield from load_documents(connection, [row.id]).values()

    def forget_files(self, paths: Iterable[str]) -> None:
        """Remove files that are no longer there or changed, with their documents and problems; judgements stay."""
        with self._engine.begin() as connection:
            if gone := forget_paths(connection, list(paths)):
                _note(connection, f"forgot {gone} files")

    def add(
        self,
        docs: Sequence[Document],
        readings: Sequence[Reading],
        problems: Sequence[Problem] = (),
        *,
        finished: Sequence[FileState] = (),
    ) -> None:
        """Add documents with their readings, problems, and the files that are done, all or nothing.

        A document or reading that stands there already is replaced. A file that changed while it was read is kept as
        it was read, without its original, and counts as changed in the next build; a Problem says so.

        Raises:
            SpanError: a span beyond its text or in another document; nothing of the batch is stored.
            CaseFullError: the disk is full; nothing of the batch is stored.
        """
        states = [self._keep(state) for state in finished]
        unstable = [_changed_problem(state) for state in states if state.mtime_ns == CHANGED]
        with self._engine.begin() as connection:
            _insert_documents(connection, {doc.id: doc for doc in docs}.values())
            _insert_readings(connection, readings, {doc.id: doc.text for doc in docs})
            _insert_problems(connection, (*problems, *unstable))
            _insert_files(connection, states)
            if docs or readings or states:
                with_problems = f", {len(problems)} problems" if problems else ""
                _note(connection, f"added {len(docs)} documents, {len(readings)} readings{with_problems}")

    def judged_until(self) -> tuple[int, int]:
        """The numbers of the last judgement and amendment: what linking that begins now goes by."""
        with self._engine.connect() as connection:
            return _judged_until(connection)

    def replace_linked(self, made: Linked, *, judged_until: tuple[int, int] | None = None) -> None:
        """Replace all that linking made, at once; readers see what was there until it is done.

        Args:
            made: what linking made.
            judged_until: `judged_until()` as it was when linking began; where people said more since, linking stays
                to be done again (`View.has_links`).

        Raises:
            SpanError: a span beyond its text; what was there stays.
        """
        rows = Rows()
        for field, stored in LINKED.items():
            rows.add(stored, getattr(made, field))
        with self._engine.begin() as connection:
            for stored in LINKED.values():
                connection.execute(delete(stored.table))
            connection.execute(delete(PROBLEMS.table).where(PROBLEMS.table.c.room == Room.LINK.value))
            insert_spans(connection, rows.sink.spans, {})
            rows.insert(connection)
            _insert_problems(connection, made.problems)
            fill_lists(connection)
            _note(connection, f"linked: {len(made.incidents)} incidents, {len(made.links)} links", "link")
            if judged_until in (None, _judged_until(connection)):
                connection.execute(insert(linked_by), [{"made_by": made.made_by}])

    def add_victim_list(self, one: VictimList, source: Path) -> None:
        """Add a list of victims and keep its file.

        Raises:
            VictimListError: a list of that name is there, or the file changed while it was read.
        """
        try:
            if not keep_original(self._folder, source, one.sha256):
                raise VictimListError(f"{one.file}: changed while it was read; add it again")
        except OSError as error:
            raise explain_failure(self._folder.parent, error) from error
        with self._engine.begin() as connection:
            insert_victim_list(connection, one)
            said = f"added the list of victims {one.name} ({one.file}): {len(one.records)} records"
            _note(connection, said, "import")

    def remove_victim_list(self, name: str) -> None:
        """Take a list of victims out of the case; its file stays among the originals.

        Raises:
            UnknownIdError: there is no list of that name.
        """
        with self._engine.begin() as connection:
            delete_victim_list(connection, name)
            _note(connection, f"removed the list of victims {name}", "import")

    def refresh_lists(self) -> None:
        """Make the lists over the case anew from what it holds; `replace_linked` does so by itself."""
        with self._engine.begin() as connection:
            fill_lists(connection)

    def _keep(self, state: FileState) -> FileState:
        try:
            if state.source is None or keep_original(self._folder, state.source, state.sha256):
                return state
        except OSError as error:
            raise explain_failure(self._folder.parent, error) from error
        return replace(state, mtime_ns=CHANGED)


def _judged_until(connection: Connection) -> tuple[int, int]:
    return next_ord(connection, judgements.c.ord), next_ord(connection, amendments.c.ord)


def _changed_problem(state: FileState) -> Problem:
    said = "the file changed or went away while it was read; run the same command again"
    return Problem(state.path, Room.STORE, "changed-while-read", said, sha256=state.sha256)


def _insert_documents(connection: Connection, docs: Collection[Document]) -> None:
    forget_documents(connection, [doc.id for doc in docs])
    if not docs:
        return
    first = next_ord(connection, documents.c.number)
    connection.execute(insert(documents), [document_row(doc, number) for number, doc in enumerate(docs, first)])
    rows = Rows()
    found: list[dict[str, Any]] = []
    pages: list[dict[str, Any]] = []
    for doc in docs:
        pages += page_rows(doc)
        rows.sink.owner = doc.id
        found += metadata_rows(doc, rows.sink)
        add_parts(rows, doc)
    if pages:
        connection.execute(insert(text_pages), pages)
    insert_spans(connection, rows.sink.spans, {doc.id: doc.text for doc in docs})
    rows.insert(connection)
    if found:
        connection.execute(insert(metadata), found)


def _insert_readings(connection: Connection, found: Collection[Reading], texts: Mapping[str, str]) -> None:
    forget_readings(connection, [reading.doc_id for reading in found if reading.doc_id not in texts])
    insert_readings(connection, found, texts)


def _insert_problems(connection: Connection, found: Sequence[Problem]) -> None:
    rows = Rows()
    rows.add(PROBLEMS, found, (), next_ord(connection, PROBLEMS.table.c.ord))
    rows.insert(connection)


def _insert_files(connection: Connection, states: Sequence[FileState]) -> None:
    connection.execute(delete(files).where(files.c.path.in_([state.path for state in states])))
    names = ("path", "sha256", "size", "mtime_ns", "duplicate_of")
    if states:
        connection.execute(insert(files), [{name: getattr(state, name) for name in names} for state in states])


def _note(connection: Connection, did: str, kind: str = "build") -> None:
    """Append to the history; whatever it was, linking is to be done again (`replace_linked` then says it is done)."""
    connection.execute(delete(linked_by))
    note_history(connection, kind, did, f"careo {careo.__version__}")


def note_history(connection: Connection, kind: str, did: str, made_by: str) -> None:
    """Append to the history what was done ("build", "link", "import", "export"), in a sentence, and by whom."""
    row = {"ord": next_ord(connection, history.c.ord), "when": now(), "kind": kind, "made_by": made_by, "did": did}
    connection.execute(insert(history), [row])
