"""What a sentence tells beside its news: in a clause that opens it, in a relative clause, by a participle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careo.lang.acts import lookup_act
from careo.model import Document, Event, Reading
from careo.text.numbers import fold, fold_same
from careo.understand.coding.codes import SUFFERERS, sentence_of
from careo.understand.drafts import DOERS
from careo.understand.roles.arguments import load_grammar

VERBAL, NEAR = frozenset({"speech", "support"}), 24
"""Families of what is said of a deed, and characters before a verb in which its auxiliary stands."""


def told_as_news(events: Sequence[Event], reading: Reading, doc: Document) -> list[Event]:
    """The events that a coder takes for the news of their sentence; all of them where none is.

    "After rebels attacked a village, Peru sent troops" tells of troops, "Peru, which had left the talks, agreed to
    resume them" of an agreement, "police looking into the murder arrested two men" of an arrest.
    """
    aside = [one for one in events if any(rule(one, events, reading, doc) for rule in RULES)]
    told = [role.span for one in aside for role in one.roles if role.role in SUFFERERS]
    news = [one for one in events if one not in aside and not any(span.covers(one.trigger) for span in told)]
    return news or list(events)


def _is_opening(event: Event, events: Sequence[Event], reading: Reading, doc: Document) -> bool:
    """Whether it is told in a clause or phrase that opens the sentence, before a comma and something else."""
    sentence, words = sentence_of(reading, event), load_grammar(doc.lang).words
    told = fold_same(sentence.quote(doc.text)).lower()
    opens = re.match(rf"\W*(?:\S+ ){{0,2}}?(?:{'|'.join(sorted(words['opening']))})\b", told)
    gerund = re.match(rf"\W*\w{{3,}}(?:{'|'.join(sorted(words['gerund_endings']))})\s", told)
    comma = doc.text.find(",", event.trigger.stop, sentence.stop)
    if comma < 0 or not (opens or gerund) or "," in doc.text[sentence.start : event.trigger.start]:
        return False
    return any(sentence.covers(one.trigger) and one.trigger.start > comma for one in events)


def _is_in_relative(event: Event, events: Sequence[Event], reading: Reading, doc: Document) -> bool:
    """Whether it is told between two commas, of somebody of whom the sentence then goes on to tell."""
    sentence, grammar = sentence_of(reading, event), load_grammar(doc.lang)
    before = doc.text[sentence.start : event.trigger.start]
    stop = doc.text.find(",", event.trigger.stop, sentence.stop)
    if stop < 0 or "," not in before:
        return False
    clause = before.rsplit(",", 1)[1].split()
    endings = tuple(grammar.words["gerund_endings"])
    is_gerund = not clause and fold(event.trigger.quote(doc.text)).split()[0].endswith(endings)
    if not (is_gerund or (clause and fold(clause[0]) in grammar.relative)):
        return False
    return any(sentence.covers(one.trigger) and one.trigger.start > stop for one in events)


def _is_of_doer(event: Event, events: Sequence[Event], reading: Reading, doc: Document) -> bool:
    """Whether it only says who those are who do what is told behind, in a clause right behind them.

    "Villagers whose houses were burned demanded aid", "students, backed by a union, occupied the office".
    """
    sentence, grammar = sentence_of(reading, event), load_grammar(doc.lang)
    later = (one for one in events if one.trigger.start > event.trigger.stop and sentence.covers(one.trigger))
    doing = (role.span for one in later for role in one.roles if role.role in DOERS)
    suffering = [role.span for role in event.roles if role.role in SUFFERERS]
    for span in doing:
        between = doc.text[span.stop : event.trigger.start]
        if span.stop >= event.trigger.start or "," in between.strip(" ,"):
            continue
        opens = fold(between.strip(" ,")).split()[:1]
        is_backed = not opens and between.startswith(",") and any(span.overlaps(other) for other in suffering)
        if is_backed or (opens and not between.startswith(",") and opens[0] in grammar.relative):
            return True
    return False


def _is_participle(event: Event, events: Sequence[Event], reading: Reading, doc: Document) -> bool:
    """Whether it only says who those are who do something else: "police looking into a murder arrested two men"."""
    endings = tuple(load_grammar(doc.lang).words["gerund_endings"])
    if not fold(event.trigger.quote(doc.text)).split()[0].endswith(endings):
        return False
    doing = {role.span for role in event.roles if role.role in DOERS and role.span.stop + 1 == event.trigger.start}
    later = (one for one in events if one.trigger.start > event.trigger.stop)
    return any(role.span in doing for one in later for role in one.roles if role.role in (*DOERS, *SUFFERERS))


def _is_matter(event: Event, events: Sequence[Event], reading: Reading, doc: Document) -> bool:
    """Whether it is what somebody is then told to have welcomed or rejected: "a Chilean protest was rejected by"."""
    sentence = sentence_of(reading, event)
    later = (one for one in events if sentence.covers(one.trigger) and one.trigger.start > event.trigger.stop)
    said = (one for one in later if is_passive_speech(one, doc))
    return any("," not in doc.text[event.trigger.stop : one.trigger.start] for one in said)


def is_passive_speech(event: Event, doc: Document) -> bool:
    """Whether something is told to be said or rejected by somebody: "was condemned by"."""
    act = lookup_act(event.act)
    return act is not None and act.family in VERBAL and is_passive(event, doc)


def is_passive(event: Event, doc: Document) -> bool:
    """Whether it is told to be done by somebody who is named behind: "was rejected by Peru"."""
    words = load_grammar(doc.lang).words
    if not any(role.role in DOERS and role.span.start > event.trigger.stop for role in event.roles):
        return False
    before = fold(doc.text[max(0, event.trigger.start - NEAR) : event.trigger.start]).split()[-2:]
    return bool(words["passive_forms"].intersection((*before, *fold(event.trigger.quote(doc.text)).split())))


RULES = (_is_opening, _is_in_relative, _is_of_doer, _is_participle, _is_matter)
