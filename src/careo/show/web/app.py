"""The workbench as a Starlette application: its doors, templates, errors and guard."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from careo.errors import CareoError, ChangedMeanwhileError, UnknownIdError
from careo.show.sayings import say
from careo.show.traced import Tracer
from careo.show.web.background import Background, EmptyHall, Hall
from careo.show.web.desk import Desk, desk_of
from careo.show.web.doors import make_routes, wants_json
from careo.show.web.guard import Guard, Headers
from careo.show.web.interface import language_of
from careo.show.web.pages import DOORS
from careo.show.web.pages.intake import note_import
from careo.show.web.vendored import vendored
from careo.store import Judge, View

REFUSED = {
    404: "there is no page at this address; choose one above, or search",
    405: "this address takes no such request; /scripts lists what it takes",
}
HERE = Path(__file__).parent


def make_app(
    view: View,
    judge: Judge,
    *,
    hall: Hall | None = None,
    tracer: Tracer | None = None,
    uploads: Path | None = None,
    token: str = "",
) -> Starlette:
    """The workbench over one case.

    Args:
        view: read-only view of the case.
        judge: takes the person's judgements.
        hall: joins incidents anew and reads files; without one neither is done.
        tracer: runs the steps of understanding again, for explanations; without one they say less.
        uploads: the folder that keeps dropped files; without one none can be dropped.
        token: one-time token that the first request must carry; without one the caller guards the application.
    """
    loader = FileSystemLoader(HERE / "templates")
    env = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env.globals["vendored"] = vendored
    templates = Jinja2Templates(env=env)
    guard = [Middleware(Headers), *([Middleware(Guard, token=token)] if token else [])]
    static = Mount("/static", StaticFiles(directory=HERE / "static"))
    handlers = {CareoError: _explain_error, HTTPException: _explain_refusal}
    app = Starlette(routes=[*make_routes(DOORS), static], middleware=guard, exception_handlers=handlers)
    background = Background(hall or EmptyHall(), partial(note_import, view, judge))
    app.state.desk = Desk(view, judge, templates, background, tracer, uploads)
    return app


def _explain_error(request: Request, error: Exception) -> Response:
    """An error as a page, or for a script as JSON: what, and what to do; `said` is in the reader's language."""
    if isinstance(error, ChangedMeanwhileError):
        return _show_difference(request, error)
    status = 404 if isinstance(error, UnknownIdError) else 400
    if wants_json(request):
        found = {"error": str(error), "said": say(language_of(request), str(error))}
        return JSONResponse(found, status_code=status)
    response = desk_of(request).render(request, "error.html", said=str(error))
    response.status_code = status
    return response


def _explain_refusal(request: Request, error: Exception) -> Response:
    """An address that is none, or a method it does not take, as a page with the way back; other ones as they are."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    said = REFUSED.get(status)
    if said is None:
        return PlainTextResponse(str(error), status_code=status)
    response = _explain_error(request, CareoError(said))
    response.status_code = status
    return response


def _show_difference(request: Request, error: ChangedMeanwhileError) -> Response:
    """What somebody else changed meanwhile; nothing was overwritten, and the person decides again."""
    found = {"error": str(error), "was": error.was, "now": error.now, "by": error.by, "token": error.token}
    if wants_json(request):
        lang = language_of(request)
        shown = {f"{name}_said": say(lang, found[name]) for name in ("was", "now")}
        return JSONResponse(found | {"said": say(lang, str(error)), **shown}, status_code=409)
    response = desk_of(request).render(request, "changed.html", **found)
    response.status_code = 409
    return response
