"""RawText: the text of one document as a format gave it, before its layout is read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from careo.model import Piece
from careo.text import Edit, OffsetMap, apply_edits

_UNCLEAN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\ufeff\u00ad\u200b]"  # controls, byte order marks, invisible hyphens and spaces
    r"|\r\n?|[\x0b\x0c\x85\u2028\u2029]"  # ends of lines
    r"|\w[\u0300-\u036f]+"  # a letter and its accent apart
    r"|[\ufb00-\ufb06]"  # ligatures
)


@dataclass(frozen=True, slots=True)
class RawText:
    """Text and where it came from.

    Attributes:
        text: cleaned, see `clean`.
        pieces: where each stretch came from, the first at 0.
        part: which document of the file this is ("" for the only one).
        media_type: what the file is.
        labels: stretches whose meaning the format itself gives: `title`, `published`, `publisher`, `byline`.
        lang: what the format says the language is, if it does.
        lost: how many bytes or characters of the source stood for nothing.
    """

    text: str
    pieces: tuple[Piece, ...]
    part: str = ""
    media_type: str = "text/plain"
    labels: tuple[tuple[str, int, int], ...] = ()
    lang: str | None = None
    lost: int = 0


@dataclass(slots=True)
class TextBuilder:
    """Puts a document together from lines and blocks, and remembers where each came from."""

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    labels: list[tuple[str, int, int]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, where: str, *, label: str = "", after: str = "\n") -> None:
        """Append a cleaned block; nothing for an empty one. `after` separates it from the next."""
        cleaned, offsets = clean(text)
        block = cleaned.strip("\n")
        if not block.strip():
            return
        lead = len(cleaned) - len(cleaned.lstrip("\n"))
        for piece in pieces_of(offsets, where, lead, lead + len(block)):
            self.pieces.append(Piece(self.length + piece.start - lead, where, piece.source_start))
        if label:
            self.labels.append((label, self.length, self.length + len(block)))
        self.parts.append(block + after)
        self.length += len(block) + len(after)

    def build(self, *, part: str = "", media_type: str, lang: str | None = None, lost: int = 0) -> RawText:
        """The text that was put together."""
        text = "".join(self.parts)
        return RawText(text, tuple(self.pieces) or (Piece(0, "", 0),), part, media_type, tuple(self.labels), lang, lost)


def clean(text: str) -> tuple[str, OffsetMap]:
    r"""Make text fit to be quoted and searched; returns the new text and the map back.

    Control characters and invisible hyphens go, every line ends `\n`, an accent joins its letter, and ligatures
    come apart; nothing else changes.

    Examples:
        >>> clean("Nin\u0303a\r\nde o\ufb01cio\x00")[0]
        'Niña\nde oficio'
    """
    return apply_edits(text, (Edit(m.start(), m.end(), _replacement(m.group())) for m in _UNCLEAN.finditer(text)))


def _replacement(found: str) -> str:
    if found[0] in "\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    if len(found) > 1:
        return unicodedata.normalize("NFC", found)
    return unicodedata.normalize("NFKC", found) if "\ufb00" <= found <= "\ufb06" else ""


def pieces_of(offsets: OffsetMap, where: str = "", start: int = 0, stop: int | None = None) -> tuple[Piece, ...]:
    """The pieces of a cleaned text, or of the stretch of it between two offsets."""
    pieces = []
    for new_start, old_start, new_length, _ in offsets.stretches:
        if new_start + new_length > start and (stop is None or new_start < stop):
            first = max(new_start, start)
            pieces.append(Piece(first, where, old_start + first - new_start))
    return tuple(pieces) or (Piece(start, where, 0),)
