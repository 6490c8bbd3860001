"""Errors of the database and the file system, as errors of the case with a remedy, each in one line."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from careo.errors import CareoError, CaseError, CaseFullError, ReadOnlyCaseError, SpanError, is_disk_full

REFUSED = frozenset({errno.EACCES, errno.EROFS, errno.EPERM})


def explain_failure(path: Path, error: BaseException) -> CareoError:
    """The error to show for one that the database or the file system raised over the case at `path`."""
    if isinstance(error, CareoError):
        return error
    said = str(error)
    number = getattr(error, "errno", None)
    if "is full" in said or is_disk_full(error):
        return CaseFullError(f"{path}: the disk is full; free some space and run the same command again")
    if "readonly" in said or number in REFUSED:
        return ReadOnlyCaseError(f"{path}: cannot be written to; copy the case to a folder of your own")
    if "not at its offsets" in said:
        return SpanError(f"{path}: a quote that is not at its offsets was refused; nothing of its batch was stored")
    if isinstance(error, sqlite3.DatabaseError) and ("malformed" in said or "not a database" in said):
        return CaseError(f"{path}: the database is damaged; restore the case from a copy, or build it again")
    if "no such column" in said or "has no column" in said or "no such table" in said:
        return CaseError(f"{path}: its tables are those of another version of careo; build it again in a new folder")
    if "locked" in said:
        return CaseError(f"{path}: another careo is writing to this case; wait until it has finished")
    return CaseError(f"{path}: {' '.join(said.split())}; if it persists, run `careo verify {path}`")
