"""A browser's side of the workbench over a copy of the demo case."""

import shutil

import pytest
from starlette.testclient import TestClient

from careo.pipeline import Progress, build, relink
from careo.show.web import make_app
from careo.store import open_case


class Hall:
    def __init__(self, case):
        self.case = case

    def relink(self):
        return relink(self.case)

    def add(self, paths, tell):
        return build(paths, self.case, progress=Progress(files_done=tell))


@pytest.fixture
def client(demo_case, tmp_path):
    case = tmp_path / "web.careo"
    shutil.copytree(demo_case, case)
    with open_case(case, mode="judge") as opened:
        yield TestClient(make_app(opened.view, opened.judge, hall=Hall(case), uploads=tmp_path / "incoming"))
