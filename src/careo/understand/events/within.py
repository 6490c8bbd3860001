"""What the words of a phrase name themselves as struck, met or thrown: "cut the Jauja road", "threw stones"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING

from careo.lang.acts import lookup_act
from careo.model import MentionKind, RoleName
from careo.text.numbers import fold
from careo.understand.events.phrases import is_done_to, is_of, names_of
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.arguments import Grammar
from careo.understand.roles.cases import case_of, with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.events.players import Part
    from careo.understand.events.triggers import Trigger

SITES = (MentionKind.FACILITY, MentionKind.PLACE)
NAMED_KINDS = {"block": SITES, "raid": SITES, "seize-place": SITES, "meet": tuple(ANIMATE)}
"""By act, the kinds of what its phrases name as struck or met."""
THROWS = frozenset({"attack", "bomb"})


def named_within(cast: Cast, trigger: Trigger) -> list[Token]:
    """What or whom the phrase itself names: "cut the Jauja road", "searched the office", "received the envoys"."""
    kinds = NAMED_KINDS.get(trigger.entry.act, ())
    beside = (t for t in trigger.rest if t.dep_ in ("obj", "obl", "nsubj:pass") and t.pos_ in ("NOUN", "PROPN"))
    return [t for t in beside if cast.kind_of(t) in kinds]


def thrown_within(cast: Cast, trigger: Trigger) -> list[Token]:
    """What is thrown beside what the phrase names: "threw stones and bottles at the guards"."""
    if trigger.entry.act not in THROWS or not trigger.entry.is_phrase:
        return []
    missiles = (t for t in trigger.rest if t.dep_ in ("obj", "conj") and t.pos_ in ("NOUN", "PROPN"))
    return [c for t in missiles for c in t.conjuncts if c.pos_ in ("NOUN", "PROPN") and cast.kind_of(c) not in ANIMATE]


def tools_within(cast: Cast, trigger: Trigger) -> list[Token]:
    """The weapons that the words of a phrase name, and what they throw."""
    act = lookup_act(trigger.entry.act)
    if act is not None and act.family == "speech":  # "rejected the charges"
        return []
    own = [t for t in trigger.rest if t.dep_ != "compound" or t.head not in trigger.rest]
    weapons = [t for t in own if cast.kind_of(t) is MentionKind.WEAPON and cast.kinds.weapon_of(t) != "fire"]
    return [*weapons, *thrown_within(cast, trigger)]


def joined_behind(noun: Token, grammar: Grammar) -> list[Token]:
    """The noun for another deed with what both share behind it: "the arrest, torture and murder of the deputies"."""
    first = noun.head if noun.dep_ == "conj" else noun
    deeds = [first]
    for one in (c for c in first.children if c.dep_ == "conj" and c.i > first.i):
        between = first.doc[deeds[-1].i + 1 : one.i]
        if one.pos_ != "NOUN" or any(t.pos_ not in ("CCONJ", "PUNCT", "ADJ") for t in between):
            break
        deeds.append(one)
    last = deeds[-1]
    linked = any(t.text.casefold() in grammar.words["joining"] for t in first.doc[first.i + 1 : last.i])
    if first.pos_ != "NOUN" or noun not in deeds or not linked:
        return []

    def behind(one: Token) -> list[Token]:
        return [c for c in one.children if c.dep_ == "nmod" and case_of(c) in grammar.patient_cases]

    if behind(noun):
        return []
    whole = (c.pos_ == "PROPN" or _is_told_apart(c, grammar) for one in deeds for c in behind(one) if c.i > last.i)
    shared = [one for one in deeds if any(c.i > last.i for c in behind(one))]
    return shared if any(whole) else []  # not "of authority"


def _is_told_apart(noun: Token, grammar: Grammar) -> bool:
    """Whether a noun is of several, or has an article, number or owner."""
    several = "Plur" in noun.morph.get("Number", [])
    inside = any(c.dep_ == "case" and c.text.casefold() in grammar.words["contracted"] for c in noun.children)
    return several or inside or any(c.dep_ in ("det", "nummod", "nmod:poss") for c in noun.children)


def as_taken(trigger: Trigger, parts: list[Part]) -> list[Part]:
    """The parts, with arms that are seized as what is taken and not as what it is done with."""
    if trigger.entry.act != "confiscate":
        return parts
    return [(RoleName.PATIENT if role is RoleName.INSTRUMENT else role, token) for role, token in parts]


TAKES = frozenset({"confiscate", "rob"})
"""Acts by which something is taken from somebody."""


def taken_from(cast: Cast, trigger: Trigger) -> list[Token]:
    """From whom something is taken: "seized arms from the villagers"; a place is none."""
    if trigger.entry.act not in TAKES:
        return []
    heads = (trigger.head, *trigger.rest, *(c for c in trigger.head.children if c.dep_ == "obj"))
    below = (c for t in heads for c in t.children if c.dep_ in ("obl", "obl:arg", "nmod"))
    return [
        t
        for c in below
        if case_of(c) in cast.grammar.words["whence"] and cast.kind_of(c) in ANIMATE
        for t in with_conjuncts(c)
    ]


def is_shot(cast: Cast, trigger: Trigger, token: Token) -> bool:
    """What is fired or thrown is no target: "fired three rockets at the barracks", "threw stones at it"."""
    act, entry = trigger.entry.act, trigger.entry
    if act == "attack" and entry.is_phrase and token in (*trigger.rest, *thrown_within(cast, trigger)):
        return token.dep_ in ("obj", "conj") and cast.kind_of(token) not in ANIMATE
    used = act == "repress" and entry.is_phrase  # "used tear gas and live ammunition"
    if act == "shoot" and names_of(token) & cast.grammar.words["fired"]:
        return True
    return (act == "shoot" or used) and cast.kind_of(token) is MentionKind.WEAPON


def is_taken_too(cast: Cast, weapon: Token) -> bool:
    """`Three rebels were captured together with a machine gun`: nobody captured them with it."""
    case = next((c for c in weapon.children if c.dep_ == "case"), None)
    around = case.doc[max(case.i - 1, weapon.sent.start) : case.i + 1] if case is not None else ()
    return any(fold(t.text) in cast.grammar.words["besides"] for t in around)


def _is_ride(case: str, vehicle: Token, locative: Set[str]) -> bool:
    """`Evacuados en helicóptero`, "taken away in trucks": a vehicle behind "in" that nothing tells which it is."""
    return case in locative and vehicle.pos_ == "NOUN" and not any(c.dep_ != "case" for c in vehicle.children)


def with_hung(obliques: Iterable[tuple[str, Token]], cast: Cast) -> Iterator[tuple[str, Token]]:
    """The obliques but for rides, with whom the parser hung on a weapon: `se enfrentaron a pedradas con la policía`."""
    for case, token in obliques:
        if cast.kind_of(token) is MentionKind.VEHICLE and _is_ride(case, token, cast.grammar.locative_cases):
            continue
        yield case, token
        if cast.kind_of(token) is MentionKind.WEAPON:
            hung = (c for c in token.children if c.dep_ == "nmod" and cast.kind_of(c) in ANIMATE)
            yield from (
                (case_of(c), c) for c in hung if case_of(c) in cast.grammar.words["by_means"] | cast.grammar.against
            )


def is_unasked(token: Token, asked: Token, cast: Cast) -> bool:
    """Who or what is only told of in what is asked for: "the release of the editor", `su traslado al norte`."""
    if is_of(token, asked, cast.grammar.patient_cases):
        return is_done_to(asked, cast.parsed.lang) or fold(asked.lemma_) in cast.grammar.words["handed_over"]
    return token.dep_ == "nmod" and case_of(token) in cast.grammar.noun_target and _is_place(token, cast)


def _is_place(token: Token, cast: Cast) -> bool:
    """Whether a word names a place, or a region by its name: `al País Vasco`."""
    kind = cast.kind_of(token)
    return kind is MentionKind.PLACE or (kind is None and token.ent_type_ in ("LOC", "GPE"))
