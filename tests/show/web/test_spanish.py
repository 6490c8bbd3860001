"""The workbench in Spanish: no English word of careo's own stands on any page; only what documents say is as it is."""

import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from careo.show import vocabulary
from careo.show.sayings import PLACE, forms
from careo.show.web.interface import WORDS

QUOTED = {"q", "blockquote", "article", "mark", "code", "script", "style"}
SPOKEN = {"aria-label", "title", "alt", "placeholder", "data-label", "content"}
VOID = {"meta", "link", "input", "img", "br", "rect", "path", "hr", "circle"}
LEAST_PIECE = 12
"""Characters that a piece of a sentence needs to be looked for inside other words."""


class Words(HTMLParser):
    """What a page says in words of careo's own: texts outside of quotes and of parts in another language."""

    def __init__(self):
        super().__init__()
        self.inside, self.said = [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        quoted = tag in QUOTED or (bool(self.inside) and "lang" in given)
        if not any(quoted for _, quoted in self.inside):
            self.said += [given[name] for name in SPOKEN if given.get(name) and tag != "meta"]
        if tag not in VOID:
            self.inside.append((tag, quoted))

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not any(quoted for _, quoted in self.inside):
            self.said.append(" ".join(data.split()))


def words_of(page):
    found = Words()
    found.feed(page)
    return found.said


def english():
    """Whole words and phrases that careo says only in English, and pieces of its sentences."""
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in WORDS.glob("*.toml")]
    tables += tomllib.loads(Path(vocabulary.__file__).with_suffix(".toml").read_text(encoding="utf-8")).values()
    whole = {row["en"] for table in tables for row in table.values()} - {
        row["es"] for table in tables for row in table.values()
    }
    pieces = {piece.strip() for form in forms("es") for piece in PLACE.split(form) if len(piece.strip()) >= LEAST_PIECE}
    return whole, pieces


WHOLE, PIECES = english()


def leftovers(said):
    plain = {re.sub(r"^[–·≠=≈⊃↻✕◐?\s]+|[\s:(\d)·]+$", "", one) for one in said}
    spanish = " | ".join(forms("es").values())
    return sorted(plain & WHOLE) + sorted(
        f"{piece} ({one[:60]})" for piece in PIECES for one in said if piece in one and piece not in spanish
    )


def read(client, path):
    asked = "&" if "?" in path else "?"
    return client.get(f"{path}{asked}lang=es").text


PLAIN = ("/", "/documents", "/review", "/actors", "/places", "/voices", "/problems", "/history", "/import", "/export")


@pytest.mark.parametrize("path", [*PLAIN, "/scripts", "/search?q=policia", "/search?q=zzz", "/incidents/999"])
def test_a_page_is_wholly_spanish(client, path):
    names = {one.name for one in client.app.state.desk.view.voices()} - {"unknown"}
    assert [one for one in leftovers(words_of(read(client, path))) if one not in names] == []


def test_incidents_and_why_they_were_joined_are_told_in_spanish(client):
    view = client.app.state.desk.view
    events = [event for doc in view.documents() for event in view.reading(doc.id).events]
    told = {role.name for event in events for role in event.roles}  # who takes part, by the words of a document
    for one in list(view.incidents())[:12]:
        for path in (f"/incidents/{one.number}", f"/explain/{one.id}", f"/explain/{one.event_ids[0]}"):
            assert [left for left in leftovers(words_of(read(client, path))) if left not in told] == [], path


def test_documents_actors_and_their_explanations_are_told_in_spanish(client):
    view = client.app.state.desk.view
    for doc in list(view.documents())[:8]:
        reading = view.reading(doc.id)
        paths = [f"/documents/{doc.id}", f"/explain/{doc.id}", f"/explain/{reading.claims[0].id}"]
        paths += [
            f"/documents/{doc.id}?claim={reading.claims[0].id}",
            f"/documents/{doc.id}?event={reading.events[0].id}",
        ]
        paths += [f"/actors/{one.id}" for one in reading.actors[:3]]
        for path in paths:
            assert leftovers(words_of(read(client, path))) == [], path


@pytest.mark.parametrize("kind", ["link", "voice", "certainty", "place", "actor", "count"])
def test_suggestions_say_why_they_are_asked_in_spanish(client, kind):
    for skip in range(4):
        assert leftovers(words_of(read(client, f"/review?kind={kind}&skip={skip}"))) == []


def test_the_history_tells_what_was_done_in_spanish(client):
    view = client.app.state.desk.view
    claim = view.reading(view.incident(1).doc_ids[0]).claims[0]
    signed = {"who": "Ana", "why": "por el verbo"}
    client.post("/amendments", data={"id": claim.id, "aspect": "certainty", "value": "doubted", **signed})
    client.post("/judgements", data={"left": "1", "right": "2", "verdict": "different", **signed})
    one = view.suggestions(limit=1)[0]
    client.post("/answers", data={"id": one.id, "ruling": "unsure", "who": "Ana"})
    assert client.app.state.desk.background.wait(120)
    page = read(client, "/history")
    assert leftovers(words_of(page)) == []
    assert "poner: certeza" in page
    assert "puesto en duda" in page


def test_an_error_is_told_in_spanish_to_readers_and_to_scripts_that_show_it(client):
    client.get("/?lang=es")
    given = {"id": "0" * 16, "aspect": "certainty", "value": "doubted", "who": "Ana", "why": "prueba"}
    page = client.post("/amendments", data=given)
    assert page.status_code == 404
    assert "ya no está en este documento" in page.text or "ya no la hay en este documento" in page.text
    script = client.post("/amendments", json=given, headers={"accept": "application/json"}).json()
    assert "there is none in this document" in script["error"]
    assert "en este documento" in script["said"]
