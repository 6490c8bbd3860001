"""What a person does in the workbench: correct, review, undo, import; all of it stands in the history."""

import pytest

from careo.model import Aspect, Certainty

SIGNED = {"who": "Ana Núñez", "why": "read it again"}
SCRIPT = {"accept": "application/json"}


@pytest.fixture
def view(client):
    return client.app.state.desk.view


@pytest.fixture
def claim(view):
    return next(one for reading in view.readings() for one in reading.claims if one.certainty is Certainty.ASSERTED)


def json_of(client, path):
    return client.get(f"{path}.json").json()


@pytest.mark.parametrize("path", ["/history", "/review", "/actors", "/places", "/voices", "/import", "/export"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_page_answers_in_both_languages(client, path, lang):
    answer = client.get(path, params={"lang": lang})
    assert answer.status_code == 200
    assert f'<html lang="{lang}">' in answer.text


def test_a_claim_is_corrected_and_the_history_says_what_it_was(client, view, claim):
    given = {"id": claim.id, "aspect": "certainty", "value": "hedged", **SIGNED}
    assert client.post("/amendments", data=given).status_code == 200
    reading = view.reading(claim.span.doc_id)
    assert next(one for one in reading.claims if one.id == claim.id).certainty is Certainty.HEDGED
    change = next(one for one in json_of(client, "/history")["changes"] if one["kind"] == "amendment")
    assert (change["who"], change["before"], change["after"]) == (SIGNED["who"], "asserted", "hedged")


def test_the_second_to_change_the_same_is_shown_the_difference(client, view, claim):
    seen = view.state_of(view.target(claim.id, Aspect.CERTAINTY))
    given = {"id": claim.id, "aspect": "certainty", "seen": seen, **SIGNED}
    assert client.post("/amendments", data=given | {"value": "hedged"}).status_code == 200
    late = client.post("/amendments", data=given | {"value": "denied", "who": "Luis"})
    assert late.status_code == 409
    assert "Ana" in late.text
    assert next(one for one in view.reading(claim.span.doc_id).claims if one.id == claim.id).certainty == "hedged"


def test_a_claim_is_rejected_and_comes_back_when_that_is_taken_back(client, view, claim):
    made = client.post("/amendments", json={"id": claim.id, "aspect": "claim", **SIGNED}, headers=SCRIPT).json()
    assert claim.id not in {one.id for one in view.reading(claim.span.doc_id).claims}
    assert client.post("/withdrawals", data={"id": made["id"], **SIGNED}).status_code == 200
    assert claim.id in {one.id for one in view.reading(claim.span.doc_id).claims}


def test_a_claim_is_added_at_chosen_words(client, view):
    doc = next(iter(view.documents()))
    before = len(view.reading(doc.id).claims)
    given = {"doc_id": doc.id, "start": 0, "stop": 9, "certainty": "denied", "voice": "the mayor", **SIGNED}
    assert client.post("/claims", data=given).status_code == 200
    added = [one for one in view.reading(doc.id).claims if one.voices[-1].name == "the mayor"]
    assert len(view.reading(doc.id).claims) == before + 1
    assert [one.content.quote(doc.text) for one in added] == [doc.text[:9]]


@pytest.mark.parametrize("bad", [{"start": "x"}, {"stop": "99999999"}, {"certainty": "sure"}, {"who": ""}])
def test_a_claim_that_cannot_be_is_refused(client, view, bad):
    doc = next(iter(view.documents()))
    given = {"doc_id": doc.id, "start": 0, "stop": 9, "certainty": "denied", **SIGNED} | bad
    assert client.post("/claims", data=given).status_code == 400


def test_a_rejected_suggestion_is_not_asked_again_until_undone(client, view):
    first = next(one for one in view.suggestions(limit=500) if one.kind in {"voice", "link", "place"})
    given = {"id": first.id, "ruling": "reject", "kind": first.kind.value, **SIGNED}
    made = client.post("/answers", json=given, headers=SCRIPT).json()["ids"]
    assert first.id not in {one.id for one in view.suggestions(limit=500)}
    client.post("/answers/undo", data={"id": made[0], "who": SIGNED["who"]})
    assert client.app.state.desk.background.wait(120)
    assert first.id in {one.id for one in view.suggestions(limit=500)}


def test_a_bulk_answer_needs_a_filter(client):
    assert client.post("/answers", data={"ruling": "accept", **SIGNED}).status_code == 400


def test_incidents_are_filtered(client):
    rows = json_of(client, "/incidents")
    some = client.get("/incidents.json", params={"act": "kill"}).json()
    assert 0 < some["count"] < rows["count"]
    assert client.get("/", params={"earliest": "soon"}).status_code == 400


def test_files_are_read_in_the_background(client):
    files = [("files", ("../../nota.txt", b"El alcalde dijo que dos hombres murieron en Lima."))]
    assert client.post("/import", files=files).status_code == 200
    desk = client.app.state.desk
    assert desk.background.wait(120)
    one = json_of(client, "/import")["imports"][0]
    assert (one["ended"], one["error"], one["names"]) == (True, "", ["001-nota.txt"])
    assert any(doc.path.endswith("001-nota.txt") for doc in desk.view.documents())
    assert [path.parent.parent for path in desk.uploads.rglob("*.txt")] == [desk.uploads]


@pytest.mark.parametrize("files", [[("other", ("a.txt", b""))], [("files", ("empty.txt", b""))]])
def test_nothing_to_read_is_refused(client, files):
    assert client.post("/import", files=files).status_code == 400


def test_uploaded_html_never_runs(client):
    page = b"<html><body><p>The mayor said that <script>alert(1)</script> two men died in Lima.</p></body></html>"
    client.post("/import", files=[("files", ("a.html", page))])
    desk = client.app.state.desk
    assert desk.background.wait(120)
    doc = next(one for one in desk.view.documents() if one.path.endswith("a.html"))
    answer = client.get(f"/documents/{doc.id}")
    assert "alert(1)</script>" not in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
