"""What the layout of a text told: its metadata and regions, and what kind of document they make it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from careo.model import Dateline, DocKind, Found, Region
from careo.read.layout.lines import is_named, words

DEPONENT = "any.layout.deponent@1"
"""Rule of who says in a text's first sentence that he speaks."""


@dataclass(slots=True)
class Metadata:
    """What was found; regions are sorted at the end."""

    kind: DocKind = DocKind.UNKNOWN
    title: Found[str] | None = None
    byline: Found[str] | None = None
    masthead: Found[str] | None = None
    publisher: Found[str] | None = None
    issue: Found[str] | None = None
    published: Found[date] | None = None
    written: Found[date] | None = None
    dateline: Dateline | None = None
    issuer: Found[str] | None = None
    relay: list[Found[str]] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)

    def names_somebody(self) -> bool:
        """Whether it is told who wrote or printed the document, or sent it."""
        return any((self.byline, self.masthead, self.publisher, self.dateline, self.issuer, self.relay))


def find_kind(found: Metadata, head: str, text: str) -> DocKind:
    """The kind of a document, by the first rule that holds."""
    top = head or text[:200]
    issued = found.issuer is not None and words("communique").search(head)
    if found.dateline is not None and (found.dateline.agencies or not issued):
        return DocKind.WIRE if found.publisher is None else DocKind.ARTICLE
    if any(is_named(line, "testimony") for line in top.splitlines()):
        return DocKind.TESTIMONY
    if found.byline is not None and found.byline.made_by == DEPONENT:
        return DocKind.TESTIMONY
    if words("communique").search(head):
        return DocKind.COMMUNIQUE
    if found.relay or words("statement").search(head):
        return DocKind.STATEMENT
    if words("report").search(head):
        return DocKind.REPORT
    if found.issuer is not None and found.written is not None:
        return DocKind.STATEMENT
    if found.publisher is not None or found.byline is not None:
        return DocKind.ARTICLE
    return DocKind.UNKNOWN
