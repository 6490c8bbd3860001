"""The judge: takes what a person says of a case. It is appended, signed, reasoned, and never changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine, delete, insert

from careo.errors import AmendmentError, CareoError, UnknownIdError
from careo.model import (
    Amendment,
    CopyGroup,
    Document,
    Event,
    Incident,
    Judgement,
    Link,
    Ruling,
    Target,
    Value,
    Verdict,
    is_record_id,
)
from careo.store.amend import Asked, amend_in, withdraw_in
from careo.store.rows import next_ord, now
from careo.store.schema import judgements, linked_by
from careo.store.signed import judgement_row, sign
from careo.store.states import check_pair_state
from careo.store.suggested import load_suggestions
from careo.store.view import View
from careo.store.writer import note_history

NUMBER_DIGITS = 7
VERDICTS = {Ruling.ACCEPT: Verdict.SAME, Ruling.REJECT: Verdict.DIFFERENT, Ruling.UNSURE: Verdict.UNSURE}


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two things judged: the ids it can be kept under, the best first, and what it was at that moment."""

    ids: tuple[str, ...]
    events: tuple[str, ...] = ()
    was: str = ""


class Judge:
    """Appends judgements and amendments to a case; each call is one transaction."""

    def __init__(self, engine: Engine, view: View) -> None:
        self._engine = engine
        self._view = view

    def add(  # noqa: PLR0913
        self, left: str, right: str, verdict: Verdict, *, who: str, why: str, seen: str = "", seen_state: str = ""
    ) -> Judgement:
        """Store what a person decided of two things.

        An incident has another id whenever an event joins or leaves it. A judgement on an incident is therefore kept
        under one of its events: the one that most links hold in the incident (of several such, the one whose id is
        lowest), which is the least likely to leave it; never the event it is judged against, so that one event of an
        incident can be said to be different from the rest. It holds wherever that event goes. All events the incident
        had at that moment, and what was asked for, are kept beside it: what the judgement was about stays known.

        Who joins again what they took out of an incident takes that judgement back (see `_own_splits`).

        Args:
            left: an incident number, or the id of an incident, event, document or victim record.
            right: the other one.
            verdict: same, different or unsure.
            who: who decides.
            why: the reason; never empty.
            seen: what was shown at that moment; score and reasons of their link when not given.
            seen_state: the token of `View.state_of` for the two that was on the screen; "" where nobody looked.

        Raises:
            UnknownIdError: one of the two is not in the case.
            CareoError: no reason, nobody's name, or a thing judged against itself.
            ChangedMeanwhileError: the judgements on the two are not those that were seen.
        """
        if not why.strip() or not who.strip():
            raise CareoError("a judgement needs a name and a reason: give both, who judges and why")
        sides = self._side(left), self._side(right)
        ids = _choose(*sides)
        if ids is None:
            raise CareoError(f"{left} and {right} are the same thing; judge two different ones")
        if verdict is Verdict.SAME and (splits := self._own_splits(who.strip(), sides)):
            return [self._take_back(one, who=who, why=why) for one in splits][-1]
        shown = "\n".join(one for one in (seen or self._shown(ids), *(side.was for side in sides)) if one)
        draft = Judgement("", *ids, verdict, who.strip(), now(), why.strip(), shown)
        made = sign(replace(draft, left_events=sides[0].events, right_events=sides[1].events))
        self._append(made, asked=(left, right), seen_state=seen_state)
        return made

    def answer(
        self, ids: Iterable[str], ruling: Ruling, *, who: str, why: str, seen: str = ""
    ) -> list[Judgement | Amendment]:
        """Answer suggestions of the review queue, all or none: accept, reject or unsure.

        Accepting a link judges its two sides the same, rejecting it different; any other is an amendment. `seen` is
        the token of `View.state_of` that was on the screen with one suggestion; "" where nobody looked.

        Raises:
            ChangedMeanwhileError: somebody answered it, or changed what it is about, since it was seen.
            UnknownIdError: a suggestion is not there any more.
            AmendmentError: no reason, nobody's name, or a suggestion that cannot be answered so.
        """
        if ruling not in VERDICTS:
            raise AmendmentError(f"a suggestion is answered with accept, reject or unsure, not {ruling}")
        made: list[Judgement | Amendment] = []
        with self._engine.begin() as connection:
            for one in load_suggestions(connection, ids):
                if one.target is not None:
                    made.append(amend_in(connection, Asked(one.target, ruling, None, who, why, seen)))
                    continue
                if not who.strip() or not why.strip():
                    raise AmendmentError("a judgement needs a name and a reason: give both")
                if seen:
                    check_pair_state(connection, one.left, one.right, seen)
                shown = "; ".join([f"{one.value}: {one.question}", *(reason.said for reason in one.reasons)])
                draft = Judgement("", one.left, one.right, VERDICTS[ruling], who.strip(), now(), why.strip(), shown)
                made.append(sign(draft))
                _append(connection, sign(draft), (one.left, one.right))
        return made

    def amend(
        self, target: Target, ruling: Ruling, *, who: str, why: str, after: Value | None = None, seen: str = ""
    ) -> Amendment:
        """Store what a person says of one aspect of a reading, and apply it; nothing of the machine's is lost.

        Args:
            target: the aspect; `View.target` makes one of an id.
            ruling: `add` a claim, event, role or count; `set` another value; `reject` what stands there; `accept` it,
                so that it stays whatever another reading says; `unsure`.
            who: who says so.
            why: the reason; never empty.
            after: the value to add or set, its words in the target's document; ignored for the other rulings.
            seen: the token of `View.state_of` that was on the screen; "" where nobody looked.

        Raises:
            UnknownIdError: the document, claim or event is not in the case.
            AmendmentError: the ruling or value does not fit the aspect, no reason, or nobody's name.
            SpanError: the value names words that are not in the document.
            ChangedMeanwhileError: the target is not in the state that was seen; nothing was written.
        """
        with self._engine.begin() as connection:
            return amend_in(connection, Asked(target, ruling, after, who, why, seen))

    def amend_many(self, targets: Iterable[Target], ruling: Ruling, *, who: str, why: str) -> list[Amendment]:
        """Store one ruling (reject, accept or unsure) on many targets, all or none; raises what `amend` does."""
        with self._engine.begin() as connection:
            return [amend_in(connection, Asked(one, ruling, None, who, why)) for one in targets]

    def note(self, kind: str, did: str, *, who: str) -> None:
        """Append to the history what a person did that changes nothing in the case ("export"), in a sentence."""
        with self._engine.begin() as connection:
            note_history(connection, kind, did, who)

    def withdraw(self, id: str, *, who: str, why: str) -> Judgement | Amendment:
        """Take a judgement or amendment back: a row of its own says who did and why; the old row stays.

        Returns:
            The judgement or amendment, withdrawn.

        Raises:
            UnknownIdError: there is no such judgement or amendment.
            CareoError: no reason, nobody's name, or it was withdrawn before.
        """
        if not why.strip() or not who.strip():
            raise CareoError("a withdrawal needs a name and a reason: give both, who judges and why")
        old = self._view.find(id)
        if isinstance(old, Amendment):
            with self._engine.begin() as connection:
                return withdraw_in(connection, old, who=who, why=why)
        if not isinstance(old, Judgement):
            raise UnknownIdError(f"{id}: is no judgement; name the id that `careo judge` printed")
        if old.withdrawn:
            raise CareoError(f"judgement {old.id}: was withdrawn on {old.withdrawn:%d %B %Y}")
        return self._take_back(old, who=who, why=why)

    def _take_back(self, old: Judgement, *, who: str, why: str) -> Judgement:
        made = sign(Judgement("", old.left, old.right, old.verdict, who.strip(), now(), why.strip()))
        self._append(made, asked=(old.left, old.right), withdraws=old.id)
        return next(one for one in self._view.judgements() if one.id == old.id)

    def _own_splits(self, who: str, sides: tuple[_Side, _Side]) -> list[Judgement]:
        """The judgements by which a person took out of an incident what is now to be joined with the rest of it.

        They are withdrawn, and linking restores what was there. A judgement *same* would also bring along what linking
        joined with the part meanwhile.
        """
        one, other = (set(side.ids) for side in sides)
        return [
            held
            for held in self._view.judgements()
            if held.who == who and held.verdict is Verdict.DIFFERENT and held.withdrawn is None
            for taken, rest in _split_by(held)
            if (taken in one and rest & other) or (taken in other and rest & one)
        ]

    def _append(
        self, made: Judgement, *, asked: tuple[str, str], withdraws: str | None = None, seen_state: str = ""
    ) -> None:
        with self._engine.begin() as connection:
            if seen_state:
                check_pair_state(connection, made.left, made.right, seen_state)
            _append(connection, made, asked, withdraws)

    def _side(self, asked: str) -> _Side:
        if asked.isdigit() and len(asked) <= NUMBER_DIGITS:
            return self._incident_side(self._view.incident(int(asked)))
        if is_record_id(asked):
            return _Side((asked,))
        found = self._view.find(asked)
        if isinstance(found, Incident):
            return self._incident_side(found)
        if isinstance(found, Event):
            doc = self._view.document(found.trigger.doc_id)
            return _Side((found.id,), was=f"“{found.trigger.quote(doc.text)}”, {doc.path}")
        if isinstance(found, Document):
            return _Side((found.id,), was=found.path)
        if isinstance(found, Link | CopyGroup):
            raise UnknownIdError(f"{asked}: judge the two things a link or copy group joins, not the link")
        raise UnknownIdError(f"{asked}: judge incidents, events or documents")

    def _incident_side(self, incident: Incident) -> _Side:
        own = set(incident.event_ids)
        held = Counter(
            side for link in self._view.links_of(incident.link_ids) for side in (link.left, link.right) if side in own
        )
        ranked = sorted(incident.event_ids, key=lambda id: (-held[id], id))
        return _Side(tuple(ranked), incident.event_ids, f"incident {incident.number}, {incident.label}")

    def _shown(self, ids: tuple[str, str]) -> str:
        """Score and reasons of the link between two things, as they stood."""
        for link in self._view.links_between(*ids):
            return f"{link.score:.2f}: " + "; ".join(reason.said for reason in link.reasons)
        return ""


def _append(connection: Connection, made: Judgement, asked: tuple[str, str], withdraws: str | None = None) -> None:
    row = judgement_row(made) | {"withdraws": withdraws, "left_asked": asked[0], "right_asked": asked[1]}
    connection.execute(insert(judgements), [row | {"ord": next_ord(connection, judgements.c.ord)}])
    if not is_record_id(made.left):  # people are joined when they are asked for: nothing that is stored grows old
        connection.execute(delete(linked_by))


def _split_by(held: Judgement) -> Iterator[tuple[str, set[str]]]:
    """What a judgement took out of an incident, and the rest of it; nothing where it speaks of two things apart."""
    for taken, events in ((held.left, held.right_events), (held.right, held.left_events)):
        if taken in events:
            yield taken, set(events) - {taken}


def _choose(left: _Side, right: _Side) -> tuple[str, str] | None:
    """The ids a judgement is kept under: two different ones, the best there are; None where both sides are one."""
    if set(left.ids) == set(right.ids):
        return None
    if len(right.ids) == 1:
        return next(id for id in left.ids if id != right.ids[0]), right.ids[0]
    return left.ids[0], next(id for id in right.ids if id != left.ids[0])
