"""What chosen words of a document are: a claim, an event, who took part, how many, when, where, or who says it.

A person selects words and says what they are; what stood there is replaced (`set`), or they are put beside it (`add`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from careo.errors import CareoError
from careo.lang.acts import list_acts
from careo.model import (
    Aspect,
    Bound,
    Certainty,
    Claim,
    Count,
    Event,
    Found,
    Holder,
    MentionKind,
    Modality,
    Place,
    Polarity,
    Quantity,
    Question,
    Role,
    RoleName,
    Ruling,
    Target,
    TimeRange,
    TimeSemantics,
    Value,
    VictimStatus,
    Voice,
    VoiceKind,
    VoiceMode,
)
from careo.show.web.chosen import Chosen, choose, part_target
from careo.show.web.desk import Desk
from careo.show.web.doors import Action, Asked, Given, Outcome

COUNTED = (Question.KILLED, Question.INJURED, Question.DETAINED, Question.MISSING)
MADE_BY = "person"
PLACED = re.compile(r"-?\d{1,3}(?:\.\d{1,9})?")


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says that words are: the value, where it goes, and whether it is added or set."""

    target: Target
    ruling: Ruling
    after: Value


def say(desk: Desk, given: Given) -> Outcome:
    """Add or set what chosen words are; refused where somebody changed the same since it was looked at."""
    chosen = choose(desk, given)
    said = MAKERS[Aspect(given["aspect"])](chosen, given)
    seen = given["seen"] if said.ruling is Ruling.SET else ""
    signed = {"who": given["who"], "why": given["why"]}
    made = desk.judge.amend(said.target, said.ruling, after=said.after, seen=seen, **signed)
    desk.judged()
    shown = f"{chosen.span.start}&stop={chosen.span.stop}#at{chosen.span.start}"
    address = f"/documents/{chosen.doc.id}?start={shown}"
    return Outcome({"id": made.id, "adds": made.adds, "address": address}, address)


def add_claim(chosen: Chosen, given: Given) -> Said:
    """The words are claimed: by whom, and how surely."""
    span, name = chosen.span, given["name"] or given["voice"]
    author = next((one.voices[0] for one in chosen.reading.claims), None)
    outer = author or Voice(chosen.doc.path, VoiceKind.AUTHOR, VoiceMode.NARRATED)
    named = (Voice(name, VoiceKind(given["voice_kind"] or VoiceKind.NAMED), VoiceMode.INDIRECT),) if name else ()
    certainty = Certainty(given["certainty"] or Certainty.ASSERTED)
    polarity, modality = Polarity(given["polarity"] or Polarity.POSITIVE), _modality(given)
    claim = Claim("added", span, span, (outer, *named), certainty, polarity, modality, MADE_BY)
    return Said(Target(span, Aspect.CLAIM, Holder.CLAIM), Ruling.ADD, claim)


def _add_event(chosen: Chosen, given: Given) -> Said:
    claim = chosen.claim(given["claim"])
    if not given["act"]:
        raise CareoError(f"act is empty: choose what is done, one of {', '.join(list_acts())}")
    polarity = Polarity(given["polarity"] or claim.polarity)
    event = Event("added", given["act"], chosen.span, (), _modality(given), polarity, (claim.id,), MADE_BY)
    return Said(Target(claim.content, Aspect.EVENT, Holder.CLAIM, claim.id), Ruling.ADD, event)


def _put_role(chosen: Chosen, given: Given) -> Said:
    if not given["role"]:
        raise CareoError(f"role is empty: choose the part they take, one of {', '.join(RoleName)}")
    known = next((one for one in chosen.reading.mentions if one.span == chosen.span), None)
    kind = MentionKind(given["kind"]) if given["kind"] else known.kind if known else MentionKind.OTHER
    name = given["name"] or (known.name if known else chosen.quote)
    status = VictimStatus(given["status"]) if given["status"] else None
    role = Role(RoleName(given["role"]), chosen.span, name, kind, known.actor_id if known else None, status)
    return _put_part(chosen, given, Aspect.ROLE, role)


def _put_count(chosen: Chosen, given: Given) -> Said:
    effect = given["effect"]
    if not effect:
        raise CareoError(f"effect is empty: choose what befell them, one of {', '.join(COUNTED)}")
    return _put_part(chosen, given, Aspect.COUNT, Count(Question(effect), _quantity(chosen, given)))


