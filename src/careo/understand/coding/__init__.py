"""Event codes: the PLOVER class and CAMEO root of an event as it is told, not of its act alone, and its two sides.

A sanction that is announced is a threat, help that is not given a refusal, and soldiers who shell a town fight. The
conventions are those of the CAMEO codebook (Schrodt 2012, roots 12, 13 and 19): who talk, agree or work with each
other are source and target of it both, and where nobody is told to suffer what was said or asked, whoever is named
next in the clause is its target.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from careo.lang.acts import lookup_act
from careo.model import Document, Event, Modality, Reading
from careo.understand.coding.codes import DOERS, STREET, Code, Convention, code_by, code_event, is_omission
from careo.understand.coding.sides import SAID, CodedEvent, Party, is_about, with_sides

__all__ = [
    "Code",
    "CodedEvent",
    "Convention",
    "Party",
    "code_event",
    "code_reading",
    "is_omission",
    "select_events",
]

OF_STREET = frozenset({"yield", "clash", "riot"})
"""What ends what is done in public, or comes of it."""


def code_reading(
    reading: Reading,
    doc: Document,
    convention: Convention = Convention.CAMEO,
    *,
    own: Mapping[str, str] | None = None,
) -> list[CodedEvent]:
    """The events a coder writes down of a short text, in text order, with their codes and both sides.

    Args:
        reading: what was read of the text.
        doc: the text.
        convention: which habits of coders to follow.
        own: codes of the case's own actors by folded name, see `careo.lang.actor_codes.own_codes`.
    """
    coded = ((event, code_event(event, lang=doc.lang, text=doc.text)) for event in reading.events)
    told = [
        (event, code_by(convention, reading, event, code, doc.text))
        for event, code in coded
        if code is not None and not any(is_about(other, event) for other in reading.events)
    ]
    if convention is Convention.STREET_IS_MOBILIZED:
        chosen = select_events(_from_street(told), else_background=True)
    else:
        chosen = select_events(told, most=1 if convention is Convention.ONE_ROW else 2)
    return [with_sides(reading, doc, event, code, convention, own) for event, code in chosen]


def _from_street(told: list[tuple[Event, Code]]) -> list[tuple[Event, Code]]:
    """The events from the first one on that coders of protests look for, where there is one.

    These are what is done in the street, what ends it or comes of it, and what is said or threatened.
    """
    sought = (at for at, (event, _) in enumerate(told) if _is_of_street(event) and not _is_imagined(event))
    return told[next(sought, 0) :]


def _is_of_street(event: Event) -> bool:
    act = lookup_act(event.act)
    return event.act in STREET | OF_STREET or (act is not None and act.family in SAID)


def select_events(
    coded: Sequence[tuple[Event, Code]], *, most: int = 2, else_background: bool = False
) -> list[tuple[Event, Code]]:
    """The events a coder of a sentence writes down, in text order, of those that have a code.

    Left out are what is only imagined or told as habit, and what is told as background. The first event comes first;
    then at most one a class, of those that took place and that somebody is said to have done, or that are done in
    public.

    Args:
        coded: the events with their codes, in text order.
        most: how many, at most.
        else_background: take what is told as background where nothing else is told.
    """
    best: dict[str, tuple[Event, Code]] = {}
    told_of = [row for row in coded if not _is_imagined(row[0])]
    news = [row for row in told_of if not row[0].background]
    for event, code in news or told_of * else_background:
        known = best.get(code.plover)
        if known is None or len(event.roles) > len(known[0].roles):
            best[code.plover] = (event, code)
    first, others = list(best.values())[:1], list(best.values())[1:]
    told = [row for row in others if row[0].act in STREET or _is_done(row[0])]
    return [*first, *told][:most]


def _is_imagined(event: Event) -> bool:
    return event.modality is Modality.HYPOTHETICAL or event.generic


def _is_done(event: Event) -> bool:
    return event.modality is Modality.ACTUAL and any(role.role in DOERS for role in event.roles)
