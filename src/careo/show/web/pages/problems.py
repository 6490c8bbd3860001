"""What could not be read, understood or linked, and what to do about it."""

from __future__ import annotations

from itertools import groupby

from starlette.requests import Request

from careo.show.table import problems_json
from careo.show.web.desk import Desk
from careo.show.web.doors import Page, Sheet


def look(desk: Desk, request: Request) -> Sheet:
    """All problems, by room."""
    rooms = [(room, list(found)) for room, found in groupby(desk.view.problems(), key=lambda one: one.room)]
    return Sheet("problems.html", {"problems": problems_json(desk.view)}, {"rooms": rooms})


DOORS = (Page("/problems", "problems", look, "What could not be done: where, which room, and what to do."),)
