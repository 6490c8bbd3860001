"""Those whose pronoun is left out: who speaks (`matamos a tres soldados`), or was told of just before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_role
from careo.lang.acts import lookup_act
from careo.model import MentionKind, Role, RoleName, VictimStatus
from careo.understand.acts import Frame
from careo.understand.drafts import DOERS
from careo.understand.events.triggers import Trigger
from careo.understand.parsed import sentences_before
from careo.understand.roles import Cast
from careo.understand.roles.cases import with_conjuncts
from careo.understand.roles.left_out import LeftOut
from careo.understand.roles.passive import is_passive, is_reflexive_passive
from careo.understand.roles.people import bears_arms
from careo.understand.roles.speakers import left_out_speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOMEBODY_DOES = frozenset({Frame.ACTS_ON, Frame.ON_PEOPLE, Frame.ON_PLACES, Frame.DOES})
_OF_PEOPLE = frozenset({"kidnap", "arrest", "hold", "release"})
"""Acts that phrases tell of people alone, whose passive befalls its subject."""
_OF_ANYBODY = frozenset({"speech", "talk", "support", "threat", "protest"})
"""Families of acts that whoever was told of just before may go on with; others only those who bear arms."""


def left_out(cast: Cast, trigger: Trigger, roles: Sequence[Role]) -> tuple[Role, ...]:
    """The role of those whose pronoun is left out, where nobody else has it."""
    return _who_speaks(cast, trigger, roles) or _who_goes_on(cast, trigger, roles)


def _who_goes_on(cast: Cast, trigger: Trigger, roles: Sequence[Role]) -> tuple[Role, ...]:
    """Who did what the sentence before tells, or whom it befell: `Llegaron soldados. Mataron a diez personas`.

    Deeds are only done so by those who bear arms, and not to their own side: with anybody else, they may be those of
    somebody who is not named (`Los vecinos huyeron. Mataron a diez`, `Los estudiantes marcharon. Detuvieron a dos`).
    """
    act, frame, verb = lookup_act(trigger.entry.act), trigger.entry.frame, trigger.head
    if act is None or frame not in _SOMEBODY_DOES | {Frame.BEFALLS}:
        return ()
    found, taken = LeftOut(cast.kind_of, cast.grammar), {role.role for role in roles}
    passive = any(c.dep_ == "aux:pass" for c in verb.children)  # `fueron llevados en un camión`, not `se llevaron`
    of_verb = not trigger.entry.is_phrase or (trigger.entry.act in _OF_PEOPLE and passive)
    suffers = frame is Frame.BEFALLS or (is_passive(verb, cast.grammar) and of_verb)
    if frame is Frame.DOES and is_reflexive_passive(verb, cast.grammar):
        return ()  # `se escapó`
    if suffers:
        token = found.sufferer_of(verb) if RoleName.PATIENT not in taken else None
        return _each(cast, RoleName.PATIENT, token)
    if taken & DOERS or (token := found.doer_of(verb)) is None:
        return ()
    if act.family in _OF_ANYBODY and not _is_right_before(token, verb):
        return ()
    if act.family not in _OF_ANYBODY:
        befell = {_side(cast, role) for role in roles if role.role is RoleName.PATIENT}
        sides = ARMED - befell | ({None} if bears_arms(token) and not ARMED & befell else set())
        return tuple(r for r in _each(cast, RoleName.AGENT, token) if _side(cast, r) in sides)
    return _each(cast, RoleName.AGENT, token)


def _is_right_before(subject: Token, verb: Token) -> bool:
    """Whether somebody was told of in the sentence before: who says more, two sentences on, may be another."""
    return next(iter(sentences_before(verb.sent, 1)), None) == subject.sent


def _each(cast: Cast, name: RoleName, token: Token | None) -> tuple[Role, ...]:
    """The roles of those who are meant, with whoever is joined to them: `Ana Ruiz y Luis Paz salieron. Fueron …`."""
    roles = (cast.role(name, one) for one in (with_conjuncts(token) if token is not None else ()))
    return tuple(role for role in roles if role is not None)


def _side(cast: Cast, role: Role) -> str | None:
    return actor_role(role.name, lang=cast.parsed.lang)


def _who_speaks(cast: Cast, trigger: Trigger, roles: Sequence[Role]) -> tuple[Role, ...]:
    frame, verb = trigger.entry.frame, trigger.head
    finite = left_out_speaker(verb, cast.grammar) if frame in _SOMEBODY_DOES | {Frame.BEFALLS} else None
    if finite is None:
        return ()
    suffers = frame is Frame.BEFALLS or is_passive(verb, cast.grammar)
    taken = {RoleName.PATIENT} if suffers else DOERS
    if any(role.role in taken for role in roles):
        return ()
    many = "Plur" in finite.morph.get("Number", []) or finite.lower_.endswith("mos")
    (name,) = cast.grammar.words["left_out_many" if many else "left_out_one"]
    span = cast.parsed.span_of([finite])
    if suffers:
        return (Role(RoleName.PATIENT, span, name, MentionKind.PERSON, status=VictimStatus.UNKNOWN),)
    return (Role(RoleName.AGENT, span, name, MentionKind.PERSON),)
