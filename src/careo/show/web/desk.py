"""The desk: what every page of the workbench needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from careo.show.web.interface import interface_words, language_of
from careo.store import Judge, View


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page needs: the read-only view, the judge, the templates, and what follows a judgement."""

    view: View
    judge: Judge
    templates: Jinja2Templates
    on_judgement: Callable[[], object]

    def render(self, request: Request, name: str, **values: object) -> Response:
        """A page in the reader's language."""
        lang = language_of(request)
        page = {"t": interface_words(lang), "lang": lang, "path": request.url.path, **values}
        response = self.templates.TemplateResponse(request, name, page)
        if request.query_params.get("lang") == lang:
            response.set_cookie("careo_lang", lang, samesite="strict")
        return response


def desk_of(request: Request) -> Desk:
    """The desk of the application that answers a request."""
    desk: Desk = request.app.state.desk
    return desk
