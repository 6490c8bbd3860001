"""Why a claim, event, link, actor or incident is there: as a page, and as the part that opens beside a table."""

from __future__ import annotations

from starlette.requests import Request

from careo.show.table import explain_json
from careo.show.web.desk import Desk
from careo.show.web.doors import Asked, Page, Sheet


def look(desk: Desk, request: Request) -> Sheet:
    """Everything that says why; `traced` also works out what would be without the words, which takes seconds."""
    tracer = desk.tracer if request.query_params.get("traced") else None
    record = explain_json(desk.view, request.path_params["id"], tracer=tracer)
    template = "parts/explain.html" if request.headers.get("hx-request") else "explain.html"
    return Sheet(template, record, {"facts": record, "may_trace": bool(desk.tracer and not tracer)})


ASKED = (Asked("traced", "1: what would be without the deciding words; takes seconds"),)
DOORS = (Page("/explain/{id}", "explain", look, "Why a claim, event, link, actor or incident is there.", ASKED),)
