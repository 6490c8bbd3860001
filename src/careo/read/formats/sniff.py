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
    (b"PK\x03\x04", "a zip archive"),
    (b"Rar!", "a rar archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "compressed data"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"ID3", "sound"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"%!PS", "PostScript"),
)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)
HEAD_BYTES = 4096
DOCX_PART = b"word/"


def lookup_reader(path: Path, name: str) -> Reader | Problem:
    """The reader for a file, or the Problem that there is none.

    What a file holds decides before what it is called: a PDF or a page named report.txt is read as what it is.
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
    if BY_SUFFIX.get(suffix) is plain.read and _PAGE.match(head):
        return html.read
    if suffix not in BY_SUFFIX:
        return make_problem(name, "unsupported-type", suffix or "unknown")
    return BY_SUFFIX[suffix]


def _suffix(path: Path) -> str:
    return ".warc.gz" if path.name.lower().endswith(".warc.gz") else path.suffix.lower()
