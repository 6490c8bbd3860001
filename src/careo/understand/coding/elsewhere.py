"""Sides of an event that stand in no phrase of its own: behind a border, before a complaint, in a weapon's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from careo.lang.actor_codes import NATION, actor_code, actor_role, nations_named
from careo.lang.acts import lookup_act
from careo.model import Document, Event, MentionKind, Reading, RoleName, Span
from careo.text.numbers import fold, fold_same
from careo.understand.coding.codes import ACTORS, STREET, SUFFERERS, behind_verb, sentence_of
from careo.understand.coding.main_clause import is_passive
from careo.understand.coding.targets import answers
from careo.understand.drafts import DOERS
from careo.understand.roles.arguments import load_grammar

DEMANDS, GATHERS = "demand", "mobilize"
COMPLAINS = frozenset({"protest", "condemn", "accuse"})
"""Acts of which a whole sentence before them may tell the matter: "the police beat them, a rights group protested"."""
STRIKES = ("17", "18", "19", "20")
"""Roots of what is done against somebody by force."""
IN_PUBLIC, TO_DEMAND = STREET | {"riot"}, 120
"""Acts by which something is demanded, and characters from one to the demand, at most."""
TO_FOE, NEAR = 40, 12
"""Characters between what is asked for and the "against" behind it, and from "support" to whom, at most."""
TO_MATTER, TO_NATION = 100, 14
"""Characters from a demand to what is asked for, and from a border to the nation behind it, at most."""


def beyond_border(reading: Reading, doc: Document, event: Event) -> list[Span]:
    """The nation that troops are sent to the border of: "massed tanks on the Chilean border", "the border with Chile".

    What is said of a border without a nation, or of one between two, tells nobody.
    """
    if event.act != GATHERS:
        return []
    start, words = behind_verb(event, doc.text), load_grammar(doc.lang).words
    after = doc.text[start : sentence_of(reading, event).stop]
    found = list(nations_named(after, lang=doc.lang))
    for border in re.finditer(rf"\b(?:{'|'.join(sorted(words['frontiers']))})s?\b", fold_same(after)):
        for one in found:
            beside = one.stop + 1 == border.start() or 0 < one.start - border.end() <= TO_NATION
            if beside and not re.search(r"[,;.]", after[border.end() : one.start]):
                return [Span(doc.id, start + one.start, start + one.stop)]
    return []


def foe_of_demand(reading: Reading, doc: Document, event: Event) -> list[Span]:
    """Against whom something is asked for: "called for sanctions against Chile", "urged them to unite against him".

    Whoever asks for an end of it is against nobody: "urged him to lift the sanctions against Chile".
    """
    if event.act != DEMANDS:
        return []
    grammar = load_grammar(doc.lang)
    start, stop = behind_verb(event, doc.text), sentence_of(reading, event).stop
    after = re.split(r"[,;:]", fold_same(doc.text[start:stop]))[0]
    asked, link = "|".join(sorted(grammar.words["opposing"])), "|".join(sorted(grammar.against))
    found = re.search(rf"\b(?:{asked})\w*\b.{{0,{TO_FOE}}}?\b(?:{link})\s", after[:TO_MATTER])
    if found is None or re.search(rf"\b(?:{'|'.join(sorted(grammar.words['ending']))})", after[: found.end()]):
        return []
    foe = Span(doc.id, start + found.end(), min(start + found.end() + TO_FOE, stop))
    named = sorted((m for m in reading.mentions if m.span.start in range(foe.start, foe.stop)), key=lambda m: m.span)
    return next(([m.span] for m in named if m.kind in ACTORS), [])


def friend_of_demand(reading: Reading, doc: Document, event: Event) -> list[Span]:
    """Whom others are asked to support: "urged the council to back the rebels"; not "asked them for support"."""
    if event.act != DEMANDS:
        return []
    words = load_grammar(doc.lang).words
    start, stop = behind_verb(event, doc.text), sentence_of(reading, event).stop
    after = re.split(r"[,;:]", fold_same(doc.text[start:stop]))[0][:TO_MATTER]
    link, support = "|".join(sorted(words["in_order_to"])), "|".join(sorted(words["favouring"]))
    found = re.search(rf"\b(?:{link})\s(?:{support})\w*\s", after)
    if found is None:
        return []
    begin = start + found.end()
    named = sorted((m for m in reading.mentions if begin <= m.span.start < begin + NEAR), key=lambda m: m.span)
    return next(([m.span] for m in named if m.kind in ACTORS), [])


def told_before(reading: Reading, doc: Document, event: Event, doers: Iterable[Span]) -> list[Span]:
    """Who is told of in the sentence before those who complain of it: "the state neglects him, monks protested"."""
    first = min((span.start for span in doers), default=event.trigger.start)
    sentence = sentence_of(reading, event)
    before = doc.text[sentence.start : first].rstrip("“”\"'`’ ")
    if event.act not in COMPLAINS or not before.endswith(",") or first > event.trigger.start:
        return []
    told = Span(doc.id, sentence.start, sentence.start + len(before))
    named = sorted((m for m in reading.mentions if told.covers(m.span)), key=lambda m: m.span)
    is_first = bool(named) and len(doc.text[sentence.start : named[0].span.start].split()) <= 1
    return [named[0].span] if is_first and named[0].kind in ACTORS else []


def demanded_of(reading: Reading, doc: Document, event: Event, doers: Sequence[Span]) -> list[Span]:
    """Who is named in what those who march or riot demand: "rioted, calling for the removal of the president"."""
    sentence = sentence_of(reading, event)
    asked = [one for one in reading.events if one.act == DEMANDS and sentence.covers(one.trigger)]
    for demand in asked if event.act in IN_PUBLIC else ():
        start = demand.trigger.stop
        if demand.trigger.start < event.trigger.stop or start > event.trigger.stop + TO_DEMAND:
            continue
        named = sorted((m for m in reading.mentions if m.span.start >= start), key=lambda m: m.span)
        for mention in named:
            inside = sentence.covers(mention.span) and not any(mention.span.overlaps(span) for span in doers)
            if inside and answers(mention, doc) and not mention.points_back:
                return [mention.span]
    return []


def matter_before(reading: Reading, doc: Document, event: Event) -> list[Span]:
    """Whose the matter is that is told before: "a Chilean protest was rejected by Peru"."""
    if not is_passive(event, doc):
        return []
    start = sentence_of(reading, event).start
    first = next(nations_named(doc.text[start : event.trigger.start], lang=doc.lang), None)
    return [Span(doc.id, start + first.start, start + first.stop)] if first is not None else []


def seat_struck(event: Event, doc: Document) -> list[Span]:
    """Whose embassy or base it is at which a blow fell: "a bomb exploded outside the Chilean embassy"."""
    act = lookup_act(event.act)
    if act is None or act.family != "violence":
        return []
    places = (role.span for role in event.roles if role.role is RoleName.PLACE and role.kind is MentionKind.FACILITY)
    return _first_of_nation(places, doc)


def given_up_to(reading: Reading, doc: Document, event: Event) -> list[Span]:
    """The state to which somebody is given up: "extradited the colonel to Chile"."""
    words = tuple(load_grammar(doc.lang).words["extraditing"])
    if event.act != "expel" or not fold(event.trigger.quote(doc.text)).startswith(words):
        return []
    start = behind_verb(event, doc.text)
    after = doc.text[start : sentence_of(reading, event).stop]
    links = "|".join(sorted(load_grammar(doc.lang).words["whither"]))
    found = (one for one in nations_named(after, lang=doc.lang))
    to = (one for one in found if re.search(rf"\b(?:{links})(?: the)? $", after[: one.start]))
    return [Span(doc.id, start + one.start, start + one.stop) for one in to][:1]


def object_within(event: Event, doc: Document) -> list[Span]:
    """Whom a phrase itself names as struck or forbidden: "shut down | two newspapers", "seized | Chilean boats"."""
    act, lang = lookup_act(event.act), doc.lang
    if act is None or act.cameo not in STRIKES:
        return []
    words = doc.text[behind_verb(event, doc.text) : event.trigger.stop]
    first = re.match(r"\W*(?:(?:up|down|off|out)\s+)?", words)
    start = behind_verb(event, doc.text) + (first.end() if first is not None else 0)
    told = doc.text[start : event.trigger.stop]
    is_own = fold(told).split()[:1] and fold(told).split()[0] in load_grammar(lang).words["possessives"]
    names = actor_role(told, lang=lang) is not None or any(True for _ in nations_named(told, lang=lang))
    return [Span(doc.id, start, event.trigger.stop)] if names and not is_own else []


def weapon_of(event: Event, doc: Document) -> list[Span]:
    """The arms of a nation, where nobody else is told to use them: "Chilean artillery pounded the town"."""
    if any(role.role in DOERS for role in event.roles):
        return []
    return _first_of_nation((role.span for role in event.roles if role.role is RoleName.INSTRUMENT), doc)


def _first_of_nation(spans: Iterable[Span], doc: Document) -> list[Span]:
    """The first of the spans whose words tell a nation and a role."""
    coded = ((span, actor_code(span.quote(doc.text), lang=doc.lang)) for span in spans)
    return [span for span, code in coded if code is not None and len(code) > NATION][:1]


def is_only_described(event: Event, events: Iterable[Event], text: str) -> bool:
    """Whether a participle only says what those are who do or suffer something else.

    "Jailed activists began a fast", "five engineers kidnapped by rebels were freed".
    """
    others = [one for one in events if one is not event]
    is_word = len(event.trigger.quote(text).split()) == 1
    doing = (role.span for one in others for role in one.roles if role.role in DOERS)
    alone = is_word and not any(role.role in DOERS for role in event.roles)
    if alone and any(span.covers(event.trigger) for span in doing):
        return True
    right_before = {
        role.span for role in event.roles if role.role in SUFFERERS and role.span.stop + 1 == event.trigger.start
    }
    after = (role.span for one in others if one.trigger.start > event.trigger.stop for role in one.roles)
    return is_word and any(span in right_before for span in after)
