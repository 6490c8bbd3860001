"""The door of the room: one file in, its documents and problems out; nothing a file holds can stop the run."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path

from careo.model import Document, Problem
from careo.read.boundary import guard
from careo.read.codes import make_problem
from careo.read.document import make_documents
from careo.read.formats import lookup_reader
from careo.settings import Settings

CHUNK = 1 << 20
_QUIET = ("trafilatura", "pdfminer", "charset_normalizer", "readability", "htmldate", "courlan", "warcio")


def read_path(path: Path, *, name: str = "", settings: Settings | None = None) -> Iterator[Document | Problem]:
    """The documents of a file, and the problems there were; never raises for what a file holds.

    Args:
        path: the file.
        name: what it is called in the case; its own name when not given.
        settings: limits of size; the defaults when not given.
    """
    for noisy in _QUIET:
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    name = name or path.name
    yield from guard(_read(path, name, settings or Settings()), name)


def _read(path: Path, name: str, settings: Settings) -> Iterator[Document | Problem]:
    size = path.stat().st_size
    if size > settings.max_file_mb * 1_000_000:
        yield make_problem(name, "too-large", f"{size / 1_000_000:.0f}")
        return
    digest = sha256_of(path)
    if not size:
        yield make_problem(name, "empty", sha256=digest)
        return
    reader = lookup_reader(path, name)
    if isinstance(reader, Problem):
        yield reader
        return
    for raw in reader(path, name, settings):
        if isinstance(raw, Problem):
            yield raw
        else:
            yield from make_documents(raw, name, sha256=digest, settings=settings)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal; the file is read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
