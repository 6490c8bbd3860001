"""Check a case again: every quote against its text, every text and file against its hash, the database itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, select, text

from careo.model import Problem, Room
from careo.store.case import DATABASE, FILES, open_case
from careo.store.schema import documents, files, spans

CHUNK = 1 << 20


def verify(path: Path) -> tuple[Problem, ...]:
    """What is wrong with a case; empty when every quote, text and file is as it was when it was read.

    Raises:
        NotACaseError: there is no case at `path`.
        NewerCaseError: a newer careo made it.
    """
    with open_case(path, mode="read") as opened, opened.engine.connect() as connection:
        found = [*_database(connection), *_texts(connection), *_quotes(connection), *_originals(connection, path)]
    return tuple(_problem(path, code, where, said) for code, where, said in found)


Finding = tuple[str, str, str]


def _problem(path: Path, code: str, where: str, said: str) -> Problem:
    return Problem(where, Room.STORE, code, f"{said}; restore {path.name} from a copy, or build it again")


def _database(connection: Connection) -> Iterator[Finding]:
    for (said,) in connection.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield "damaged-database", DATABASE, str(said)
    for row in connection.execute(text("PRAGMA foreign_key_check")).all():
        yield "dangling-row", DATABASE, f"a row of {row[0]} points to a row of {row[2]} that is not there"


def _texts(connection: Connection) -> Iterator[Finding]:
    for row in connection.execute(select(documents.c.path, documents.c.text, documents.c.text_sha256)):
        if hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest() != row.text_sha256:
            yield "changed-text", row.path, "the text of the document was changed after it was read"


def _quotes(connection: Connection) -> Iterator[Finding]:
    columns = documents.c.path, documents.c.text, spans.c.start, spans.c.stop, spans.c.quote
    joined = select(*columns).join(documents, documents.c.id == spans.c.doc_id)
    for row in connection.execute(joined):
        if row.text[row.start : row.stop] != row.quote or not row.quote:
            yield "wrong-quote", row.path, f"the quote at {row.start} to {row.stop} is not what the document says there"


def _originals(connection: Connection, path: Path) -> Iterator[Finding]:
    for row in connection.execute(select(files.c.path, files.c.sha256, files.c.duplicate_of)):
        kept = path / FILES / row.sha256[:2] / row.sha256
        if not kept.exists():
            if row.duplicate_of is None:
                yield "lost-file", row.path, "the original file is no longer in the case"
        elif _sha256(kept) != row.sha256:
            yield "changed-file", row.path, "the original file in the case was changed"


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
