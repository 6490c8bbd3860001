"""Word .docx: paragraphs and table cells in reading order; title and date of the file's properties are not trusted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from careo.model import Problem
from careo.read.codes import make_problem
from careo.read.raw import RawText, TextBuilder
from careo.settings import Settings

MOST_UNPACKED = 50  # times the packed size limit: a zip bomb unpacks to thousands of times its size
ENCRYPTED_OFFICE = b"\xd0\xcf\x11\xe0"


def read(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """The one text of a Word file."""
    if path.read_bytes()[:4] == ENCRYPTED_OFFICE:
        yield make_problem(name, "encrypted")
        return
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
            if "EncryptedPackage" in archive.namelist():
                yield make_problem(name, "encrypted")
                return
    except zipfile.BadZipFile:
        yield make_problem(name, "unreadable", "the .docx is damaged or was cut off")
        return
    if unpacked > MOST_UNPACKED * settings.max_file_mb * 1_000_000:
        yield make_problem(name, "too-large", unpacked // 1_000_000)
        return
    yield _read_document(path)


def _read_document(path: Path) -> RawText:
    import docx

    document = docx.Document(str(path))
    builder = TextBuilder()
    for number, block in enumerate(document.iter_inner_content(), 1):
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                builder.add("\t".join(cell.text.strip() for cell in row.cells), f"table {number}")
            continue
        style = (block.style.name or "") if block.style is not None else ""
        title = style.startswith(("Title", "Heading")) and not any(label == "title" for label, _, _ in builder.labels)
        builder.add(block.text, f"paragraph {number}", label="title" if title else "", after="\n\n")
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return builder.build(media_type=media_type)
