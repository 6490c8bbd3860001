"""Judgements for tests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from careo.model import Judgement, Verdict, make_id


def judge(left: str, right: str, verdict: Verdict, *, who: str = "Ana", day: int = 1, **more: Any) -> Judgement:
    """What `who` decided of two things, on some day of January."""
    made = make_id("judgement", left, right, verdict, who, day)
    return Judgement(made, left, right, verdict, who, datetime(2026, 1, day), "seen in the archive", **more)
