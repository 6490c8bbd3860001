"""HTML: trafilatura finds the text; title, publisher, author and date stand as lines above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careo.model import Problem
from careo.read.codes import make_problem
from careo.read.decode import Decoded, NotTextError, decode
from careo.read.formats.html_head import PageHead, read_head
from careo.read.formats.html_text import visible_text
from careo.read.raw import RawText, TextBuilder
from careo.settings import Settings

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{2,40})|<\?xml[^>]{0,200}encoding=[\"']([\w-]{2,40})")
HEAD_BYTES = 4096
LEAST_LETTERS = 20
DEEPEST = 250  # elements inside each other: beyond some 255 the HTML parser drops what follows


def read(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """The one text of a page."""
    yield raw_from_html(path.read_bytes(), name, part="")


def raw_from_html(page: bytes | str, name: str, *, part: str, where: str = "") -> RawText | Problem:
    """The text of a page as it would be read; scripts, menus and pictures left out.

    Args:
        page: the page; bytes are decoded as they or the page itself say.
        name: for problems.
        part: which document of its file this is.
        where: put before the names of the pieces ("record 5, http://...").
    """
    try:
        decoded = Decoded(page, "") if isinstance(page, str) else decode(page, declared=_charset(page))
    except NotTextError:
        return make_problem(name, "not-text", "binary data")
    head, body = read_head(decoded.text), _body(decoded.text)
    if not any(char.isalpha() for char in body):
        return make_problem(name, "no-text-layer" if "<img" in decoded.text.lower() else "empty")
    builder = TextBuilder()
    _add_head(builder, head, body, where)
    first, _, rest = body.partition("\n")
    if head.title and first.strip() == head.title:
        body = rest
    builder.add(body, f"{where}, text" if where else "text", after="")
    return builder.build(part=part, media_type="text/html", lang=head.lang, lost=decoded.lost)


def _add_head(builder: TextBuilder, head: PageHead, body: str, where: str) -> None:
    """The lines above the text; what the text says itself at its top is not said twice."""
    top = body[:400]
    lines = (("title", head.title), ("publisher", head.publisher), ("byline", head.author), ("published", head.date))
    for label, words in lines:
        if words and (label == "title" or words not in top):
            builder.add(words, ", ".join(filter(None, (where, f"metadata {label}"))), label=label)
    if builder.parts:
        builder.parts.append("\n")
        builder.length += 1


def _body(source: str) -> str:
    import trafilatura

    if _depth(source) > DEEPEST:
        return visible_text(source)
    found: Any = trafilatura.bare_extraction(
        source, with_metadata=False, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    text = str(found.text or "") if found is not None else ""
    if sum(char.isalpha() for char in text) < LEAST_LETTERS:
        return visible_text(source)
    return "\n\n".join(line for line in text.strip().split("\n") if line.strip())


def _depth(source: str) -> int:
    """The most `div`, `span`, `table` and the like that stand open at once."""
    deepest = depth = 0
    for match in re.finditer(r"<(/?)(?:div|span|table|ul|ol|section|font|b|i|blockquote)\b", source, re.IGNORECASE):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _charset(page: bytes) -> str:
    found = _CHARSET.search(page[:HEAD_BYTES].lower())
    return next(name for name in found.groups() if name).decode("ascii") if found else ""
