"""Patterns put together from lists."""

from __future__ import annotations

from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """A pattern for any of some patterns, longest first.

    Examples:
        >>> either(["a", "ab?"])
        '(?:ab?)|(?:a)'
    """
    return "|".join(f"(?:{word})" for word in sorted(words, key=len, reverse=True))
