"""The documents of a case, and one document with its claims."""

from __future__ import annotations

from bisect import bisect_right

from starlette.requests import Request

from careo.errors import CareoError
from careo.lang.acts import list_acts
from careo.model import (
    Certainty,
    Claim,
    Document,
    Event,
    MentionKind,
    Modality,
    Polarity,
    Reading,
    RoleName,
    Span,
    VictimStatus,
    VoiceKind,
)
from careo.show.export.records import document_record, reading_records
from careo.show.web.chosen import key_of
from careo.show.web.desk import Desk
from careo.show.web.doors import Asked, Page, Record, Sheet, number_of
from careo.show.web.pages.amending import CHOICES, OF_EVENT
from careo.show.web.pages.originals import has_source, pages_of
from careo.show.web.pages.words import COUNTED, MAKERS
from careo.show.web.ranges import cut, find_ranges

AT_ONCE = 200
CHOSEN: Record = {
    **{"aspects": tuple(MAKERS), "choices": CHOICES, "of_event": {one: CHOICES[one] for one in OF_EVENT}},
    **{"certainties": tuple(Certainty), "polarities": tuple(Polarity), "modalities": tuple(Modality)},
    **{"acts": tuple(list_acts()), "role_names": tuple(RoleName), "mention_kinds": tuple(MentionKind)},
    **{"statuses": tuple(VictimStatus), "effects": COUNTED, "voice_kinds": tuple(VoiceKind), "key_of": key_of},
}
"""What the forms of a document offer."""


def look_at_all(desk: Desk, request: Request) -> Sheet:
    """Documents whose path or title holds the words, by path, a page at a time."""
    asked, skip = request.query_params.get("q", ""), number_of(request, "skip")
    documents, count = list(desk.view.documents(AT_ONCE, skip, asked)), desk.view.count_documents(asked)
    records = [{key: value for key, value in document_record(doc, None).items() if key != "text"} for doc in documents]
    next_skip = skip + AT_ONCE if skip + AT_ONCE < count else 0
    values = {"documents": documents, "count": count, "asked_name": asked, "next_skip": next_skip}
    return Sheet("documents.html", {"count": count, "documents": records}, values)


def look_at_one(desk: Desk, request: Request) -> Sheet:
    """One document: its text with claims, voices and events as nested ranges, the claims beside it, and its file."""
    doc = desk.view.document(request.path_params["doc_id"])
    reading = desk.view.reading(doc.id)
    moment = desk.view.moment_of(doc.id)

    def record() -> Record:
        return {
            "document": document_record(doc, None),
            "reading": list(reading_records(reading, doc.text)),
            "seen": moment,
        }

    sought = _sought(doc, request)
    anchors = {one.content.start for one in reading.claims} | {start for start, _ in pages_of(doc)}
    values: Record = {"doc": doc, "reading": reading, "told": _told(reading), "moment": moment, "sought": sought}
    values |= {"pieces": cut(doc, find_ranges(reading, sought), anchors), "original": _original(desk, doc, request)}
    values |= {"chosen": request.query_params.get("claim", ""), "event": _event(reading, request)}
    return Sheet("document.html", record, CHOSEN | values)


def _told(reading: Reading) -> list[tuple[Claim, list[Event]]]:
    """Each claim with the events it is the first to tell."""
    first = {one.id: one.claim_ids[0] for one in reading.events if one.claim_ids}
    told: dict[str, list[Event]] = {}
    for event in reading.events:
        told.setdefault(first.get(event.id, ""), []).append(event)
    return [(claim, told.get(claim.id, [])) for claim in reading.claims]


def _event(reading: Reading, request: Request) -> Event | None:
    """The event to correct, if the address names one that is there."""
    return next((one for one in reading.events if one.id == request.query_params.get("event")), None)


def _original(desk: Desk, doc: Document, request: Request) -> Record:
    """What can be shown of the file: its pages with the one to show first, its source, the file itself."""
    pages = pages_of(doc)
    at = max(0, bisect_right([start for start, _ in pages], number_of(request, "start")) - 1)
    page = number_of(request, "page") or (pages[at][1] if pages else 0)
    return {"kept": desk.view.original(doc.sha256), "pages": pages, "page": page, "source": has_source(doc)}


def _sought(doc: Document, request: Request) -> Span | None:
    """The words that the address asks for, if any."""
    given = [request.query_params.get(name, "") for name in ("start", "stop")]
    if not any(given):
        return None
    start, stop = number_of(request, "start"), number_of(request, "stop")
    if not all(given) or not start < stop <= len(doc.text):
        raise CareoError(f"start and stop: {given} are no words of {doc.path}; leave both out for the whole document")
    return Span(doc.id, start, stop)


ASKED = (
    Asked("claim", "the claim to correct"),
    Asked("event", "the event to correct"),
    Asked("start", "first code point of the words to go to, at `#at` and this number", "integer"),
    Asked("stop", "code point after the last of them", "integer"),
    Asked("page", "page of a PDF whose picture is shown; that of the words when empty", "integer"),
)
LISTED = (
    Asked("q", "words of the path or title; accents and capitals are forgiven"),
    Asked("skip", "how many to pass over", "integer"),
)
DOORS = (
    Page("/documents", "documents", look_at_all, "Documents by path, without their texts.", LISTED),
    Page("/documents/{doc_id}", "document", look_at_one, "One document with its text, claims and events.", ASKED),
)
