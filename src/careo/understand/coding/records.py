"""Records of PLOVER and PETRARCH, which hold one event with two sides: their classes, and whom they write as target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from careo.lang.actor_codes import NATION, actor_code, actor_role, nation_of, nations_named
from careo.model import Event, MentionKind, Reading, Span
from careo.text.numbers import fold
from careo.understand.coding.codes import ACTORS, HARMS, SUFFERERS, Code, sentence_of
from careo.understand.coding.parties import Known, Party
from careo.understand.coding.targets import REPRESSES
from careo.understand.drafts import DOERS
from careo.understand.events.where import TOWN_KM
from careo.understand.roles.arguments import load_grammar

IN_FIGHT = frozenset({"shoot", "clash", "mine", "attack"})
"""Beside these in a sentence, deaths and wounds are those of a fight."""
DAMAGES = frozenset({"damage", "arson", "bomb"})
"""Done to things alone they seize or damage property (CAMEO 171, a COERCE of PLOVER)."""
FIGHTS, COERCES = Code("FIGHT", "19"), Code("COERCE", "17")
DISAPPROVES, VOICED = Code("DISAPPROVE", "11"), "protest"
PEOPLE = frozenset({MentionKind.PERSON, MentionKind.GROUP})
LINK = 12
"""Characters of a preposition and an article, at most."""
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.STATE})
YIELDS = "08"
"""Root of what is given up, whose other side an adjective may tell: "lifted the blockade of Peruvian ships"."""
PROTESTS, THREATENS = "14", "13"
GOVERNS, LIVES, SOLDIERS = "GOV", "CVL", "MIL"


def code_of_record(reading: Reading, event: Event, code: Code, text: str) -> Code:
    """The class in records of PLOVER, which tells fights and damage to things from assaults on people.

    A state or body that protests complains, and marches nowhere (CAMEO 113).
    """
    kinds = {role.kind for role in event.roles if role.role in SUFFERERS}
    shelled = {MentionKind.PLACE} | ({MentionKind.OTHER} if code == FIGHTS else frozenset())
    is_war = event.act == "bomb" and kinds <= shelled
    if event.act in DAMAGES and code.cameo in HARMS and kinds and not kinds & ACTORS and not is_war:
        return COERCES
    doers = [role for role in event.roles if role.role in DOERS]
    by_body = any(role.kind in BODIES or actor_code(role.name, lang=reading.lang) == "NGO" for role in doers)
    if event.act == "protest" and by_body and fold(event.trigger.quote(text)).startswith(VOICED):
        return DISAPPROVES
    if event.act in ("kill", "wound") and code.plover == "ASSAULT":
        sentence = sentence_of(reading, event)
        return FIGHTS if any(e.act in IN_FIGHT and sentence.covers(e.trigger) for e in reading.events) else code
    return code


def one_each(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties, those with the same code once: "the President, Todor Zhivkov", told as two, is one actor."""
    first = dict[str, Party]()
    for place, one in enumerate(parties):
        first.setdefault(one.code or str(place), one)
    return tuple(first.values())


def targets_of_record(
    known: Known, event: Event, code: Code, sources: Sequence[Party], targets: Sequence[Party]
) -> tuple[Party, ...]:
    """The targets that have a code; where only things or own people are told, the country it was done in or to.

    Coders by CAMEO write actors, no things: "strengthened its forces in Lebanon" is aimed at Lebanon.
    """
    found = _targets_with_codes(known, event, code, sources, targets)
    return tuple(_as_people(one, known, code) for one in found)


def _as_people(party: Party, known: Known, code: Code) -> Party:
    """A town as those in it: its people where it is harmed or threatened, where it is full of protest the government.

    A curfew in a town is imposed on those who live there; marchers and strikers want something of those who govern.
    """
    role = GOVERNS if code.cameo == PROTESTS else LIVES if code.cameo in (THREATENS, *HARMS) else ""
    towns = (one.span for one in known.reading.places if (one.radius_km or TOWN_KM) < TOWN_KM and one.country)
    is_town = any(span == party.span for span in towns) and len(party.code or "") == NATION
    return replace(party, code=f"{party.code}{role}") if is_town else party


def _targets_with_codes(
    known: Known, event: Event, code: Code, sources: Sequence[Party], targets: Sequence[Party]
) -> tuple[Party, ...]:
    forces = {f"{(one.code or '')[:NATION]}{SOLDIERS}" for one in sources if code.cameo not in HARMS}
    coded = [one for one in targets if one.code and one.code not in forces] or _whose(targets, known)
    people = [one for one in targets if not one.code and _is_actor(known, event, one) and not _is_own(one, known, code)]
    if coded or people:
        return one_each([*coded, *people])
    sentence, doc = sentence_of(known.reading, event), known.doc
    taken = [one.span for one in (*sources, *targets) if one.code]
    start = event.trigger.stop
    named = nations_named(doc.text[start : sentence.stop], lang=doc.lang) if code.cameo == YIELDS else ()
    found = [(Span(doc.id, start + one.start, start + one.stop), one.code) for one in named]
    for place in known.reading.places:
        if sentence.covers(place.span) and place.span.start >= start:
            nation = actor_code(place.span.quote(doc.text), lang=doc.lang, acts=False) or nation_of(place.country)
            found += [(place.span, nation)] if nation else []
    for span, nation in sorted(found, key=lambda one: one[0].start):
        if not any(span.overlaps(other) for other in taken):
            return (Party(span, span.quote(doc.text), nation or None),)
    return tuple(targets)


def _is_own(party: Party, known: Known, code: Code) -> bool:
    """Forces without a nation, or the doer's own by a possessive, in what harms nobody: "withdrew its troops"."""
    words, lang = fold(party.words).split(), known.doc.lang
    is_force = code.cameo not in HARMS and actor_role(party.words, lang=lang) == SOLDIERS
    return is_force or bool(words and words[0] in load_grammar(lang).words["possessives"] and code.cameo not in HARMS)


def _is_actor(known: Known, event: Event, party: Party) -> bool:
    if any(role.span == party.span and role.kind in ACTORS for role in event.roles):
        return True
    broken_up = event.act == REPRESSES and any(one.span == party.span for one in known.reading.mentions)
    return broken_up and actor_role(party.words, lang=known.doc.lang) is not None


def _whose(targets: Sequence[Party], known: Known) -> list[Party]:
    """Whom a thing is for or of, right behind it, that has no code of its own: "a camp | for Congolese refugees"."""
    text, lang = known.doc.text, known.doc.lang
    links = "|".join(sorted(load_grammar(lang).words["whose"]))
    found = list[Party]()
    for thing in targets:
        link = re.match(rf" (?:{links}) (?=\S)", text[thing.span.stop : thing.span.stop + LINK])
        start = thing.span.stop + link.end() if link is not None else None
        for one in known.reading.mentions:
            words = one.span.quote(text)
            code = actor_code(words, lang=lang, own=known.own, acts=False)
            if one.span.start == start and one.kind in PEOPLE and code:
                found.append(Party(one.span, words, code))
    return found
