"""Who is named of those it befell: "twelve people, including two teachers", "among the dead were two guards"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.model import Bound, MentionKind, Role, RoleName
from careo.text.numbers import fold
from careo.understand.events.below_heading import named_below
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.cases import case_of, first_of, with_conjuncts
from careo.understand.roles.passive import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLE = frozenset({MentionKind.PERSON, MentionKind.GROUP})
SEVERAL = 2
NEAR = 6
"""Words from "including" to the noun it opens, at most."""


def included(cast: Cast, head: Token, patients: Sequence[Token]) -> Iterator[Token]:
    """The heads of those of a deed's patients who are named beside a number, by "including", or below."""
    yield from named_below(head, cast)
    whole = [t for t in patients if t.sent == head.sent and cast.kind_of(t) in ANIMATE]
    if not whole:
        return
    yield from (one for t in whole for one in _named_beside(t, cast) if one not in whole)
    start = max(t.i for t in whole) + 1
    for token in head.doc[start : head.sent.end]:
        if token.i != head.i and "Fin" in token.morph.get("VerbForm", []) and token.head.i != head.i:
            return
        beside = token.head.i > head.i and token.head.dep_ in ("conj", "parataxis") and token.head.pos_ == "VERB"
        if beside and token.dep_.startswith("nsubj"):  # "two died and five guards, including a captain, were hurt"
            return
        own = token.pos_ == "VERB" and token.dep_ == "conj" and any(c.dep_ == "obj" for c in token.children)
        if own and token.i > head.i:  # "priests were murdered, but two nuns were seized, including a citizen"
            return
        if (stop := _opening(token, cast)) is not None:
            named = noun_after(list(token.doc[stop : min(stop + NEAR, head.sent.end)]))
            if named is not None:
                yield from (t for t in with_conjuncts(named) if cast.kind_of(t) in PEOPLE and t not in whole)
            return


def _named_beside(noun: Token, cast: Cast) -> Iterator[Token]:
    """The names beside a counted noun: "three people, Ana Mora, Luis Salas and Hugo Ríos, were shot"."""
    count = cast.quantity_at(noun)
    if count is None or (count.low or 0) < SEVERAL:
        return
    names = (c for c in noun.children if c.dep_ == "appos" and c.i > noun.i and c.pos_ == "PROPN")
    yield from (t for one in names for t in with_conjuncts(one) if cast.kind_of(t) is MentionKind.PERSON)


def as_part(cast: Cast, role: Role, token: Token, roles: Sequence[Role]) -> Role:
    """The role of a token; of somebody included the number is a part of the number of all."""
    if (
        role.role is not RoleName.PATIENT
        or role.number is None
        or not (_is_included(cast, token) or _is_of_them(token))
    ):
        return role
    numbers = (r.number for r in roles if r.role is RoleName.PATIENT and r.span.start < role.span.start)
    whole = next((n for n in numbers if n is not None and n.low is not None), None)
    if whole is None or role.number.subset_of is not None:
        return role
    return replace(role, number=replace(role.number, subset_of=whole.low))


def are_sufferers(noun: Token, cast: Cast) -> bool:
    """Whether a noun such as "dead" or "wounded" tells of some: counted, listed, or left so by somebody."""
    grammar = cast.grammar
    if cast.quantity_at(noun) is not None or listed(noun, cast):
        return True
    if noun.pos_ == "VERB" and is_passive(noun, grammar) and noun.dep_ not in ("obj", "conj"):
        return False
    top = first_of(noun)  # "hubo tres heridos y un muerto"
    if noun.pos_ == "NOUN" and fold(top.head.lemma_) in grammar.result and top.dep_ in ("obj", "nsubj", "xcomp"):
        return not any(fold(c.text) in grammar.words["definite"] for c in noun.children)
    return False


def is_dead(word: Token, cast: Cast) -> bool:
    """Whether people are told to be dead: "twelve people are dead", "Rojas is dead"; not talks."""
    told = word.pos_ == "ADJ" and fold(word.text) in cast.grammar.words["dead"]
    if not told or not any(c.dep_ == "cop" for c in word.children):
        return False
    subjects = (c for c in word.children if c.dep_ == "nsubj")
    return any(cast.kind_of(c) in PEOPLE or c.pos_ == "NUM" or cast.resolve(c) not in (None, c) for c in subjects)


