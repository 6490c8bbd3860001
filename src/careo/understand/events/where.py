"""Where an event is told to have been, by what stands nearest to it in the syntax."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.model import MentionKind, Place
from careo.text.numbers import fold
from careo.understand.attribution.cues import load_cues
from careo.understand.events.nearest import (
    ABOVE,
    ELSEWHERE,
    IN_CLAUSE,
    Deeds,
    describes_somebody,
    is_to_come,
    rank,
    token_at,
)
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.parsed import Parsed
from careo.understand.places.words import load_place_words
from careo.understand.roles import ANIMATE
from careo.understand.roles.arguments import Grammar
from careo.understand.roles.cases import case_of, first_of, with_conjuncts
from careo.understand.roles.clauses import clause_head
from careo.understand.text_order import TextOrder

if TYPE_CHECKING:
    from spacy.tokens import Token

WITHIN = frozenset({"advcl", "ccomp", "xcomp", "conj", "parataxis", "acl"})
"""Clauses that happen where the clause above does."""
TOWN_KM = 50.0  # what reaches farther is no town
_BESIDE = frozenset({"appos", "conj", "flat", "flat:name", "list"})
_PART = frozenset({"nmod", "compound", "nmod:poss", "amod", "nmod:desc"})
_STANDING = frozenset({MentionKind.PLACE, MentionKind.FACILITY})
_NOWHERE = frozenset({"of", "from", "to", "between"})


def place_of(
    parsed: Parsed, head: Token, places: TextOrder[Place], grammar: Grammar, *, told_of: Deeds | None = None
) -> Place | None:
    """The place of a trigger: nearest locative in its clause, else in its sentence; names of peoples never.

    `told_of` are the deeds that it only tells of: where they were, it was not.
    """
    sent = head.sent
    fitting = [
        p
        for p in places.starting(sent.start_char, sent.end_char)
        if _is_locative(parsed, p, grammar) and not _is_of_another(head, token_at(parsed, p.span.start), grammar)
    ]
    if told_of is not None:
        fitting = [p for p in fitting if not _is_of_deed(head, token_at(parsed, p.span.start), told_of, grammar)]
    ranked = sorted(
        ((rank(head, token_at(parsed, p.span.start)), index, p) for index, p in enumerate(fitting)),
        key=lambda row: row[:2],
    )
    if not ranked:
        return None
    (level, _), _, best = ranked[0]
    best = _narrowest(parsed, best, fitting)
    clause = clause_head(head)
    elsewhere = _has_own_scene(clause, grammar)
    only = len(fitting) == 1 and level == ELSEWHERE and is_named(best)  # not "troops at a barracks"
    above = level == ABOVE and clause.dep_ in WITHIN
    return best if level == IN_CLAUSE or ((above or only) and not elsewhere) else None


def _is_of_another(head: Token, token: Token, grammar: Grammar) -> bool:
    """Whether a place says who somebody is, or where something will be: "doctors at Santa Ana hospital said"."""
    if describes_somebody(head, token, grammar) or is_to_come(head, token, grammar.words["due"]):
        return True
    teller = next((one for one in (token, *token.ancestors) if one.dep_ == "nsubj"), None)
    if teller is None or token.i <= teller.i or teller.head.i == head.i or not teller.head.is_ancestor(head):
        return False
    people = load_noun_kinds(head.lang_).kind_of(teller) is MentionKind.PERSON
    people = people or fold(teller.lemma_) in grammar.words["governing"]  # "the government in Khartoum says"
    says = teller.head.lemma_.casefold() in load_cues(head.lang_).verbs  # or "put the death toll at 14"
    return people and (says or (head.dep_ == "obj" and head.head.i == teller.head.i))


def _is_of_deed(head: Token, token: Token, deeds: Deeds, grammar: Grammar) -> bool:
    """Whether a place is where another deed was, that one is tried for: "sentenced for the massacre of Ayora"."""
    owner = deeds.owner_of(token)
    if owner is not None and owner.i == head.i:  # `condenó el atentado en Ayora`
        top = next((t for t in (token, *token.ancestors) if t.head.i == head.i), token)
        objects = (c for c in head.children if c.dep_ == "obj" and c.i in deeds.heads and c.i > head.i)
        return any(c.right_edge.i + 1 == top.left_edge.i for c in objects)
    if owner is None or owner.pos_ != "NOUN":
        return False
    return case_of(owner) not in grammar.locative_cases - grammar.words["reasons"]


def _has_own_scene(clause: Token, grammar: Grammar) -> bool:
    """Whether a clause says where, in words that no map has: "inside Honduran territory", "in two other hamlets"."""
    objects = [c for c in clause.children if c.dep_ == "obj"]  # "killed ten villagers in two other hamlets"
    beside = (c for t in (clause, *objects) for c in t.children if c.dep_ in ("obl", "nmod"))
    where = [c for c in beside if case_of(c) in grammar.locative_cases]
    kinds = load_noun_kinds(clause.lang_)
    others = (c for c in where if c.pos_ == "NOUN" and any(t.dep_ == "nummod" for t in c.children))
    return any(fold(c.lemma_) in grammar.words["grounds"] for c in where) or any(
        kinds.kind_of(c) is MentionKind.PLACE for c in others
    )


def is_named(place: Place) -> bool:
    """Whether a place has a name of its own: not "the school", which stands in some town."""
    return place.name[:1].isupper()


def _narrowest(parsed: Parsed, place: Place, places: Sequence[Place]) -> Place:
    """The first of places that stand inside each other: "in Ayora, Puno, Peru" is Ayora."""
    within = load_place_words(parsed.lang).beside
    for other in sorted(places, key=lambda p: p.span.start, reverse=True):
        between = parsed.text[other.span.stop : place.span.start]
        if other.span.stop <= place.span.start and (between.strip() == "," or within.fullmatch(between)):
            inside = (other.radius_km or 0.0) < (place.radius_km or 0.0)
            place = other if inside else place
    return place


def _is_locative(parsed: Parsed, place: Place, grammar: Grammar) -> bool:
    """Whether the place is where something is, not whose it is or who acts: "in the port of Callao", "in Lima, Peru".

    A locative preposition stands before it, or before the place that it lies in or stands beside.
    """
    if _is_sender(parsed, place) or _is_of_one(parsed, place, grammar):
        return False
    told = place.relation not in {"", *_NOWHERE}
    return told or _is_within(parsed, place, grammar)


def _is_sender(parsed: Parsed, place: Place) -> bool:
    """Whether a country stands before what is its own, wherever that is: "outside the Soviet and PRC embassies"."""
    token = _root_of(parsed, place)
    while token.dep_ == "conj":
        token = token.head
    is_country = place.country != "" and place.division == "" and (place.radius_km or 0.0) > TOWN_KM
    owned = load_noun_kinds(parsed.lang).kind_of(token.head) is not MentionKind.PLACE
    return is_country and owned and token.dep_ in ("compound", "amod") and token.head.i > token.i


def _is_of_one(parsed: Parsed, place: Place, grammar: Grammar) -> bool:
    """Whether a place says where one of several was, not all: "a trader of Ayora, two teachers in Puna and a mayor".

    What stands behind the last of them alone may hold for all: "a mayor and a judge in Ayora".
    """
    kinds, token = load_noun_kinds(parsed.lang), _root_of(parsed, place)
    for at in token.ancestors:
        if at.pos_ not in ("NOUN", "PROPN"):
            return False
        others = [t for t in with_conjuncts(first_of(at)) if t.i != at.i]
        if others and kinds.kind_of(at) in ANIMATE:
            return any(t.i > at.i or _is_placed(t, grammar) for t in others)
    return False


def _is_placed(noun: Token, grammar: Grammar) -> bool:
    """Whether a noun has a place of its own: "two teachers in Puna"."""
    return any(c.dep_ == "nmod" and c.pos_ == "PROPN" and case_of(c) in grammar.locative_cases for c in noun.children)


def _root_of(parsed: Parsed, place: Place) -> Token:
    run = parsed.syntax.char_span(place.span.start, place.span.stop, alignment_mode="expand")
    return run.root if run is not None else token_at(parsed, place.span.start)


def _is_within(parsed: Parsed, place: Place, grammar: Grammar) -> bool:
    kinds = load_noun_kinds(parsed.lang)
    token = _root_of(parsed, place)
    for _ in range(4):
        cases = [fold(c.text) for c in token.children if c.dep_ == "case"]
        if any(case in grammar.locative_cases for case in cases):
            return True
        beside = token.dep_ in _BESIDE and not cases
        part = token.dep_ in _PART and kinds.kind_of(token.head) in _STANDING
        part = part or (token.dep_ == "nmod" and kinds.kind_of(token.head) not in ANIMATE)
        if token.head.i == token.i or not (beside or part):
            return False
        token = token.head
    return False
