"""Bytes to characters: UTF-8 first, byte order marks, UTF-16 without a mark, then the old single-byte encodings."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE_BYTES = 65_536
BINARY_SHARE = 0.02
LIKELY_SHARE = 0.9
SINGLE_BYTES = ("cp1252", "latin_1", "cp850", "mac_roman")  # Windows, Unix, DOS, old Macintosh
SPANISH = frozenset("áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”‘’–—…ºª°€•·´§")
WESTERN = SPANISH | frozenset("àèìòùâêîôûãõçÀÈÇïöäß®©½¼\xa0")
LOST = "\N{REPLACEMENT CHARACTER}"


class NotTextError(ValueError):
    """The bytes are no text in any encoding known here."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding they were in, and how many bytes stood for none (`LOST` is in their place)."""

    text: str
    encoding: str
    lost: int = 0


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """The characters of `data`.

    Args:
        data: the bytes of a file.
        declared: the encoding the file itself names, believed where the bytes are not UTF-8.

    Raises:
        NotTextError: there are too many control characters for a text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _tolerant(data, encoding)
    if wide := _utf16_without_mark(data):
        return _tolerant(data, wide)
    found = _utf8(data) or _declared(data, declared) or _single_bytes(data)
    if _control_share(found.text) > BINARY_SHARE:
        raise NotTextError
    return found


def _tolerant(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count(LOST)
    return Decoded(text, encoding, lost - data.count(LOST.encode(encoding.removesuffix("-sig"))) if lost else 0)


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, also with a few damaged bytes: by chance, single bytes hardly ever make a sequence of UTF-8."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        found = _tolerant(data, "utf-8")
    whole = sum(ord(char) > 127 for char in found.text[:SAMPLE_BYTES]) - found.text[:SAMPLE_BYTES].count(LOST)
    return found if whole > 2 * found.text[:SAMPLE_BYTES].count(LOST) else None


def _declared(data: bytes, declared: str) -> Decoded | None:
    try:
        return Decoded(data.decode(declared), declared) if declared else None
    except (LookupError, UnicodeDecodeError):
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    """The byte order of UTF-16 text without a mark: every other byte of Western text is zero."""
    sample = data[:SAMPLE_BYTES]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _single_bytes(data: bytes) -> Decoded:
    """The old encoding in which the letters beyond ASCII are those of Spanish, else the best guess there is."""
    if _control_share(data[:SAMPLE_BYTES].decode("latin_1")) > BINARY_SHARE:
        raise NotTextError
    for letters in (SPANISH, WESTERN):
        for encoding in SINGLE_BYTES:
            if (text := _decoded(data, encoding)) is not None and _share_of(letters, text) >= LIKELY_SHARE:
                return Decoded(text, encoding)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE_BYTES]).best()
    return _tolerant(data, best.encoding) if best else Decoded(data.decode("latin_1"), "latin_1")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _share_of(letters: frozenset[str], text: str) -> float:
    beyond = [char for char in text[:SAMPLE_BYTES] if ord(char) > 127]
    return sum(char in letters for char in beyond) / max(1, len(beyond)) if beyond else 1.0


def _control_share(text: str) -> float:
    sample = text[:SAMPLE_BYTES]
    controls = sum(ord(char) < 32 and char not in "\t\n\r\f\x0b\x00\x1a" for char in sample)
    return (controls + max(0, sample.count("\x00") - len(sample) // 20)) / max(1, len(sample))
