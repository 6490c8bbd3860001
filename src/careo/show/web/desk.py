"""The desk: what every page of the workbench needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from careo.show import composed, sayings
from careo.show.traced import Tracer
from careo.show.vocabulary import term, word
from careo.show.web.background import Background
from careo.show.web.explained import explained
from careo.show.web.interface import interface_words, language_of
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
            "lang": lang,
            **_speech(lang),
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


def _speech(lang: str) -> dict[str, object]:
    """What templates say in the reader's language: words by key, values, sentences, and what is composed of them."""
    words = interface_words(lang)
    return {
        "t": words,
        "say": partial(term, lang),
        "word": partial(word, lang),
        "sentence": partial(sayings.say, lang),
        "explained": partial(explained, lang, words),
        "label": partial(composed.incident_label, lang),
        "days": partial(composed.incident_days, lang),
        "column_label": partial(composed.column_label, lang),
        "row_range": partial(composed.row_range, lang),
        "voice_name": partial(composed.voice_name, lang),
    }


def desk_of(request: Request) -> Desk:
    """The desk of the application that answers a request."""
    desk: Desk = request.app.state.desk
    return desk
