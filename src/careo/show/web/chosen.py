"""Words chosen in a document, with the claim, event, role or count that they are said to belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from careo.errors import CareoError, ChangedMeanwhileError, UnknownIdError
from careo.model import Aspect, Claim, Count, Document, Event, Holder, Reading, Role, Span, Target
from careo.show.changes import line_of
from careo.show.web.desk import Desk
from careo.show.web.doors import Given

T = TypeVar("T", Claim, Event)
KEY = re.compile(r"([0-9]{1,9})-([0-9]{1,9})-([a-z ]{1,20})")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The words chosen in a document, with what is understood of it so far."""

    doc: Document
    reading: Reading
    span: Span
    desk: Desk

    @property
    def quote(self) -> str:
        """The words."""
        return self.span.quote(self.doc.text)

    def claim(self, id: str) -> Claim:
        """The claim that the words are said to belong to."""
        return _one_of(self.desk, self.reading.claims, id, "claim")

    def event(self, id: str) -> Event:
        """The event that the words are said to belong to."""
        return _one_of(self.desk, self.reading.events, id, "event")


def choose(desk: Desk, given: Given) -> Chosen:
    """The words at the offsets given, without the blanks around them.

    Raises:
        UnknownIdError: there is no such document.
        CareoError: there are no words at these offsets.
    """
    doc = desk.view.document(given["doc_id"])
    start, stop = given.number("start"), given.number("stop")
    if not start < stop <= len(doc.text) or not doc.text[start:stop].strip():
        raise CareoError(
            f"start and stop: {start} to {stop} are no words of {doc.path}, which has {len(doc.text)} characters; "
            "select words in the text"
        )
    said = doc.text[start:stop]
    start, stop = start + len(said) - len(said.lstrip()), stop - len(said) + len(said.rstrip())
    return Chosen(doc, desk.view.reading(doc.id), Span(doc.id, start, stop), desk)


def key_of(part: Role | Count) -> str:
    """A role or count as a field names it: its first and last offset, and its role or effect."""
    words, name = (part.span, part.role) if isinstance(part, Role) else (part.quantity.span, part.effect)
    return f"{words.start}-{words.stop}-{name.value}"


def part_target(event: Event, aspect: Aspect, key: str = "") -> Target:
    """The target for the role or count of an event that a key names, or for one to be added.

    Raises:
        CareoError: the key is none.
    """
    if not key:
        return Target(event.trigger, aspect, Holder.EVENT, event.id)
    found = KEY.fullmatch(key)
    if found is None or int(found[1]) >= int(found[2]):
        raise CareoError(f"{key!r} names no {aspect}: give its first and last offset and its name, as 12-20-patient")
    words = Span(event.trigger.doc_id, int(found[1]), int(found[2]))
    return Target(event.trigger, aspect, Holder.EVENT, event.id, words, found[3])


def refuse_missing(desk: Desk, id: str, name: str) -> NoReturn:
    """Say what became of a claim or event that is no longer there.

    Raises:
        ChangedMeanwhileError: a person took it out; it carries what it was and by whom.
        UnknownIdError: there never was one of that id, or another reading has none.
    """
    last = next(iter(desk.view.changes(1, target=id)), None)
    if last is None or last.after is not None:
        raise UnknownIdError(f"{name} {id}: there is none in this document any more; reload it")
    said = f"{last.who} said that this is no {name}, since you looked; look again"
    token = desk.view.moment_of(last.doc_id)
    raise ChangedMeanwhileError(said, was=line_of(last.before), now="", by=last.who, token=token)


def _one_of(desk: Desk, nouns: tuple[T, ...], id: str, name: str) -> T:
    if not id:
        raise CareoError(f"{name} is empty: choose the {name} that these words belong to, or add it first")
    found = next((one for one in nouns if one.id == id), None)
    return refuse_missing(desk, id, name) if found is None else found
