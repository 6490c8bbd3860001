"""What works in the background, for the line under the head of every page."""

from __future__ import annotations

from starlette.requests import Request

from careo.show.web.desk import Desk
from careo.show.web.doors import Page, Sheet


def look(desk: Desk, request: Request) -> Sheet:
    """Whether incidents are behind the judgements, and why they could not be joined."""
    background = desk.background
    record = {"stale": background.is_stale, "failed": background.failed}
    return Sheet("parts/status.html", record, {"failed": background.failed})


DOORS = (Page("/status", "status", look, "Whether incidents are being joined anew."),)