def _quantity(chosen: Chosen, given: Given) -> Quantity:
    """The numbers given, else those that were read at the same words."""
    low, high = given["low"], given["high"]
    read = next((one for one in chosen.reading.quantities if one.span == chosen.span), None)
    if not low and not high:
        if read is None:
            raise CareoError("low and high are empty: give the lowest number that is meant, the highest, or both")
        return read
    lowest, highest = int(low) if low else None, int(high) if high else None
    if lowest is not None and highest is not None and lowest > highest:
        raise CareoError(f"low and high: {low} is above {high}; give the lower number first")
    bound = Bound(given["bound"] or (Bound.EXACT if low == high else Bound.BETWEEN if low and high else Bound.AT_LEAST))
    if not low and not given["bound"]:
        bound = Bound.AT_MOST
    return Quantity(chosen.span, given["what"] or (read.what if read else ""), lowest, highest, bound, MADE_BY)


def _put_part(chosen: Chosen, given: Given, aspect: Aspect, value: Role | Count) -> Said:
    """A role or count beside the others, or in the place of the one that `instead` names."""
    target = part_target(chosen.event(given["event"]), aspect, given["instead"])
    return Said(target, Ruling.SET if target.part else Ruling.ADD, value)


def _set_when(chosen: Chosen, given: Given) -> Said:
    read = next((one for one in chosen.reading.times if one.span == chosen.span), None)
    first, last = given["earliest"], given["latest"] or given["earliest"]
    if not first:
        if read is None:
            raise CareoError("earliest is empty: give the first day that is meant, as 1989-06-30")
        return _of_event(chosen, given, Aspect.WHEN, read)
    earliest, latest = _day("earliest", first), _day("latest", last) + timedelta(days=1)
    if latest <= earliest:
        raise CareoError(f"latest: {last} is before {first}; give the last day that is meant, or leave it empty")
    timex = first if first == last else f"{first}/{last}"
    semantics = TimeSemantics.SOMETIME_WITHIN
    when = TimeRange(chosen.span, timex, "DATE", semantics, MADE_BY, earliest, latest)
    return _of_event(chosen, given, Aspect.WHEN, when)


def _set_where(chosen: Chosen, given: Given) -> Said:
    name = given["name"] or chosen.quote
    spot = next((one for one in chosen.reading.places if one.name == name and one.lat is not None), None)
    relation = given["relation"] or "in"
    if given["lat"] or given["lon"]:
        lat, lon = _degrees("lat", given["lat"], 90), _degrees("lon", given["lon"], 180)
        place = Place(chosen.span, name, relation, MADE_BY, lat, lon, 1.0, why="placed by a person")
    elif spot:
        place = replace(spot, span=chosen.span, relation=relation, made_by=MADE_BY)
    else:
        place = Place(chosen.span, name, relation, MADE_BY)
    return _of_event(chosen, given, Aspect.WHERE, place)


def _set_instrument(chosen: Chosen, given: Given) -> Said:
    return _of_event(chosen, given, Aspect.INSTRUMENT, Found(given["name"] or chosen.quote, chosen.span, MADE_BY))


def _set_trigger(chosen: Chosen, given: Given) -> Said:
    return _of_event(chosen, given, Aspect.TRIGGER, chosen.span)


def _of_event(chosen: Chosen, given: Given, aspect: Aspect, value: Value) -> Said:
    event = chosen.event(given["event"])
    return Said(Target(event.trigger, aspect, Holder.EVENT, event.id), Ruling.SET, value)


def _set_voice(chosen: Chosen, given: Given) -> Said:
    """The words name who says the claim: in the place of the innermost voice, or inside it (`relayed`)."""
    claim = chosen.claim(given["claim"])
    inner = claim.voices[-1] if len(claim.voices) > 1 else None
    known = next((one for one in chosen.reading.mentions if one.span == chosen.span), None)
    name = given["name"] or (known.name if known else chosen.quote)
    deeper = inner is None or given["chain"] == "relayed"
    mode = VoiceMode(given["mode"] or (inner.mode if inner and not deeper else VoiceMode.INDIRECT))
    kind = VoiceKind(given["voice_kind"] or VoiceKind.NAMED)
    cue = None if deeper or inner is None else inner.cue
    voice = Voice(name, kind, mode, chosen.span, cue, known.actor_id if known else None)
    chain = (*(claim.voices if deeper else claim.voices[:-1]), voice)
    return Said(Target(claim.content, Aspect.VOICES, Holder.CLAIM, claim.id), Ruling.SET, chain)


