"""Slugs of news summaries: what stands in capitals before a dash at the head of a paragraph, `AYORA - Unos 500 …`.

A few words name place or topic and tell nothing; more of them are a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from careo.model import Region, RegionKind, Span

MOST_WORDS = 3
"""Words of a slug that names place or topic only, at most."""
_SLUG = re.compile(
    r"^[ \t]*(?:[-–—]+[ \t]+)?(?P<words>[A-ZÁÉÍÓÚÑÜ][A-ZÁÉÍÓÚÑÜ\d',.\" \t-]{2,70}?)"
    r"[ \t]+(?:-{1,2}|–|—)[ \t]+(?=\S{0,2}\w)",
    re.MULTILINE,
)
_LOWER = re.compile(r"[a-záéíóúñü]")
NEAR = 60
"""Characters after a slug in which small letters must come, so that it is set off by its capitals."""


def find_slugs(text: str, doc_id: str) -> Iterator[Region]:
    """The slugs of a text, each with its dash and the space behind it, in text order."""
    for found in _SLUG.finditer(text):
        line = text[found.end() : found.end() + NEAR].partition("\n")[0]
        if not _LOWER.search(line) or sum(char.isalpha() for char in found["words"]) < 3:
            continue
        is_topic = len(re.findall(r"\w+", found["words"])) <= MOST_WORDS
        yield Region(
            Span(doc_id, found.start("words"), found.end()), RegionKind.DATELINE if is_topic else RegionKind.HEADLINE
        )
