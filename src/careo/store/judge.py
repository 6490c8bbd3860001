"""The judge: takes a person's judgements. They are appended, signed, reasoned, and never changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, func, insert, select

from careo.errors import CareoError, UnknownIdError
from careo.model import CopyGroup, Document, Event, Incident, Judgement, Link, Verdict, make_id
from careo.store.codec import encode
from careo.store.schema import judgements
from careo.store.view import View


class Judge:
    """Appends judgements to a case."""

    def __init__(self, engine: Engine, view: View) -> None:
        self._engine = engine
        self._view = view

    def add(self, left: str, right: str, verdict: Verdict, *, who: str, why: str, seen: str = "") -> Judgement:
        """Store what a person decided of two things.

        Incidents change their id when an event joins or leaves them. A judgement on an incident is therefore kept as
        one on the first of its events: it holds wherever that event goes, and survives every re-run.

        Args:
            left: an incident number, or the id of an incident, event or document.
            right: the other one.
            verdict: same, different or unsure.
            who: who decides.
            why: the reason; never empty.
            seen: what was shown at that moment; the score and reasons of their link when not given.

        Raises:
            UnknownIdError: one of the two is not in the case.
            CareoError: no reason, nobody's name, or a thing judged against itself.
        """
        if not why.strip() or not who.strip():
            raise CareoError("a judgement needs a name and a reason: give --who and --why")
        sides = self._target(left), self._target(right)
        if sides[0] == sides[1]:
            raise CareoError(f"{left} and {right} are the same thing; judge two different ones")
        when = datetime.now(UTC).replace(tzinfo=None)
        shown = seen or self._shown(*sides)
        made = Judgement(
            make_id("judgement", *sides, verdict, who, when.isoformat()), *sides, verdict, who, when, why, shown
        )
        self._append(made, withdraws=None)
        return made

    def withdraw(self, id: str, *, who: str, why: str) -> Judgement:
        """Take a judgement back: a row of its own says who did and why; the old row stays.

        Raises:
            UnknownIdError: there is no such judgement.
            CareoError: it was withdrawn before.
        """
        found = [one for one in self._view.judgements() if one.id == id]
        if not found:
            raise UnknownIdError(f"judgement {id}: there is none")
        if found[0].withdrawn:
            raise CareoError(f"judgement {id}: was withdrawn on {found[0].withdrawn:%d %B %Y}")
        when = datetime.now(UTC).replace(tzinfo=None)
        old = found[0]
        made_id = make_id("withdrawal", id, who, when.isoformat())
        self._append(Judgement(made_id, old.left, old.right, old.verdict, who, when, why), withdraws=id)
        return old

    def _append(self, made: Judgement, *, withdraws: str | None) -> None:
        with self._engine.begin() as connection:
            order = int(connection.execute(select(func.max(judgements.c.ord))).scalar() or 0) + 1
            row: dict[str, Any] = {"ord": order, "id": made.id, "body": encode(made, lambda span: 0)}
            connection.execute(insert(judgements), [row | {"withdraws": withdraws}])

    def _target(self, asked: str) -> str:
        if asked.isdigit() and len(asked) < 8:
            return self._view.incident(int(asked)).event_ids[0]
        found = self._view.find(asked)
        if isinstance(found, Incident):
            return found.event_ids[0]
        if isinstance(found, Event | Document):
            return found.id
        if isinstance(found, Link | CopyGroup):
            raise UnknownIdError(f"{asked}: judge the two things a link or copy group joins, not the link")
        raise UnknownIdError(f"{asked}: judge incidents, events or documents")

    def _shown(self, left: str, right: str) -> str:
        """Score and reasons of the link between two things, as they stood."""
        for link in self._view.links():
            if {link.left, link.right} == {left, right}:
                return f"{link.score:.2f}: " + "; ".join(reason.said for reason in link.reasons)
        return ""
