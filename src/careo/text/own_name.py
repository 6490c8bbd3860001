"""The name of a paper as its own pages write it: that of `wave3.com` is "WAVE 3" there, of `elvalle.net` "El Valle"."""

from __future__ import annotations

import re
from functools import cache

_HOST = re.compile(r"^(?:https?://)?(?:www\.)?(?P<labels>[\w-]+(?:\.[\w-]+)+)/?$", re.IGNORECASE)
_SECOND_LEVEL = frozenset({"com", "co", "org", "net", "gob", "gov", "edu"})
_LETTER = re.compile(r"[^\W_]")
LEAST_LETTERS = 3


@cache
def find_own_name(publisher: str) -> re.Pattern[str] | None:
    r"""What finds a publisher's name in its own text; None for a name too short to be told from other words.

    A name that is a host is looked for by its last label before the ending, with or without spaces, and with what is
    tied to it ("WTOC-TV", "WRAL.com"). Whether it begins with a capital is for the caller to see.

    Examples:
        >>> find_own_name("wave3.com").search("Source: WAVE 3 News").group()
        'WAVE 3'
        >>> find_own_name("www.elvalle.com.example").search("Noticias | El Valle").group()
        'El Valle'
        >>> find_own_name("The Valley Voice").search("told The Valley  Voice on Monday").group()
        'The Valley  Voice'
        >>> find_own_name("x.com") is None
        True
    """
    host = _HOST.match(" ".join(publisher.split()))
    label = _label(host["labels"].split(".")[:-1]) if host is not None else publisher
    letters = _LETTER.findall(label)
    if len(letters) < LEAST_LETTERS:
        return None
    name = r"\s+".join(map(re.escape, publisher.split())) if host is None else r"[\s-]?".join(letters)
    return re.compile(rf"(?<![^\W_]){name}(?:[.-]\w+)*(?!\w)", re.IGNORECASE)


def _label(labels: list[str]) -> str:
    """The label of a host that names it: `example` in `news.example.co.uk` without its ending."""
    named = [label for label in labels if label.lower() not in _SECOND_LEVEL]
    return (named or labels)[-1]
