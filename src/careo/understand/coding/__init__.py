"""Event codes: which events of a text a coder writes down, with their class as it is told and both sides.

The conventions are those of the CAMEO codebook (Schrodt 2012, roots 12, 13 and 19): who talk, agree or work with each
other are source and target of it both, and where nobody is told to suffer what was said or asked, whoever is named
next in the clause is its target.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from careo.lang.acts import lookup_act
from careo.model import Document, Event, Modality, Reading, Span
from careo.text.numbers import fold
from careo.understand.coding.choice import choose, load_habit
from careo.understand.coding.classes import as_meant, code_event, is_omission
from careo.understand.coding.codes import ACTORS, STREET, SUFFERERS, Code, Convention
from careo.understand.coding.elsewhere import is_only_described
from careo.understand.coding.main_clause import told_as_news
from careo.understand.coding.parties import OF_NOUNS, Known, Party
from careo.understand.coding.record_classes import code_of_record
from careo.understand.coding.sides import SAID, find_sides, is_about
from careo.understand.coding.street import MOBILIZES, class_in_street, without_doubles
from careo.understand.drafts import DOERS
from careo.understand.roles.arguments import load_grammar

__all__ = [
    "CodedEvent",
    "Convention",
    "code_event",
    "code_reading",
    "is_omission",
    "rows_of",
    "select_by_rules",
    "select_events",
]

OF_STREET = frozenset({"yield", "clash", "riot"})
"""What ends it or comes of it."""
TALKS = frozenset({"meet", "negotiate"})
TO_OCCASION, OCCASION = 48, 6
"""Characters and words before a visit in which is looked for what it is the occasion of, at most."""


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """An event as a coder writes it down."""

    event: Event
    code: Code
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]


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
    told = rows_of(reading, doc, convention)
    if convention is Convention.STREET_IS_MOBILIZED:
        chosen = choose(told, load_habit())
    else:
        chosen = select_events(told, most=1 if convention is Convention.ONE_ROW else 2)
    known = Known(reading, doc, own)
    written = [event for event, _ in chosen]
    coded = [CodedEvent(event, code, *find_sides(known, event, code, convention, written)) for event, code in chosen]
    return list(_aimed_once(coded)) if convention is Convention.STREET_IS_MOBILIZED else coded


def _aimed_once(coded: Iterable[CodedEvent]) -> Iterator[CodedEvent]:
    """The events, each target once: of a march that is held in protest coders aim one word at somebody."""
    aimed = set[Span]()
    for one in coded:
        targets = tuple(party for party in one.targets if one.event.act not in STREET or party.span not in aimed)
        aimed |= {party.span for party in targets if one.event.act in STREET}
        yield replace(one, targets=targets)


def rows_of(reading: Reading, doc: Document, convention: Convention) -> list[tuple[Event, Code]]:
    """All events of a text that have a code, in text order; coders choose from these."""
    may_do = convention is not Convention.STREET_IS_MOBILIZED
    events = (as_meant(reading, doc, event, may_do=may_do) for event in reading.events)
    coded = ((event, code_event(event, lang=doc.lang, text=doc.text)) for event in events)
    rows = [
        (event, _by(convention, reading, event, code, doc))
        for event, code in coded
        if code is not None and not any(is_about(other, event) for other in reading.events)
    ]
    if convention is Convention.STREET_IS_MOBILIZED:
        rows = without_doubles(rows, doc)
    told = [row for row in rows if not _is_on_journey(row[0], doc)]
    if convention is not Convention.STREET_IS_MOBILIZED:
        others = [event for event, _ in told]
        told = [row for row in told if not is_only_described(row[0], others, doc.text)]
        news = told_as_news([event for event, _ in told], reading, doc)
        told = [row for row in told if row[0] in news]
    return told or rows


def _is_on_journey(event: Event, doc: Document) -> bool:
    """Whether a visit or talk only says on what occasion something else was done: "during a visit to Chile"."""
    words = load_grammar(doc.lang).words["on_journeys"]
    before = fold(doc.text[max(0, event.trigger.start - TO_OCCASION) : event.trigger.start]).split()[-OCCASION:]
    return event.act in TALKS and event.made_by.endswith(OF_NOUNS) and bool(words.intersection(before))


def select_by_rules(told: list[tuple[Event, Code]]) -> list[tuple[Event, Code]]:
    """What coders of protests write down by rules alone, which the learned choice is measured against."""
    return select_events(_from_street(told), else_background=True)


def _from_street(told: list[tuple[Event, Code]]) -> list[tuple[Event, Code]]:
    """The events from the first one on that coders of protests look for, where there is one.

    These are what is done in the street, what ends it or comes of it, and what is said or threatened.
    """
    sought = (at for at, row in enumerate(told) if _is_of_street(*row) and not _is_imagined(row[0]))
    return told[next(sought, 0) :]


def _is_of_street(event: Event, code: Code) -> bool:
    act = lookup_act(event.act)
    return event.act in STREET | OF_STREET or code == MOBILIZES or (act is not None and act.family in SAID)


def _by(convention: Convention, reading: Reading, event: Event, code: Code, doc: Document) -> Code:
    if convention is Convention.ONE_ROW:
        return code_of_record(reading, event, code, doc)
    return class_in_street(event, code, doc) if convention is Convention.STREET_IS_MOBILIZED else code


def select_events(
    coded: Sequence[tuple[Event, Code]], *, most: int = 2, else_background: bool = False
) -> list[tuple[Event, Code]]:
    """The events a coder of a sentence writes down, in text order, of those that have a code.

    Left out are what is only imagined or told as habit, and what is told as background; what some are told to do to
    others as a habit is written where a text tells nothing else. The first event comes first; then at most one a
    class, of those that took place and that somebody is said to have done, or that are done in public.

    Args:
        coded: the events with their codes, in text order.
        most: how many, at most.
        else_background: take what is told as background where nothing else is told.
    """
    best: dict[str, tuple[Event, Code]] = {}
    told_of = [row for row in coded if not _is_imagined(row[0])] or [row for row in coded if _is_habit(row[0])]
    news = [row for row in told_of if not row[0].background]
    for event, code in news or told_of * else_background:
        known = best.get(code.plover)
        if known is None or _actors_in(event) > _actors_in(known[0]):
            best[code.plover] = (event, code)
    first, others = list(best.values())[:1], list(best.values())[1:]
    told = [row for row in others if row[0].act in STREET or _is_done(row[0])]
    return [*first, *told][:most]


def _actors_in(event: Event) -> tuple[int, int]:
    """How many people and bodies are told to have a part in it, and how much else."""
    return sum(role.kind in ACTORS for role in event.roles), len(event.roles)


def _is_imagined(event: Event) -> bool:
    return event.modality is Modality.HYPOTHETICAL or event.generic


def _is_habit(event: Event) -> bool:
    """Whether some are told to do it to others again and again: "soldiers routinely beat up detainees"."""
    told = {role.role for role in event.roles}
    return event.modality is Modality.ACTUAL and bool(told & DOERS) and not told.isdisjoint(SUFFERERS)


def _is_done(event: Event) -> bool:
    return event.modality is Modality.ACTUAL and any(role.role in DOERS for role in event.roles)
