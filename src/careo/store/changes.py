"""What people did to a case, as the view shows it: judgements, amendments, states, and one stream of every change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Table, exists, or_, select

from careo.errors import UnknownIdError
from careo.model import Amendment, Aspect, Claim, Event, Holder, Judgement, Problem, Room, Span, Target
from careo.store.amended import load_amendments, read_amendment
from careo.store.apply import PARTS, part_of, words_of
from careo.store.lookup import find_nouns
from careo.store.plain import to_plain
from careo.store.readings import load_machine_reading
from careo.store.rows import stands
from careo.store.schema import amendments, documents, history, judgements, without_target
from careo.store.signed import read_judgement
from careo.store.states import moment_of, pair_state, token_now

STREAMS = ("judgement", "amendment", "case")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was done to the case, by a person or a build.

    Attributes:
        kind: "judgement", "amendment", "withdrawal", or a note of the case: "build", "link", "import", "export".
        id: of the judgement or amendment, or of what a withdrawal takes back; "" for what is noted of the case.
        who: the person, or the careo that built.
        what: what was done: a verdict or ruling with its aspect, or a sentence.
        about: the ids it speaks of: two for a judgement, one for an amendment.
        doc_id: the document amended; "" where there is none.
        span: the words amended.
        before: what stood there, as plain JSON.
        after: what was put there.
        seen: what a judgement was about, as it was shown at that moment; a line for each thing known of it.
        cursor: give it as `before` to `View.changes` for what came earlier.
    """

    kind: str
    id: str
    who: str
    when: datetime
    what: str
    about: tuple[str, ...]
    doc_id: str
    span: Span | None
    before: Any
    after: Any
    why: str
    withdrawn: datetime | None
    cursor: str
    seen: str = ""


class Changes:
    """The part of the view that shows what people did."""

    _engine: Engine

    def judgements(self) -> list[Judgement]:
        """All judgements, the first first; a withdrawn one says when."""
        with self._engine.connect() as connection:
            return load_judgements(connection)

    def amendments(self, doc_id: str | None = None) -> list[Amendment]:
        """The amendments on one document, or all; the first first; a withdrawn one says when."""
        with self._engine.connect() as connection:
            return load_amendments(connection, None if doc_id is None else [doc_id])

    def target(self, noun_id: str, aspect: Aspect, *, part: int | None = None) -> Target:
        """The target for an aspect of a claim or event, to be given to `Judge.amend`.

        Args:
            noun_id: the claim or event; for an event to be added, the claim that tells it.
            aspect: what of it.
            part: which role or count, counted from 0; None for one to be added, and for other aspects.

        Raises:
            UnknownIdError: there is no claim or event of that id, or no such role or count.
        """
        with self._engine.connect() as connection:
            found = [one for one in find_nouns(connection, noun_id) if isinstance(one, Claim | Event)]
        if len(found) != 1:
            raise UnknownIdError(f"{noun_id}: no claim or event of that id; reload the document")
        noun = found[0]
        holder = Holder.CLAIM if isinstance(noun, Claim) else Holder.EVENT
        words, which = None, ""
        if part is not None and aspect in PARTS:
            parts = getattr(noun, PARTS[aspect], ())
            if not 0 <= part < len(parts):
                raise UnknownIdError(f"{noun_id}: has no {aspect} number {part}; reload the document")
            words, which = part_of(parts[part])
        return Target(words_of(noun), aspect, holder, noun.id, words, which)

    def state_of(self, target: Target | tuple[str, str]) -> str:
        """The token of what stands at a target now, or of the judgements on two ids; give it to the judge as seen."""
        with self._engine.connect() as connection:
            if isinstance(target, tuple):
                return pair_state(connection, *target).token
            return token_now(connection, target, load_machine_reading(connection, target.doc_id))

    def moment_of(self, doc_id: str) -> str:
        """The token of a document as it stands now; given to the judge as seen, it holds for every target of it."""
        with self._engine.connect() as connection:
            return moment_of(connection, doc_id)

    def changes(
        self, limit: int = 50, before: str | None = None, *, target: str | None = None, doc_id: str | None = None
    ) -> list[Change]:
        """What was done to the case, the newest first.

        Args:
            limit: how many at most.
            before: the `cursor` of the last change that was shown; None for the newest.
            target: only what was said of this id: of a claim, event or document, a judgement or an amendment.
            doc_id: only amendments on this document and judgements on the document itself.

        Raises:
            UnknownIdError: `before` is no cursor.
        """
        place = _read_cursor(before)
        with self._engine.connect() as connection:
            found = [
                *_judged(connection, limit, _older(judgements, place, "judgement"), target or doc_id),
                *_amended(connection, limit, _older(amendments, place, "amendment"), target, doc_id),
                *([] if target or doc_id else _noted(connection, limit, _older(history, place, "case"))),
            ]
        return sorted(found, key=lambda one: _key(one.cursor), reverse=True)[:limit]


def load_judgements(connection: Connection) -> list[Judgement]:
    """All judgements, the first first; a withdrawn one says when."""
    rows = connection.execute(select(judgements).order_by(judgements.c.ord)).all()
    withdrawn = {row.withdraws: row.when for row in rows if row.withdraws}
    return [read_judgement(row, withdrawn.get(row.id)) for row in rows if not row.withdraws]


