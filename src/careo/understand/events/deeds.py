"""Deeds and what they did to people: who fired is who killed, where the text tells the deaths of the firing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.lang.acts import lookup_act
from careo.model import Role, RoleName
from careo.understand.drafts import EventDraft

if TYPE_CHECKING:
    from spacy.tokens import Doc as Syntax
    from spacy.tokens import Token

DEEDS = frozenset({"shoot", "bomb", "attack", "raid", "mine", "arson", "beat", "torture", "massacre"})
"""Acts that one side does to another; a clash has two sides, so who of them killed is not told."""
_DOERS = (RoleName.AGENT, RoleName.INSTIGATOR)
_ABOVE = frozenset({"obl", "obl:agent", "obl:arg", "nmod", "nmod:arg", "advcl", "nsubj", "nsubj:pass"})


def by_doers_of_deed(syntax: Syntax, draft: EventDraft, told: Sequence[EventDraft]) -> EventDraft:
    """A draft of deaths or wounds with the agents of the deed it hangs together with; itself where it has its own.

    `Two people died in police firing`, `ten were hurt when soldiers opened fire`, `the firing left one dead`.
    """
    act = lookup_act(draft.act)
    if act is None or act.effect is None or act.family != "violence" or _doers(draft):
        return draft
    head = syntax[draft.head]
    deeds = [one for one in told if one.act in DEEDS and _doers(one) and _hangs_on(syntax[one.head], head)]
    if not deeds:
        return draft
    own = [role.span for role in draft.roles]
    doers = tuple(role for role in _doers(deeds[0]) if not any(role.span.overlaps(span) for span in own))
    return replace(draft, roles=(*doers, *draft.roles))


def _doers(draft: EventDraft) -> list[Role]:
    return [role for role in draft.roles if role.role in _DOERS]


def _hangs_on(deed: Token, head: Token) -> bool:
    """Whether a deed is the scene, the occasion or the subject of the verb that tells the deaths."""
    verb = head if head.pos_ in ("VERB", "AUX") else head.head
    return deed.dep_ in _ABOVE and deed.head.i in (head.i, verb.i) and deed.i != head.i
