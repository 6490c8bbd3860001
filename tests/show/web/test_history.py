"""The history page: filters by document and target, and pages that keep them."""

import html
import re

import pytest

from careo.show.web.pages import history

SIGNED = {"who": "Ana <b>Núñez</b>", "why": "read it again"}


@pytest.fixture
def claims(client):
    """Two claims of different documents, each set to something else twice."""
    readings = [one for one in client.app.state.desk.view.readings() if one.claims][:2]
    chosen = [one.claims[0] for one in readings]
    for claim in chosen:
        for value in ("hedged", "denied"):
            given = {"id": claim.id, "aspect": "certainty", "value": value, **SIGNED}
            assert client.post("/amendments", data=given).status_code == 200
    return chosen


def test_a_filter_by_document_leaves_its_changes_alone(client, claims):
    for claim in claims:
        found = client.get("/history.json", params={"doc": claim.span.doc_id}).json()["changes"]
        assert {one["doc_id"] for one in found} == {claim.span.doc_id}


def test_older_changes_keep_the_filter(client, claims, monkeypatch):
    monkeypatch.setattr(history, "AT_ONCE", 1)
    page = client.get("/history", params={"target": claims[0].id}).text
    older = html.unescape(re.search(r'<a href="([^"]*before=[^"]*)"', page).group(1))
    assert f"target={claims[0].id}" in older
    assert "<b>Núñez" not in client.get(older).text
    first, second = (client.get(one).json()["changes"] for one in _twins(claims[0].id, older))
    assert first[0]["id"] != second[0]["id"]


@pytest.mark.parametrize(("lang", "said"), [("en", "Nothing was done to this."), ("es", "Nada se hizo con esto.")])
def test_a_filter_that_leaves_nothing_says_so(client, lang, said):
    assert said in client.get("/history", params={"doc": "none", "lang": lang}).text


def _twins(target, older):
    return f"/history.json?target={target}", older.replace("/history?", "/history.json?")


@pytest.mark.parametrize(("lang", "said"), [("en", "incident 1, "), ("es", "hecho 1, ")])
def test_a_judgement_and_its_withdrawal_say_what_they_are_about(client, lang, said):
    view = client.app.state.desk.view
    event = view.find(view.incident(2).event_ids[0])
    words = event.trigger.quote(view.document(event.trigger.doc_id).text)
    given = {"left": event.id, "right": "1", "verdict": "different", "who": "Ana", "why": "two days"}
    (made,) = client.post("/judgements", json=given, headers={"accept": "application/json"}).json()["ids"]
    client.post("/withdrawals", data={"id": made, "who": "Ana", "why": "one after all"})
    judged = [one for one in client.get("/history.json").json()["changes"] if one["id"] == made]
    assert [one["kind"] for one in judged] == ["withdrawal", "judgement"]
    page = client.get("/history", params={"lang": lang}).text
    for one in judged:
        assert f"“{words}”" in one["seen"]
        assert all(f'href="/explain/{id}"' in page for id in one["about"])
    assert page.count(said) == 2


def test_nothing_chosen_is_said_in_words_of_the_page(client):
    given = {"right": "1", "verdict": "different", "who": "Ana", "why": "two days"}
    answer = client.post("/judgements", data=given)
    assert answer.status_code == 400
    assert "nothing is chosen" in answer.text
