"""The documents of a case, and one document with its claims."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from starlette.requests import Request

from careo.model import Certainty, Claim, Document, Event
from careo.show.export.records import document_record, reading_records
from careo.show.web.desk import Desk
from careo.show.web.doors import Asked, Page, Record, Sheet
from careo.show.web.pages.amending import ASPECTS, CHOICES


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text that lies under the same claims and events; `anchor` is the offset it starts at."""

    text: str
    anchor: int
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]


def look_at_all(desk: Desk, request: Request) -> Sheet:
    """All documents."""
    documents = list(desk.view.documents())
    records = [{key: value for key, value in document_record(doc, None).items() if key != "text"} for doc in documents]
    return Sheet("documents.html", {"documents": records}, {"documents": documents})


def look_at_one(desk: Desk, request: Request) -> Sheet:
    """One document: its text with the claims' words marked, and the claims beside it."""
    doc = desk.view.document(request.path_params["doc_id"])
    reading = desk.view.reading(doc.id)
    record = {"document": document_record(doc, None), "reading": list(reading_records(reading, doc.text))}
    tokens = {
        (claim.id, aspect.value): desk.view.state_of(desk.view.target(claim.id, aspect))
        for claim in reading.claims
        if claim.id == request.query_params.get("claim")
        for aspect in ASPECTS
    }
    values: Record = {"chosen": request.query_params.get("claim", ""), "tokens": tokens, "choices": CHOICES}
    values |= {"certainties": list(Certainty)}
    values |= {"doc": doc, "reading": reading, "stretches": cut(doc, reading.claims, reading.events)}
    return Sheet("document.html", record, values)


def cut(doc: Document, claims: tuple[Claim, ...], events: tuple[Event, ...]) -> list[Stretch]:
    """The text cut at every edge of a claim's content or an event's trigger; the pieces together are the text."""
    marks = [(c.content.start, c.content.stop) for c in claims] + [(e.trigger.start, e.trigger.stop) for e in events]
    edges = sorted({0, len(doc.text), *(edge for mark in marks for edge in mark)})
    under_claims: list[list[Claim]] = [[] for _ in edges]
    under_events: list[list[Event]] = [[] for _ in edges]
    for claim in claims:
        for k in _cover(edges, claim.content.start, claim.content.stop):
            under_claims[k].append(claim)
    for event in events:
        for k in _cover(edges, event.trigger.start, event.trigger.stop):
            under_events[k].append(event)
    return [
        Stretch(doc.text[start:stop], start, tuple(under_claims[k]), tuple(under_events[k]))
        for k, (start, stop) in enumerate(pairwise(edges))
    ]


def _cover(edges: list[int], start: int, stop: int) -> range:
    return range(bisect_right(edges, start) - 1, bisect_right(edges, stop) - 1)


ASKED = (Asked("claim", "the claim to correct"),)
DOORS = (
    Page("/documents", "documents", look_at_all, "All documents, without their texts."),
    Page("/documents/{doc_id}", "document", look_at_one, "One document with its text, claims and events.", ASKED),
)
