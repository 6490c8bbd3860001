"""Web archives: each HTML or text page of a .warc or .warc.gz is a document; what else it holds is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careo.model import Problem
from careo.read.boundary import guard
from careo.read.codes import make_problem
from careo.read.decode import NotTextError, decode
from careo.read.formats.html import raw_from_html
from careo.read.raw import RawText, TextBuilder
from careo.settings import Settings

KINDS = frozenset({"response", "resource", "conversion"})
PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


def read(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """Each page of an archive, numbered by record from 1; a bad record is a Problem, and the next one is read."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    left_out: Counter[str] = Counter()
    pages = 0
    with path.open("rb") as stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                if record.rec_type not in KINDS:
                    continue
                if reason := _left_out(record):
                    left_out[reason] += 1
                    continue
                pages += 1
                part = f"record {number}"
                yield from guard(_read_record(record, name, part, settings), f"{name}, {part}")
        except (ArchiveLoadFailed, EOFError, OSError) as error:
            yield make_problem(name, "unreadable", " ".join(str(error).split()) or "the archive is damaged")
            return
    if left_out:
        yield make_problem(name, "records-left-out", ", ".join(f"{n} {what}" for what, n in left_out.most_common()))
    elif not pages:
        yield make_problem(name, "no-documents")


def _media(record: Any) -> str:
    given = str((record.http_headers or record.rec_headers).get_header("Content-Type") or "no type")
    return given.split(";", maxsplit=1)[0].strip().lower()


def _left_out(record: Any) -> str:
    """Why a record is no page: its type, or the status that the server gave; empty for a page."""
    status = str(record.http_headers.get_statuscode() or "") if record.http_headers else ""
    if status and not status.startswith("2"):
        return f"status {status}"
    media = _media(record)
    return "" if media in PAGES else media


def _read_record(record: Any, name: str, part: str, settings: Settings) -> Iterator[RawText | Problem]:
    limit = settings.max_file_mb * 1_000_000
    page = record.content_stream().read(limit + 1)
    where = f"{part}, {record.rec_headers.get_header('WARC-Target-URI') or 'no address'}"
    if len(page) > limit:
        yield make_problem(f"{name}, {part}", "too-large", f"over {settings.max_file_mb}")
    elif "html" in _media(record):
        yield raw_from_html(page, f"{name}, {part}", part=part, where=where)
    else:
        yield _plain(page, f"{name}, {part}", part, where)


def _plain(page: bytes, name: str, part: str, where: str) -> RawText | Problem:
    builder = TextBuilder()
    try:
        decoded = decode(page)
    except NotTextError:
        return make_problem(name, "not-text", "binary data")
    builder.add(decoded.text, where, after="")
    return builder.build(part=part, media_type="text/plain", lost=decoded.lost)
