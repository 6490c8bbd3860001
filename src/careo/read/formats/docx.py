"""Word .docx: paragraphs, table rows, then footnotes; title and date of the file's properties are not trusted.

python-docx opens the file; the paragraphs are walked here, because its own lists leave out tracked insertions, content
controls, text boxes and footnotes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from careo.model import Problem
from careo.read.codes import make_problem
from careo.read.raw import RawText, TextBuilder
from careo.settings import Settings

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_UNPACKED = 10  # times the limit of the packed file: a zip bomb unpacks to thousands of times its size
MOST_MARKUP = 30  # characters of markup for each character of text that may be read
ENCRYPTED_OFFICE = b"\xd0\xcf\x11\xe0"
NOTES = {"/footnotes": "footnote", "/endnotes": "endnote"}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GAPS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """The one text of a Word file."""
    with path.open("rb") as stream:
        if stream.read(4) == ENCRYPTED_OFFICE:
            yield make_problem(name, "encrypted")
            return
    problem = _refuse(path, name, settings)
    yield problem if problem is not None else _read_document(path)


def _refuse(path: Path, name: str, settings: Settings) -> Problem | None:
    """The Problem of an archive that is damaged, protected or unpacks to too much."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        return make_problem(name, "unreadable", "the .docx is damaged or was cut off")
    if any(one.filename == "EncryptedPackage" for one in members):
        return make_problem(name, "encrypted")
    unpacked = sum(one.file_size for one in members)
    markup = sum(one.file_size for one in members if one.filename.endswith((".xml", ".rels")))
    if unpacked > MOST_UNPACKED * settings.max_file_mb * 1_000_000 or markup > MOST_MARKUP * settings.max_text_chars:
        return make_problem(name, "too-large", f"unpacked, {unpacked // 1_000_000}")
    return None


def _read_document(path: Path) -> RawText:
    import docx

    document = docx.Document(str(path))
    builder = TextBuilder()
    titles = {s.style_id for s in document.styles if (s.name or "").startswith(("Title", "Heading"))}
    _add_blocks(builder, document.element.body, titles, "paragraph")
    for relation in document.part.rels.values():
        kind = next((kind for end, kind in NOTES.items() if relation.reltype.endswith(end)), None)
        if kind is not None and not relation.is_external:
            _add_blocks(builder, _parsed(relation.target_part.blob), set(), kind)
    return builder.build(media_type=MEDIA_TYPE)


def _parsed(blob: bytes) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(blob)


def _add_blocks(builder: TextBuilder, root: Any, titles: set[str], kind: str) -> None:
    """Paragraphs in the order of the file; those of a table row make one line, its cells divided by tabs."""
    paragraphs = [p for p in root.iter(f"{_W}p") if next(p.iterancestors(_FALLBACK), None) is None]
    number = 0
    for _, group in groupby(paragraphs, key=_row_of):
        members = list(group)
        row = _row_of(members[0])
        if isinstance(row, tuple):
            number += 1
            style = members[0].find(f"{_W}pPr/{_W}pStyle")
            heading = style is not None and style.get(f"{_W}val") in titles
            first = heading and not any(label == "title" for label, _, _ in builder.labels)
            builder.add(_text_of(members[0]), f"{kind} {number}", label="title" if first else "", after="\n\n")
        else:
            cells = groupby(members, key=lambda p: next(p.iterancestors(f"{_W}tc"), None))
            words = (" ".join(filter(None, map(_text_of, cell))).strip() for _, cell in cells)
            builder.add("\t".join(words), f"table row after {kind} {number}")


def _row_of(paragraph: Any) -> Any:
    """The table row a paragraph stands in; for one outside tables, a key of its own."""
    row = next(paragraph.iterancestors(f"{_W}tr"), None)
    return row if row is not None else (id(paragraph),)


def _text_of(paragraph: Any) -> str:
    """The text of a paragraph without what tracked changes struck out and without that of text boxes inside it."""
    parts = []
    for node in paragraph.iter(f"{_W}t", *_GAPS):
        if (
            next(node.iterancestors(f"{_W}p"), None) is paragraph
            and next(node.iterancestors(f"{_W}tabs"), None) is None
        ):
            parts.append(node.text or "" if node.tag == f"{_W}t" else _GAPS[node.tag])
    return "".join(parts)
