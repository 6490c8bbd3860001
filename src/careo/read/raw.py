"""RawText: the text of one document as a format gave it, before its layout is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from careo.model import Piece
from careo.text import Edit, OffsetMap, apply_edits


@dataclass(frozen=True, slots=True)
class RawText:
    """Text and where it came from.

    Attributes:
        text: without NUL characters and carriage returns.
        pieces: where each stretch came from, the first at 0.
        part: which document of the file this is ("" for the only one).
        media_type: what the file is.
        labels: stretches whose meaning the format itself gives: `title`, `published`, `publisher`, `byline`, `header`.
        lang: what the format says the language is, if it does.
    """

    text: str
    pieces: tuple[Piece, ...]
    part: str = ""
    media_type: str = "text/plain"
    labels: tuple[tuple[str, int, int], ...] = ()
    lang: str | None = None


@dataclass(slots=True)
class TextBuilder:
    """Puts a document together from lines and blocks, and remembers where each came from."""

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    labels: list[tuple[str, int, int]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, where: str, *, label: str = "", after: str = "\n") -> None:
        """Append a cleaned block; nothing for an empty one. `after` separates it from the next."""
        cleaned = clean(text)[0].strip("\n")
        if not cleaned.strip():
            return
        self.pieces.append(Piece(self.length, where, 0))
        if label:
            self.labels.append((label, self.length, self.length + len(cleaned)))
        self.parts.append(cleaned + after)
        self.length += len(cleaned) + len(after)

    def build(self, *, part: str = "", media_type: str, lang: str | None = None) -> RawText:
        """The text that was put together."""
        text = "".join(self.parts)
        return RawText(text, tuple(self.pieces) or (Piece(0, "", 0),), part, media_type, tuple(self.labels), lang)


def clean(text: str) -> tuple[str, OffsetMap]:
    r"""Remove NUL and byte order marks, make every line end `\n`; returns the text and the map back."""
    edits = []
    for position, char in enumerate(text):
        if char in "\x00\ufeff":
            edits.append(Edit(position, position + 1))
        elif char == "\r":
            follows = text[position + 1 : position + 2] == "\n"
            edits.append(Edit(position, position + 1, "" if follows else "\n"))
        elif char in "\x0b\x0c\x85\u2028\u2029":
            edits.append(Edit(position, position + 1, "\n"))
    return apply_edits(text, edits)


def pieces_of(offsets: OffsetMap, where: str = "") -> tuple[Piece, ...]:
    """The pieces of a cleaned text."""
    return tuple(Piece(new_start, where, old_start) for new_start, old_start, _, _ in offsets.stretches)
