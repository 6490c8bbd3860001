"""Police actions: documents in, the labels KILL, ARREST, FORCE and FAIL of what police are said to have done out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from careo.lang.actor_codes import actor_role
from careo.model import Document, Event, Modality, Polarity, Reading, VictimStatus
from careo.text.numbers import fold
from careo.understand import understand
from careo.understand.coding import is_omission
from careo.understand.coding.codes import sentence_of
from careo.understand.drafts import DOERS
from careo.understand.mentions.kinds import load_noun_kinds

Record = dict[str, Any]
BATCH = 16
FAIL = "FAIL"
ON_DUTY = frozenset({"COP", "MIL"})
AUTHORITIES = ON_DUTY | {"GOV"}
LABELS = {
    "kill": ("KILL", "FORCE"),
    "execute": ("KILL", "FORCE"),
    "massacre": ("KILL", "FORCE"),
    "wound": ("FORCE",),
    "arrest": ("ARREST",),
    "repress": ("FORCE",),
    "shoot": ("FORCE",),
    "beat": ("FORCE",),
}
ONLY_BY_AUTHORITY = frozenset({"arrest", "repress"})
"""Acts that, where nobody is named, are taken for deeds of the police."""


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """One prediction a record: its labels, sorted."""
    rest = iter(records)
    while batch := list(islice(rest, BATCH)):
        docs = [Document(id=r["doc_id"], path=r["doc_id"], sha256="", text=r["text"], lang=r["lang"]) for r in batch]
        for doc, reading in zip(docs, understand(docs), strict=True):
            yield {"doc_id": doc.id, "labels": sorted(_labels(reading, doc.text))}


def _labels(reading: Reading, text: str) -> set[str]:
    events, lang = reading.events, reading.lang
    done = {label for event in events if _is_told_of_police(event, lang) for label in LABELS.get(event.act, ())}
    omitted = (event for event in events if is_omission(event, lang=lang, text=text) and not event.generic)
    fails = any(_is_by_authority(event, reading) for event in omitted)
    return done | {FAIL} if fails else done


def _is_by_authority(event: Event, reading: Reading) -> bool:
    """Whether police, soldiers or a government do it; neglect by nobody is told of police whom its sentence names."""
    doers = [role.name for role in event.roles if role.role in DOERS]
    if not doers and event.act == "neglect":
        return any(actor_role(name, lang=reading.lang) in ON_DUTY for name in _named_beside(event, reading))
    return any(actor_role(name, lang=reading.lang) in AUTHORITIES for name in doers)


def _named_beside(event: Event, reading: Reading) -> list[str]:
    """Who is mentioned in the sentence of an event."""
    sentence = sentence_of(reading, event)
    return [mention.name for mention in reading.mentions if sentence.covers(mention.span)]


def _is_told_of_police(event: Event, lang: str) -> bool:
    if event.polarity is Polarity.NEGATIVE or event.modality is not Modality.ACTUAL or event.generic:
        return False
    if not any(role.role in DOERS for role in event.roles):
        return event.act in ONLY_BY_AUTHORITY
    return _is_by_police(event, lang)


def _is_by_police(event: Event, lang: str) -> bool:
    statuses = load_noun_kinds(lang).status
    doers = [role.name for role in event.roles if role.role in DOERS]
    return any(statuses.get(word) is VictimStatus.POLICE for name in doers for word in fold(name).split())
