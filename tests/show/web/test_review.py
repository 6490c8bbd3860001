"""The review queue: the most useful question first, answered, undone, answered in bulk, refused with a remedy."""

import pytest

from careo.model import Certainty, Ruling, Span, SuggestionKind

HTMX = {"hx-request": "true"}


def view_of(client):
    return client.app.state.desk.view


def first(client, kind=None):
    found = view_of(client).suggestions(kind, limit=1)
    if not found:
        pytest.skip(f"the demo asks nothing of kind {kind}")
    return found[0]


@pytest.mark.parametrize(("lang", "heading"), [("en", "Review"), ("es", "Revisión")])
def test_it_answers_in_both_languages(client, lang, heading):
    answer = client.get("/review", headers={"accept-language": lang})
    assert answer.status_code == 200
    assert f"<h1>{heading}</h1>" in answer.text


def test_the_most_useful_comes_first(client):
    assert client.get("/review.json").json()["next"]["id"] == first(client).id


@pytest.mark.parametrize("ruling", ["accept", "unsure"])
def test_an_answer_swaps_in_the_next_and_keeps_the_name(client, ruling):
    one, two = view_of(client).suggestions(limit=2)
    answer = client.post("/answers", data={"id": one.id, "ruling": ruling, "who": "Ana"}, headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert f'value="{two.id}"' in answer.text
    assert 'name="who" value="Ana"' in answer.text
    assert answer.cookies["careo_who"] == "Ana"


def test_the_last_of_a_person_is_undone(client):
    one = first(client)
    client.post("/answers", data={"id": one.id, "ruling": "unsure", "who": "Ana"}, headers=HTMX)
    assert first(client).id != one.id
    assert client.post("/answers/undo", data={"who": "Ana"}, headers=HTMX).status_code == 200
    assert first(client).id == one.id
    assert client.post("/answers/undo", data={"who": "Ana"}).status_code == 400


def test_a_certainty_is_set_where_it_cannot_be_rejected(client):
    one = first(client, SuggestionKind.CERTAINTY)
    given = {"id": one.id, "who": "Ana"}
    assert client.post("/answers", data=given | {"ruling": "reject"}).status_code == 400
    assert client.post("/answers", data=given | {"ruling": "set", "value": "sure"}).status_code == 400
    after = next(value for value in Certainty if value.value != one.value)
    assert (
        client.post("/answers", data=given | {"ruling": "set", "value": after.value}, headers=HTMX).status_code == 200
    )
    assert [made.after for made in view_of(client).amendments()] == [after]
    assert one.id not in [left.id for left in view_of(client).suggestions()]


def test_what_somebody_changed_meanwhile_is_not_overwritten(client):
    one = first(client, SuggestionKind.CERTAINTY)
    seen = view_of(client).state_of(one.target)
    values = [value for value in Certainty if value.value != one.value]
    client.app.state.desk.judge.amend(one.target, Ruling.SET, who="Bea", why="read again", after=values[0])
    given = {"id": client_claim(one), "aspect": "certainty", "value": values[1].value, "seen": seen}
    given |= {"who": "Ana", "why": "read it"}
    answer = client.post("/amendments", json=given, headers={"accept": "application/json"})
    assert answer.status_code == 409
    assert answer.json()["now"] == values[0].value
    assert answer.json()["by"] == "Bea"
    page = client.post("/amendments", data=given)
    assert page.status_code == 409
    assert "Bea" in page.text
    assert [made.who for made in view_of(client).amendments()] == ["Bea"]


def client_claim(one):
    return one.target.noun_id


def test_all_of_a_filter_are_answered_at_once(client):
    kind = first(client).kind
    given = {"kind": kind.value, "ruling": "unsure", "who": "Ana", "why": "to be read on paper"}
    assert client.post("/answers", data=given, follow_redirects=False).status_code == 303
    assert view_of(client).suggestions(kind) == []


@pytest.mark.parametrize("asked", ["kind=nothing", "skip=two", "skip=-1"])
def test_a_filter_that_cannot_be_is_refused(client, asked):
    assert client.get(f"/review?{asked}").status_code == 400


@pytest.mark.parametrize(
    "given", [{"ruling": "accept", "who": "Ana"}, {"ruling": "add", "who": "Ana"}, {"ruling": "accept", "who": ""}]
)
def test_an_answer_without_what_it_needs_is_refused(client, given):
    assert client.post("/answers", data=given).status_code == 400


def test_a_question_that_is_gone_says_so(client):
    assert client.post("/answers", data={"id": "beef", "ruling": "accept", "who": "Ana"}).status_code == 404


def test_a_passage_ends_at_whole_words_and_says_that_the_text_goes_on(client):
    from careo.show.web.pages.passage import find_passage

    desk = client.app.state.desk
    doc = max(desk.view.documents(), key=lambda one: len(one.text))
    for at in range(450, len(doc.text) - 450, 97):
        found = find_passage(desk, Span(doc.id, at, at + 5))
        start, stop = at - len(found.before), at + 5 + len(found.after)
        assert doc.text[start:stop] == found.before + found.quote + found.after
        assert found.cut == (True, True)
        assert doc.text[start - 1].isspace()
        assert doc.text[stop].isspace()
    assert "… " in client.get(f"/documents/{doc.id}/passage", params={"start": 900, "stop": 905}).text


def test_the_queue_says_that_the_text_goes_on(client):
    shown = client.get("/review").text
    assert "…" in "".join(one.split("</blockquote>")[0] for one in shown.split("<blockquote")[1:])
