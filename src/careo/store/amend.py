"""Taking amendments: what a person says of a reading is checked, signed, appended and applied in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args, get_origin

from sqlalchemy import Connection, delete, select

from careo.errors import AmendmentError, UnknownIdError
from careo.lang.acts import list_acts
from careo.model import Amendment, Aspect, Claim, Count, Event, Holder, Place, Reading, Ruling, Target, TimeRange, Value
from careo.store.amended import VALUES, append_amendment, load_amendments, sign_amendment
from careo.store.apply import PARTS, WHOLE, value_of
from careo.store.lookup import begins_with
from careo.store.readings import AMENDABLE, load_readings, machine_of, refresh_reading
from careo.store.rows import now
from careo.store.schema import amendments, documents, linked_by
from careo.store.states import check_state

OF_CLAIM = frozenset({Aspect.CLAIM, Aspect.CONTENT, Aspect.VOICES, Aspect.CERTAINTY, Aspect.POLARITY, Aspect.MODALITY})
OF_EVENT = frozenset(Aspect) - OF_CLAIM | {Aspect.POLARITY, Aspect.MODALITY}
ADDABLE = frozenset({*WHOLE, *PARTS})
REMOVABLE = ADDABLE | {Aspect.VOICES, Aspect.WHEN, Aspect.WHERE, Aspect.INSTRUMENT}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person says of one target, before it is checked and signed."""

    target: Target
    ruling: Ruling
    after: Value | None
    who: str
    why: str
    seen: str = ""


def amend_in(connection: Connection, asked: Asked) -> Amendment:
    """Check, sign, append and apply one amendment.

    Raises:
        UnknownIdError: the document, claim or event is not in the case.
        AmendmentError: the ruling or the value does not fit the aspect.
        SpanError: the value names words that are not in the document.
        ChangedMeanwhileError: `seen` is not the state as it is now.
    """
    target, ruling = asked.target, asked.ruling
    doc_id = target.doc_id
    text = connection.execute(select(documents.c.text).where(documents.c.id == doc_id)).scalar()
    if text is None:
        raise UnknownIdError(f"document {doc_id}: there is none; `careo export` lists all ids")
    if not asked.who.strip() or not asked.why.strip():
        raise AmendmentError("an amendment needs a name and a reason: give both")
    reading = load_readings(connection, [doc_id], AMENDABLE).get(doc_id)
    machine = machine_of(connection, reading) if reading else None
    if asked.seen:
        check_state(connection, target, machine, asked.seen)
    before = _check_target(reading, target, ruling)
    after = before if ruling is Ruling.ACCEPT else asked.after if ruling in (Ruling.ADD, Ruling.SET) else None
    _check_value(target, ruling, after)
    made = sign_amendment(
        Amendment("", target, ruling, before, after, asked.who.strip(), now(), asked.why.strip(), asked.seen)
    )
    append_amendment(connection, made, text)
    _apply(connection, reading, machine, text)
    return made


def withdraw_in(connection: Connection, old: Amendment, *, who: str, why: str) -> Amendment:
    """Take an amendment back with a row of its own; returns it, withdrawn.

    Raises:
        AmendmentError: no reason, nobody's name, or it was withdrawn before.
    """
    if not who.strip() or not why.strip():
        raise AmendmentError("a withdrawal needs a name and a reason: give both")
    if old.withdrawn:
        raise AmendmentError(f"amendment {old.id}: was withdrawn on {old.withdrawn:%d %B %Y}")
    when = now()
    draft = replace(old, before=old.after, after=old.before, who=who.strip(), when=when, why=why.strip(), seen="")
    append_amendment(connection, sign_amendment(draft, old.id), None, withdraws=old.id)
    doc_id = old.target.doc_id
    text = connection.execute(select(documents.c.text).where(documents.c.id == doc_id)).scalar()
    if text is not None:
        reading = load_readings(connection, [doc_id], AMENDABLE).get(doc_id)
        _apply(connection, reading, machine_of(connection, reading) if reading else None, text)
    return replace(old, withdrawn=when)


def find_amendment(connection: Connection, start: str) -> list[Amendment]:
    """The amendments whose id begins with `start`."""
    begins = begins_with(amendments.c.id, start)
    doc_ids = list(connection.execute(select(amendments.c.doc_id).where(begins).distinct()).scalars())
    return [one for one in load_amendments(connection, doc_ids) if one.id.startswith(start)] if doc_ids else []


