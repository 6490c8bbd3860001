"""Who is source and who is target of a coded event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from careo.lang.actor_codes import actor_code, nation_of
from careo.lang.acts import lookup_act
from careo.model import Document, Event, Mention, MentionKind, Reading, Span
from careo.text.numbers import fold
from careo.understand.coding.codes import ACTORS, DOERS, SUFFERERS, Code, Convention
from careo.understand.coding.targets import sentence_of, target_of_protest, without_deeds
from careo.understand.roles.arguments import load_grammar

RECIPROCAL = frozenset({"negotiate", "meet", "agree", "cooperate", "clash"})
"""Acts whose doers do it to each other where nobody else is named; "ties with X" point one way."""
AIMED = frozenset({"speech", "talk", "threat", "support"})
"""Families of acts whose target coders look for in the rest of the clause."""
SAID = frozenset({"speech", "threat"})
"""Those of them that coders of protests write down."""
MOST = 2
"""Actors whom coders of protests write down on each side, at most."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody on one side of an event: the words of the text and the code, None where they tell no nation."""

    span: Span
    words: str
    code: str | None


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """An event as a coder writes it down."""

    event: Event
    code: Code
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]


def with_sides(
    reading: Reading,
    doc: Document,
    event: Event,
    code: Code,
    convention: Convention,
    own: Mapping[str, str] | None,
) -> CodedEvent:
    """A coded event with both its sides."""

    def party(span: Span, *, acts: bool) -> Party:
        words = span.quote(doc.text)
        return Party(span, words, actor_code(words, lang=doc.lang, own=own, acts=acts))

    doers = [role.span for role in event.roles if role.role in DOERS]
    of_protests = convention is Convention.STREET_IS_MOBILIZED
    sufferers = _answerable(reading, event) or [role.span for role in event.roles if role.role in SUFFERERS]
    if of_protests:
        sufferers = without_deeds(reading, doc, event, sufferers)
    if not sufferers and event.act in RECIPROCAL and len(doers) > 1:
        doers, sufferers = (doers[:1], doers[1:]) if of_protests else (doers, doers)
    elif not sufferers:
        sufferers = (_next_body if of_protests else _next_named)(reading, doc, event, doers)
        sufferers = sufferers or target_of_protest(reading, doc, event, doers)
    if of_protests:
        doers, sufferers = _joined(doc, doers)[:MOST], _joined(doc, sufferers)[:MOST]
    sources = tuple(party(span, acts=True) for span in doers)
    targets = tuple(party(span, acts=False) for span in sufferers)
    if convention is Convention.ONE_ROW:
        targets = _with_country(reading, doc, event, sources, targets)
    return CodedEvent(event, code, sources, targets)


def _joined(doc: Document, spans: Iterable[Span]) -> list[Span]:
    """The spans in text order, those that only "and", a comma and an article stand between as one."""
    words = load_grammar(doc.lang).words
    little, joined = words["joining"] | words["definite"], list[Span]()
    for span in sorted(spans, key=lambda one: (one.start, -one.stop)):
        if joined and joined[-1].covers(span):
            continue
        between = doc.text[joined[-1].stop : span.start] if joined and joined[-1].stop <= span.start else "-"
        if set(fold(between).replace(",", " ").split()) <= little:
            joined[-1] = Span(doc.id, joined[-1].start, span.stop)
        else:
            joined.append(span)
    return joined


def _with_country(
    reading: Reading, doc: Document, event: Event, sources: Sequence[Party], targets: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The targets that have a code; where only things are told, the country it was done in or to.

    Coders by CAMEO write actors, no things: "strengthened its forces in Lebanon" is aimed at Lebanon.
    """
    coded = tuple(one for one in targets if one.code)
    people = tuple(one for one in targets if not one.code and _is_actor(event, one))
    if coded or people:
        return coded + people
    sentence = sentence_of(reading, event)
    taken = [one.span for one in sources]
    for place in sorted(reading.places, key=lambda one: one.span.start):
        after = sentence.covers(place.span) and place.span.start >= event.trigger.stop
        if after and place.country and not any(span.overlaps(place.span) for span in taken):
            words = place.span.quote(doc.text)
            code = actor_code(words, lang=doc.lang, acts=False) or nation_of(place.country)
            return (Party(place.span, words, code),)
    return targets


def _is_actor(event: Event, party: Party) -> bool:
    return any(role.span == party.span and role.kind in ACTORS for role in event.roles)


def _answerable(reading: Reading, event: Event) -> list[Span]:
    """Whose deed it is that somebody condemns or welcomes: "condemned an attack by the rebels"."""
    deeds = [other for other in reading.events if is_about(event, other)]
    return [
        role.span
        for deed in deeds
        for role in deed.roles
        if role.role in DOERS or (deed.act in RECIPROCAL and role.role in SUFFERERS)
    ]


def is_about(event: Event, deed: Event) -> bool:
    """Whether a verbal act is about a deed that its object names, and that is no news of its own."""
    act = lookup_act(event.act)
    if act is None or act.family != "speech" or event is deed:
        return False
    objects = [role.span for role in event.roles if role.role in SUFFERERS and role.kind not in ACTORS]
    return any(span.covers(deed.trigger) for span in objects)


def _next_named(reading: Reading, doc: Document, event: Event, doers: Sequence[Span]) -> list[Span]:
    """The actor named next after what was said or asked, in the same sentence; none for other acts."""
    act = lookup_act(event.act)
    if act is None or act.family not in AIMED:
        return []
    return [one.span for one in _named_after(reading, doc, event) if not _is_any(one.span, doers)][:1]


def _next_body(reading: Reading, doc: Document, event: Event, doers: Sequence[Span]) -> list[Span]:
    """The body named next after what was said or threatened, with no comma between."""
    act = lookup_act(event.act)
    if act is None or act.family not in SAID:
        return []
    for mention in _named_after(reading, doc, event):
        if mention.kind is MentionKind.ORGANISATION and not _is_any(mention.span, doers):
            is_near = not any(mark in doc.text[event.trigger.stop : mention.span.start] for mark in ",;:")
            return [mention.span] if is_near else []
    return []


def _is_any(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _named_after(reading: Reading, doc: Document, event: Event) -> Iterator[Mention]:
    """The actors of the sentence after the trigger, but for states that say where it was done."""
    where = load_grammar(doc.lang).locative_cases
    sentence = sentence_of(reading, event)
    for mention in sorted(reading.mentions, key=lambda m: m.span.start):
        inside = sentence.covers(mention.span) and mention.span.start >= event.trigger.stop
        before = fold(doc.text[sentence.start : mention.span.start]).split()[-1:]
        is_scene = mention.kind is MentionKind.STATE and bool(where.intersection(before))
        if inside and mention.kind in ACTORS and not mention.points_back and not is_scene:
            yield mention
