"""Those who speak and whose pronoun is left out: `matamos a tres soldados`, `fui detenido`."""

from __future__ import annotations

from collections.abc import Sequence

from careo.model import MentionKind, Role, RoleName, VictimStatus
from careo.understand.acts import Frame
from careo.understand.events.triggers import Trigger
from careo.understand.roles import Cast
from careo.understand.roles.passive import is_passive
from careo.understand.roles.speakers import left_out_speaker

_SOMEBODY_DOES = frozenset({Frame.ACTS_ON, Frame.ON_PEOPLE, Frame.ON_PLACES, Frame.DOES})
_DOERS = frozenset({RoleName.AGENT, RoleName.INSTIGATOR})


def left_out(cast: Cast, trigger: Trigger, roles: Sequence[Role]) -> tuple[Role, ...]:
    """The role of who speaks, where only the form of the verb names them and nobody else has it."""
    frame, verb = trigger.entry.frame, trigger.head
    finite = left_out_speaker(verb, cast.grammar) if frame in _SOMEBODY_DOES | {Frame.BEFALLS} else None
    if finite is None:
        return ()
    suffers = frame is Frame.BEFALLS or is_passive(verb, cast.grammar)
    taken = {RoleName.PATIENT} if suffers else _DOERS
    if any(role.role in taken for role in roles):
        return ()
    many = "Plur" in finite.morph.get("Number", [])
    (name,) = cast.grammar.words["left_out_many" if many else "left_out_one"]
    span = cast.parsed.span_of([finite])
    if suffers:
        return (Role(RoleName.PATIENT, span, name, MentionKind.PERSON, status=VictimStatus.UNKNOWN),)
    return (Role(RoleName.AGENT, span, name, MentionKind.PERSON),)
