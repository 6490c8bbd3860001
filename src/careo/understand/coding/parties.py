"""Who stands on a side of a coded event, with the codes that their names, descriptions and known offices give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from careo.lang.actor_codes import (
    FORMERLY,
    NATION,
    WORLDWIDE,
    Named,
    actor_code,
    actor_codes,
    actor_role,
    load_code_book,
    nations_named,
)
from careo.lang.acts import lookup_act
from careo.model import Document, Event, Mention, MentionKind, Reading, Span
from careo.text.numbers import fold
from careo.understand.coding.codes import ACTORS, SUFFERERS
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.mentions.names import load_name_words
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
    span = _with_nations(span, known)
    words, lang = span.quote(known.doc.text), known.doc.lang
    named = _with_former(span, known)
    for said in (named, *_around(span, known, acts=acts), *_said_of(span, known)):
        if codes := actor_codes(said, lang=lang, own=known.own, acts=acts):
            is_name = said == named or _is_own_name(said, known)
            role = "" if is_name else actor_role(named, lang=lang) or ""
            return tuple(Party(span, words, _with_role(code, role)) for code in codes)
    return (Party(span, words, _at_scene(span, known)),)


def _is_own_name(words: str, known: Known) -> bool:
    """Whether words are the name of an actor of the case's own, role and all: "the Prince of Dunmore"."""
    definite = load_grammar(known.doc.lang).words["definite"]
    bare = " ".join(word for word in fold(words).split() if word not in definite)
    return known.own is not None and bare in known.own


def _around(span: Span, known: Known, *, acts: bool) -> Iterator[str]:
    """The words with what stands around them, as far as it may tell whose they are."""
    yield from _owned(span, known)
    yield from _on_behalf(span, known)
    yield from _at_home(span, known, acts=acts)
    yield from _beside(span, known)
    yield from _called(span, known)


def _on_behalf(span: Span, known: Known) -> Iterator[str]:
    """The body or people right behind some words for whom they speak: "a spokesman for | the Peruvian rebels"."""
    text, words = known.doc.text, load_grammar(known.doc.lang).words
    last = "".join(fold(span.quote(text)).split()[-1:])
    links = "|".join(sorted(words["whose"]))
    after = re.match(rf" (?:{links}) (?:{'|'.join(sorted(words['definite']))} )?", text[span.stop : span.stop + HOME])
    if after is None or not {last, last.removesuffix("s")} & words["envoys"]:
        return
    stop = span.stop + after.end()
    for one in known.reading.mentions:
        said = one.span.quote(text)
        if span.stop < one.span.start <= stop < one.span.stop and (
            actor_role(said, lang=known.doc.lang) is not None or _names_body(one, known)
        ):
            yield said


def _names_body(one: Mention, known: Known) -> bool:
    code = actor_code(one.span.quote(known.doc.text), lang=known.doc.lang, own=known.own, acts=False)
    return code is not None and len(code) > NATION


def _owned(span: Span, known: Known) -> Iterator[str]:
    """The words with the nation right before them: "Jordan's visiting | King Hussein", "Peru | minister Solar"."""
    text = known.doc.text
    owner = rf"(?:['’]s?(?:\s+[\w-]+){{0,{OWN_WORDS}}})?\s+$"
    before = re.search(owner, text[max(0, span.start - HOME) : span.start])
    if before is None:
        return
    stop = span.start - len(before.group())
    start = max(0, stop - HOME)
    nations = list(nations_named(text[start:stop], lang=known.doc.lang, own=known.own))
    at = start + nations[-1].start if nations else stop
    is_scene = bool(load_grammar(known.doc.lang).locative_cases.intersection(fold(text[:at]).split()[-1:]))
    if nations and start + nations[-1].stop == stop and not is_scene:
        yield f"{text[start + nations[-1].start : stop]}, {span.quote(text)}"


def _called(span: Span, known: Known) -> Iterator[str]:
    """What somebody with a name is, between commas behind it: "Karl Lund, the United Nations coordinator, said"."""
    text, grammar = known.doc.text, load_grammar(known.doc.lang)
    if not _has_name(span, known) or not any(one.span.overlaps(span) for one in known.reading.mentions):
        return
    behind = re.match(rf", ((?:[\w.'’-]+ ){{1,{CALLED}}}[\w.'’-]+),", text[span.stop : span.stop + TO_COMMA])
    if behind is not None and fold(behind[1]).split()[0] in grammar.words["definite"]:
        yield behind[1]


