"""The workbench over the demo case: every page answers, in both languages, and says what the store says."""

import re

import pytest


@pytest.mark.parametrize("path", ["/", "/documents", "/incidents/1", "/problems", "/scripts", "/search?q=policia"])
@pytest.mark.parametrize(("lang", "heading"), [("en", "Documents"), ("es", "Documentos")])
def test_pages_answer_in_both_languages(client, path, lang, heading):
    answer = client.get(path, params={"lang": lang} if "?" not in path else None, headers={"accept-language": lang})
    assert answer.status_code == 200
    assert heading in answer.text
    assert f'<html lang="{lang}">' in answer.text


def test_the_document_page_shows_the_text_whole(client):
    doc_id = re.search(r'href="/documents/([0-9a-f]+)"', client.get("/documents").text).group(1)
    page = client.get(f"/documents/{doc_id}").text
    shown = re.sub(r"<[^>]+>", "", re.search(r"<article[^>]*>(.*?)</article>", page, re.S).group(1))
    view = client.app.state.desk.view
    import html

    assert html.unescape(shown) == view.document(doc_id).text


def test_a_page_that_is_not_there_says_so(client):
    answer = client.get("/incidents/9999")
    assert answer.status_code == 404
    assert "9999" in answer.text


@pytest.mark.parametrize(("lang", "said"), [("en", "no page at this address"), ("es", "ninguna página en esta")])
def test_an_address_that_is_none_is_a_page_with_the_way_back(client, lang, said):
    answer = client.get("/incidents/abc", params={"lang": lang})
    assert answer.status_code == 404
    assert said in answer.text
    assert 'href="/documents"' in answer.text
    assert client.get("/judgements").status_code == 405


def test_a_judgement_needs_a_reason(client):
    answer = client.post("/judgements", data={"left": "1", "right": "2", "verdict": "same", "who": "Ana", "why": ""})
    assert answer.status_code == 400


def test_a_judgement_is_stored_and_joined_under(client):
    given = {"left": "1", "right": "2", "verdict": "different", "who": "Ana", "why": "two cities"}
    assert client.post("/judgements", data=given, follow_redirects=False).status_code == 303
    assert client.app.state.desk.background.wait()
    assert [one.why for one in client.app.state.desk.view.judgements()] == ["two cities"]


def test_an_action_takes_json_and_says_what_it_made(client):
    given = {"left": ["1"], "right": "2", "verdict": "different", "who": "Ana", "why": "two cities"}
    answer = client.post("/judgements", json=given, headers={"accept": "application/json"})
    assert answer.json()["ids"] == [one.id for one in client.app.state.desk.view.judgements()]


@pytest.mark.parametrize("sent", [b"{", b"[]", b"\xff"])
def test_what_is_no_json_object_is_refused_with_a_remedy(client, sent):
    headers = {"content-type": "application/json", "accept": "application/json"}
    answer = client.post("/judgements", content=sent, headers=headers)
    assert answer.status_code == 400
    assert "send an object" in answer.json()["error"]


def test_every_door_is_described(client):
    from careo.show.web.pages import ROOMS

    described = client.get("/scripts.json").json()
    assert len(described["paths"]) == len(ROOMS)


def test_the_json_twin_is_what_the_command_prints(client):
    from careo.show.table import incident_json

    assert client.get("/incidents/1.json").json() == incident_json(client.app.state.desk.view, 1)


@pytest.mark.parametrize("path", ["/", "/actors", "/review", "/search"])
@pytest.mark.parametrize("skip", ["x", "-1", "²", "٣", "9" * 30])
def test_what_is_no_number_is_refused_on_every_page_that_skips(client, path, skip):
    for address in (path, "/incidents.json" if path == "/" else f"{path}.json"):
        assert client.get(address, params={"skip": skip, "q": "police"}).status_code == 400


def test_an_incident_beyond_all_numbers_is_not_there(client):
    assert client.get(f"/incidents/{'9' * 30}").status_code == 404


def test_the_incidents_come_with_where_and_when(client):
    record = client.get("/incidents.json").json()
    numbers = sum(one["incidents"] for one in record["days"])
    assert numbers + record["without_date"] == record["count"]
    assert record["places"][0].keys() >= {"name", "lat", "lon", "radius_km", "incidents", "number", "representative"}
    most = record["places"][0]
    there = client.get("/incidents.json", params={"place": most["name"]}).json()
    assert there["count"] >= most["incidents"] > 0
    assert there["without_place"] == 0


