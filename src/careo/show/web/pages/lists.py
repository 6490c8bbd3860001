"""Search, problems and explanations."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from careo.show.table import explain_json
from careo.show.web.desk import desk_of


async def search(request: Request) -> Response:
    """Sentences that hold some words."""
    desk = desk_of(request)
    asked = request.query_params.get("q", "").strip()
    hits = list(desk.view.search(asked, limit=100)) if asked else []
    return desk.render(request, "search.html", asked=asked, hits=hits)


async def problems(request: Request) -> Response:
    """What could not be read or understood."""
    desk = desk_of(request)
    return desk.render(request, "problems.html", problems=list(desk.view.problems()))


async def explain(request: Request) -> Response:
    """Why a claim, event, link or incident is there."""
    desk = desk_of(request)
    return desk.render(request, "explain.html", facts=explain_json(desk.view, request.path_params["id"]))
