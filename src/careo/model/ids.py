"""Ids: hashes of canonical JSON lists, so that the same input has the same id on any machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

ID_LENGTH = 16

Part = str | int | float | bool | None | Sequence["Part"]


def make_id(kind: str, *parts: Part) -> str:
    """A 16-digit hexadecimal id (64 bits of SHA-256) of the canonical JSON list `[kind, *parts]`.

    A list keeps its parts apart where joined strings would collide.

    Examples:
        >>> make_id("event", "ab", "c") == make_id("event", "a", "bc")
        False
        >>> len(make_id("event"))
        16
    """
    canonical = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