def test_map_and_timeline_follow_the_filters(client):
    every, some = (client.get("/incidents.json", params=asked).json() for asked in ({}, {"earliest": "1991-09-01"}))
    assert 0 < some["count"] < every["count"]
    assert len(some["places"]) <= len(every["places"])
    page = client.get("/", params={"earliest": "1991-09-01"}).text
    assert '<svg class="timeline"' in page
    assert 'data-places="/incidents.json?earliest=1991-09-01' in page
    assert "earliest=1991-01-01&amp;latest=1992-01-01" in page.split('<svg class="timeline"')[1].split("</svg>")[0]


def test_near_incidents_are_listed_with_their_reasons(client):
    view = client.app.state.desk.view
    near = {one.number: view.neighbours(one) for one in view.incidents()}
    number, (found, count) = next((number, held) for number, held in near.items() if held[0])
    assert count >= len(found)
    page = client.get(f"/incidents/{number}").text.split('id="join-near"')[1]
    for one in found:
        assert one.incident.number != number
        assert one.link.reasons
        assert f'value="{one.incident.id}"' in page


def test_an_id_is_found_whole_however_short(client):
    view = client.app.state.desk.view
    actor = view.actors(limit=1)[0]
    with client.app.state.desk.judge._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE actor_list SET id = 'aca' WHERE id = ?", (actor.id,))
        connection.exec_driver_sql("UPDATE actors SET id = 'aca' WHERE id = ?", (actor.id,))
    assert view.find("aca").id == "aca"
    assert client.get("/actors/aca").status_code == 200
    assert client.get("/explain/ac").status_code == 404


def test_an_explanation_names_what_it_links_to(client):
    incident = next(iter(client.app.state.desk.view.incidents()))
    event = client.app.state.desk.view.find(incident.event_ids[0])
    doc = client.app.state.desk.view.document(incident.doc_ids[0])
    page = client.get(f"/explain/{incident.id}?lang=es").text
    words = " ".join(event.trigger.quote(client.app.state.desk.view.document(event.trigger.doc_id).text).split())
    assert f'title="{event.id}">' in page
    assert f"<q>{words}</q></a>" in page
    assert f"<code>{doc.path.split('/')[-1]}</code></a>" in page
    assert f">{event.id}</a>" not in page


def test_a_list_that_is_cut_says_so(client):
    record, page = client.get("/places.json").json(), client.get("/places").text
    assert record["no_place_count"] > len(record["no_place"])
    assert f"The first {len(record['no_place'])} of {record['no_place_count']} are shown." in page
    assert record["count"] == len(record["places"])
    spanish = client.get("/places", params={"lang": "es"}).text
    assert f"Se muestran los primeros {len(record['no_place'])} de {record['no_place_count']}." in spanish
    voices = client.get("/voices.json", params={"q": "policia"}).json()
    assert voices["count"] == len(voices["voices"]) > 0


def test_documents_are_listed_a_page_at_a_time_and_found_by_path_or_title(client, monkeypatch):
    every = client.get("/documents.json").json()
    assert every["count"] == len(every["documents"]) == 22
    monkeypatch.setattr("careo.show.web.pages.documents.AT_ONCE", 10)
    pages = [client.get("/documents.json", params={"skip": skip}).json()["documents"] for skip in (0, 10, 20)]
    assert [one for page in pages for one in page] == every["documents"]
    first = client.get("/documents").text
    assert "22 documents" in first
    assert "skip=10" in first
    assert (
        "skip=" not in client.get("/documents", params={"skip": 20}).text.partition("<main")[2].partition("</main")[0]
    )
    titled = next(one for one in every["documents"] if one["title"])
    for words in (titled["title"].casefold(), titled["path"].upper()):
        found = client.get("/documents.json", params={"q": words}).json()
        assert titled in found["documents"]
        assert found["count"] < 22
    assert "No document has these words" in client.get("/documents", params={"q": "xyzzyx%"}).text


def test_a_document_without_a_title_names_its_path_once(client):
    untitled = next(one for one in client.get("/documents.json").json()["documents"] if not one["title"])
    for address in ("/documents", f"/documents/{untitled['id']}"):
        page = client.get(address).text.partition("<main")[2]
        assert len(re.findall(rf">{re.escape(untitled['path'])}\b", page)) == 1


@pytest.mark.parametrize(("lang", "said"), [("en", "No incident passes these filters"), ("es", "Ningún hecho pasa")])
def test_filters_that_leave_nothing_say_so(client, lang, said):
    assert said in client.get("/", params={"act": "none", "lang": lang}).text


def test_moments_say_that_they_are_utc(client):
    assert "When (UTC)" in client.get("/history").text
    assert re.search(r'datetime="[^"]+Z"', client.get("/history").text)