def listed(noun: Token, cast: Cast) -> list[Token]:
    """Who is told to be among those a noun stands for: "among the dead were two guards", "the dead include one"."""
    words = cast.grammar.words
    if below := named_below(noun, cast):
        return below
    if not any(fold(c.text) in words["definite"] for c in noun.children):
        return []
    above, case = noun.head, case_of(noun)
    if case in cast.grammar.between:
        subjects = [c for c in noun.children if c.dep_ == "nsubj"]
        if above.pos_ == "VERB" and fold(above.lemma_) in words["being_among"]:
            subjects = [c for c in above.children if c.dep_ in ("nsubj", "obj")]
        elif above.pos_ in ("NOUN", "PROPN", "NUM") and any(c.dep_ == "cop" for t in (noun, above) for c in t.children):
            subjects = [above]
    elif noun.dep_ == "nsubj" and fold(above.lemma_) in words["being_of"]:
        subjects = [c for c in above.children if c.dep_ == "obj"]
    else:
        return []
    return [t for one in subjects for t in with_conjuncts(one) if cast.kind_of(t) in PEOPLE]


def at_least(roles: Sequence[Role]) -> tuple[Role, ...]:
    """The roles of those who are only listed: there may be more of them."""
    return tuple(
        replace(one, number=replace(one.number, high=None, bound=Bound.AT_LEAST))
        if one.number is not None and one.number.bound is Bound.EXACT
        else one
        for one in roles
    )


def is_afterthought(name: RoleName, token: Token, head: Token) -> bool:
    """Whether a number behind a comma tells of those it befell: "injuring eight passengers, four of them seriously"."""
    behind = token.i > head.i and "," in (token.left_edge.text, token.nbor(-1).text)
    counted = token.pos_ in ("NUM", "PRON") and any(c.dep_ == "nmod" for c in token.children)
    return name is RoleName.AGENT and behind and counted


def with_joined(cast: Cast, parts: Iterable[tuple[RoleName, Token]]) -> Iterator[tuple[RoleName, Token]]:
    """The parts in a deed, with those joined to whom a pronoun stands for: "my husband and my son … killed them"."""
    for name, token in parts:
        yield name, token
        several = fold(token.text) in cast.grammar.plural_pronouns or _is_of_several(token)
        meant = cast.resolve(token) if several else None
        if meant is not None and meant.i != token.i:
            others = (one for one in with_conjuncts(meant) if one.i != meant.i)
            yield from ((name, one) for one in others if cast.kind_of(one) in ANIMATE)


def _is_of_them(number: Token) -> bool:
    """Whether it counts some of those just counted: "14 were killed, eleven of them by rebels", "three of whom"."""
    below = [c for c in number.children if c.dep_ == "nmod" and c.pos_ == "PRON"]
    comma = number.i > number.sent.start and number.nbor(-1).text == ","
    return number.pos_ == "NUM" and comma and bool(below)


def _is_of_several(owner: Token) -> bool:
    """Whether a possessive is of several: "their whereabouts"."""
    return "Yes" in owner.morph.get("Poss", []) and owner.pos_ == "PRON" and "Plur" in owner.morph.get("Number", [])


def _is_included(cast: Cast, token: Token) -> bool:
    """Whether "including" opens the phrase that a token heads, or the one that it is joined to."""
    first = first_of(token)
    before = first.doc[max(first.sent.start, first.i - NEAR) : first.i]
    return any(stop <= first.i for t in before if (stop := _opening(t, cast)) is not None)


def _opening(token: Token, cast: Cast) -> int | None:
    """Where the words end that open those included, if they begin at a token."""
    words = cast.grammar.words["including"]
    if fold(token.text) in words:
        return token.i + 1
    if token.i + 1 < token.sent.end and f"{fold(token.text)} {fold(token.nbor(1).text)}" in words:
        return token.i + 2
    return None


def noun_after(tokens: Sequence[Token]) -> Token | None:
    """The head of the noun phrase that some tokens begin with."""
    noun = next((t for t in tokens if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is None or any(t.pos_ == "VERB" and t.i < noun.i and t.dep_ != "case" for t in tokens):
        return None
    while noun.dep_ in ("compound", "flat", "amod", "nmod:desc") and noun.head.i > noun.i:
        noun = noun.head
    return noun
