"""Plain text and Markdown: the text is the file's, character by character."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from careo.model import Problem
from careo.read.codes import make_problem
from careo.read.decode import NotTextError, decode
from careo.read.raw import RawText, clean, pieces_of
from careo.settings import Settings


def read(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """The one text of a plain file."""
    try:
        decoded = decode(path.read_bytes())
    except NotTextError:
        yield make_problem(name, "not-text", "binary data")
        return
    cleaned, offsets = clean(decoded.text)
    media_type = "text/markdown" if path.suffix.lower() in {".md", ".markdown"} else "text/plain"
    yield RawText(cleaned, pieces_of(offsets), media_type=media_type, lost=decoded.lost)
