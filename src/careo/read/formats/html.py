"""HTML: trafilatura finds the text and the metadata; title, date and publisher stand as lines above it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careo.model import Problem
from careo.read.codes import make_problem
from careo.read.raw import RawText, TextBuilder
from careo.settings import Settings


def read(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """The one text of a page."""
    yield raw_from_html(path.read_bytes(), name, part="")


def raw_from_html(page: bytes | str, name: str, *, part: str) -> RawText | Problem:
    """The text of a page as it would be read; scripts, menus and pictures left out."""
    import trafilatura

    source = _decoded(page)
    found: Any = trafilatura.bare_extraction(
        source, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    if found is None or not (found.text or "").strip():
        return make_problem(name, "no-text-layer" if "<img" in source.lower() else "empty")
    builder = TextBuilder()
    body = found.text.strip()
    title = (found.title or "").strip()
    if title and not body.startswith(title):
        builder.add(title, "title", label="title")
    elif title:
        builder.add(title, "title", label="title")
        body = body[len(title) :].strip()
    for label, value in (("publisher", found.sitename), ("byline", found.author), ("published", found.date)):
        if value and value.strip() and value.strip() not in body[:400]:
            builder.add(value.strip(), f"metadata {label}", label=label)
    builder.add("\n\n".join(line for line in body.split("\n") if line.strip()), "text", after="")
    return builder.build(part=part, media_type="text/html", lang=found.language)


def _decoded(page: bytes | str) -> str:
    if isinstance(page, str):
        return page
    from trafilatura.utils import decode_file

    return str(decode_file(page))
