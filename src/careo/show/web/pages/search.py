"""Sentences that hold some words; accents and capitals are forgiven."""

from __future__ import annotations

from starlette.requests import Request

from careo.show.table import hits_json
from careo.show.web.desk import Desk
from careo.show.web.doors import Asked, Page, Sheet

MOST_HITS = 100


def look(desk: Desk, request: Request) -> Sheet:
    """The best hits."""
    asked = request.query_params.get("q", "").strip()
    hits = desk.view.search(asked, limit=MOST_HITS) if asked else []
    return Sheet("search.html", {"asked": asked, "hits": hits_json(desk.view, hits)}, {"asked": asked, "hits": hits})


DOORS = (
    Page("/search", "search", look, "Sentences that hold all the words.", (Asked("q", "words; phrases in quotes"),)),
)
