"""The description of all doors for scripts: an OpenAPI record, and the same as a page."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.requests import Request

from careo.show.web.desk import Desk
from careo.show.web.doors import Door, Page, Sheet, describe


def make_doors(others: Iterable[Door]) -> tuple[Page, ...]:
    """The door to the description of the other doors."""
    described = tuple(others)

    def look(desk: Desk, request: Request) -> Sheet:
        record = describe(described)
        rows = [(door.twin if isinstance(door, Page) else door.path, door) for door in described]
        return Sheet("scripts.html", record, {"rows": sorted(rows, key=lambda row: row[0])})

    return (Page("/scripts", "scripts", look, "OpenAPI description of every page and action."),)
