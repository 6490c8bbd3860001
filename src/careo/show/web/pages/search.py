"""Sentences that hold some words; accents and capitals are forgiven. Filters and their numbers are the store's."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from starlette.requests import Request

from careo.show.table import hits_json
from careo.show.web.desk import Desk
from careo.show.web.doors import Asked, Page, Sheet, number_of
from careo.store import Hit, SearchFilter, SearchPage

AT_ONCE = 50
MOST_OPTIONS = 100
FILTERS = ("language", "publisher", "year", "document")
OF_STORE = {"language": "lang"}  # `?lang=` chooses the language of the pages


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `found` where it is a word that was asked for."""

    text: str
    found: bool


def look(desk: Desk, request: Request) -> Sheet:
    """The best hits that pass the filters, a page at a time."""
    asked = request.query_params.get("q", "").strip()
    chosen = {name: request.query_params.get(name, "") for name in FILTERS}
    skip = number_of(request, "skip")
    filters = SearchFilter(**{OF_STORE.get(name, name): value or None for name, value in chosen.items()})
    found = desk.view.search_page(asked, filters, limit=AT_ONCE, offset=skip)
    hits = hits_json(found.hits)
    record = {"asked": asked, "filters": chosen, "hits": hits, "found_at_least": found.found_at_least}
    facets = {name: found.facets.get(OF_STORE.get(name, name), []) for name in FILTERS}
    record |= {"complete": found.complete, "facets": {name: dict(counted) for name, counted in facets.items()}}
    after = skip + AT_ONCE
    values = {
        "asked": asked,
        "chosen": chosen,
        "found": found,
        "hits": [(hit, cut(hit)) for hit in found.hits],
        "facets": [(name, _options(desk, found, name, facets[name], chosen[name])) for name in FILTERS],
        "first": skip + 1,
        "next_skip": after if after < found.found_at_least else 0,
    }
    return Sheet("search.html", record, values)


def cut(hit: Hit) -> list[Piece]:
    """The sentence cut at the edges of the words that were found; the pieces together are the sentence."""
    start = hit.span.start
    marked = {(word.start - start, word.stop - start) for word in hit.words}
    edges = sorted({0, len(hit.quote), *(edge for mark in marked for edge in mark)})
    return [Piece(hit.quote[left:right], (left, right) in marked) for left, right in pairwise(edges)]


def _options(
    desk: Desk, found: SearchPage, name: str, counted: list[tuple[str, int]], chosen: str
) -> list[tuple[str, str, int]]:
    """Value, what is shown for it, and its hits, the most frequent; the chosen one is there even where it has none."""
    rows = counted[:MOST_OPTIONS]
    if chosen and chosen not in dict(rows):
        rows = [(chosen, dict(counted).get(chosen, 0)), *rows]
    if name != "document":
        return [(value, value, number) for value, number in rows]
    return [(value, found.paths.get(value) or desk.view.document(value).path, number) for value, number in rows]


ASKED = (
    Asked("q", "words; phrases in quotes, a beginning with * behind it"),
    Asked("language", "only documents in this language"),
    Asked("publisher", "only of this publisher"),
    Asked("year", "only documents published in this year"),
    Asked("document", "only in the document of this id"),
    Asked("skip", "how many to pass over", "integer"),
)
DOORS = (Page("/search", "search", look, "Sentences that hold all the words.", ASKED),)
