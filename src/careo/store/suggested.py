"""The review queue: what the machine would have a person look at, less what somebody answered."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Engine, exists, func, or_, select

from careo.errors import UnknownIdError
from careo.model import Ruling, Suggestion, SuggestionKind, Verdict
from careo.store.rows import load, stands
from careo.store.schema import LINKED, amendments, judgements

STORED = LINKED["suggestions"]
TABLE = STORED.table


class Queue:
    """The part of the view that shows the review queue; it is as of the last linking, less the answers since."""

    _engine: Engine

    def suggestions(
        self,
        kind: SuggestionKind | None = None,
        doc_id: str | None = None,
        *,
        limit: int = 50,
        after: str | None = None,
        unsure: bool = False,
    ) -> list[Suggestion]:
        """Questions nobody answered, the most useful first.

        Args:
            kind: only of this kind.
            doc_id: only on words of this document.
            limit: how many at most.
            after: the id of the last one shown, for those behind it; None for the first.
            unsure: only those that somebody answered with *unsure*, and nobody otherwise.

        Raises:
            UnknownIdError: no suggestion has the id `after`; begin again with the first.
        """
        wanted = [*([TABLE.c.kind == kind.value] if kind else []), *([TABLE.c.span_doc == doc_id] if doc_id else [])]
        with self._engine.connect() as connection:
            if after is not None:
                wanted.append(TABLE.c.ord > _ord_of(connection, after))
            query = select(TABLE.c.ord).where(*wanted, _open(unsure)).order_by(TABLE.c.ord).limit(limit)
            return load(connection, STORED, list(connection.execute(query).scalars()))[()]

    def suggestion(self, id: str) -> Suggestion | None:
        """The question of that id; None where there is none, or somebody answered it."""
        with self._engine.connect() as connection:
            orders = list(connection.execute(select(TABLE.c.ord).where(TABLE.c.id == id, _open(False))).scalars())
            return next(iter(load(connection, STORED, orders).get((), ())), None) if orders else None

    def count_suggestions(self) -> dict[SuggestionKind, int]:
        """How many questions of each kind nobody answered."""
        query = select(TABLE.c.kind, func.count()).where(_open(False)).group_by(TABLE.c.kind)
        with self._engine.connect() as connection:
            return {SuggestionKind(row[0]): row[1] for row in connection.execute(query)}


def load_suggestions(connection: Connection, ids: Iterable[str]) -> list[Suggestion]:
    """Suggestions by id, in that order.

    Raises:
        UnknownIdError: one of them is not there.
    """
    wanted = list(dict.fromkeys(ids))
    orders = [_ord_of(connection, id) for id in wanted]
    found = {one.id: one for one in load(connection, STORED, orders)[()]}
    return [found[id] for id in wanted]


def _ord_of(connection: Connection, id: str) -> int:
    found = connection.execute(select(TABLE.c.ord).where(TABLE.c.id == id)).scalar()
    if found is None:
        raise UnknownIdError(f"suggestion {id}: there is none any more; reload the queue")
    return int(found)


def _open(unsure: bool) -> ColumnElement[bool]:
    decided = _answered(amendments.c.ruling != Ruling.UNSURE.value, judgements.c.verdict != Verdict.UNSURE.value)
    undecided = _answered(amendments.c.ruling == Ruling.UNSURE.value, judgements.c.verdict == Verdict.UNSURE.value)
    return ~decided & (undecided if unsure else ~undecided)


def _answered(amended: ColumnElement[bool], judged: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a standing amendment or judgement of that ruling is about a suggestion."""
    sides = [(judgements.c.left, judgements.c.right), (judgements.c.right, judgements.c.left)]
    pair = or_(*((left == TABLE.c.left) & (right == TABLE.c.right) for left, right in sides))
    return exists().where(amendments.c.about == TABLE.c.id, amended, stands(amendments)) | (
        (TABLE.c.kind == SuggestionKind.LINK.value) & exists().where(pair, judged, stands(judgements))
    )
