"""Document: one text as it was read, what is known about it, and a map back to its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from careo.model.span import Found, Span
from careo.model.vocabulary import DocKind, RegionKind


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the document and what it is for; regions do not overlap and stand in text order."""

    span: Span
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Dateline:
    """`LIMA, 5 JUL 89 (TELAM-ANSA) --`: where, when and by which agencies a report was sent."""

    span: Span
    place: Found[str] | None = None
    written: Found[date] | None = None
    agencies: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Text from `start` to the next piece's start comes from `source_start` of `where` in the file.

    `where` is empty for plain text (then `source_start` counts code points of the decoded file), or names the
    page, paragraph, message part or line ("page 3", "line 12").
    """

    start: int
    where: str
    source_start: int


@dataclass(frozen=True, slots=True)
class Document:
    """One text, unchanged after it was read, with its metadata, each datum with the words it came from.

    Attributes:
        id: hash of (path, part, sha256 of the text).
        path: the file, relative to the folder or file that was given, with `/`.
        part: which document of the file this is ("" for the only one; "line 3", "message 2", "record 5").
        sha256: of the file's bytes, hexadecimal.
        text: the exact text; every span of the case counts in its code points.
        lang: ISO 639-1 code, "und" when unknown.
        relay: who passed the text on, outermost first (the newspaper that printed a bureau's statement).
        regions: what each stretch is for; text outside them is body.
        to_source: pieces in text order; the first starts at 0.
    """

    id: str
    path: str
    sha256: str
    text: str
    lang: str
    part: str = ""
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
    relay: tuple[Found[str], ...] = ()
    regions: tuple[Region, ...] = ()
    to_source: tuple[Piece, ...] = field(default=(), repr=False)
    media_type: str = "text/plain"

    def anchor(self) -> Found[date] | None:
        """The date that relative times count from: written, else dateline, else published, else None."""
        if self.written is not None:
            return self.written
        if self.dateline is not None and self.dateline.written is not None:
            return self.dateline.written
        return self.published

    def day(self) -> date | None:
        """The day of its anchor; None where it gives none."""
        anchor = self.anchor()
        return anchor.value if anchor else None

    def news_day(self) -> Found[date] | None:
        """The day whose news it tells, its anchor; None for testimony, which is of whatever somebody lived through."""
        return None if self.kind is DocKind.TESTIMONY else self.anchor()
