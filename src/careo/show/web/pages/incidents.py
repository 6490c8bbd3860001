"""The list of incidents, the most contested first."""

from __future__ import annotations

from starlette.requests import Request

from careo.show.table import incidents_json
from careo.show.web.desk import Desk
from careo.show.web.doors import Page, Sheet


def look(desk: Desk, request: Request) -> Sheet:
    """All incidents."""
    return Sheet("incidents.html", {"incidents": incidents_json(desk.view)}, {"incidents": list(desk.view.incidents())})


DOORS = (Page("/", "incidents", look, "The incidents, the most contested first."),)
