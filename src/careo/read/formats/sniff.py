"""Which reader a file needs: by its first bytes, then by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from careo.model import Problem
from careo.read.codes import make_problem
from careo.read.formats import docx, html, jsonl, mail, pdf, plain, warc
from careo.read.raw import RawText
from careo.settings import Settings

Reader = Callable[[Path, str, Settings], Iterator[RawText | Problem]]

BY_SUFFIX: dict[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": plain.read,
    ".markdown": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".pdf": pdf.read,
    ".docx": docx.read,
    ".eml": mail.read_message,
    ".mbox": mail.read_mailbox,
    ".warc": warc.read,
    ".warc.gz": warc.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
}
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"ID3", "sound"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"%!PS", "PostScript"),
)
ARCHIVES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip archive"),
    (b"Rar!", "a rar archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "compressed data"),
)
OFFICE = frozenset({".odt", ".ods", ".odp", ".xlsx", ".pptx", ".epub", ".docm", ".pages"})
"""Names of files that are zip archives inside, and no archive to those who use them."""
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,9}")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)
HEAD_BYTES = 4096
DOCX_PART = b"word/"


def lookup_reader(path: Path, name: str) -> Reader | Problem:
    """The reader for a file, or the Problem that there is none.

    What a file holds decides before what it is called: a PDF or a page named report.txt is read as what it is. A file
    without an ending is read as text.
    """
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    suffix = _suffix(path)
    if head.lstrip()[:5] == b"%PDF-":
        return pdf.read
    if head.startswith(b"PK\x03\x04") and (suffix == ".docx" or DOCX_PART in head):
        return docx.read
    if suffix == ".warc.gz":
        return warc.read
    for signature, what in SIGNATURES:
        if head.startswith(signature):
            code = "not-text" if suffix in BY_SUFFIX else "unsupported-type"
            return make_problem(name, code, what if code == "not-text" else suffix or what)
    for signature, what in ARCHIVES:
        if head.startswith(signature):
            return make_problem(name, *(("unsupported-type", suffix) if suffix in OFFICE else ("archive", what)))
    if BY_SUFFIX.get(suffix, plain.read if not suffix else None) is plain.read and _PAGE.match(head):
        return html.read
    if not suffix:
        return plain.read
    return BY_SUFFIX[suffix] if suffix in BY_SUFFIX else make_problem(name, "unsupported-type", suffix)


def _suffix(path: Path) -> str:
    """The ending of a file's name that tells of a format, in small letters; "" for none ("nota", "cable 4.5.1991")."""
    if path.name.lower().endswith(".warc.gz"):
        return ".warc.gz"
    suffix = path.suffix.lower()
    return suffix if _ENDING.fullmatch(suffix) else ""
