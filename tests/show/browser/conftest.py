"""A real browser on the workbench of a copy of the demo case, served on a free port of this machine.

Screenshots are kept in `tests/show/browser/shots/` (not in git). Every request of every page is noted: none may leave
this machine. Without Debian's chromium the tests are skipped, with a message.
"""

import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from careo.show.web import make_app
from careo.store import open_case
from tests.show.hall import Hall

SHOTS = Path(__file__).parent / "shots"
CHROMIUM = shutil.which("chromium")
TOKEN = "of-this-test"


class Workbench:
    def __init__(self, address, app, requests, errors):
        self.address, self.app, self.requests, self.errors = address, app, requests, errors
        self.shots = SHOTS
        SHOTS.mkdir(exist_ok=True)

    def wait(self):
        assert self.app.state.desk.background.wait(120)


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("chromium is not here: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@contextmanager
def serve(app):
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Workbench(f"http://127.0.0.1:{port}", app, [], [])
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def served(demo_case, tmp_path_factory):
    case = tmp_path_factory.mktemp("browser") / "web.careo"
    shutil.copytree(demo_case, case)
    with open_case(case, mode="judge") as opened:
        app = make_app(opened.view, opened.judge, hall=Hall(case), uploads=case.parent / "incoming")
        with serve(app) as running:
            yield running


@pytest.fixture
def page(browser, served):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    made = context.new_page()
    made.on("request", lambda request: served.requests.append(request.url))
    made.on("console", lambda said: served.errors.append(said.text) if said.type == "error" else None)
    made.on("pageerror", lambda error: served.errors.append(str(error)))
    yield made
    context.close()


@pytest.fixture
def shoot():
    SHOTS.mkdir(exist_ok=True)
    return lambda page, name: page.screenshot(path=SHOTS / f"{name}.png")
