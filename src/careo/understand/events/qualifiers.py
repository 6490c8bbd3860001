"""The word right before a deed's noun: who does it, with what, or to what ("guerrilla attack", "bomb attack")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_role
from careo.lang.acts import Act, lookup_act
from careo.model import MentionKind, RoleName
from careo.understand.events.players import THINGS
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.cases import case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.events.players import Part
    from careo.understand.events.triggers import Trigger

_BUILT = (MentionKind.FACILITY, MentionKind.VEHICLE)
_BODIES = (MentionKind.ORGANISATION, MentionKind.GROUP)
_OF_PEOPLE = frozenset({"kill", "execute", "massacre", "wound"})
"""Acts that befall nothing but people."""


def is_qualifier(token: Token) -> bool:
    """Whether a token stands before its noun as part of its name: "guerrilla attack", "a Tamil Tigers attack"."""
    before = token.dep_ == "nsubj" and token.i == token.head.i - 1 and token.head.pos_ == "NOUN"
    named = before and token.pos_ in ("NOUN", "PROPN") and not any(c.dep_ == "cop" for c in token.head.children)
    return named or token.dep_ in ("compound", "amod", "nmod:desc", "flat")


def qualified(cast: Cast, trigger: Trigger, token: Token, kind: MentionKind | None) -> Iterator[Part]:
    """Who, with what or to what, in "guerrilla attack", "bomb attack", "embassy takeover", "the Mora kidnapping"."""
    own = cast.kinds.kind_of(token)  # "the Beni Saad | bus | attack", where the name took the bus in
    kind = own if own in _BUILT else kind
    if kind is MentionKind.WEAPON:
        yield RoleName.INSTRUMENT, token
    elif kind in _BUILT:
        yield RoleName.PLACE if trigger.entry.act in _OF_PEOPLE else RoleName.PATIENT, token  # "market deaths"
    elif kind in ANIMATE and kind is not MentionKind.STATE and token.pos_ in ("NOUN", "PROPN"):
        if token.pos_ == "PROPN" and (_names_scene(cast, trigger, token) or _is_title(token)):
            return
        is_patient = _is_struck(cast, trigger, token, kind, lookup_act(trigger.entry.act))
        yield RoleName.PATIENT if is_patient else RoleName.AGENT, token
    elif token.pos_ == "ADJ" and token.dep_ == "amod" and _bears_arms(cast, token) and _befell_others(cast, trigger):
        yield RoleName.AGENT, token  # "paramilitary killings of farmers"


def _is_struck(cast: Cast, trigger: Trigger, token: Token, kind: MentionKind | None, act: Act | None) -> bool:
    """Whether it befell them: "church attack", "the Mora kidnapping"; not "an army massacre", "police beatings".

    Where "of" or "on" says whom it befell, it did not: "a union attack on the mayor", "a militia killing of farmers".
    """
    if act is None or _befell_others(cast, trigger):
        return False
    armed = _bears_arms(cast, token)
    behind = (c for c in trigger.head.children if token.i < c.i < trigger.head.i and c.dep_ == "compound")
    if armed and any(cast.kind_of(c) in ANIMATE for c in behind):  # "rebel hostage releases"
        return False
    if act.of == "patient":
        return not (armed and kind in _BODIES) and (token.pos_ == "NOUN" or kind is MentionKind.PERSON)
    return act.family == "violence" and token.pos_ == "NOUN" and kind is MentionKind.ORGANISATION and not armed


def _befell_others(cast: Cast, trigger: Trigger) -> bool:
    grammar, head = cast.grammar, trigger.head
    aimed = grammar.noun_target | grammar.against
    for child in (c for c in head.children if c.i > head.i):
        kind, case = cast.kind_of(child), case_of(child)
        if case in aimed - grammar.patient_cases or (case in grammar.patient_cases and kind in (*ANIMATE, *THINGS)):
            return True
    return False


def _bears_arms(cast: Cast, token: Token) -> bool:
    mention = cast.mention_at(token)
    names = (token.text, mention.name) if mention is not None else (token.text,)
    return any(actor_role(name, lang=cast.parsed.lang) in ARMED for name in names)


def _names_scene(cast: Cast, trigger: Trigger, name: Token) -> bool:
    """Whether a name stands before what was struck, and says where that was: "the Beni Saad bus attack"."""
    between = (c for c in trigger.head.children if name.i < c.i < trigger.head.i)
    return any(cast.kinds.kind_of(c) in _BUILT for c in between)


def _is_title(word: Token) -> bool:
    """Whether a word is the office before a name: "the Mayor Ruiz murder"."""
    name = word.nbor(1)
    return name.dep_ == "compound" and name.head.i == word.head.i and name.ent_type_ == "PER" and not word.ent_type_