def without_parts(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties, none that others name with them: of "the envoys of Peru and Chile" and "Chile" the first."""
    rows = tuple(parties)
    return tuple(one for one in rows if not any(o.span != one.span and o.span.covers(one.span) for o in rows))


def _with_role(code: str, role: str) -> str:
    """The code of a description with the role that the words at hand tell: "the government of President Rojas"."""
    if role == FORMERLY:
        return code[:NATION] + role
    return code if len(code) > NATION else code + role


def _with_former(span: Span, known: Known) -> str:
    """The words of somebody with "former" before them, where it stands there: "former | president Rojas"."""
    before = re.search(r"[\w-]+\s+$", known.doc.text[: span.start][-HOME:])
    is_past = before is not None and fold(before.group()).strip() in load_code_book(known.doc.lang).former
    return (before.group() if before is not None and is_past else "") + span.quote(known.doc.text)


def _at_scene(span: Span, known: Known) -> str | None:
    """The code of an office or body that no nation is told of, in a sentence that names only one nation.

    `Called on the government to resign`, said of Kenyans, is called to the Kenyan government; whoever is named by name
    may be of another nation than the state that he speaks of.
    """
    text, lang, mentions = known.doc.text, known.doc.lang, known.reading.mentions
    role = actor_role(_with_former(span, known), lang=lang)
    if role not in OF_NATION | PEOPLE_OF_NATION or known.own is not None:
        return None
    sentence = next((one for one in known.reading.sentences if one.covers(span)), span)
    nations = {one.code for one in nations_named(sentence.quote(text), lang=lang)} - WORLDWIDE
    kinds = {one.kind for one in mentions if span.overlaps(one.span)}
    if len(nations) != 1 or not kinds & (ACTORS - {MentionKind.STATE}):
        return None
    nation, is_named = nations.pop(), _has_name(span, known)
    if is_named and kinds & NAMED_BODIES:
        return None
    abroad = FIGHT_ABROAD if role in FIGHT_ABROAD else OFTEN_ABROAD if role in PEOPLE_OF_NATION else frozenset[str]()
    others = {""} | ({"GOV"} if is_named else abroad)
    around = (one for one in mentions if sentence.covers(one.span) and not span.overlaps(one.span))
    found = [one for one in around if _nation_of(one, known) == nation]
    is_scene = role != "MIL" and any(_is_scene(one, sentence, known) for one in found)
    return nation + role if is_scene or any(_role_at(one, known) not in others for one in found) else None


def _nation_of(one: Mention, known: Known) -> str:
    return (actor_code(one.span.quote(known.doc.text), lang=known.doc.lang, acts=False) or "")[:NATION]


def _role_at(one: Mention, known: Known) -> str:
    return (actor_code(one.span.quote(known.doc.text), lang=known.doc.lang, acts=False) or "")[NATION:]


def _is_scene(one: Mention, sentence: Span, known: Known) -> bool:
    """Whether a nation is named as where it happens: by a place, or behind "in"."""
    before = fold(known.doc.text[sentence.start : one.span.start]).split()[-1:]
    return one.kind is MentionKind.PLACE or bool(load_grammar(known.doc.lang).locative_cases.intersection(before))


def _has_name(span: Span, known: Known) -> bool:
    """Whether some words hold a name, after the first of them."""
    words = span.quote(known.doc.text).split()
    titles = load_name_words(known.doc.lang).titles
    return any(word[:1].isupper() and fold(word) not in titles for word in words[1:])


NAMED_BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.GROUP})
FIGHT_ABROAD = frozenset({"MIL", "REB"})
"""Roles of those whom the forces of another nation may meet."""
PEOPLE_OF_NATION = frozenset({"EDU", "LAB", "AGR", "JRN", "REL", "MED", "BUS"})
"""Roles of people who are of the nation whose police they meet: "Turkish police dispersed the students"."""
OFTEN_ABROAD = frozenset({"MIL", "REB", "GOV", "REF", "CVL"})
"""Roles of those who may meet people of another nation."""
OF_NATION = frozenset({"GOV", "LEG", "COP", "OPP", "PTY", "MIL", "REB", "ELI"})
"""Roles whose nation is that of the scene where nothing else is said."""
OF_NOUNS = "noun@1"
"""How the names of the rule end that reads a deed from a noun."""
OWN_WORDS = 2
"""Words between a nation and those whose they are, at most: "Jordan's visiting King"."""
CALLED, TO_COMMA = 7, 80
"""Words that tell between commas what somebody is, at most, and characters up to the second comma."""
HOME = 40
"""Characters after some words in which the country stands whose they are, at most."""
LONGEST_HOME = 4
"""Words of it, at most."""


def _at_home(span: Span, known: Known, *, acts: bool) -> Iterator[str]:
    """The words with the country that stands right behind them: "lawmakers in Peru and Chile", `rebeldes de Perú`."""
    words = span.quote(known.doc.text)
    if home := _home_of(span, actor_role(words, lang=known.doc.lang), known, acts=acts):
        behind = known.doc.text[span.stop :]
        yield f"{words}{behind[: behind.index(home)]}{home}"


def _home_of(span: Span, role: str | None, known: Known, *, acts: bool) -> str:
    """The country or countries right behind some words, of people in a role; "" if none.

    Soldiers may stand in a country that is not theirs; those "from Peru" who do something are Peru's.
    """
    text, grammar = known.doc.text, load_grammar(known.doc.lang)
    after = re.match(rf"\s+({'|'.join(sorted(grammar.words['homes']))})\s+", text[span.stop : span.stop + HOME])
    is_scene = after is not None and after[1] in grammar.locative_cases
    abroad = is_scene and _has_name(span, known)  # "received King Hussein in Lima"
    if after is None or role is None or abroad or (role == "MIL" and (not acts or is_scene)):
        return ""
    start = span.stop + after.end()
    stop = _end_of_nation(start, known)
    return text[start : _end_of_nations(stop, known)] if stop else ""


def _end_of_nations(stop: int, known: Known) -> int:
    """Where the last of some nations ends that are joined behind one: "| and Chile", "|, Bolivia and Chile"."""
    text, words = known.doc.text, load_grammar(known.doc.lang).words
    while joined := re.match(rf"(?:,? (?:{'|'.join(sorted(words['joining']))})|,) ", text[stop : stop + HOME]):
        further = _end_of_nation(stop + joined.end(), known)
        if not further:
            break
        stop = further
    return stop


def _with_nations(span: Span, known: Known) -> Span:
    """The words with all nations that are joined at their end: "the ambassadors of Peru |, Bolivia and Chile".

    "The president of Peru, Bolivia and Chile" are three.
    """
    words, lang = span.quote(known.doc.text), known.doc.lang
    first = next(nations_named(words, lang=lang, own=known.own), None)
    if first is None or first.stop < len(words):
        return span
    homes = "|".join(sorted(load_grammar(lang).words["homes"]))
    of_several = re.search(rf"(\S+s) (?:{homes}) (?:\S+ )?$", words[: first.start])
    if of_several is None or actor_role(of_several[1], lang=lang) is None:
        return span
    return Span(span.doc_id, span.start, _end_of_nations(span.stop, known))


def _beside(span: Span, known: Known) -> Iterator[str]:
    """A noun alone with the nation of those it is joined with: "lawmakers | and officials in Peru".

    Before it an article must be said of both: "the Danish media and | government"; "the Turkish army and rebels" are
    not of one nation.
    """
    text, lang, words = known.doc.text, known.doc.lang, span.quote(known.doc.text)
    role = actor_role(words, lang=lang)
    for one in known.reading.mentions if role is not None and " " not in words else ():
        if _are_beside(span, one.span, known) and (home := _home_of(one.span, role, known, acts=False)):
            yield f"{words} {home}"
        if not _are_beside(one.span, span, known) or words.endswith("s"):
            continue
        article, *others = one.span.quote(text).split()
        nation = next(nations_named(" ".join(others), lang=lang, own=known.own), None)
        if nation is not None and fold(article) in load_grammar(lang).words["definite"]:
            yield f"{words} {' '.join(others)[nation.start : nation.stop]}"


def _are_beside(one: Span, other: Span, known: Known) -> bool:
    """Whether nothing but "and" stands between two, the first before the other."""
    between = fold(known.doc.text[one.stop : other.start]).split()
    joining = load_grammar(known.doc.lang).words["joining"]
    return one.stop <= other.start and bool(between) and set(between) <= joining


def _end_of_nation(start: int, known: Known) -> int:
    """Where a nation's name ends that begins at a character, after an article or "southern"; 0 if none does."""
    text, words = known.doc.text, load_grammar(known.doc.lang).words
    first = next(nations_named(text[start : start + HOME], lang=known.doc.lang, own=known.own), None)
    before = fold(text[start : start + first.start]).split() if first is not None else ()
    if first is not None and len(before) < LONGEST_HOME and set(before) <= words["definite"] | words["compass"]:
        return start + first.stop
    names = list(re.finditer(r"[^\W_][\w'’-]*\.?", text[start : start + HOME]))[:LONGEST_HOME]
    for name in names:  # a body of one nation
        if actor_code(text[start : start + name.end()], lang=known.doc.lang, own=known.own, acts=False):
            return start + name.end()
        if fold(name.group()) not in words["definite"] | words["compass"]:
            return 0
    return 0


def nation_before(known: Known, event: Event) -> list[Span]:
    """Whose a deed is that a noun tells, by the adjective beside it: "Israeli air raids", `el ataque israelí`."""
    act, text, lang = lookup_act(event.act), known.doc.text, known.doc.lang
    befell = any(role.role in SUFFERERS for role in event.roles)  # "the Peruvian arrest of a banker"
    if act is None or (act.of != "agent" and not befell) or not event.made_by.endswith(OF_NOUNS):
        return []
    start, stop = event.trigger.start, event.trigger.stop
    first = max(0, start - HOME)
    before = [
        Span(known.doc.id, first + one.start, first + one.stop) for one in nations_named(text[first:start], lang=lang)
    ]
    if before and text[before[-1].stop : start] == " ":
        return before[-1:]
    after = [
        Span(known.doc.id, stop + one.start, stop + one.stop) for one in nations_named(text[stop:][:HOME], lang=lang)
    ]
    is_adjective = bool(after) and fold(after[0].quote(text)) in load_noun_kinds(lang).peoples
    return after[:1] if is_adjective and text[stop : after[0].start] == " " else []


def _span_of(known: Known, named: Named, start: int) -> Span:
    """Where a name stands that was found in the text from some character on."""
    return Span(known.doc.id, start + named.start, start + named.stop)


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
