"""Why a claim, event, link, actor or incident is there: as a page, and as the part that opens beside a table."""

from __future__ import annotations

from starlette.requests import Request

from careo.show.composed import incident_days, incident_label
from careo.show.table import explain_json
from careo.show.web.desk import Desk
from careo.show.web.doors import Asked, Page, Record, Sheet
from careo.show.web.interface import language_of


def look(desk: Desk, request: Request) -> Sheet:
    """Everything that says why; `traced` also works out what would be without the words, which takes seconds."""
    tracer = desk.tracer if request.query_params.get("traced") else None
    record = explain_json(desk.view, request.path_params["id"], tracer=tracer)
    template = "parts/explain.html" if request.headers.get("hx-request") else "explain.html"
    facts = _told(desk, language_of(request), record)
    return Sheet(template, record, {"facts": facts, "may_trace": bool(desk.tracer and not tracer)})


def _told(desk: Desk, lang: str, record: Record) -> Record:
    """The record with the labels and days of incidents in the reader's language."""
    told = dict(record)
    if "label" in told and "number" in told:
        incident = desk.view.incident(told["number"])
        told["label"] = incident_label(lang, incident)
        told |= {"when": incident_days(lang, incident)} if "when" in told else {}
    if "incidents" in told:
        told["incidents"] = [_told(desk, lang, one) for one in told["incidents"]]
    return told


ASKED = (Asked("traced", "1: what would be without the deciding words; takes seconds"),)
DOORS = (Page("/explain/{id}", "explain", look, "Why a claim, event, link, actor or incident is there.", ASKED),)
