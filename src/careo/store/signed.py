"""Judgements as rows: signed with an id that is a hash of all they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from careo.model import Judgement, Verdict, make_id

COLUMNS = ("id", "left", "right", "who", "when", "why", "seen")


def judgement_row(made: Judgement) -> dict[str, Any]:
    """The columns of `judgements` that a judgement fills."""
    plain = {name: getattr(made, name) for name in COLUMNS}
    events = {"left_events": list(made.left_events), "right_events": list(made.right_events)}
    return plain | events | {"verdict": made.verdict.value}


def read_judgement(row: Any, withdrawn: datetime | None = None) -> Judgement:
    """The judgement of a row."""
    values: dict[str, Any] = {name: getattr(row, name) for name in COLUMNS}
    events: dict[str, Any] = {name: tuple(getattr(row, name)) for name in ("left_events", "right_events")}
    return Judgement(**values, **events, verdict=Verdict(row.verdict), withdrawn=withdrawn)


def sign(draft: Judgement) -> Judgement:
    """The judgement with its id."""
    return replace(draft, id=judgement_id(draft))


def judgement_id(made: Judgement) -> str:
    """The id of a judgement: a hash of all it says, so that a row changed by hand is found."""
    said = (made.left, made.right, made.verdict.value, made.who, made.when.isoformat(), made.why, made.seen)
    return make_id("judgement", *said, made.left_events, made.right_events)
