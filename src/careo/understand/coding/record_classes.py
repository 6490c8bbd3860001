"""The class of an event in records of PLOVER, which tell fights from assaults, and demands by what is demanded."""

from __future__ import annotations

import re

from careo.lang.actor_codes import NATION, actor_code, actor_codes, actor_role
from careo.model import Document, Event, MentionKind, Modality, Reading
from careo.text.numbers import fold
from careo.understand.coding.codes import (
    ACTORS,
    BODIES,
    COERCES,
    FIGHTS,
    HARMS,
    SUFFERERS,
    TAKEN,
    TAKES_PEOPLE,
    Code,
    sentence_of,
)
from careo.understand.coding.elsewhere import foe_of_demand, friend_of_demand
from careo.understand.drafts import DOERS
from careo.understand.roles.arguments import load_grammar

IN_FIGHT = frozenset({"shoot", "clash", "mine", "attack"})
"""Beside these in a sentence, deaths and wounds are those of a fight."""
STRIKES = frozenset({"attack", "bomb", "arson", "damage", "raid"})
DAMAGES = frozenset({"damage", "arson", "bomb"})
"""Done to things alone they seize or damage property (CAMEO 171, a COERCE of PLOVER)."""
UNARMED = frozenset({"EDU", "LAB", "AGR", "OPP", "CVL", "REL", "MED"})
"""Roles of those who bear no arms."""
MARCHES = Code("PROTEST", "14")
GATHERS, EXERCISES = Code("MOBILIZE", "15"), Code("COOPERATE", "06")
"""Manoeuvres, and those of several nations, which work together (CAMEO 062)."""
DISAPPROVES, SUPPORTS, EXPELS = Code("DISAPPROVE", "11"), Code("SUPPORT", "05"), Code("FIGHT", "20")
"""What rallies others against somebody, or for him (CAMEO 113, 053), and the expulsion of a great number (201)."""
VOICED, ASKS, DEMANDS = "protest", "demand", "10"
HOLDS_FOR = frozenset({"arrest", "try"})
"""Acts that accuse where they are done for treason or espionage (CAMEO 1125)."""
EXPULSIONS, CLOSES, A_GREAT_NUMBER = frozenset({"expel", "displace"}), "sanction", 500
TO_CHARGE = 80
"""Characters behind an arrest in which is looked for what it was made for, at most."""


def code_of_record(reading: Reading, event: Event, code: Code, doc: Document) -> Code:
    """The class in records of PLOVER, which tells fights and damage to things from assaults on people.

    A state or body that protests complains, and marches nowhere.
    """
    if (asked := _of_what_is_asked(reading, event, code, doc)) is not None:
        return asked
    if (coerced := _of_coercion(event, reading.lang, doc)) is not None:
        return coerced
    kinds = {role.kind for role in event.roles if role.role in SUFFERERS}
    shelled = {MentionKind.PLACE} | ({MentionKind.OTHER} if code == FIGHTS else frozenset())
    if any(actor_role(role.name, lang=reading.lang) == "MIL" for role in event.roles if role.role in DOERS):
        shelled |= {MentionKind.FACILITY, MentionKind.VEHICLE, MentionKind.OTHER}  # an army shells posts and camps
    is_war = event.act == "bomb" and kinds <= shelled
    if (thrown := _told_by(event, reading.lang, doc)) is not None:
        return thrown
    if event.act in DAMAGES and code.cameo in HARMS and kinds and not kinds & ACTORS and not is_war:
        return COERCES
    doers = [role for role in event.roles if role.role in DOERS]
    by_body = any(role.kind in BODIES or actor_code(role.name, lang=reading.lang) == "NGO" for role in doers)
    if event.act == "protest" and by_body and fold(event.trigger.quote(doc.text)).startswith(VOICED):
        return DISAPPROVES
    if event.act == "mobilize" and code == GATHERS and _are_of_several(event, reading.lang):
        return EXERCISES
    if event.act in TAKEN and _is_done_by_people(event, reading.lang):
        return MARCHES
    if event.act in ("kill", "wound") and code.plover == "ASSAULT":
        sentence = sentence_of(reading, event)
        return FIGHTS if any(e.act in IN_FIGHT and sentence.covers(e.trigger) for e in reading.events) else code
    return code


def _of_what_is_asked(reading: Reading, event: Event, code: Code, doc: Document) -> Code | None:
    """Who asks for sanctions against somebody rallies others against him, who asks to support him for him."""
    if event.act != ASKS or code.cameo != DEMANDS:
        return None
    if foe_of_demand(reading, doc, event):
        return DISAPPROVES
    return SUPPORTS if friend_of_demand(reading, doc, event) else None


def _of_coercion(event: Event, lang: str, doc: Document) -> Code | None:
    """Abductions are coercion; arrests for treason accuse of it; who expels hundreds, or closes a border, fights."""
    words, told = load_grammar(lang).words, fold(event.trigger.quote(doc.text))
    behind = fold(doc.text[event.trigger.stop : event.trigger.stop + TO_CHARGE]).split(".")[0]
    if event.act in TAKES_PEOPLE:
        return COERCES
    if event.act in HOLDS_FOR and any(re.search(rf"\b{word}", behind) for word in words["treason"]):
        return DISAPPROVES
    numbers = (role.number.low or 0 for role in event.roles if role.role in SUFFERERS and role.number is not None)
    if event.act in EXPULSIONS and any(number >= A_GREAT_NUMBER for number in numbers):
        return EXPELS
    is_border = any(word in told for word in words["frontiers"])
    return FIGHTS if event.act == CLOSES and is_border and event.modality is Modality.ACTUAL else None


def _is_done_by_people(event: Event, lang: str) -> bool:
    """Whether those who do it are told to be students, farmers or others who bear no arms."""
    roles = {actor_role(role.name, lang=lang) for role in event.roles if role.role in DOERS}
    return bool(roles) and roles <= UNARMED


def _are_of_several(event: Event, lang: str) -> bool:
    """Whether forces of several nations do it."""
    codes = [actor_codes(role.name, lang=lang) for role in event.roles if role.role in DOERS]
    return len({code[:NATION] for found in codes for code in found}) > 1


def _told_by(event: Event, lang: str, doc: Document) -> Code | None:
    """The class that its words or what it is done with make of an attack (CAMEO 145, 176).

    Students who throw stones riot; what strikes computers is no assault on people.
    """
    if event.act not in STRIKES:
        return None
    words = load_grammar(lang).words
    parts = [role.name for role in event.roles if role.role not in DOERS]
    told = fold(" ".join((event.trigger.quote(doc.text), *parts)))
    if any(re.search(rf"\b{word}", told) for word in words["cyber"]):
        return COERCES
    is_thrown = any(re.search(rf"\b{word}", told) for word in words["thrown"])
    return MARCHES if is_thrown and _is_done_by_people(event, lang) else None
