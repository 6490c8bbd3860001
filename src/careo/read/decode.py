"""Bytes to characters: UTF-8 first, byte order marks, UTF-16 without a mark, then the old single-byte encodings."""

from __future__ import annotations

import codecs

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE_BYTES = 65_536
BINARY_SHARE = 0.02
WESTERN = ("cp1252", "latin_1")


class NotTextError(ValueError):
    """The bytes are no text in any encoding known here."""


def decode(data: bytes) -> str:
    """The characters of `data`.

    Raises:
        NotTextError: there are too many control characters for a text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if wide := _utf16_without_mark(data):
        return data.decode(wide, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_single_bytes(data)
    if _control_share(text) > BINARY_SHARE:
        raise NotTextError
    return text


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


def _decode_single_bytes(data: bytes) -> str:
    """Windows-1252 or Latin-1 unless the bytes speak clearly for something else."""
    if _control_share(data[:SAMPLE_BYTES].decode("latin_1")) > BINARY_SHARE:
        raise NotTextError
    western = _decode_western(data)
    if _looks_western(western):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE_BYTES]).best()
    return data.decode(best.encoding, "replace") if best else western


def _decode_western(data: bytes) -> str:
    for encoding in WESTERN:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin_1")


def _looks_western(text: str) -> bool:
    """Whether the letters beyond ASCII are those of Spanish and its neighbours, and stand inside words."""
    beyond = [char for char in text if ord(char) > 127]
    known = sum(char in "áéíóúüñÁÉÍÓÚÜÑàèìòùâêîôûãõçÀÈÇïö¿¡«»“”‘’–—…ºª°€•·´§©®½¼" for char in beyond)
    return known >= 0.9 * len(beyond)


def _control_share(text: str) -> float:
    sample = text[:SAMPLE_BYTES]
    controls = sum(ord(char) < 32 and char not in "\t\n\r\f\x0b\x00\x1a" for char in sample)
    return (controls + max(0, sample.count("\x00") - len(sample) // 20)) / max(1, len(sample))