def _set_content(chosen: Chosen, given: Given) -> Said:
    claim = chosen.claim(given["claim"])
    return Said(Target(claim.content, Aspect.CONTENT, Holder.CLAIM, claim.id), Ruling.SET, chosen.span)


def _modality(given: Given) -> Modality:
    return Modality(given["modality"] or Modality.ACTUAL)


def _day(name: str, said: str) -> datetime:
    try:
        return datetime.strptime(said, "%Y-%m-%d")
    except ValueError:
        raise CareoError(f"{name}: {said!r} is no day of the calendar; write it as 1989-06-30") from None


def _degrees(name: str, said: str, most: int) -> float:
    if not PLACED.fullmatch(said) or abs(float(said)) > most:
        raise CareoError(f"{name}: {said!r} is no number from -{most} to {most}; give both lat and lon in degrees")
    return float(said)


MAKERS: dict[Aspect, Callable[[Chosen, Given], Said]] = {
    Aspect.CLAIM: add_claim,
    Aspect.EVENT: _add_event,
    Aspect.ROLE: _put_role,
    Aspect.COUNT: _put_count,
    Aspect.WHEN: _set_when,
    Aspect.WHERE: _set_where,
    Aspect.INSTRUMENT: _set_instrument,
    Aspect.VOICES: _set_voice,
    Aspect.TRIGGER: _set_trigger,
    Aspect.CONTENT: _set_content,
}
"""What words can be said to be, in the order in which the page offers it."""
WORDS = (
    Asked("doc_id", "the document", needed=True),
    Asked("start", "first code point of the words", "integer", True),
    Asked("stop", "the one after the last", "integer", True),
)
SIGNED = (Asked("who", "who says so", needed=True), Asked("why", "the reason", needed=True))
ASKED = (
    *WORDS,
    Asked("aspect", "what the words are", needed=True, choices=tuple(MAKERS)),
    Asked("claim", "id of the claim that tells the event, is said by the voice, or has the content"),
    Asked("event", "id of the event that the words belong to"),
    Asked("name", "name of the voice, of who takes part, of the place or the instrument; the words when empty"),
    Asked("certainty", "of a claim; asserted when empty", choices=tuple(Certainty)),
    Asked("polarity", "of a claim or event; that of the claim when empty", choices=tuple(Polarity)),
    Asked("modality", "of a claim or event; actual when empty", choices=tuple(Modality)),
    Asked("act", "what is done, for an event", choices=tuple(list_acts())),
    Asked("role", "the part taken", choices=tuple(RoleName)),
    Asked("kind", "what takes part; as it was read when empty", choices=tuple(MentionKind)),
    Asked("status", "what a victim is said to be", choices=tuple(VictimStatus)),
    Asked("effect", "what befell those counted", choices=tuple(COUNTED)),
    Asked("low", "the lowest number meant; as read when both are empty", "integer"),
    Asked("high", "the highest number meant; open when empty", "integer"),
    Asked("bound", "how the number is bounded", choices=tuple(Bound)),
    Asked("what", "what is counted"),
    Asked("instead", "the role or count replaced: first and last offset and name, as `12-20-patient`"),
    Asked("earliest", "first day, as 1989-06-30; as read when empty"),
    Asked("latest", "last day, itself meant; the first when empty"),
    Asked("relation", "how the text puts the place; `in` when empty"),
    Asked("lat", "degrees north of a place; as read under that name when empty"),
    Asked("lon", "degrees east"),
    Asked("voice_kind", "who the voice is; named when empty", choices=tuple(VoiceKind)),
    Asked("mode", "how the voice comes in", choices=tuple(VoiceMode)),
    Asked("chain", "whether the voice replaces the innermost one or is relayed by it", choices=("replaces", "relayed")),
    Asked("seen", "the state or moment that was looked at; 409 where the same was changed since"),
    *SIGNED,
)
DOORS = (Action("/words", "say_words", say, "Say what words of a document are.", ASKED),)
