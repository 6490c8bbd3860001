"""Why a claim, event, link, actor or incident is there: as a page, and as the part that opens beside a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from starlette.requests import Request

from careo.errors import UnknownIdError
from careo.model import Claim, Document, Event
from careo.show.composed import incident_days, incident_label
from careo.show.explain import explain_json
from careo.show.vocabulary import word
from careo.show.web.desk import Desk
from careo.show.web.doors import Asked, Page, Record, Sheet
from careo.show.web.interface import language_of

NAMED = frozenset({"doc_id", "doc_ids", "claim_ids", "event_ids", "left", "right"})
"""Keys of a record under which ids stand that the page links to."""
MOST_NAMES = 100
LONGEST = 60


def look(desk: Desk, request: Request) -> Sheet:
    """Everything that says why; `traced` also works out what would be without the words, which takes seconds."""
    tracer = desk.tracer if request.query_params.get("traced") else None
    record = explain_json(desk.view, request.path_params["id"], tracer=tracer)
    template = "parts/explain.html" if request.headers.get("hx-request") else "explain.html"
    facts = _told(desk, language_of(request), record)
    names = _names(desk, language_of(request), facts)
    return Sheet(template, record, {"facts": facts, "names": names, "may_trace": bool(desk.tracer and not tracer)})


def _shortened(text: str) -> str:
    """Some words on one line, cut where they are many."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def _ids(record: Record) -> Iterator[str]:
    """The ids of documents, events and claims that a record and those inside it name."""
    for key, value in record.items():
        rows = value if isinstance(value, list) else [value]
        yield from (one for one in rows if key in NAMED and isinstance(one, str))
        yield from (id for one in rows if isinstance(one, dict) for id in _ids(one))


def _names(desk: Desk, lang: str, record: Record) -> dict[str, Record]:
    """What stands for an id on the page: the file of a document, the act and words of an event, those of a claim."""
    names: dict[str, Record] = {}
    for id in islice(dict.fromkeys(_ids(record)), MOST_NAMES):
        try:
            found = desk.view.find(id)
        except UnknownIdError:  # a side of a link that was taken back
            continue
        if isinstance(found, Document):
            names[id] = {"file": PurePosixPath(found.path).name}
        elif isinstance(found, Event):
            words = found.trigger.quote(desk.view.document(found.trigger.doc_id).text)
            names[id] = {"said": word(lang, "Act", found.act), "quote": _shortened(words)}
        elif isinstance(found, Claim):
            names[id] = {"quote": _shortened(found.content.quote(desk.view.document(found.span.doc_id).text))}
    return names


def _told(desk: Desk, lang: str, record: Record) -> Record:
    """The record with the labels and days of incidents in the reader's language."""
    told = dict(record)
    if "doc_ids" in told:
        told.pop("documents", None)  # their paths: the links say them
    if "label" in told and "number" in told:
        incident = desk.view.incident(told["number"])
        told["label"] = incident_label(lang, incident)
        told |= {"when": incident_days(lang, incident)} if "when" in told else {}
    if "incidents" in told:
        told["incidents"] = [_told(desk, lang, one) for one in told["incidents"]]
    return told


ASKED = (Asked("traced", "1: what would be without the deciding words; takes seconds"),)
DOORS = (Page("/explain/{id}", "explain", look, "Why a claim, event, link, actor or incident is there.", ASKED),)
