"""The workbench as a Starlette application: routes, templates, interface words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from careo.errors import CareoError, UnknownIdError
from careo.show.web.desk import Desk, desk_of
from careo.show.web.guard import Guard
from careo.show.web.pages import documents, incidents, judgements, lists
from careo.store import Judge, View

HERE = Path(__file__).parent


def make_app(
    view: View, judge: Judge, *, token: str = "", on_judgement: Callable[[], object] = lambda: None
) -> Starlette:
    """The workbench over one case.

    Args:
        view: read-only view of the case.
        judge: takes the person's judgements.
        token: one-time token that the first request must carry; without one the caller guards the application.
        on_judgement: called after a judgement was stored.
    """
    templates = Jinja2Templates(directory=HERE / "templates")
    guard = [Middleware(Guard, token=token)] if token else []
    app = Starlette(routes=_routes(), middleware=guard, exception_handlers={CareoError: _explain_error})
    app.state.desk = Desk(view, judge, templates, on_judgement)
    return app


def _routes() -> list[Route | Mount]:
    return [
        Route("/", incidents.list_page),
        Route("/incidents/{number:int}", incidents.face_to_face),
        Route("/incidents/{number:int}.json", incidents.face_to_face_json),
        Route("/documents", documents.list_page),
        Route("/documents/{doc_id}", documents.page),
        Route("/search", lists.search),
        Route("/problems", lists.problems),
        Route("/explain/{id}", lists.explain),
        Route("/judgements", judgements.history, methods=["GET"]),
        Route("/judgements", judgements.add, methods=["POST"]),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]


def _explain_error(request: Request, error: Exception) -> Response:
    response = desk_of(request).render(request, "error.html", said=str(error))
    response.status_code = 404 if isinstance(error, UnknownIdError) else 400
    return response
