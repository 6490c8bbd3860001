"""The PLOVER class and CAMEO root of an event as it is told, and as conventions of coders have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from careo.lang.actor_codes import actor_role
from careo.lang.acts import lookup_act
from careo.model import Event, MentionKind, Modality, Polarity, Reading, RoleName, VictimStatus
from careo.text.numbers import fold
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.roles.arguments import load_grammar

DOERS = (RoleName.AGENT, RoleName.INSTIGATOR)
SUFFERERS = (RoleName.PATIENT,)
ACTORS = frozenset({MentionKind.PERSON, MentionKind.GROUP, MentionKind.ORGANISATION, MentionKind.STATE})
WITH_WEAPONS_OF_WAR = frozenset({"bomb", "mine", "shoot", "attack", "kill", "raid", "seize-place"})
FIGHTERS = frozenset({"MIL", "REB"})
"""Roles of those who fight (CAMEO 19) where they use such weapons."""
IN_FIGHT = frozenset({"shoot", "clash", "mine", "attack"})
"""Beside these in a sentence, deaths and wounds are those of a fight."""
DAMAGES = frozenset({"damage", "arson", "bomb"})
"""Done to things alone they seize or damage property (CAMEO 171, a COERCE of PLOVER)."""
STREET = frozenset({"protest", "strike", "block"})
"""What is done in public: told as news with or without whoever does it."""
VOICED, WALKED = "protest", ("march", "manifest", "demonstrat")
"""What words hold that name a protest as said, and how those begin that name it as done; alike in both languages."""


class Convention(StrEnum):
    """What people who code events do not agree on.

    Coders of protests write down what is done in the street before all else, a march or strike as MOBILIZE (15) and not
    as PROTEST (14), and of two sides that clash the first as source. Where a record holds one event with two sides, as
    those of PLOVER and PETRARCH mostly do, it is the first of a sentence, and the other side may be the country of the
    scene.
    """

    CAMEO = "cameo"
    ONE_ROW = "one-row"
    STREET_IS_MOBILIZED = "street-is-mobilized"


@dataclass(frozen=True, slots=True)
class Code:
    """PLOVER class and CAMEO root (two digits) of an event."""

    plover: str
    cameo: str


AGREES = Code("AGREE", "03")
"""What somebody is said to be going to do for or with others (CAMEO 03, express intent to cooperate)."""
NEAR = 24
"""Characters before an event in which "about to" is looked for."""
REFUSES, THREATENS, FIGHTS = Code("REJECT", "12"), Code("THREATEN", "13"), Code("FIGHT", "19")
MOBILIZES, COERCES = Code("MOBILIZE", "15"), Code("COERCE", "17")
_COOPERATES = ("03", "04", "05", "06", "07", "08")
_HARMS = ("16", "17", "18", "19", "20")


def code_event(event: Event, *, lang: str, text: str = "") -> Code | None:
    """The code of an event; None where its act has none, or where it is said not to be and nobody refuses it.

    Args:
        event: the event.
        lang: language of the text.
        text: the text, in which the words before the event say whether it is already about to happen.
    """
    act = lookup_act(event.act)
    if act is None or not act.cameo:
        return None
    is_done_by = any(role.role in DOERS for role in event.roles)
    if event.polarity is Polarity.NEGATIVE:
        return REFUSES if is_done_by and act.cameo in _COOPERATES else None
    is_planned = event.modality is Modality.PLANNED or _comes_after(event, text, load_grammar(lang).words["intends"])
    if (is_planned or event.modality is Modality.THREATENED) and is_done_by and act.cameo in _HARMS:
        return THREATENS
    if is_planned and is_done_by and act.cameo in _COOPERATES:
        is_imminent = _comes_after(event, text, load_grammar(lang).words["imminent"])
        return Code(act.plover, act.cameo) if is_imminent else AGREES
    if event.act in WITH_WEAPONS_OF_WAR and _is_done_by_fighters(event, lang):
        return FIGHTS
    return Code(act.plover, act.cameo)


def _comes_after(event: Event, text: str, words: Iterable[str]) -> bool:
    before = fold(text[max(0, event.trigger.start - NEAR) : event.trigger.start]).split()
    return " ".join(before).endswith(tuple(f" {word}" for word in words))


PROTECTS = frozenset({"neglect", "mediate", "aid", "arrest", "repress", "free-by-force", "evacuate"})


def is_omission(event: Event) -> bool:
    """Whether those who should have acted did not: they stood by, or did not step in, help or arrest.

    The act of neglect tells it when it is affirmed, acts of protection tell it when they are negated.
    """
    told = event.polarity is (Polarity.POSITIVE if event.act == "neglect" else Polarity.NEGATIVE)
    return told and event.act in PROTECTS


def _is_done_by_fighters(event: Event, lang: str) -> bool:
    statuses = load_noun_kinds(lang).status
    doers = [role.name for role in event.roles if role.role in DOERS]
    if any(actor_role(name, lang=lang) in FIGHTERS for name in doers):
        return True
    words = {word for name in doers for word in fold(name).split()}
    forms = {form for word in words for form in (word, word.removesuffix("s"), word.removesuffix("es"))}
    return any(statuses.get(form) is VictimStatus.COMBATANT for form in forms)


def code_by(convention: Convention, reading: Reading, event: Event, code: Code, text: str) -> Code:
    """The code of an event by a convention, given the one it has by itself."""
    if convention is Convention.ONE_ROW:
        return _of_record(reading, event, code)
    words = fold(event.trigger.quote(text))
    is_street = event.act in STREET and (VOICED not in words or words.startswith(WALKED))
    return MOBILIZES if convention is Convention.STREET_IS_MOBILIZED and is_street else code


def _of_record(reading: Reading, event: Event, code: Code) -> Code:
    """The class in records of PLOVER, which tells fights and damage to things from assaults on people."""
    kinds = {role.kind for role in event.roles if role.role in SUFFERERS}
    if event.act in DAMAGES and code.cameo in _HARMS and kinds and not kinds & ACTORS:
        return COERCES
    if event.act in ("kill", "wound") and code.plover == "ASSAULT":
        sentence = next((span for span in reading.sentences if span.covers(event.trigger)), event.trigger)
        return FIGHTS if any(e.act in IN_FIGHT and sentence.covers(e.trigger) for e in reading.events) else code
    return code
