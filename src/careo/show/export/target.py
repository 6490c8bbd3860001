"""Where an export is written: beside its target first, then put in place at once; a killed one leaves no half."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from careo.errors import ExportError, is_disk_full
from careo.show.export.tables import TABLES

ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def place(path: Path, write: Callable[[Path], object], *, folder: bool, force: bool) -> None:
    """Write a file or folder to `path`; a folder format goes into a zip archive where `path` ends in `.zip`.

    Raises:
        ExportError: the target is there already, its folder is not, or the disk is full or refuses it.
    """
    zipped = folder and path.suffix == ".zip"
    _refuse(path, folder=folder and not zipped, force=force)
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if folder:
            new.mkdir()
        write(new)
        if zipped:
            new = _zip(new)
        if folder and not zipped and path.exists():
            shutil.rmtree(path)
        os.replace(new, path)
    except OSError as error:
        if is_disk_full(error):
            raise ExportError(
                f"{path}: the disk is full, nothing was written; free some space and export again"
            ) from error
        why = error.strerror or error
        raise ExportError(f"{path}: cannot be written ({why}); name another target with --out") from error
    finally:
        shutil.rmtree(new, ignore_errors=True) if new.is_dir() else new.unlink(missing_ok=True)


def _refuse(path: Path, *, folder: bool, force: bool) -> None:
    if not path.parent.is_dir():
        raise ExportError(f"{path}: the folder {path.parent} is not there; make it, or name another with --out")
    if not path.exists() and not path.is_symlink():
        return
    if path.is_dir() != folder:
        kind = "a folder" if path.is_dir() else "a file"
        raise ExportError(f"{path}: is {kind} already; name another target with --out")
    if folder and not any(path.iterdir()):
        return
    if not force:
        raise ExportError(f"{path}: is there already; name another target with --out, or replace it with --force")
    if folder and not _is_export(path):
        raise ExportError(f"{path}: holds other things than an export; name a new folder with --out")


def _is_export(folder: Path) -> bool:
    """Whether all that stands in a folder is of the kinds that exports write: nothing else is ever removed."""
    own = {f"{table}{ending}" for table in TABLES for ending in (".csv", ".parquet")}
    if (folder / "bagit.txt").is_file():
        return True
    return all(one.is_file() and one.name in own for one in folder.iterdir())


def _zip(folder: Path) -> Path:
    """Pack a folder, in the order of names and with one fixed time, and remove it."""
    packed = folder.with_name(f"{folder.name}.zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            note = zipfile.ZipInfo(path.relative_to(folder).as_posix(), ZIP_TIME)
            note.compress_type = zipfile.ZIP_DEFLATED
            with path.open("rb") as source, archive.open(note, "w", force_zip64=True) as stream:
                shutil.copyfileobj(source, stream)
    shutil.rmtree(folder)
    return packed
