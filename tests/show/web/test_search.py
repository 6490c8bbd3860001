"""The search page: the words marked, the filters with their numbers, and a link that leads to the sentence."""

import html
import re

import pytest

from careo.model import Span
from careo.show.web.pages.search import cut
from careo.store import Hit

WORDS = "policia"


def hits(client, **asked):
    return client.get("/search.json", params={"q": WORDS, **asked}).json()


@pytest.mark.parametrize(("lang", "said"), [("en", "Publisher"), ("es", "Editor")])
def test_the_words_are_marked(client, lang, said):
    page = client.get("/search", params={"q": WORDS, "lang": lang}).text
    assert said in page
    assert f'<html lang="{lang}">' in page
    assert re.search(r"<mark>polic[ií]a</mark>", page, re.I)


def test_a_sentence_is_cut_at_its_words():
    hit = Hit(Span("d", 10, 20), "La policía", "d.txt", (Span("d", 13, 20),))
    assert [(piece.text, piece.found) for piece in cut(hit)] == [("La ", False), ("policía", True)]


@pytest.mark.parametrize("facet", ["language", "publisher", "year", "document"])
def test_a_filter_leaves_as_many_as_it_says(client, facet):
    every = hits(client, q="the")
    value, number = next(iter(every["facets"][facet].items()))
    assert hits(client, q="the", **{facet: value})["found_at_least"] == number <= every["found_at_least"]


def test_a_hit_leads_to_its_sentence(client):
    page = client.get("/search", params={"q": WORDS}).text
    first = hits(client)["hits"][0]
    address, anchor = html.unescape(re.search(r'<li><a href="([^"]+)"', page).group(1)).split("#")
    shown = re.search(rf'<span id="{anchor}"[^>]*>([^<]+)</span>', client.get(address).text)
    assert shown
    assert first["quote"].startswith(html.unescape(shown.group(1)))


@pytest.mark.parametrize("asked", ["", "( *", "xyzzyx", '"<script>alert(1)</script>"'])
def test_what_finds_nothing_says_so(client, asked):
    answer = client.get("/search", params={"q": asked})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert client.get("/search.json", params={"q": asked}).json()["hits"] == []


@pytest.mark.parametrize("bad", [{"skip": "x"}, {"skip": "-1"}, {"skip": "²"}, {"document": "none"}])
def test_what_cannot_be_asked_is_refused(client, bad):
    assert client.get("/search", params={"q": WORDS, **bad}).status_code in {400, 404}


@pytest.mark.parametrize("bad", [{"start": "1"}, {"start": "5", "stop": "5"}, {"start": "0", "stop": "99999999"}])
def test_words_that_are_not_in_the_document_are_refused(client, bad):
    doc_id = hits(client)["hits"][0]["doc_id"]
    assert client.get(f"/documents/{doc_id}", params=bad).status_code == 400


def test_one_sentence_is_said_of_one(client):
    rare = next(hit["quote"] for hit in hits(client, q="the")["hits"] if len(hit["quote"]) > 80)
    assert "1 sentence<" in client.get("/search", params={"q": f'"{rare}"'}).text
