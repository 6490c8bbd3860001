"""Amendments as rows: signed with an id that is a hash of all they say, their words checked by the database."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from careo.errors import SpanError
from careo.model import (
    Amendment,
    Aspect,
    Certainty,
    Claim,
    Count,
    Event,
    Found,
    Modality,
    Place,
    Polarity,
    Role,
    Ruling,
    Span,
    Target,
    TimeRange,
    Voice,
    make_id,
)
from careo.store.plain import from_plain, to_plain
from careo.store.rows import AT_ONCE, next_ord
from careo.store.schema import amendment_words, amendments

VALUES: dict[Aspect, Any] = {
    Aspect.CLAIM: Claim,
    Aspect.EVENT: Event,
    Aspect.CONTENT: Span,
    Aspect.VOICES: tuple[Voice, ...],
    Aspect.CERTAINTY: Certainty,
    Aspect.POLARITY: Polarity,
    Aspect.MODALITY: Modality,
    Aspect.ACT: str,
    Aspect.TRIGGER: Span,
    Aspect.ROLE: Role,
    Aspect.COUNT: Count,
    Aspect.WHEN: TimeRange,
    Aspect.WHERE: Place,
    Aspect.INSTRUMENT: Found[str],
}


def sign_amendment(draft: Amendment, withdraws: str | None = None) -> Amendment:
    """The amendment with its id; a withdrawal also says what it takes back."""
    return replace(draft, id=amendment_id(draft, withdraws))


def amendment_id(made: Amendment, withdraws: str | None = None) -> str:
    """The id of an amendment: a hash of all it says, so that a row changed by hand is found."""
    values = [to_plain(one) for one in (made.target, made.before, made.after)]
    said = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return make_id(
        "amendment", said, made.ruling.value, made.who, made.when.isoformat(), made.why, made.seen, withdraws
    )


def append_amendment(
    connection: Connection, made: Amendment, text: str | None, *, withdraws: str | None = None
) -> None:
    """Append one amendment with the words it names; a withdrawal (`text` None) names none of its own.

    Raises:
        SpanError: its words are not in the text of its document.
    """
    row = {
        "ord": next_ord(connection, amendments.c.ord),
        "id": made.id,
        "doc_id": made.target.doc_id,
        "about": made.target.about,
        "ruling": made.ruling.value,
        "target": to_plain(made.target),
        "before": to_plain(made.before),
        "after": to_plain(made.after),
        "who": made.who,
        "when": made.when,
        "why": made.why,
        "seen": made.seen,
        "withdraws": withdraws,
    }
    connection.execute(insert(amendments), [row])
    words = list(dict.fromkeys(spans_in((made.target, made.after)))) if text is not None else []
    if any(one.doc_id != made.target.doc_id for one in words):
        raise SpanError(f"an amendment on {made.target.doc_id} names words of another document")
    rows = [
        {"amendment": made.id, "ord": number, "doc_id": one.doc_id, "start": one.start, "stop": one.stop}
        | {"quote": one.quote(text or "")}
        for number, one in enumerate(words)
    ]
    if rows:
        connection.execute(insert(amendment_words), rows)


def read_amendment(row: Any, withdrawn: datetime | None = None) -> Amendment:
    """The amendment of a row."""
    target: Target = from_plain(Target, row.target)
    kind = VALUES[target.aspect]
    before, after = from_plain(kind, row.before), from_plain(kind, row.after)
    ruling = Ruling(row.ruling)
    return Amendment(row.id, target, ruling, before, after, row.who, row.when, row.why, row.seen, withdrawn)


def load_amendments(connection: Connection, doc_ids: Collection[str] | None = None) -> list[Amendment]:
    """The amendments on these documents (None for all), the first first; a withdrawn one says when."""
    rows = list(_rows(connection, doc_ids))
    withdrawn = {row.withdraws: row.when for row in rows if row.withdraws}
    return [read_amendment(row, withdrawn.get(row.id)) for row in rows if not row.withdraws]


def load_steps(connection: Connection, doc_id: str) -> list[tuple[Amendment, str | None]]:
    """What people did to one document, the first first: each amendment or withdrawal, with the id it takes back."""
    return [(read_amendment(row), row.withdraws) for row in _rows(connection, [doc_id])]


def _rows(connection: Connection, doc_ids: Collection[str] | None) -> Iterator[Any]:
    query = select(amendments).order_by(amendments.c.ord)
    if doc_ids is None:
        yield from connection.execute(query)
        return
    wanted = sorted(doc_ids)
    for first in range(0, len(wanted), AT_ONCE):
        yield from connection.execute(query.where(amendments.c.doc_id.in_(wanted[first : first + AT_ONCE])))


def spans_in(value: Any) -> Iterator[Span]:
    """Every span that a value holds, at any depth."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from spans_in(getattr(value, name))