def _apply(connection: Connection, reading: Reading | None, machine: Reading | None, text: str) -> None:
    """Bring the reading up to date; where it changed, linking is to be done again."""
    if reading is not None and machine is not None and refresh_reading(connection, reading, machine, text):
        connection.execute(delete(linked_by))


def _check_target(reading: Reading | None, target: Target, ruling: Ruling) -> Any:
    """What stands at the target now.

    Raises:
        UnknownIdError: its claim or event is not there.
        AmendmentError: the aspect is not one of its holder's, or there is nothing to speak of.
    """
    adding_claim = ruling is Ruling.ADD and target.aspect is Aspect.CLAIM
    adding_event = ruling is Ruling.ADD and target.aspect is Aspect.EVENT
    if adding_claim:
        return None
    wrong = target.aspect not in (OF_CLAIM if target.holder is Holder.CLAIM else OF_EVENT)
    if wrong and not (adding_event and target.holder is Holder.CLAIM):
        raise AmendmentError(f"a {target.holder} has no {target.aspect}: name one of its own aspects")
    if adding_event and target.holder is Holder.EVENT:
        raise AmendmentError("an event is told by a claim: name the claim as the holder of an event to be added")
    noun = _held_noun(reading, target)
    if noun is None:
        raise UnknownIdError(f"{target.holder} {target.noun_id}: there is none in document {target.doc_id}; reload it")
    before = value_of(noun, target)
    changing = ruling in (Ruling.REJECT, Ruling.ACCEPT) or (ruling is Ruling.SET and target.part is not None)
    if changing and before is None:
        raise AmendmentError(f"there is no {target.aspect} to {ruling}: set it, or name another")
    return before


def _held_noun(reading: Reading | None, target: Target) -> Claim | Event | None:
    """The claim or event that a target names, as it stands now."""
    if reading is None:
        return None
    nouns: Sequence[Claim | Event] = reading.claims if target.holder is Holder.CLAIM else reading.events
    return next((one for one in nouns if one.id == target.noun_id), None)


def _check_value(target: Target, ruling: Ruling, after: Any) -> None:
    """Raises AmendmentError where the ruling or the value does not fit the aspect."""
    aspect = target.aspect
    if ruling is Ruling.ADD and aspect not in ADDABLE:
        raise AmendmentError(f"a {aspect} is not added but set: give it as `set`")
    if ruling is Ruling.SET and aspect in WHOLE:
        raise AmendmentError(f"set one of the aspects of the {aspect}, or reject it and add another")
    if ruling is Ruling.REJECT and aspect not in REMOVABLE:
        raise AmendmentError(f"every {target.holder} has a {aspect}: set the right one instead of rejecting it")
    if ruling not in (Ruling.ADD, Ruling.SET):
        return
    kind = VALUES[aspect]
    fits = isinstance(after, tuple) if get_origin(kind) is tuple else isinstance(after, get_origin(kind) or kind)
    if not fits or (isinstance(after, tuple) and not all(isinstance(one, get_args(kind)[0]) for one in after)):
        raise AmendmentError(f"{after!r} is no {aspect}: give a value of that kind")
    if problem := _flaw(aspect, after):
        raise AmendmentError(problem)


def _flaw(aspect: Aspect, after: Any) -> str:
    """What is wrong with a value of the right type; empty where nothing is."""
    if isinstance(after, tuple | Claim) and not (after if isinstance(after, tuple) else after.voices):
        return "a claim has at least one voice: name one, or somebody unknown"
    if aspect is Aspect.ACT and after not in list_acts():
        return f"{after!r} is no act: choose one of the list of acts"
    if isinstance(after, Event) and after.act not in list_acts():
        return f"{after.act!r} is no act: choose one of the list of acts"
    if isinstance(after, TimeRange) and after.earliest and after.latest and after.earliest >= after.latest:
        return "a time ends after it begins: give a later end"
    if isinstance(after, Place) and not (-90 <= (after.lat or 0) <= 90 and -180 <= (after.lon or 0) <= 180):
        return "a place lies between -90 and 90 degrees north, -180 and 180 degrees east"
    if isinstance(after, Count):
        low, high = after.quantity.low, after.quantity.high
        if (low or 0) < 0 or (low is not None and high is not None and low > high):
            return "a count has a low end of 0 or more, and a high end not below it"
    return ""
