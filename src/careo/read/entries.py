"""What the entries of a case's YAML files have in common: they are tables of known keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def as_table(entry: Any, keys: Sequence[str], what: str) -> dict[str, Any]:
    """An entry as YAML gives it, if it has no keys but these.

    Raises:
        ValueError: it is no table, or has other keys; `what` is what the message calls it.
    """
    if not isinstance(entry, dict):
        raise ValueError(f"{what} is a list of keys and values, not {entry!r}")
    unknown = sorted(str(key) for key in entry if key not in keys)
    if unknown:
        raise ValueError(f"unknown key {', '.join(unknown)}; {what} may have {', '.join(keys)}")
    return entry
