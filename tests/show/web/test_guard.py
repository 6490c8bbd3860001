"""The workbench answers one browser on this machine, and nobody else."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from careo.show.web.guard import Guard, Headers

TOKEN = "once-only"


async def page(request):
    return PlainTextResponse("the page")


@pytest.fixture
def client():
    routes = [Route("/", page, methods=["GET", "POST"])]
    app = Starlette(routes=routes, middleware=[Middleware(Headers), Middleware(Guard, token=TOKEN)])
    return TestClient(app, base_url="http://127.0.0.1:8765")


def test_without_the_token_nothing_is_shown(client):
    answer = client.get("/")
    assert answer.status_code == 403
    assert "careo serve" in answer.text


def test_the_token_opens_the_page_and_leaves_the_address(client):
    answer = client.get("/", params={"token": TOKEN})
    assert answer.text == "the page"
    assert "token" not in str(answer.url)
    assert client.get("/").text == "the page"


def test_the_token_is_good_once(client):
    client.get("/", params={"token": TOKEN})
    client.cookies.clear()
    assert client.get("/", params={"token": TOKEN}).status_code == 403


def test_another_host_name_is_refused(client):
    client.get("/", params={"token": TOKEN})
    assert client.get("/", headers={"host": "evil.example:8765"}).status_code == 421


def test_a_form_from_another_site_is_refused(client):
    client.get("/", params={"token": TOKEN})
    assert client.post("/", headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/", headers={"origin": "http://127.0.0.1:8765"}).status_code == 200


def test_only_the_programs_own_files_may_run_and_be_fetched(client):
    policy = dict(
        one.split(" ", 1)
        for one in client.get("/", params={"token": TOKEN}).headers["content-security-policy"].split("; ")
    )
    assert policy["default-src"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
