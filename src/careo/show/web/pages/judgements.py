"""A person's judgements: the form's target, and the list of all."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from careo.errors import CareoError, UnknownIdError
from careo.model import Verdict
from careo.show.web.desk import desk_of


async def history(request: Request) -> Response:
    """All judgements, withdrawn ones too."""
    desk = desk_of(request)
    return desk.render(request, "judgements.html", judgements=list(desk.view.judgements()))


async def add(request: Request) -> Response:
    """Store a judgement, join incidents anew, and go to the list of incidents."""
    desk = desk_of(request)
    form = await request.form()
    given = {key: str(form.get(key, "")).strip() for key in ("left", "right", "verdict", "who", "why")}
    if not given["who"] or not given["why"]:
        raise CareoError("a judgement needs a name and a reason: fill in both fields")
    if given["verdict"] not in set(Verdict):
        raise UnknownIdError(f"{given['verdict']!r} is no verdict: choose same, different or unsure")
    verdict = Verdict(given["verdict"])
    desk.judge.add(given["left"], given["right"], verdict, who=given["who"], why=given["why"])
    desk.on_judgement()
    return RedirectResponse("/", status_code=303)
