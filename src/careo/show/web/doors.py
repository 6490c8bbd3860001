"""The doors of the workbench: each page with its twin for scripts, each action, and the description of all of them.

A page is written once, as a function that looks at the case and returns a `Sheet`: the record that scripts get at the
same address with `.json` behind it, and what the template shows. An action is what a form or a script sends; it
returns an `Outcome`. `describe` makes the OpenAPI description from the same table, so that none can be forgotten.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

import careo
from careo.errors import CareoError, UnknownIdError
from careo.show.web.desk import Desk, desk_of

MOST_FIELDS, MOST_FILES = 500, 1_000
HIGHEST = 999_999_999
NUMBER = re.compile(r"[0-9]{1,9}")
EMPTY: Mapping[str, tuple[str, ...]] = {}
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """Something a page can be asked with (`?q=`), or a field of an action.

    Attributes:
        kind: `string`, `integer`, `boolean`, `array` (the field given several times) or `file`.
        choices: the only values it can have; any when empty.
        lacking: what to tell a person who left it empty; names the field when not given.
    """

    name: str
    said: str
    kind: str = "string"
    needed: bool = False
    choices: tuple[str, ...] = ()
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page shows: the record for scripts, or how to make it, and what its template needs beside it."""

    template: str
    record: Record | Callable[[], Record]
    values: Mapping[str, Any] = field(default_factory=dict)

    def recorded(self) -> Record:
        """The record, made now where it was not."""
        return self.record() if callable(self.record) else self.record


@dataclass(frozen=True, slots=True)
class Made:
    """A file made for a person to take away; it lies in a folder of its own, deleted with it."""

    path: Path
    media_type: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an action did: a record for scripts, the page to go to, and the part that htmx swaps in.

    Where a `file` was made, it is what the person gets, and it is deleted afterwards.
    """

    record: Record
    go: str
    part: Sheet | None = None
    file: Made | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What came with an action, from a form or as JSON."""

    values: Mapping[str, str]
    many: Mapping[str, tuple[str, ...]]
    files: tuple[UploadFile, ...]
    path: Mapping[str, Any]
    who: str

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "").strip()

    def number(self, name: str) -> int:
        """A field that the action says is an integer; 0 when empty."""
        return int(self[name] or 0)


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its twin.

    Attributes:
        path: address, with Starlette's parameters; the twin's has `.json` behind it (`/` has `/incidents.json`).
        look: looks at the case; runs outside the event loop, so it may take its time.
        said: what it shows, for the description.
        holds: JSON schema of the record.
    """

    path: str
    name: str
    look: Callable[[Desk, Request], Sheet]
    said: str
    asked: tuple[Asked, ...] = ()
    holds: Mapping[str, Any] = field(default_factory=lambda: {"type": "object"})

    @property
    def twin(self) -> str:
        """The address for scripts."""
        return "/incidents.json" if self.path == "/" else f"{self.path}.json"


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person or a script does (POST)."""

    path: str
    name: str
    do: Callable[[Desk, Given], Outcome]
    said: str
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Handout:
    """Bytes that a page shows or a person takes away: a picture, a file of the case.

    Attributes:
        give: finds or makes the answer; runs outside the event loop.
        media_type: of the answer, for the description.
    """

    path: str
    name: str
    give: Callable[[Desk, Request], Response]
    said: str
    media_type: str


Door = Page | Action | Handout


def number_of(request: Request, name: str) -> int:
    """What a page is asked with as an integer (`?skip=`), checked at the door; 0 when empty."""
    return int(request.query_params.get(name, "").strip() or 0)


def make_routes(doors: Iterable[Door]) -> list[Route]:
    """The routes of all doors; a page has two, its twin first (a path parameter would swallow `.json`)."""
    routes = []
    for door in doors:
        if isinstance(door, Action):
            routes.append(Route(door.path, _answer_action(door), methods=["POST"]))
            continue
        if isinstance(door, Handout):
            routes.append(Route(door.path, _answer_handout(door), methods=["GET"]))
            continue
        routes.append(Route(door.twin, _answer_script(door), methods=["GET"]))
        routes.append(Route(door.path, _answer_reader(door), methods=["GET"]))
    return sorted(routes, key=lambda route: not route.path.endswith(".json"))


def wants_json(request: Request) -> bool:
    """Whether a script asks: by the address, or by what it accepts."""
    return request.url.path.endswith(".json") or request.headers.get("accept", "").startswith("application/json")


def _answer_reader(page: Page) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        desk = desk_of(request)
        return await run_in_threadpool(lambda: _show(desk, request, _look(page, desk, request)))

    return answer


def _answer_script(page: Page) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        desk = desk_of(request)
        return JSONResponse(await run_in_threadpool(lambda: _look(page, desk, request).recorded()))

    return answer


def _answer_handout(handout: Handout) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        _check_path(request)
        return await run_in_threadpool(handout.give, desk_of(request), request)

    return answer


def _look(page: Page, desk: Desk, request: Request) -> Sheet:
    _check_path(request)
    _check(page.asked, request.query_params)
    return page.look(desk, request)


def _check_path(request: Request) -> None:
    for value in request.path_params.values():
        if isinstance(value, int) and value > HIGHEST:
            raise UnknownIdError(f"{value}: there is none of that number")


def _show(desk: Desk, request: Request, sheet: Sheet) -> Response:
    return desk.render(request, sheet.template, record=sheet.record, **sheet.values)


