"""The case folder: `case.json` (what made it), `case.db` (everything known), `files/` (the originals by hash)."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

import careo
from careo.errors import CareoError, CaseError, CaseFullError, NewerCaseError, NotACaseError, ReadOnlyCaseError
from careo.store.judge import Judge
from careo.store.schema import FORMAT, METADATA
from careo.store.sqlite import make_checks, make_engine
from careo.store.view import View
from careo.store.writer import Writer

Mode = Literal["read", "judge", "write"]
DATABASE, NOTE, LOCK, FILES = "case.db", "case.json", "lock", "files"


@dataclass(frozen=True, slots=True)
class Case:
    """An open case: a view for everybody, a judge for a person, a writer for the one build at a time."""

    path: Path
    engine: Engine
    view: View
    judge: Judge
    writer: Writer


@contextmanager
def open_case(path: Path, *, mode: Mode = "read") -> Iterator[Case]:
    """Open a case folder; `write` makes it when it is not there and holds a lock until the end.

    Raises:
        NotACaseError: there is no case at `path`, or the folder holds something else.
        NewerCaseError: a newer careo made it.
        ReadOnlyCaseError: `write` or `judge` where nothing can be written.
        CaseError: another build is writing, or the database is damaged.
        CaseFullError: the disk is full; what was acknowledged is kept.
    """
    path = Path(path)
    with _explained(path):
        if mode == "write":
            _make_folder(path)
        _check_note(path)
        with _lock(path, needed=mode == "write"):
            engine = _open_engine(path, mode)
            try:
                view = View(engine)
                yield Case(path, engine, view, Judge(engine, view), Writer(engine, path / FILES))
            finally:
                engine.dispose()


def _make_folder(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise NotACaseError(f"{path}: is a file; name a folder for the case")
    if path.is_dir() and not (path / NOTE).exists() and any(path.iterdir()):
        raise NotACaseError(f"{path}: holds other files and no case; name a new or empty folder with --case")
    (path / FILES).mkdir(parents=True, exist_ok=True)
    if not (path / NOTE).exists():
        note = {"format": FORMAT, "made_by": f"careo {careo.__version__}"}
        (path / f"{NOTE}.new").write_text(json.dumps(note) + "\n", encoding="utf-8")
        os.replace(path / f"{NOTE}.new", path / NOTE)


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
def _lock(path: Path, *, needed: bool) -> Iterator[None]:
    """The one writer's lock; the system lets go of it when the process ends, however it ends."""
    if not needed:
        yield
        return
    with (path / LOCK).open("w", encoding="utf-8") as handle:
        _take(handle, path)
        yield


def _take(handle: IO[str], path: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CaseError(f"{path}: another careo is writing to this case; wait until it has finished") from None


def _open_engine(path: Path, mode: Mode) -> Engine:
    database = path / DATABASE
    if mode == "read":
        if not database.exists():
            raise NotACaseError(f"{path}: the case has no database; run `careo build` again")
        return make_engine(database, writing=False, immutable=not os.access(path, os.W_OK))
    if not os.access(path, os.W_OK) or (database.exists() and not os.access(database, os.W_OK)):
        raise ReadOnlyCaseError(f"{path}: cannot be written to; copy the case to a folder of your own")
    engine = make_engine(database, writing=True)
    with engine.begin() as connection:
        METADATA.create_all(connection)
        make_checks(connection)
    return engine


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Errors of the database and the file system, as errors of the case with a remedy."""
    try:
        yield
    except CareoError:
        raise
    except DBAPIError as error:
        raise explain_failure(path, error.orig if error.orig else error) from error
    except (sqlite3.Error, OSError) as error:
        raise explain_failure(path, error) from error


def explain_failure(path: Path, error: BaseException) -> CareoError:
    """The error to show for one of the database or the file system."""
    said = str(error)
    if "full" in said or getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return CaseFullError(f"{path}: the disk is full; free some space and run the same command again")
    if "readonly" in said or getattr(error, "errno", None) in (errno.EACCES, errno.EROFS, errno.EPERM):
        return ReadOnlyCaseError(f"{path}: cannot be written to; copy the case to a folder of your own")
    if isinstance(error, sqlite3.DatabaseError) and ("malformed" in said or "not a database" in said):
        return CaseError(f"{path}: the database is damaged; restore the case from a copy, or build it again")
    return CaseError(f"{path}: {said}; if it persists, run `careo verify {path}`")
