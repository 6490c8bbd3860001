"""The file beside the text: pages of a PDF as pictures, a source as plain text, the file as a download."""

import shutil

import pytest
from starlette.testclient import TestClient

from careo.show.web import make_app
from careo.store import open_case
from tests.show.conftest import MARKUP

PNG = b"\x89PNG\r\n"


@pytest.fixture
def client(case_of_originals, tmp_path):
    case = tmp_path / "web.careo"
    shutil.copytree(case_of_originals, case)
    with open_case(case, mode="judge") as opened:
        yield TestClient(make_app(opened.view, opened.judge))


def doc_of(client, name):
    return next(one for one in client.app.state.desk.view.documents() if one.path.endswith(name))


def test_each_page_of_a_pdf_is_a_picture(client):
    doc = doc_of(client, "act.pdf")
    found = [client.get(f"/documents/{doc.id}/pages/{number}") for number in (1, 2)]
    assert [(one.status_code, one.headers["content-type"], one.content[:6]) for one in found] == [
        (200, "image/png", PNG)
    ] * 2
    assert found[0].content != found[1].content


@pytest.mark.parametrize("number", [0, 3, 999_999_999, 99_999_999_999])
def test_a_page_that_is_not_there_is_said_so(client, number):
    assert client.get(f"/documents/{doc_of(client, 'act.pdf').id}/pages/{number}").status_code == 404


def test_the_page_of_the_words_sought_stands_beside_them(client):
    doc = doc_of(client, "act.pdf")
    start = doc.text.index("spokesman")
    page = client.get(f"/documents/{doc.id}", params={"start": start, "stop": start + 9}).text
    assert f'src="/documents/{doc.id}/pages/2"' in page
    assert f'src="/documents/{doc.id}/pages/1"' in client.get(f"/documents/{doc.id}").text


def test_a_source_is_plain_text_that_cannot_run(client):
    answer = client.get(f"/documents/{doc_of(client, 'page.html').id}/source")
    assert answer.text == MARKUP
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("name", ["act.pdf", "page.html"])
def test_the_file_is_a_download(client, name):
    answer = client.get(f"/documents/{doc_of(client, name).id}/original")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.content[:5] in (b"%PDF-", MARKUP.encode()[:5])


def test_what_a_file_does_not_have_is_refused_with_a_remedy(client):
    pdf, page = doc_of(client, "act.pdf"), doc_of(client, "page.html")
    assert client.get(f"/documents/{page.id}/pages/1").status_code == 400
    assert "download it" in client.get(f"/documents/{pdf.id}/source").text


def test_a_file_the_case_no_longer_keeps_is_said_so(client):
    doc = doc_of(client, "page.html")
    client.app.state.desk.view.original(doc.sha256).unlink()
    assert client.get(f"/documents/{doc.id}/original").status_code == 404
    assert f"/documents/{doc.id}/original" not in client.get(f"/documents/{doc.id}").text