def lost_amendments(connection: Connection) -> Iterator[Problem]:
    """A Problem for each amendment that stands and whose claim, event or document is no longer there."""
    gone = documents.c.id.is_(None)
    lost = exists().where(without_target.c.id == amendments.c.id)
    query = select(amendments, documents.c.path).outerjoin(documents, documents.c.id == amendments.c.doc_id)
    for row in connection.execute(query.where(stands(amendments), gone | lost).order_by(amendments.c.ord)):
        one = read_amendment(row)
        what = "its document is no longer in the case" if row.path is None else "its words are read otherwise now"
        said = (
            f"amendment {one.id} by {one.who} ({one.ruling} {one.target.aspect}: {one.why}) is kept, but {what}; "
            "give it again on what stands there now, or withdraw it"
        )
        yield make_problem(row.path or f"document {row.doc_id}", "amendment-without-target", said, row.doc_id)


def make_problem(where: str, code: str, said: str, doc_id: str) -> Problem:
    """A problem of this room."""
    return Problem(where, Room.STORE, code, said, doc_id)


def _judged(connection: Connection, limit: int, older: list[Any], target: str | None) -> Iterator[Change]:
    c = judgements.c
    if target is not None:
        older = [*older, or_(c.left == target, c.right == target, c.id == target, c.withdraws == target)]
    rows = connection.execute(select(judgements).where(*older).order_by(c.when.desc(), c.ord.desc()).limit(limit)).all()
    withdrawn = _withdrawn(connection, judgements, [row.id for row in rows])
    judged = select(c.id, c.seen).where(c.id.in_([row.withdraws or row.id for row in rows]))
    seen = {row.id: row.seen for row in connection.execute(judged)}
    for row in rows:
        verdict = None if row.withdraws else row.verdict
        yield Change(
            "withdrawal" if row.withdraws else "judgement",
            row.withdraws or row.id,
            row.who,
            row.when,
            row.verdict,
            (row.left, row.right),
            "",
            None,
            row.verdict if row.withdraws else None,
            verdict,
            row.why,
            withdrawn.get(row.id),
            _cursor(row, "judgement"),
            seen.get(row.withdraws or row.id, ""),
        )


def _amended(
    connection: Connection, limit: int, older: list[Any], target: str | None, doc_id: str | None
) -> Iterator[Change]:
    c = amendments.c
    if target is not None:
        named = c.target["noun_id"].as_string() == target
        older = [*older, or_(named, c.id == target, c.withdraws == target, c.doc_id == target)]
    if doc_id is not None:
        older = [*older, c.doc_id == doc_id]
    rows = connection.execute(select(amendments).where(*older).order_by(c.when.desc(), c.ord.desc()).limit(limit)).all()
    withdrawn = _withdrawn(connection, amendments, [row.id for row in rows])
    for row in rows:
        one = read_amendment(row)
        yield Change(
            "withdrawal" if row.withdraws else "amendment",
            row.withdraws or row.id,
            row.who,
            row.when,
            f"{one.ruling} {one.target.aspect}",
            (one.target.noun_id or one.adds,),
            row.doc_id,
            one.target.span,
            to_plain(one.before),
            to_plain(one.after),
            row.why,
            withdrawn.get(row.id),
            _cursor(row, "amendment"),
        )


def _noted(connection: Connection, limit: int, older: list[Any]) -> Iterator[Change]:
    c = history.c
    for row in connection.execute(select(history).where(*older).order_by(c.when.desc(), c.ord.desc()).limit(limit)):
        cursor = _cursor(row, "case")
        yield Change(row.kind, "", row.made_by, row.when, row.did, (), "", None, None, None, "", None, cursor)


def _withdrawn(connection: Connection, table: Table, ids: list[str]) -> dict[str, datetime]:
    query = select(table.c.withdraws, table.c.when).where(table.c.withdraws.in_(ids))
    return {row.withdraws: row.when for row in connection.execute(query)}


def _cursor(row: Any, stream: str) -> str:
    return f"{row.when.isoformat()} {STREAMS.index(stream)} {row.ord}"


def _key(cursor: str) -> tuple[datetime, int, int]:
    when, stream, number = cursor.split(" ")
    return datetime.fromisoformat(when), int(stream), int(number)


def _read_cursor(before: str | None) -> tuple[datetime, int, int] | None:
    if before is None:
        return None
    try:
        return _key(before)
    except ValueError:
        raise UnknownIdError(f"{before!r} is no place in the history; begin again with the newest") from None


def _older(table: Table, place: tuple[datetime, int, int] | None, stream: str) -> list[ColumnElement[bool]]:
    """What comes before a place in the stream of all changes: earlier, or at the same moment in an earlier table."""
    if place is None:
        return []
    when, at, number = place
    own = STREAMS.index(stream)
    same = table.c.when == when
    if own < at:
        return [(table.c.when < when) | same]
    return [(table.c.when < when) | (same & (table.c.ord < number))] if own == at else [table.c.when < when]
