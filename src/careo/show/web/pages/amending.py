"""A person's corrections of claims and events: another value of one aspect, or that it is none."""

from __future__ import annotations

from enum import StrEnum

from careo.errors import CareoError, UnknownIdError
from careo.lang.acts import list_acts
from careo.model import (
    Aspect,
    Certainty,
    Claim,
    Event,
    Modality,
    Polarity,
    Ruling,
    Target,
    Voice,
    VoiceKind,
    VoiceMode,
)
from careo.show.web.chosen import choose, part_target, refuse_missing
from careo.show.web.desk import Desk
from careo.show.web.doors import Action, Asked, Given, Outcome
from careo.show.web.pages.words import SIGNED, WORDS, add_claim

Amended = Certainty | Polarity | Modality | str | tuple[Voice, ...]
CHOICES: dict[Aspect, type[StrEnum]] = {
    Aspect.CERTAINTY: Certainty,
    Aspect.POLARITY: Polarity,
    Aspect.MODALITY: Modality,
}
OF_CLAIM = (Aspect.CLAIM, Aspect.CERTAINTY, Aspect.VOICES)
OF_EVENT = (Aspect.POLARITY, Aspect.MODALITY)
REJECTED = (Aspect.CLAIM, Aspect.EVENT, Aspect.ROLE, Aspect.COUNT, Aspect.WHEN, Aspect.WHERE, Aspect.INSTRUMENT)
"""What is taken out: a claim or event that is none, or a value that an event does not have."""


def correct(desk: Desk, given: Given) -> Outcome:
    """Set or reject an aspect of a claim or event; refused where somebody changed it since it was looked at."""
    aspect = Aspect(given["aspect"])
    target = _target(desk, given, aspect)
    signed = {"who": given["who"], "why": given["why"], "seen": given["seen"]}
    if aspect in REJECTED:
        made = desk.judge.amend(target, Ruling.REJECT, **signed)
    else:
        made = desk.judge.amend(target, Ruling.SET, after=_value(desk, given, aspect), **signed)
    desk.judged()
    address = f"/documents/{target.doc_id}#at{target.span.start}"
    return Outcome({"id": made.id, "address": address}, address)


def add(desk: Desk, given: Given) -> Outcome:
    """Add a claim: the words, who says it, and how surely."""
    chosen = choose(desk, given)
    said = add_claim(chosen, given)
    made = desk.judge.amend(said.target, said.ruling, who=given["who"], why=given["why"], after=said.after)
    desk.judged()
    address = f"/documents/{chosen.doc.id}#at{chosen.span.start}"
    return Outcome({"id": made.id, "address": address}, address)


def _target(desk: Desk, given: Given, aspect: Aspect) -> Target:
    try:
        if aspect not in (Aspect.ROLE, Aspect.COUNT):
            return desk.view.target(given["id"], aspect)
        event = desk.view.find(given["id"])
    except UnknownIdError:
        refuse_missing(desk, given["id"], "claim" if aspect in OF_CLAIM else "event")
    if not isinstance(event, Event) or not given["part"]:
        raise CareoError(f"part: name the {aspect} of an event, by its offsets and name, as 12-20-patient")
    return part_target(event, aspect, given["part"])


def _value(desk: Desk, given: Given, aspect: Aspect) -> Amended:
    said = given["value"]
    if aspect is Aspect.VOICES:
        return _voices(desk, given)
    choices = tuple(list_acts()) if aspect is Aspect.ACT else tuple(CHOICES[aspect])
    if said not in choices:
        raise CareoError(f"{aspect.value}: {said!r} cannot be chosen; choose {', '.join(choices)}")
    return said if aspect is Aspect.ACT else CHOICES[aspect](said)


def _voices(desk: Desk, given: Given) -> tuple[Voice, ...]:
    """The chain with another name for its innermost voice; its author alone gets a voice beside it."""
    found, said = desk.view.find(given["id"]), given["value"]
    if not isinstance(found, Claim) or not said:
        raise CareoError("a voice needs a name; write *unknown* where nobody is named")
    if len(found.voices) == 1:
        return (*found.voices, Voice(said, VoiceKind.NAMED, VoiceMode.INDIRECT))
    inner = found.voices[-1]
    return (*found.voices[:-1], Voice(said, VoiceKind.NAMED, inner.mode, cue=inner.cue))


ASPECTS = (*CHOICES, Aspect.VOICES, Aspect.ACT, *REJECTED)
CORRECTED = (
    Asked("id", "the claim or event", needed=True),
    Asked(
        "aspect",
        "what of it; a whole claim or event, or what happened when, where and to whom, is rejected",
        needed=True,
        choices=ASPECTS,
    ),
    Asked("value", "what it is; for voices the name of the innermost"),
    Asked("part", "the role or count rejected: first and last offset and name, as `12-20-patient`"),
    Asked("seen", "the state or moment that was looked at; 409 where the same was changed since"),
    *SIGNED,
)
ADDED = (
    *WORDS,
    Asked("certainty", "how surely it is said", needed=True, choices=tuple(Certainty)),
    Asked("voice", "who says it; the document itself when empty"),
    *SIGNED,
)
DOORS = (
    Action("/amendments", "correct", correct, "Correct a claim or event, or say that it is none.", CORRECTED),
    Action("/claims", "add_claim", add, "Add a claim at words of a document.", ADDED),
)
