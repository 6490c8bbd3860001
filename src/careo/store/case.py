"""The case folder: `case.json` (what made it), `case.db` (everything known), `files/` (the originals by hash)."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Literal

from sqlalchemy import Engine

import careo
from careo.errors import CaseError, NewerCaseError, NotACaseError, ReadOnlyCaseError
from careo.store.failures import explain_failure
from careo.store.judge import Judge
from careo.store.schema import FORMAT, METADATA
from careo.store.sqlite import make_checks, make_engine
from careo.store.view import View
from careo.store.writer import Writer

Mode = Literal["read", "judge", "write"]
DATABASE, NOTE, LOCK, FILES = "case.db", "case.json", "lock", "files"


@dataclass(frozen=True, slots=True)
class Case:
    """An open case: a view for everybody, a judge for a person, a writer for the one build at a time.

    `engine` reads only; the checks of `verify` use it.
    """

    path: Path
    view: View
    judge: Judge
    writer: Writer
    engine: Engine


@contextmanager
def open_case(path: Path, *, mode: Mode = "read") -> Iterator[Case]:
    """Open a case folder; `write` makes it when it is not there and holds a lock until the end.

    A view never writes, whatever the mode; a writer or judge of a case that was opened to be read refuses.

    Raises:
        NotACaseError: there is no case at `path`, or the folder holds something else.
        NewerCaseError: a newer careo made it.
        ReadOnlyCaseError: `write` or `judge` where nothing can be written.
        CaseError: another build is writing, or the database is damaged.
        CaseFullError: the disk is full; what was acknowledged is kept.
    """
    path = Path(path)
    with ExitStack() as closing:
        try:
            if mode == "write":
                _make_folder(path)
            _check_note(path)
            if mode == "write":
                closing.enter_context(_lock(path))
            writing = _open_to_write(path, mode)
            if writing:
                closing.callback(writing.dispose)
            reading = closing.enter_context(_open_to_read(path))
        except (OSError, sqlite3.Error) as error:
            raise explain_failure(path, error) from error
        view = View(reading, path)
        yield Case(path, view, Judge(writing or reading, view), Writer(writing or reading, path / FILES), reading)


def _make_folder(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise NotACaseError(f"{path}: is a file; name a folder for the case")
    if path.is_dir() and not (path / NOTE).exists() and any(path.iterdir()):
        raise NotACaseError(f"{path}: holds other files and no case; name a new or empty folder with --case")
    if (path / NOTE).exists():
        return
    path.mkdir(parents=True, exist_ok=True)
    note = {"format": FORMAT, "made_by": f"careo {careo.__version__}"}
    new = path / f"{NOTE}.new"
    new.write_text(json.dumps(note) + "\n", encoding="utf-8")
    os.replace(new, path / NOTE)


def _check_note(path: Path) -> None:
    try:
        note = json.loads((path / NOTE).read_text(encoding="utf-8"))
        made = int(note["format"])
    except (FileNotFoundError, NotADirectoryError):
        raise NotACaseError(f"{path}: no case there; make one with `careo build PATH --case {path}`") from None
    except (ValueError, KeyError, TypeError):
        raise NotACaseError(f"{path / NOTE}: cannot be read; restore it from a copy of the case") from None
    if made > FORMAT:
        raise NewerCaseError(f"{path}: made by {note.get('made_by', 'a newer careo')}; update careo to open it")


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """The one writer's lock; the system lets go of it when the process ends, however it ends."""
    _refuse_read_only(path)
    with (path / LOCK).open("a+", encoding="utf-8") as handle:
        _take(handle, path)
        handle.truncate(0)
        handle.write(f"{os.getpid()}\n")
        handle.flush()
        yield


def _take(handle: IO[str], path: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.seek(0)
        who = f"another careo (process {handle.read().strip()})"
        raise CaseError(f"{path}: {who} is writing to this case; wait until it has finished") from None


def _refuse_read_only(path: Path) -> None:
    database = path / DATABASE
    if not os.access(path, os.W_OK) or (database.exists() and not os.access(database, os.W_OK)):
        raise ReadOnlyCaseError(f"{path}: cannot be written to; copy the case to a folder of your own")


def _open_to_write(path: Path, mode: Mode) -> Engine | None:
    if mode == "read":
        return None
    if mode == "judge" and not (path / DATABASE).exists():
        raise NotACaseError(f"{path}: the case has no database; run `careo build` again")
    _refuse_read_only(path)
    explain = partial(explain_failure, path)
    engine = make_engine(path / DATABASE, "mode=rwc", explain=explain, begin="BEGIN IMMEDIATE")
    if mode == "write":
        with engine.begin() as connection:
            METADATA.create_all(connection)
            make_checks(connection, FORMAT)
    return engine


@contextmanager
def _open_to_read(path: Path) -> Iterator[Engine]:
    """A read-only engine. On read-only media the database cannot be shared, so it is taken as it stands.

    Where a killed build left a journal there (`case.db-wal`), what it acknowledged stands in it: a copy is opened.
    """
    database = path / DATABASE
    if not database.exists():
        raise NotACaseError(f"{path}: the case has no database; run `careo build` again")
    with ExitStack() as closing:
        options = "mode=ro"
        if not os.access(path, os.W_OK):
            journal = database.with_name(f"{DATABASE}-wal")
            if journal.exists() and journal.stat().st_size:
                copies = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="careo-")))
                shutil.copyfile(journal, copies / journal.name)
                database = Path(shutil.copyfile(database, copies / DATABASE))
            else:
                options += "&immutable=1"
        engine = make_engine(database, options, explain=partial(explain_failure, path))
        closing.callback(engine.dispose)
        yield engine
