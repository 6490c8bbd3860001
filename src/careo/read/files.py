"""The files of some folders, in a stable order; what is not followed is told, not skipped."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from careo.errors import CareoError
from careo.model import Problem
from careo.read.codes import make_problem
from careo.text.numbers import fold

REFERENCE_FILES = frozenset({"places.csv", "actors.yaml", "actors.yml", "acts.yaml", "acts.yml"})
NOTES = re.compile(r"(?:readme|leeme|licen[cs]e|licencia|copying)(?:[._-]\w{1,3})?(?:\.\w{1,8})?")
"""What files are called that tell about a folder and its files ("README.md", "LÉEME.txt", "LICENSE"), folded."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read.

    Attributes:
        path: where it is.
        name: what it is called in the case: the path from the folder that was given, folder name first, with `/`.
        size: in bytes.
        mtime_ns: time of the last change, in nanoseconds since 1970.
    """

    path: Path
    name: str
    size: int
    mtime_ns: int


def find_files(paths: Sequence[Path], *, leave_out: Path | None = None) -> Iterator[SourceFile | Problem]:
    """Every file below some paths once, sorted by name in each folder; reference data and `leave_out` are left out.

    Hidden files become Problems, and so do notes on a folder, unless they are named themselves: what they say of the
    reports beside them would be read as one report more. Links to folders are not followed, so that a loop of links
    cannot trap the walk.

    Raises:
        CareoError: a path is not there, or two of them have the same name.
    """
    seen: set[Path] = set()
    roots: dict[str, Path] = {}
    barred = leave_out.resolve() if leave_out else None
    named = frozenset(path.resolve() for path in paths)
    for path in paths:
        if not path.exists():
            raise CareoError(f"{path}: there is no such file or folder; check the spelling")
        root = printable_name(path.resolve().name)
        if roots.setdefault(root, path.resolve()) != path.resolve():
            raise CareoError(f"{path}: a second {root} beside {roots[root]}; give the folder that holds both")
        for found in _walk(path, root, barred, named):
            if isinstance(found, SourceFile):
                if found.path.resolve() in seen:
                    continue
                seen.add(found.path.resolve())
            yield found


def printable_name(name: str) -> str:
    r"""A file name as it can be stored: bytes that are no characters are written out (`ma\\xf1ana.txt`)."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _walk(path: Path, name: str, barred: Path | None, named: frozenset[Path]) -> Iterator[SourceFile | Problem]:
    if barred is not None and path.resolve() == barred:
        return
    if path.is_dir():
        yield from _walk_folder(path, name, barred, named)
    elif path.name in REFERENCE_FILES:
        return
    elif not path.is_file():
        yield make_problem(name, "not-a-file")
    else:
        stat = path.stat()
        yield SourceFile(path, name, stat.st_size, stat.st_mtime_ns)


def _walk_folder(path: Path, name: str, barred: Path | None, named: frozenset[Path]) -> Iterator[SourceFile | Problem]:
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except PermissionError:
        yield make_problem(name, "no-access")
        return
    if any(entry.name == "case.json" for entry in entries) and (path / "case.db").exists():
        return
    for entry in entries:
        inner = f"{name}/{printable_name(entry.name)}"
        is_note = NOTES.fullmatch(fold(entry.name)) is not None and not entry.is_dir()
        if is_note and Path(entry.path).resolve() not in named:
            yield make_problem(inner, "folder-notes")
        elif entry.name.startswith(".") or entry.name in {"Thumbs.db", "desktop.ini"}:
            yield make_problem(inner, "hidden-file")
        elif entry.is_symlink() and entry.is_dir():
            yield make_problem(inner, "not-a-file")
        else:
            yield from _walk(Path(entry.path), inner, barred, named)
