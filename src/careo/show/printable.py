"""What may reach a terminal: the visible characters of a text, never what would command it; numbers with their noun."""

from __future__ import annotations

import re

HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SPACES = re.compile(r"\s*\n\s*|\t")


def printable(text: str, *, keep_length: bool = False) -> str:
    r"""`text` on one line, with control and direction characters as `�`.

    Args:
        text: words of a document, a file name, or what somebody typed.
        keep_length: replace character for character, so that offsets stay good.

    Examples:
        >>> printable("killed \x1b[31m12\n  in Lima")
        'killed �[31m12 in Lima'
    """
    flat = re.sub(r"\s", " ", text) if keep_length else SPACES.sub(" ", text)
    return HIDDEN.sub("�", flat)


def plural(number: int, noun: str) -> str:
    """A number with its noun, which takes an "s" after any number but 1.

    Examples:
        >>> plural(1, "document"), plural(0, "document")
        ('1 document', '0 documents')
    """
    return f"{number} {noun}" + ("" if number == 1 else "s")
