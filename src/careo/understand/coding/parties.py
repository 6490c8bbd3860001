"""Who stands on a side of a coded event, with the codes that their names, descriptions and known offices give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from careo.lang.actor_codes import actor_codes
from careo.model import Document, Reading, Span
from careo.text.numbers import fold
from careo.understand.roles.arguments import load_grammar


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody on one side of an event: the words of the text and the code, None where they tell no nation."""

    span: Span
    words: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people in a text: its Reading, and the codes of the case's own actors."""

    reading: Reading
    doc: Document
    own: Mapping[str, str] | None = None


def parties_at(span: Span, known: Known, *, acts: bool) -> tuple[Party, ...]:
    """Who is named by some words: one party for each nation that is joined there ("Peruvian and Chilean officials").

    Where the words tell no nation, how else the text describes them does, or an office that they are known to hold.

    Args:
        span: the words.
        known: what is known of the people in the text.
        acts: whether they do something; a capital that does is its government.
    """
    words, lang = span.quote(known.doc.text), known.doc.lang
    for said in (words, *_said_of(span, known)):
        if codes := actor_codes(said, lang=lang, own=known.own, acts=acts):
            return tuple(Party(span, words, code) for code in codes)
    return (Party(span, words, None),)


def _said_of(span: Span, known: Known) -> Iterator[str]:
    """Other names and descriptions of the actor whom the words name, then the offices that he is known to hold."""
    reading, text = known.reading, known.doc.text
    actor = next((one.actor_id for one in reading.mentions if one.actor_id and span.covers(one.span)), None)
    if actor is None:
        return
    yield from (one.span.quote(text) for one in reading.mentions if one.actor_id == actor and not one.points_back)
    roles = (role for one in reading.actors if one.id == actor for role in one.roles)
    yield from (f"{role.title} {role.of}" for role in roles)


def are_joined(doc: Document, one: Span, other: Span) -> bool:
    """Whether only "and", a comma and an article stand between two names, the first before the other."""
    words = load_grammar(doc.lang).words
    between = fold(doc.text[one.stop : other.start]).replace(",", " ").split()
    return one.stop <= other.start and set(between) <= words["joining"] | words["definite"]
