"""The export page hands over every format as a download, and notes it in the history."""

import zipfile
from io import BytesIO

import pytest
from starlette.testclient import TestClient

from careo.show.export import FORMATS
from careo.show.web import make_app
from careo.store import open_case


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in {"pdf"}])
def test_every_format_is_handed_over(client, format):
    answer = client.post("/export", data={"format": format, "incident": "1", "lang": "es", "who": "Ana"})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content
    if FORMATS[format].folder:
        assert zipfile.ZipFile(BytesIO(answer.content)).testzip() is None


def test_an_export_stands_in_the_history(client):
    client.post("/export", data={"format": "jsonl", "who": "Ana"})
    changes = client.app.state.desk.view.changes(5)
    assert any("exported web-jsonl.jsonl" in str(one) for one in changes)


@pytest.mark.parametrize("given", [{"format": "doc"}, {}, {"format": "jsonl", "incident": "x"}])
def test_what_cannot_be_made_is_refused(client, given):
    assert client.post("/export", data=given).status_code == 400


def test_a_case_without_incidents_has_an_export_page(tmp_path):
    with open_case(tmp_path / "empty.careo", mode="write") as opened:
        assert TestClient(make_app(opened.view, opened.judge)).get("/export").status_code == 200
