"""Event coding: sentences in, events with CAMEO root, PLOVER class, source and target out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from careo.model import Document, Event, RoleName
from careo.understand import understand
from careo.understand.coding import DOERS, select_events

Record = dict[str, Any]
BATCH = 64
TARGETS = (RoleName.PATIENT,)


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """One prediction a record: the events that `understand.coding` selects, with their codes."""
    rest = iter(records)
    while batch := list(islice(rest, BATCH)):
        docs = [
            Document(id=r["doc_id"], path=r["doc_id"], sha256="", text=r["text"], lang=r.get("lang", "en"))
            for r in batch
        ]
        for doc, reading in zip(docs, understand(docs), strict=True):
            yield {"doc_id": doc.id, "events": list(_coded(reading.events, doc.text, doc.lang))}


def _coded(events: Sequence[Event], text: str, lang: str) -> Iterator[Record]:
    for event, code in select_events(events, lang=lang):
        yield {
            "roots": [code.cameo],
            "plover": code.plover,
            "source": _actors(event, DOERS, text),
            "target": _actors(event, TARGETS, text),
        }


def _actors(event: Event, roles: tuple[RoleName, ...], text: str) -> list[Record]:
    return [{"text": role.span.quote(text)} for role in event.roles if role.role in roles]
