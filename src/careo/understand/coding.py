"""Event codes: the PLOVER class and CAMEO root of an event as it is told, not of its act alone.

A sanction that is announced is a threat, help that is not given a refusal, and soldiers who shell a town fight. The
conventions are those of the CAMEO codebook (Schrodt 2012, roots 12, 13 and 19).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from careo.lang.acts import lookup_act
from careo.model import Event, Modality, Polarity, RoleName, VictimStatus
from careo.text.numbers import fold
from careo.understand.mentions.kinds import load_noun_kinds

DOERS = (RoleName.AGENT, RoleName.INSTIGATOR)
WITH_WEAPONS_OF_WAR = frozenset({"bomb", "mine", "shoot", "attack", "kill", "raid", "seize-place"})


@dataclass(frozen=True, slots=True)
class Code:
    """PLOVER class and CAMEO root (two digits) of an event."""

    plover: str
    cameo: str


REFUSES, THREATENS, FIGHTS = Code("REJECT", "12"), Code("THREATEN", "13"), Code("FIGHT", "19")
_COOPERATES = ("03", "04", "05", "06", "07", "08")
_HARMS = ("16", "17", "18", "19", "20")


def code_event(event: Event, *, lang: str) -> Code | None:
    """The code of an event; None where its act has none, or where it is said not to be and nobody refuses it."""
    act = lookup_act(event.act)
    if act is None or not act.cameo:
        return None
    is_done_by = any(role.role in DOERS for role in event.roles)
    if event.polarity is Polarity.NEGATIVE:
        return REFUSES if is_done_by and act.cameo in _COOPERATES else None
    if event.modality in (Modality.PLANNED, Modality.THREATENED) and is_done_by and act.cameo in _HARMS:
        return THREATENS
    if event.act in WITH_WEAPONS_OF_WAR and _is_done_by_fighters(event, lang):
        return FIGHTS
    return Code(act.plover, act.cameo)


def _is_done_by_fighters(event: Event, lang: str) -> bool:
    statuses = load_noun_kinds(lang).status
    words = {word for role in event.roles if role.role in DOERS for word in fold(role.name).split()}
    forms = {form for word in words for form in (word, word.removesuffix("s"), word.removesuffix("es"))}
    return any(statuses.get(form) is VictimStatus.COMBATANT for form in forms)


def select_events(events: Sequence[Event], *, lang: str, most: int = 2) -> list[tuple[Event, Code]]:
    """The events a coder of a sentence writes down, in text order, each with its code.

    Left out are what is only imagined, told as background or as habit. The first event comes first; then at most one a
    class, of those that took place and that somebody is said to have done.
    """
    best: dict[str, tuple[Event, Code]] = {}
    for event in events:
        code = None if _is_aside(event) else code_event(event, lang=lang)
        if code is None:
            continue
        known = best.get(code.plover)
        if known is None or len(event.roles) > len(known[0].roles):
            best[code.plover] = (event, code)
    first, others = list(best.values())[:1], list(best.values())[1:]
    told = [row for row in others if _is_done(row[0]) and row[0].modality is Modality.ACTUAL]
    return [*first, *told][:most]


def _is_aside(event: Event) -> bool:
    return event.modality is Modality.HYPOTHETICAL or event.background or event.generic


def _is_done(event: Event) -> bool:
    return any(role.role in DOERS for role in event.roles)
