"""States: what stands at a target now, as a token; two people who look at one thing cannot overwrite each other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from careo.errors import ChangedMeanwhileError
from careo.model import Amendment, Holder, Reading, Target, make_id
from careo.store.amended import load_amendments, load_steps
from careo.store.apply import apply_amendments, value_of
from careo.store.plain import to_plain
from careo.store.schema import judgements, reading_heads
from careo.store.shown import shown_value


@dataclass(frozen=True, slots=True)
class State:
    """What stands at a target: its token, its value as plain JSON, and who put it there ("" for the machine)."""

    token: str
    value: Any
    by: str = ""


NO_READING = State(make_id("state", "no reading"), None)


def token_now(connection: Connection, target: Target, machine: Reading | None) -> str:
    """The token of one aspect as it stands; `machine` is the reading of its document as the machine made it."""
    if machine is None:
        return NO_READING.token
    standing = {one.id: one for one in load_amendments(connection, [target.doc_id]) if one.withdrawn is None}
    return _state(machine, standing, target, "").token


def moment_of(connection: Connection, doc_id: str) -> str:
    """The token of a whole document as it stands: given as seen, it holds for whatever nobody changed since."""
    return list(_moments(connection, doc_id))[-1][0]


def check_state(connection: Connection, target: Target, machine: Reading | None, seen: str) -> None:
    """Refuse where a target is not in the state that was seen: its own token, or one of the moment of its document.

    Raises:
        ChangedMeanwhileError: it carries what it was, what it is now and by whom.
    """
    now = token_now(connection, target, machine)
    if now == seen:
        return
    was = next((found for token, found in _moments(connection, target.doc_id) if token == seen), None)
    then = _state(machine, was, target, "") if machine and was is not None else None
    if then is None or then.token != now:
        states = list(_states(connection, target, machine))
        _refuse(then or next((one for one in states if one.token == seen), None), states[-1])


def pair_state(connection: Connection, left: str, right: str) -> State:
    """The state of the judgements on two things."""
    return list(_pair_states(connection, left, right))[-1]


def check_pair_state(connection: Connection, left: str, right: str, seen: str) -> None:
    """Refuse where the judgements on two things are not those that were seen.

    Raises:
        ChangedMeanwhileError: it carries what was judged, what is judged now and by whom.
    """
    states = list(_pair_states(connection, left, right))
    if states[-1].token != seen:
        _refuse(next((one for one in states if one.token == seen), None), states[-1])


def _refuse(was: State | None, now: State) -> None:
    shown = shown_value(was.value) if was else ""
    by = f"{now.by} changed it" if now.by else "it was read anew"
    said = f"{by} since you looked: it was {shown or 'something else'}, it is {shown_value(now.value)} now; look again"
    raise ChangedMeanwhileError(said, was=shown, now=shown_value(now.value), by=now.by, token=now.token)


def _states(connection: Connection, target: Target, machine: Reading | None) -> Iterator[State]:
    """The states a target went through since its last reading: the machine's, then one for each step that changed it.

    A step on something else of the document changes nothing here: who took it is not who changed this.
    """
    if machine is None:
        yield NO_READING
        return
    last = _state(machine, {}, target, "")
    yield last
    for one, standing in _steps(connection, target.doc_id):
        state = _state(machine, standing, target, one.who)
        if state.token != last.token:
            last = state
            yield state


def _moments(connection: Connection, doc_id: str) -> Iterator[tuple[str, Mapping[str, Amendment]]]:
    """Each moment of a document since it was read: its token, and the amendments that stood."""
    read = connection.execute(select(reading_heads.c.made_by).where(reading_heads.c.doc_id == doc_id)).scalar()
    yield make_id("moment", doc_id, read, ""), {}
    for number, (one, standing) in enumerate(_steps(connection, doc_id)):
        yield make_id("moment", doc_id, read, one.id, number), standing


def _steps(connection: Connection, doc_id: str) -> Iterator[tuple[Amendment, Mapping[str, Amendment]]]:
    """What people did to a document, the first first, each with the amendments that stood after it."""
    standing: dict[str, Amendment] = {}
    for one, withdraws in load_steps(connection, doc_id):
        if withdraws:
            standing.pop(withdraws, None)
        else:
            standing[one.id] = one
        yield one, standing


def _state(machine: Reading, standing: Mapping[str, Amendment], target: Target, who: str) -> State:
    reading = apply_amendments(machine, standing.values()).reading
    nouns: tuple[Any, ...] = reading.claims if target.holder is Holder.CLAIM else reading.events
    value = to_plain(value_of(next((one for one in nouns if one.id == target.noun_id), None), target))
    own = [one.id for one in standing.values() if one.target.about == target.about]
    return State(make_id("state", json.dumps(value, sort_keys=True, ensure_ascii=False), own), value, who)


def _pair_states(connection: Connection, left: str, right: str) -> Iterator[State]:
    c = judgements.c
    pair = or_((c.left == left) & (c.right == right), (c.left == right) & (c.right == left))
    rows = connection.execute(select(judgements).where(pair).order_by(c.ord)).all()
    standing: dict[str, str] = {}
    yield State(make_id("state", []), None)
    for row in rows:
        if row.withdraws:
            standing.pop(row.withdraws, None)
        else:
            standing[row.id] = row.verdict
        yield State(make_id("state", sorted(standing)), "; ".join(standing.values()) or None, row.who)