def _answer_action(action: Action) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        desk = desk_of(request)
        given = await _read(request)
        _check(action.asked, given.values, given.many)
        outcome = await run_in_threadpool(action.do, desk, given)
        if outcome.file:
            return _hand_over(outcome.file)
        response: Response
        if wants_json(request):
            response = JSONResponse(outcome.record)
        elif outcome.part and request.headers.get("hx-request"):
            part = replace(outcome.part, values={**outcome.part.values, "me": given["who"]})
            response = await run_in_threadpool(lambda: _show(desk, request, part))
        else:
            response = RedirectResponse(outcome.go, status_code=303)
        if given["who"]:
            desk.remember(response, given["who"])
        return response

    return answer


def _hand_over(made: Made) -> Response:
    """The file as a download: the browser never opens it as a page of the workbench."""
    forget = BackgroundTask(shutil.rmtree, made.path.parent, ignore_errors=True)
    return FileResponse(made.path, media_type=made.media_type, filename=made.path.name, background=forget)


async def _read(request: Request) -> Given:
    """The fields of a form or the members of a JSON object; a name kept from before stands in for `who`."""
    known = desk_of(request).who(request)
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            body = json.loads(await request.body())
        except ValueError as error:
            raise CareoError(f"the request is no JSON ({error}); send an object with the fields as members") from None
        if not isinstance(body, dict):
            raise CareoError("the request is no JSON object; send an object with the fields as members")
        many = {name: tuple(map(_plain, one)) for name, one in body.items() if isinstance(one, list)}
        values = {name: _plain(one) for name, one in body.items() if not isinstance(one, list)}
        return Given({"who": known, **values}, many, (), request.path_params, known)
    form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS)
    names = dict.fromkeys(form.keys())
    texts = {name: tuple(str(one) for one in form.getlist(name) if isinstance(one, str)) for name in names}
    files = tuple(one for name in names for one in form.getlist(name) if isinstance(one, UploadFile))
    single = {name: found[-1] for name, found in texts.items() if found}
    return Given({"who": known, **single}, texts, files, request.path_params, known)


def _plain(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def _check(asked: Iterable[Asked], given: Mapping[str, str], many: Mapping[str, tuple[str, ...]] = EMPTY) -> None:
    """Refuse what does not fit what a door says it is asked with."""
    for one in asked:
        if one.kind == "file":
            continue
        value = given.get(one.name, "").strip()
        if one.needed and not value and not many.get(one.name):
            raise CareoError(one.lacking or f"{one.name} is empty; it is needed: {one.said}")
        if value and one.choices and value not in one.choices:
            raise CareoError(f"{one.name}: {value!r} cannot be chosen; choose {', '.join(one.choices)}")
        if value and one.kind == "integer" and not NUMBER.fullmatch(value):
            raise CareoError(f"{one.name}: {value!r} is no number from 0 to {HIGHEST}; it is {one.said}")


def describe(doors: Iterable[Door]) -> Record:
    """The OpenAPI 3.1 description of all doors for scripts."""
    paths: dict[str, Record] = {}
    for door in doors:
        address = door.twin if isinstance(door, Page) else door.path
        described = _describe(door)
        found = re.findall(r"{(\w+)(?::(\w+))?}", address)
        described["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": _type("integer" if kind == "int" else "string")}
            for name, kind in found
        ] + described.get("parameters", [])
        paths.setdefault(re.sub(r":\w+}", "}", address), {})["post" if isinstance(door, Action) else "get"] = described
    return {
        "openapi": "3.1.0",
        "info": {"title": "careo workbench", "version": careo.__version__},
        "paths": paths,
    }


def _describe(door: Door) -> Record:
    if isinstance(door, Handout):
        return {
            "operationId": door.name,
            "summary": door.said,
            "responses": {
                "200": {"description": door.said, "content": {door.media_type: {}}},
                "404": {"description": "The case holds nothing of that id."},
            },
        }
    return _describe_page(door) if isinstance(door, Page) else _describe_action(door)


def _describe_page(page: Page) -> Record:
    return {
        "operationId": page.name,
        "summary": page.said,
        "parameters": [
            {"name": one.name, "in": "query", "description": one.said, "schema": _schema(one)} for one in page.asked
        ],
        "responses": {
            "200": {"description": page.said, "content": {"application/json": {"schema": dict(page.holds)}}},
            "404": {"description": "The case holds nothing of that id."},
        },
    }


def _describe_action(action: Action) -> Record:
    fields = {one.name: _schema(one) | {"description": one.said} for one in action.asked}
    schema = {"type": "object", "properties": fields, "required": [one.name for one in action.asked if one.needed]}
    media = "multipart/form-data" if any(one.kind == "file" for one in action.asked) else "application/json"
    return {
        "operationId": action.name,
        "summary": action.said,
        "requestBody": {"content": {media: {"schema": schema}}},
        "responses": {
            "200": {"description": "Done.", "content": {"application/json": {"schema": {"type": "object"}}}},
            "400": {"description": "Something cannot be; `error` says what to do, `said` in the reader's language."},
            "409": {"description": "Somebody changed it meanwhile; `error` says who, `was` and `now` what."},
        },
    }


def _schema(one: Asked) -> Record:
    if one.kind == "array":
        return {"type": "array", "items": _type("string")}
    if one.kind == "file":
        return {"type": "array", "items": {"type": "string", "format": "binary"}}
    return _type(one.kind) | ({"enum": list(one.choices)} if one.choices else {})


def _type(kind: str) -> Record:
    return {"type": kind}
