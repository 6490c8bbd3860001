"""What of a text may reach a terminal: its visible characters, never what would command it."""

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
