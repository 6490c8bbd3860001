"""Check a case again: every quote against its text, every text and file against its hash, the database itself."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, text

from careo.errors import CaseError
from careo.model import Problem, Room
from careo.store.amended import amendment_id, load_amendments, read_amendment
from careo.store.apply import apply_amendments
from careo.store.case import DATABASE, FILES, open_case
from careo.store.documents import hash_text
from careo.store.originals import hash_file, original_path
from careo.store.readings import load_readings, machine_of
from careo.store.schema import amendment_words, amendments, documents, files, judgements, spans, text_pages
from careo.store.signed import judgement_id, read_judgement
from careo.store.sqlite import find_damage, missing_checks
from careo.store.victims import load_victim_lists
from careo.store.writer import CHANGED

Finding = tuple[str, str, str]


def verify(path: Path) -> tuple[Problem, ...]:
    """What is wrong with a case; empty when every quote, text and file is as it was when it was read.

    Raises:
        NotACaseError: there is no case at `path`.
        NewerCaseError: a newer careo made it.
        CaseError: the database is so damaged that it cannot be read.
    """
    with open_case(path, mode="read") as opened, opened.engine.connect() as connection:
        found = list(_findings(connection, Path(path)))
    return tuple(_problem(Path(path), code, where, said) for code, where, said in found)


def _findings(connection: Connection, path: Path) -> Iterator[Finding]:
    try:
        for check in (_database, _texts, _quotes, _judged, _amended):
            yield from check(connection)
        yield from _originals(connection, path)
    except CaseError as error:
        yield "damaged-database", DATABASE, f"the database cannot be read ({error})"
    except (OSError, sqlite3.Error) as error:
        yield "damaged-database", DATABASE, f"the case cannot be read ({error})"


def _problem(path: Path, code: str, where: str, said: str) -> Problem:
    return Problem(where, Room.STORE, code, f"{said}; restore {path.name} from a copy, or build it again")


def _database(connection: Connection) -> Iterator[Finding]:
    for name in missing_checks(connection):
        yield "missing-check", DATABASE, f"the check {name} was taken out of the database"
    for row in connection.execute(text("PRAGMA foreign_key_check")).all():
        yield "dangling-row", DATABASE, f"a row of {row[0]} points to a row of {row[2]} that is not there"
    with tempfile.TemporaryDirectory(prefix="careo-") as folder:
        copy = sqlite3.connect(Path(folder) / DATABASE)
        driver: Any = connection.connection.driver_connection
        driver.backup(copy)
        yield from (("damaged-database", DATABASE, said) for said in find_damage(copy))
        copy.close()


def _texts(connection: Connection) -> Iterator[Finding]:
    joined = select(documents, files.c.sha256.label("of_file")).outerjoin(files, files.c.path == documents.c.path)
    for row in connection.execute(joined):
        if hash_text(row.text) != row.text_sha256:
            yield "changed-text", row.path, "the text of the document was changed after it was read"
        pages = connection.execute(select(text_pages.c.text).where(text_pages.c.doc_id == row.id).order_by("page"))
        if "".join(pages.scalars()) != row.text:
            yield "changed-text", row.path, "the pages of the document that quotes are checked against are not its text"
        if row.of_file not in (None, row.sha256):
            yield "changed-hash", row.path, "the document and its file disagree on the hash of the file"


def _quotes(connection: Connection) -> Iterator[Finding]:
    columns = spans.c.start, spans.c.stop, spans.c.quote
    for doc in connection.execute(select(documents.c.id, documents.c.path, documents.c.text)):
        for start, stop, quote in connection.execute(select(*columns).where(spans.c.doc_id == doc.id)):
            if doc.text[start:stop] != quote or len(quote) != stop - start:
                yield "wrong-quote", doc.path, f"the quote at {start} to {stop} is not what the document says there"


def _judged(connection: Connection) -> Iterator[Finding]:
    for row in connection.execute(select(judgements)):
        if judgement_id(read_judgement(row)) != row.id:
            yield "changed-judgement", f"judgement {row.id}", "the judgement was changed after it was given"


def _amended(connection: Connection) -> Iterator[Finding]:
    for row in connection.execute(select(amendments)):
        if amendment_id(read_amendment(row), row.withdraws) != row.id:
            yield "changed-amendment", f"amendment {row.id}", "the amendment was changed after it was given"
    words = select(amendment_words, documents.c.text, documents.c.path).join(
        documents, documents.c.id == amendment_words.c.doc_id
    )
    for row in connection.execute(words):
        if row.text[row.start : row.stop] != row.quote:
            yield (
                "wrong-quote",
                row.path,
                f"the words of amendment {row.amendment} are not there",
            )
    for doc_id in connection.execute(select(amendments.c.doc_id).distinct()).scalars().all():
        reading = load_readings(connection, [doc_id]).get(doc_id)
        if reading is None:
            continue
        made = apply_amendments(machine_of(connection, reading), load_amendments(connection, [doc_id])).reading
        if made != reading:
            yield "changed-reading", f"document {doc_id}", "the reading is not what the machine and the amendments make"


def _originals(connection: Connection, path: Path) -> Iterator[Finding]:
    kept_whole = files.c.mtime_ns != CHANGED
    read = connection.execute(select(files.c.path, files.c.sha256).where(kept_whole)).all()
    lists = [(one.file, one.sha256) for one in load_victim_lists(connection)]
    for name, sha256 in [*(tuple(row) for row in read), *lists]:
        kept = original_path(path / FILES, sha256)
        if not kept.exists():
            yield "lost-file", name, "the original file is no longer in the case"
        elif hash_file(kept) != sha256:
            yield "changed-file", name, "the original file in the case was changed"
