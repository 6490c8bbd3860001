"""What coders of protests write of the street: its class, its end, and one march that is told in two words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careo.model import Document, Event, MentionKind, Reading, Span
from careo.text.numbers import fold, fold_same
from careo.understand.acts import load_triggers
from careo.understand.coding.classes import is_done_by_state, is_done_by_unarmed
from careo.understand.coding.codes import STREET, TAKEN, Code, sentence_of
from careo.understand.coding.record_classes import VOICED
from careo.understand.drafts import DOERS
from careo.understand.roles.arguments import load_grammar

MOBILIZES = Code("MOBILIZE", "15")
WALKED = ("march", "manifest", "demonstrat")
"""How words begin that name a protest as done, not as said; alike in both languages."""
GIVEN_UP, CONDEMNS = "yield", "condemn"
PROTESTS = Code("PROTEST", "14")
TO_END = 50
"""Characters behind a verb of ending in which it is told what ends, at most."""
BETWEEN = 2
"""Words between a march and what it is called for, at most: `una marcha multitudinaria de protesta`."""
Row = tuple[Event, Code]


def class_in_street(event: Event, code: Code, doc: Document) -> Code:
    """The class by which coders of protests write down what is done in the street, and the end of it.

    `Levantaron la huelga` tells of the strike as much as `continúan la huelga`; who hands over a protest protests.
    """
    words = fold(event.trigger.quote(doc.text))
    is_street = event.act in STREET and (VOICED not in words or words.startswith(WALKED) or _is_rally(event, doc))
    is_taken = event.act in TAKEN and is_done_by_unarmed(event, doc.lang)
    if event.act == CONDEMNS and VOICED in words:
        return PROTESTS
    return MOBILIZES if is_street or is_taken or _is_ended(event, doc) else code


def _is_ended(event: Event, doc: Document) -> bool:
    """Whether people end what they do in the street: `suspendieron el paro`, `levantaron ayer los bloqueos`."""
    lang = doc.lang
    if event.act != GIVEN_UP or not is_done_by_unarmed(event, lang) or is_done_by_state(event, lang):
        return False
    words = fold(event.trigger.quote(doc.text))
    ends = words.startswith(tuple(load_grammar(lang).words["ended"]))
    behind = re.split(r"[,;:.(]", fold(doc.text[event.trigger.stop :][:TO_END]))[0] if ends else ""
    return _names_street(f"{words} {behind}", lang)


def _is_rally(event: Event, doc: Document) -> bool:
    """Whether it is a gathering that is held in protest: `una reunión de protesta`."""
    rallies, cases = (load_grammar(doc.lang).words[key] for key in ("rallies", "authors"))
    before = fold_same(doc.text[: event.trigger.start])
    return bool(rallies) and re.search(rf"\b(?:{'|'.join(rallies)}) (?:{'|'.join(cases)}) $", before) is not None


def _names_street(words: str, lang: str) -> bool:
    """Whether some words name a strike, march or blockade among them."""
    nouns = load_triggers(lang).nouns
    forms = (form for word in words.split()[1:] for form in (word, word.removesuffix("s"), word.removesuffix("es")))
    known = {*forms, *words.split()}
    told = (entry for form in known for entry in nouns.get(form, ()) if entry.act in STREET | TAKEN)
    return any(set(entry.words) <= known for entry in told)


def without_doubles(rows: Sequence[Row], doc: Document) -> list[Row]:
    """The rows, each march once that two words tell: `una marcha de protesta` is no protest beside a march."""
    return [row for at, row in enumerate(rows) if not any(_is_called(row[0], one[0], doc) for one in rows[:at])]


def _is_called(event: Event, march: Event, doc: Document) -> bool:
    if event.act not in STREET or march.act not in STREET:
        return False
    between = fold(doc.text[march.trigger.stop : event.trigger.start])
    words = between.split()
    is_beside = between.replace(" ", "").isalpha() and len(words) <= BETWEEN + 1
    is_voiced = fold(event.trigger.quote(doc.text)).startswith(VOICED)
    return is_voiced and is_beside and words[-1] in load_grammar(doc.lang).words["authors"]


def who_is_in_street(reading: Reading, event: Event, written: Sequence[Event], doc: Document) -> list[Span]:
    """Who strikes or marches where nobody is told to: those of another protest, or the body in which it breaks out."""
    return _of_other(reading, event, written, doc.lang) or _body_in_which(reading, event, doc)


def _of_other(reading: Reading, event: Event, written: Sequence[Event], lang: str) -> list[Span]:
    """Those of the nearest other protest of the sentence; where that is written down, too, they are written once."""
    sentence = sentence_of(reading, event)
    others = [
        one
        for one in reading.events
        if one is not event and one.act in STREET and sentence.covers(one.trigger) and is_done_by_unarmed(one, lang)
    ]
    if event.act not in STREET or not others or any(one.id == other.id for one in written for other in others):
        return []
    nearest = min(others, key=lambda one: abs(one.trigger.start - event.trigger.start))
    return [role.span for role in nearest.roles if role.role in DOERS]


def _body_in_which(reading: Reading, event: Event, doc: Document) -> list[Span]:
    """The body in which protests are told to have broken out: `desató una ola de protestas en el Congreso`."""
    if event.act not in STREET or any(role.role in DOERS for role in event.roles):
        return []
    words = load_grammar(doc.lang).words
    for mention in reading.mentions:
        between = fold(doc.text[event.trigger.stop : mention.span.start]).split()
        is_near = event.trigger.stop < mention.span.start and between[:1] and between[0] in words["inside_body"]
        if is_near and mention.kind is MentionKind.ORGANISATION and set(between[1:]) <= words["definite"]:
            return [mention.span]
    return []
