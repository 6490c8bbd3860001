"""Event coding: sentences in, events with CAMEO root, PLOVER class, source and target out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from careo.lang.acts import lookup_act
from careo.model import Document, Event, Modality, Polarity, RoleName
from careo.understand import understand

Record = dict[str, Any]
BATCH = 64
MOST = 2
"""Classes a sentence is coded with at most: the first it tells, and one more that somebody is said to do."""
SOURCES = (RoleName.AGENT, RoleName.INSTIGATOR)
TARGETS = (RoleName.PATIENT,)


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """One prediction a record: at most one event for each class, that with most roles, and at most two classes."""
    rest = iter(records)
    while batch := list(islice(rest, BATCH)):
        docs = [
            Document(id=r["doc_id"], path=r["doc_id"], sha256="", text=r["text"], lang=r.get("lang", "en"))
            for r in batch
        ]
        for doc, reading in zip(docs, understand(docs), strict=True):
            yield {"doc_id": doc.id, "events": list(_coded(reading.events, doc.text))}


def _coded(events: Iterable[Event], text: str) -> Iterator[Record]:
    best: dict[str, Event] = {}
    for event in events:
        act = lookup_act(event.act)
        if act is None or not act.cameo or not _counts(event):
            continue
        known = best.get(act.plover)
        if known is None or len(event.roles) > len(known.roles):
            best[act.plover] = event
    ordered = list(best.values())
    told = ordered[:1] + [event for event in ordered[1:] if _has(event, SOURCES)]
    for event in told[:MOST]:
        act = lookup_act(event.act)
        if act is not None:
            yield {
                "roots": [act.cameo],
                "plover": act.plover,
                "source": _actors(event, SOURCES, text),
                "target": _actors(event, TARGETS, text),
            }


def _counts(event: Event) -> bool:
    """Coders of events leave out what is only imagined, or said not to be so."""
    told = event.modality is not Modality.HYPOTHETICAL and event.polarity is Polarity.POSITIVE
    return told and not event.background and not event.generic


def _has(event: Event, roles: tuple[RoleName, ...]) -> bool:
    return any(role.role in roles for role in event.roles)


def _actors(event: Event, roles: tuple[RoleName, ...], text: str) -> list[Record]:
    return [{"text": role.span.quote(text)} for role in event.roles if role.role in roles]
