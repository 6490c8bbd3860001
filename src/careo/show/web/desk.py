"""The desk: what every page of the workbench needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from careo.show.traced import Tracer
from careo.show.web.background import Background
from careo.show.web.interface import interface_words, language_of, say_in
from careo.store import Judge, View

NAME_COOKIE, LANGUAGE_COOKIE = "careo_who", "careo_lang"
YEAR_SECONDS = 31_536_000


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page needs: the read-only view, the judge, the templates, the background, and the tracer.

    The tracer runs the steps of understanding again for an explanation; `uploads` is where dropped files are kept.
    """

    view: View
    judge: Judge
    templates: Jinja2Templates
    background: Background
    tracer: Tracer | None = None
    uploads: Path | None = None

    def render(self, request: Request, name: str, **values: object) -> Response:
        """A page in the reader's language."""
        lang = language_of(request)
        page = {
            "t": interface_words(lang),
            "say": say_in(lang),
            "lang": lang,
            "path": request.url.path,
            "address": request.url.include_query_params,
            "me": self.who(request),
            "stale": self.background.is_stale,
            **values,
        }
        response = self.templates.TemplateResponse(request, name, page)
        if request.query_params.get("lang") == lang:
            response.set_cookie(LANGUAGE_COOKIE, lang, samesite="strict", max_age=YEAR_SECONDS)
        return response

    def who(self, request: Request) -> str:
        """The name under which this browser judged last; empty before the first judgement."""
        return unquote(request.cookies.get(NAME_COOKIE, ""))

    def remember(self, response: Response, who: str) -> None:
        """Keep a person's name in this browser."""
        response.set_cookie(NAME_COOKIE, quote(who), samesite="strict", httponly=True, max_age=YEAR_SECONDS)

    def judged(self) -> None:
        """Told after each judgement or amendment: the incidents are joined anew in the background."""
        self.background.relink()


def desk_of(request: Request) -> Desk:
    """The desk of the application that answers a request."""
    desk: Desk = request.app.state.desk
    return desk
