"""The documents of a case, and one document with its claims."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from starlette.requests import Request
from starlette.responses import Response

from careo.model import Claim, Document, Event
from careo.show.web.desk import desk_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text that lies under the same claims and events; `anchor` is the offset it starts at."""

    text: str
    anchor: int
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]


async def list_page(request: Request) -> Response:
    """All documents."""
    desk = desk_of(request)
    return desk.render(request, "documents.html", documents=list(desk.view.documents()))


async def page(request: Request) -> Response:
    """One document: its text with the claims' words marked, and the claims beside it."""
    desk = desk_of(request)
    doc = desk.view.document(request.path_params["doc_id"])
    reading = desk.view.reading(doc.id)
    stretches = cut(doc, reading.claims, reading.events)
    return desk.render(request, "document.html", doc=doc, reading=reading, stretches=stretches)


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
