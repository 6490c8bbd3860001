"""Records of PLOVER and PETRARCH, which hold one event with two sides: whom they write as target, and as unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from careo.lang.actor_codes import NATION, WORLDWIDE, actor_code, actor_role, nation_of, nations_named
from careo.lang.acts import lookup_act
from careo.model import Event, MentionKind, Span
from careo.text.numbers import fold
from careo.understand.coding.codes import ACTORS, HARMS, SUFFERERS, TAKES_PEOPLE, Code, sentence_of
from careo.understand.coding.parties import Known, Party
from careo.understand.coding.targets import REPRESSES
from careo.understand.events.where import TOWN_KM
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.roles.arguments import load_grammar

ASKS, BLOCKS = "demand", "block"
PEOPLE = frozenset({MentionKind.PERSON, MentionKind.GROUP})
LINK = 20
"""Characters of a preposition and an article, at most."""
YIELDS = "08"
"""Root of what is given up, whose other side an adjective may tell: "lifted the blockade of Peruvian ships"."""
PROTESTS, THREATENS, CUTS = "14", "13", "16"
GOVERNS, LIVES, SOLDIERS, UNIDENTIFIED = "GOV", "CVL", "MIL", "UAF"
VIOLENT, OF_COURTS, BOTH_SIDES = ("18", "19", "20"), frozenset({"arrest", "try"}), "clash"
"""Roots of violence, which somebody does whoever it is; acts of courts and police; what two sides do."""
AGREED, LEAVES = ("03", "04", "05", "06", "10"), "resign"
"""Roots, and an act, of what is not done to the doer's own country: "resigned to allow elections in Haiti"."""


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
    to_others = code.cameo in AGREED and not _are_same(sources, targets)
    own = {(one.code or "")[:NATION] for one in sources} - WORLDWIDE if to_others else set()
    told = {role.span for role in event.roles if role.role in SUFFERERS}
    others = (one for one in found if one.code not in own or (one.span in told and _is_nation(one, known)))
    return tuple(_as_people(one, known, code) for one in others)


def _is_nation(party: Party, known: Known) -> bool:
    """Whether the words name a nation and nothing else: "pleaded with China"."""
    first = next(nations_named(party.words, lang=known.doc.lang), None)
    return first is not None and (first.start, first.stop) == (0, len(party.words))


def unknown_doers(known: Known, event: Event, code: Code) -> tuple[Party, ...]:
    """Who does it where the text tells nobody, as records write them: unidentified armed people of the scene.

    Who is arrested or tried somewhere is so by the state there: "a missionary was arrested in Chile".
    """
    is_violent = (code.cameo in VIOLENT and event.act != BOTH_SIDES) or event.act in TAKES_PEOPLE
    nation = nation_of(event.where.country) if event.where is not None else None
    if event.where is None or nation is None or not (is_violent or event.act in OF_COURTS):
        return ()
    span, role = event.where.span, UNIDENTIFIED if is_violent else ""
    return (Party(span, span.quote(known.doc.text), f"{nation}{role}"),)


def _are_same(sources: Sequence[Party], targets: Sequence[Party]) -> bool:
    """Whether those named as both do it to each other: "US and Chilean troops began joint exercises"."""
    return [one.span for one in sources] == [one.span for one in targets]


def _as_people(party: Party, known: Known, code: Code) -> Party:
    """A town as those in it: its people where it is harmed or threatened, where it is full of protest the government.

    A curfew in a town is imposed on those who live there; marchers and strikers want something of those who govern.
    """
    harmed = (THREATENS, *HARMS)
    role = GOVERNS if code.cameo == PROTESTS else LIVES if code.cameo in harmed and code.cameo != CUTS else ""
    towns = (one.span for one in known.reading.places if (one.radius_km or TOWN_KM) < TOWN_KM and one.country)
    states = (one.span for one in known.reading.mentions if one.kind is MentionKind.STATE)
    is_town = any(span == party.span for span in towns) and not any(span == party.span for span in states)
    is_part = fold(party.words).split()[-1] in load_noun_kinds(known.doc.lang).nations  # "South Lebanon"
    is_town = is_town and len(party.code or "") == NATION and not is_part
    return replace(party, code=f"{party.code}{role}") if is_town else party


def _targets_with_codes(
    known: Known, event: Event, code: Code, sources: Sequence[Party], targets: Sequence[Party]
) -> tuple[Party, ...]:
    movers = sources if code.cameo not in HARMS and not _are_same(sources, targets) else ()
    forces = {f"{(one.code or '')[:NATION]}{SOLDIERS}" for one in movers}
    coded = [one for one in targets if one.code and one.code not in forces] or _whose(targets, known)
    people = [one for one in targets if not one.code and _is_actor(known, event, one)]
    people = [one for one in people if not _is_own(one, known, event, code)]
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
    own = {(one.code or "")[:NATION] for one in sources} if code.cameo in AGREED or event.act == LEAVES else set()
    for span, nation in sorted(found, key=lambda one: one[0].start):
        if not any(span.overlaps(other) for other in taken) and nation not in own:
            return (Party(span, span.quote(doc.text), nation or None),)
    return tuple(one for one in targets if one.code or not _is_thing(event, one))


def _is_thing(event: Event, party: Party) -> bool:
    """Whether what it is done to is told to be nobody and no place."""
    kinds = {role.kind for role in event.roles if role.span == party.span}
    in_the_way = {MentionKind.FACILITY, MentionKind.PLACE} if event.act == BLOCKS else set[MentionKind]()
    return bool(kinds) and kinds <= in_the_way | {MentionKind.OTHER}


def _is_own(party: Party, known: Known, event: Event, code: Code) -> bool:
    """Forces without a nation, or the doer's own by a possessive, in what harms nobody: "withdrew its troops".

    Those of whom somebody demands something, or who are accused of it, are not his own.
    """
    words, lang, act = fold(party.words).split(), known.doc.lang, lookup_act(event.act)
    is_said = act is not None and act.family == "speech" and act.id != "reject"
    is_force = code.cameo not in HARMS and not is_said and actor_role(party.words, lang=lang) == SOLDIERS
    return is_force or bool(words and words[0] in load_grammar(lang).words["possessives"] and code.cameo not in HARMS)


def _is_actor(known: Known, event: Event, party: Party) -> bool:
    if any(role.span == party.span and role.kind in ACTORS for role in event.roles):
        return True
    act = lookup_act(event.act)
    if act is not None and act.cameo in HARMS and event.trigger.covers(party.span):  # "ordered the paper to close"
        return True
    if event.act == ASKS:  # "called for sanctions against him"
        return any(one.span == party.span and one.kind in ACTORS for one in known.reading.mentions)
    broken_up = event.act == REPRESSES and any(one.span == party.span for one in known.reading.mentions)
    return broken_up and actor_role(party.words, lang=known.doc.lang) is not None


def _whose(targets: Sequence[Party], known: Known) -> list[Party]:
    """Whom a thing is for or of, right behind it, that has no code of its own: "a camp | for Congolese refugees"."""
    text, lang = known.doc.text, known.doc.lang
    links = "|".join(sorted(load_grammar(lang).words["whose"], key=len, reverse=True))
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
