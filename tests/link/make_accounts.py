"""Short accounts for linking: one sentence or two, with what a reader would take from them.

    tell("On 5 March a bomb wrecked a bus in Puerto Salvia, wounding nine dockers.", bomb="bomb",
         day=("5 March", "1991-03-05"), at=("Puerto Salvia", -12.1, -77.2), to="nine dockers", injured=("nine", 9))

Each keyword that is the id of an act gives the words of its trigger; the roles, time and place go to every act.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from careo.model import (
    Bound,
    Certainty,
    Count,
    Document,
    Found,
    MentionKind,
    Polarity,
    Question,
    Reading,
    RoleName,
    VoiceKind,
)
from tests.make import (
    MADE_BY,
    find_span,
    make_claim,
    make_document,
    make_event,
    make_mention,
    make_place,
    make_quantity,
    make_reading,
    make_role,
    make_time,
    make_voice,
)

PLAIN = frozenset({"lang", "path", "id", "written", "certainty", "publisher", "issuer"})
EFFECTS = {"killed": Question.KILLED, "injured": Question.INJURED, "detained": Question.DETAINED}
NEEDS = {"killed": "kill", "injured": "wound", "detained": "arrest"}


@dataclass(frozen=True)
class Told:
    """A document and what was understood of it."""

    doc: Document
    reading: Reading


def tell(text: str, **given: Any) -> Told:
    """One document with one episode; see the head of this module, and the keys taken off `given` below."""
    given = {key: value if key in PLAIN else _exact(text, value) for key, value in given.items()}
    lang, path = given.pop("lang", "en"), given.pop("path", "a.txt")
    made = {key: given.pop(key) for key in ("publisher", "issuer", "title", "relay", "id") if key in given}
    doc = make_document(text, lang=lang, path=path, **made)
    written = given.pop("written", None)
    if written:
        words = text.split(maxsplit=1)[0]
        anchor = Found(date.fromisoformat(written), find_span(doc, words), MADE_BY)
        doc = make_document(text, lang=lang, path=path, written=anchor, **made)
    claim = _claim(doc, given)
    names = tuple(make_mention(doc, words) for words in given.pop("names", ()))
    events = tuple(_events(doc, claim, given))
    return Told(
        doc,
        make_reading(doc, claims=[claim], events=events, mentions=names, places=_places(events), times=_times(events)),
    )


def _exact(text: str, given: Any) -> Any:
    """The given words as the text writes them: "in March" may begin a sentence."""
    if isinstance(given, str):
        at = text.lower().find(given.lower())
        return text[at : at + len(given)] if at >= 0 else given
    if isinstance(given, tuple | list) and given and isinstance(given[0], str):
        return type(given)([_exact(text, given[0]), *given[1:]])
    return given


def _claim(doc: Document, given: dict[str, Any]) -> Any:
    voices = [make_voice(doc, words, kind=_kind(words)) for words in given.pop("voices", ())]
    certainty = Certainty(given.pop("certainty", "reported" if voices else "asserted"))
    polarity = Polarity.NEGATIVE if certainty is Certainty.DENIED else Polarity.POSITIVE
    return make_claim(doc, doc.text.strip(), voices=voices, certainty=certainty, polarity=polarity)


def _kind(words: str) -> VoiceKind:
    return VoiceKind.NAMED if words[:1].isupper() else VoiceKind.ROLE_ONLY


def _events(doc: Document, claim: Any, given: dict[str, Any]) -> Any:
    slots = _slots(doc, given)
    counts = tuple(_count(doc, key, given.pop(key)) for key in tuple(given) if key in EFFECTS)
    for key, words in given.items():
        act = key.rstrip("_").replace("_", "-")
        own = tuple(c for c in counts if NEEDS[c.effect.value] == act) or (counts if len(given) == 1 else ())
        yield make_event(doc, words, act=act, claims=[claim], counts=own, **slots)


def _slots(doc: Document, given: dict[str, Any]) -> dict[str, Any]:
    slots: dict[str, Any] = {"episode": given.pop("episode", 0), "background": given.pop("background", False)}
    if day := given.pop("day", None):
        words, first, last = (*day, None)[:3]
        earliest = datetime.fromisoformat(first)
        latest = datetime.fromisoformat(last) if last else earliest + timedelta(days=1)
        slots["when"] = make_time(doc, words, earliest, latest)
    if at := given.pop("at", None):
        name, lat, lon, radius_km = (*at, None, None, None)[:4] if len(at) == 1 else (*at, 5.0)[:4]
        slots["where"] = make_place(doc, name, lat=lat, lon=lon, radius_km=radius_km)
    roles = []
    for key, role in (("by", RoleName.AGENT), ("to", RoleName.PATIENT), ("orders", RoleName.INSTIGATOR)):
        if words := given.pop(key, None):
            words, kind = words if isinstance(words, tuple) else (words, MentionKind.GROUP)
            roles.append(make_role(doc, role, words, kind=kind))
    slots["roles"] = tuple(roles)
    return slots


def _count(doc: Document, effect: str, given: tuple[Any, ...]) -> Count:
    words, low, high, bound = (*given, given[1], Bound.EXACT)[:4] if len(given) == 2 else (*given, Bound.BETWEEN)[:4]
    return Count(EFFECTS[effect], make_quantity(doc, words, low, high, bound=bound))


def _places(events: Any) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(e.where for e in events if e.where))


def _times(events: Any) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(e.when for e in events if e.when))
