"""Web archives: each HTML or text response of a .warc or .warc.gz is a document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from careo.model import Problem
from careo.read.codes import make_problem
from careo.read.decode import NotTextError, decode
from careo.read.formats.html import raw_from_html
from careo.read.raw import RawText, TextBuilder
from careo.settings import Settings

KINDS = frozenset({"response", "resource", "conversion"})


def read(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """Each page of an archive, numbered by record from 1."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    pages = 0
    with path.open("rb") as stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                if record.rec_type not in KINDS:
                    continue
                media = str((record.http_headers or record.rec_headers).get_header("Content-Type") or "")
                part = f"record {number}"
                page = record.content_stream().read(settings.max_file_mb * 1_000_000 + 1)
                if media.split(";", maxsplit=1)[0].strip() in {"text/html", "application/xhtml+xml", "text/plain"}:
                    pages += 1
                    yield _page(page, media, f"{name}, {part}", part)
        except (ArchiveLoadFailed, EOFError, OSError) as error:
            yield make_problem(name, "unreadable", str(error) or "the archive is damaged")
            return
    if not pages:
        yield make_problem(name, "no-documents")


def _page(page: bytes, media: str, where: str, part: str) -> RawText | Problem:
    if "html" in media:
        return raw_from_html(page, where, part=part)
    builder = TextBuilder()
    try:
        builder.add(decode(page), "text", after="")
    except NotTextError:
        return make_problem(where, "not-text", "binary data")
    return builder.build(part=part, media_type="text/plain")
