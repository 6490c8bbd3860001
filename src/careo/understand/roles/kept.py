"""Whom somebody keeps, and how: "kept the hostages bound", `a quien la guerrilla mantiene en su poder`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.roles.cases import OBLIQUES, TO, are_people, case_of, has_to
from careo.understand.roles.passive import is_passive, is_past_participle

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.roles.arguments import Grammar

_STANDING = frozenset({MentionKind.PLACE, MentionKind.FACILITY})


def kept_so(verb: Token) -> list[Token]:
    """Whom somebody keeps in a state, with "a": `mantiene detenidos a sus dos hijos`."""
    marked = [c for c in verb.children if c.dep_ in ("obj", "obl", "obl:arg") and c.i > verb.i and has_to(c)]
    return [c for c in (*marked, *_below_state(verb)) if are_people(c)]


def _plain_below(verb: Token) -> list[Token]:
    """What is kept in a state, without "a": `mantienen bloqueadas las carreteras`."""
    states = [c for c in verb.children if c.dep_ in ("obj", "xcomp") and c.i > verb.i and is_past_participle(c)]
    plain = [
        (state, c)
        for state in states
        for c in (*state.children, *verb.children)
        if c.dep_ in ("obj", "nsubj", "nsubj:pass") and c.i > state.i and c.pos_ in ("NOUN", "PROPN")
    ]
    return [c for state, c in plain if all(_agree(state, c, key) for key in ("Number", "Gender"))]


def keepers(participle: Token, grammar: Grammar) -> list[Token]:
    """Who keeps something in a state that a participle tells: `los campesinos mantienen bloqueada la ruta`."""
    above = participle.head
    subjects = (
        (c for c in above.children if c.dep_ == "nsubj" and c.i < above.i) if keeps_thing(participle, grammar) else ()
    )
    return [c for c in subjects if c.pos_ in ("NOUN", "PROPN")]


def keeps_thing(participle: Token, grammar: Grammar) -> bool:
    """Whether a participle tells in which state somebody keeps a thing, not how he is himself."""
    above = participle.head
    is_kept = participle.dep_ in ("xcomp", "obj") and above.i < participle.i and is_past_participle(participle)
    is_kept = is_kept and fold(above.lemma_) in grammar.words["keeps"]
    return is_kept and bool(_plain_below(above) or kept_before(participle))


def kept_before(participle: Token) -> list[Token]:
    """Who or what stands between the verb and the state it is kept in: "kept the roads blocked"."""
    above, dep = participle.head, participle.dep_
    objects = (c for c in above.children if c.dep_ == "obj" and above.i < c.i < participle.i)
    return [c for c in objects if c.pos_ in ("NOUN", "PROPN")] if dep == "xcomp" else []


def _below_state(verb: Token) -> list[Token]:
    """Who stands with "a" behind the state and was hung on it: `mantienen retenidas desde el martes a dos monjas`."""
    states = [c for c in verb.children if c.dep_ in ("obj", "xcomp") and c.i > verb.i and is_past_participle(c)]
    below = ((state, c) for state in states for c in state.children if c.dep_ in OBLIQUES and c.i > state.i)
    keys = ("Number", "Gender")
    return [c for state, c in below if has_to(c) and all(_agree(state, c, key) for key in keys)]


def _agree(one: Token, other: Token, key: str) -> bool:
    values = one.morph.get(key, []), other.morph.get(key, [])
    return not all(values) or values[0] == values[1]


def kept_captive(verb: Token, grammar: Grammar) -> list[Token]:
    """Whom those keep who `mantienen retenido a un juez`, `mantienen como rehenes a tres mujeres`."""
    if fold(verb.lemma_) not in grammar.words["keeps"]:
        return []
    behind = [one for noun in _captives(verb, grammar) for one in _behind_captives(noun)]
    return behind or (kept_so(verb) if _below_state(verb) else [])


def _captives(verb: Token, grammar: Grammar) -> list[Token]:
    return [c for c in verb.children if c.dep_ in OBLIQUES and fold(c.lemma_) in grammar.words["captives"]]


def _behind_captives(noun: Token) -> list[Token]:
    """The people right behind `como rehenes` with "a", whatever they were hung on."""
    link = noun.nbor(1) if noun.i + 1 < noun.sent.end else noun
    return [link.head] if fold(link.text) in TO and are_people(link.head) else []


def left_so(state: Token, grammar: Grammar) -> list[Token]:
    """Who is left in a state: "left the mayor wounded", "dejaron malherido al alcalde"; nobody in "left wounded"."""
    verb = state.head
    if fold(verb.lemma_) not in grammar.words["come_upon"] or is_passive(verb, grammar):
        return []
    kinds = load_noun_kinds(state.lang_)
    beside = [c for c in verb.children if c.i != state.i and kinds.kind_of(c) not in _STANDING]
    plain = [c for c in beside if state.dep_ == "xcomp" and c.dep_ == "obj" and c.i < state.i]
    return plain or [
        c for c in beside if c.dep_ in ("obj", "iobj", *OBLIQUES) and c.i > state.i and case_of(c) in ("a", "al")
    ]


def are_kept(verb: Token, grammar: Grammar) -> bool:
    """Whether somebody is kept whom the clause only means: `los guardias que mantenían como rehenes`."""
    captives = _captives(verb, grammar) if fold(verb.lemma_) in grammar.words["keeps"] else []
    named = any(c.dep_ in ("obj", "iobj") or (has_to(c) and are_people(c)) for c in verb.children)
    return bool(captives) and not named and not any(_behind_captives(one) for one in captives)
