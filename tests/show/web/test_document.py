"""The document page: a claim corrected, rejected or added, and refused with a remedy."""

import re

import pytest

SIGNED = {"who": "Ana", "why": "read it"}


@pytest.fixture
def doc_id(client):
    view = client.app.state.desk.view
    return next(doc.id for doc in view.documents() if view.reading(doc.id).claims)


def reading_of(client, doc_id):
    return client.app.state.desk.view.reading(doc_id)


@pytest.mark.parametrize(("lang", "said"), [("en", "This is no claim"), ("es", "Esto no es una afirmación")])
def test_the_form_of_a_claim_corrects_it(client, doc_id, lang, said):
    claim = reading_of(client, doc_id).claims[0]
    page = client.get(f"/documents/{doc_id}?claim={claim.id}", headers={"accept-language": lang}).text
    assert said in page
    seen = re.search(r'value="certainty"><input type="hidden" name="seen" value="(\w+)"', page).group(1)
    given = SIGNED | {"id": claim.id, "aspect": "certainty", "value": "doubted", "seen": seen}
    assert client.post("/amendments", data=given, follow_redirects=False).status_code == 303
    found = next(one for one in reading_of(client, doc_id).claims if one.id == claim.id)
    assert found.certainty.value == "doubted"


def test_the_voice_of_a_claim_is_named(client, doc_id):
    claim = reading_of(client, doc_id).claims[0]
    given = SIGNED | {"id": claim.id, "aspect": "voices", "value": "Marta Ruiz"}
    assert client.post("/amendments", data=given, follow_redirects=False).status_code == 303
    found = next(one for one in reading_of(client, doc_id).claims if one.id == claim.id)
    assert found.voices[-1].name == "Marta Ruiz"


def test_what_is_no_claim_is_rejected(client, doc_id):
    claim = reading_of(client, doc_id).claims[0]
    given = SIGNED | {"id": claim.id, "aspect": "claim"}
    assert client.post("/amendments", data=given, follow_redirects=False).status_code == 303
    assert claim.id not in [one.id for one in reading_of(client, doc_id).claims]


def test_a_claim_is_added_at_the_words_selected(client, doc_id):
    given = SIGNED | {"doc_id": doc_id, "start": "0", "stop": "12", "certainty": "asserted", "voice": "Marta Ruiz"}
    assert client.post("/claims", data=given, follow_redirects=False).status_code == 303
    added = [one for one in reading_of(client, doc_id).claims if one.voices[-1].name == "Marta Ruiz"]
    assert [(one.content.start, one.content.stop) for one in added] == [(0, 12)]


@pytest.mark.parametrize("wrong", [{"start": "two"}, {"start": "12"}, {"stop": "99999999"}, {"certainty": "sure"}])
def test_a_claim_at_words_that_are_not_there_is_refused(client, doc_id, wrong):
    given = SIGNED | {"doc_id": doc_id, "start": "0", "stop": "12", "certainty": "asserted"} | wrong
    assert client.post("/claims", data=given).status_code == 400
