"""Readings as they lie in the case: with amendments applied, and the machine's own beside them where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from careo.model import Amendment, Claim, Event, Reading
from careo.store.amended import load_amendments
from careo.store.apply import apply_amendments
from careo.store.plain import from_plain, to_plain
from careo.store.rows import AT_ONCE, Rows, insert_spans, load
from careo.store.schema import OF_READING, Stored, machine_readings, reading_heads, without_target

AMENDABLE = ("claims", "events")


def load_readings(
    connection: Connection, doc_ids: Collection[str], only: Collection[str] | None = None
) -> dict[str, Reading]:
    """Readings by document, as people amended them; with `only` these parts of them, the others left empty."""
    heads = connection.execute(select(reading_heads).where(reading_heads.c.doc_id.in_(list(doc_ids)))).all()
    parts = {
        field: load(connection, stored, doc_ids)
        for field, stored in OF_READING.items()
        if only is None or field in only
    }
    return {
        row.doc_id: Reading(
            row.doc_id,
            row.lang,
            row.made_by,
            **{field: tuple(of.get((row.doc_id,), ())) for field, of in parts.items()},
        )
        for row in heads
    }


def load_machine_reading(connection: Connection, doc_id: str) -> Reading | None:
    """The reading of a document as the machine made it."""
    amended = load_readings(connection, [doc_id]).get(doc_id)
    return None if amended is None else machine_of(connection, amended)


def machine_of(connection: Connection, amended: Reading) -> Reading:
    """What the machine made, of a reading as people amended it; only its claims and events can differ."""
    kept = connection.execute(
        select(machine_readings.c.reading).where(machine_readings.c.doc_id == amended.doc_id)
    ).scalar()
    if kept is None:
        return amended
    return replace(
        amended,
        claims=from_plain(tuple[Claim, ...], kept["claims"]),
        events=from_plain(tuple[Event, ...], kept["events"]),
    )


def insert_readings(connection: Connection, found: Collection[Reading], texts: Mapping[str, str]) -> None:
    """Write the machine's readings, under the amendments that stand; what stood there was forgotten before."""
    amended: dict[str, list[Amendment]] = defaultdict(list)
    for one in load_amendments(connection, [reading.doc_id for reading in found]):
        amended[one.target.doc_id].append(one)
    rows = Rows()
    heads: list[dict[str, Any]] = []
    for machine in found:
        reading = _applied(connection, machine, amended[machine.doc_id]) if amended[machine.doc_id] else machine
        rows.sink.owner = reading.doc_id
        heads.append({"doc_id": reading.doc_id, "lang": reading.lang, "made_by": reading.made_by})
        for field, stored in OF_READING.items():
            rows.add(stored, getattr(reading, field), (reading.doc_id,))
    if heads:
        connection.execute(insert(reading_heads), heads)
    insert_spans(connection, rows.sink.spans, texts)
    rows.insert(connection)


def refresh_reading(connection: Connection, old: Reading, machine: Reading, text: str) -> bool:
    """Apply the amendments of a document anew to what the machine made of it; returns whether it changed.

    Only what differs is written. `old` is the reading that stands there; of both, claims and events are enough.
    """
    doc_id = old.doc_id
    new = _applied(connection, machine, load_amendments(connection, [doc_id]))
    rows = Rows()
    rows.sink.owner = doc_id
    for field in AMENDABLE:
        _replace_from_first_change(
            connection, rows, OF_READING[field], (getattr(old, field), getattr(new, field)), doc_id
        )
    insert_spans(connection, rows.sink.spans, {doc_id: text})
    rows.insert(connection)
    return new != old


def _replace_from_first_change(
    connection: Connection, rows: Rows, stored: Stored, sides: tuple[Sequence[Any], Sequence[Any]], doc_id: str
) -> None:
    """Delete the rows that differ, and add the new ones to the rows to be written; parts go with their nouns."""
    old, new = sides
    table = stored.table
    same = len(old) == len(new)
    changed = (
        [n for n, one in enumerate(old) if not same or new[n] != one]
        if same
        else list(range(_first(old, new), len(old)))
    )
    for first in range(0, len(changed), AT_ONCE):
        some = changed[first : first + AT_ONCE]
        connection.execute(delete(table).where(table.c.doc_id == doc_id, table.c.ord.in_(some)))
    if same:
        for number in changed:
            rows.add(stored, [new[number]], (doc_id,), number)
    else:
        first = _first(old, new)
        rows.add(stored, new[first:], (doc_id,), first)


def _first(old: Sequence[Any], new: Sequence[Any]) -> int:
    """How many nouns are the same at the beginning of both."""
    return next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _applied(connection: Connection, machine: Reading, amended: Sequence[Amendment]) -> Reading:
    """A machine's reading under amendments; keeps the machine's where they differ, and notes what lost its target."""
    made = apply_amendments(machine, amended)
    connection.execute(delete(without_target).where(without_target.c.doc_id == machine.doc_id))
    own = machine_readings.c.doc_id == machine.doc_id
    kept = connection.execute(select(machine_readings.c.doc_id).where(own)).first() is not None
    if kept and made.reading == machine:
        connection.execute(delete(machine_readings).where(own))
    elif not kept and made.reading != machine:
        body = {"claims": to_plain(machine.claims), "events": to_plain(machine.events)}
        connection.execute(insert(machine_readings), [{"doc_id": machine.doc_id, "reading": body}])
    lost = [{"id": one.id, "doc_id": machine.doc_id} for one in made.without_target]
    if lost:
        connection.execute(insert(without_target), lost)
    return made.reading
