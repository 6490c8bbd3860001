"""Sentences that hold some words, from an index; so many at most are looked at, so that no question takes long."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, text

from careo.model import Span
from careo.store.sqlite import match_words

OPENS, CLOSES = "\x02", "\x03"
LOOKED_AT = 20_000
RANKED = 1_000
USUAL_LENGTH = 120  # characters of a sentence
FACETS = ("lang", "publisher", "year", "document")
CANDIDATES = """SELECT s.doc_id, s.start, s.stop, s.quote, d.lang, d.path,
    (SELECT value FROM metadata m WHERE m.doc_id = s.doc_id AND m.slot = 'publisher') AS publisher,
    (SELECT substr(value, 1, 4) FROM metadata m WHERE m.doc_id = s.doc_id AND m.slot = 'published') AS year,
    w.marked
    FROM ({matches}) w JOIN spans s ON s.id = w.rowid JOIN documents d ON d.id = s.doc_id
    {where} LIMIT :ranked"""
MATCHES = """SELECT rowid, highlight(sentence_words, 0, :opens, :closes) AS marked
    FROM sentence_words WHERE sentence_words MATCH :query {within} LIMIT :looked_at"""
WITHIN = "AND rowid IN (SELECT id FROM spans WHERE doc_id = :document)"


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that holds the words asked for; `words` are where they stand in the document at `path`."""

    span: Span
    quote: str
    path: str
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Which documents to search; None passes all. `document` is an id, `year` that of publication ("1989")."""

    lang: str | None = None
    document: str | None = None
    publisher: str | None = None
    year: str | None = None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of hits.

    Attributes:
        hits: the best first, among those that were ranked.
        found_at_least: how many sentences were found.
        complete: whether there are no more; else the search stopped at so many, and ranked those.
        facets: for "lang", "publisher", "year" and "document", the values with their numbers of hits.
        paths: the path of each document that was found.
    """

    hits: tuple[Hit, ...]
    found_at_least: int
    complete: bool
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)


class Search:
    """The part of the view that searches."""

    _engine: Engine

    def search(self, asked: str, *, limit: int = 20) -> list[Hit]:
        """Sentences with all the words, best first; accents and capitals are forgiven, phrases stand in quotes."""
        return list(self.search_page(asked, limit=limit).hits)

    def search_page(
        self, asked: str, filters: SearchFilter | None = None, *, limit: int = 20, offset: int = 0
    ) -> SearchPage:
        """A page of the sentences with all the words, what was found, and how it spreads over documents.

        No more than `RANKED` sentences are ranked, and no more than `LOOKED_AT` are passed through the filters.
        """
        query = match_words(asked)
        if not query:
            return SearchPage((), 0, True)
        with self._engine.connect() as connection:
            rows = _candidates(connection, query, filters or SearchFilter())
        ranked = sorted(rows, key=lambda row: (-_score(row), row.doc_id, row.start))
        facets = {facet: _count(facet, rows) for facet in FACETS}
        hits = tuple(_hit(row) for row in ranked[offset : offset + limit])
        return SearchPage(hits, len(rows), len(rows) < RANKED, facets)


def _candidates(connection: Connection, query: str, filters: SearchFilter) -> list[Any]:
    values: dict[str, Any] = {
        "query": query,
        "opens": OPENS,
        "closes": CLOSES,
        "ranked": RANKED,
        "looked_at": LOOKED_AT,
    }
    given = {name: getattr(filters, name) for name in ("lang", "publisher", "year") if getattr(filters, name)}
    where = " AND ".join(f"{'d.lang' if name == 'lang' else name} = :{name}" for name in given)
    within = ""
    if filters.document:
        within, values["document"] = WITHIN, filters.document
    if not given:
        values["looked_at"] = RANKED
    matches = MATCHES.format(within=within)
    statement = CANDIDATES.format(matches=matches, where=f"WHERE {where}" if where else "")
    return list(connection.execute(text(statement), values | given).all())


def _score(row: Any) -> float:
    """How much of a sentence the words are: the number of their places, less in a long sentence."""
    places = float(row.marked.count(OPENS))
    return places / (places + 0.5 + len(row.quote) / USUAL_LENGTH)


def _count(facet: str, rows: list[Any]) -> list[tuple[str, int]]:
    name = "doc_id" if facet == "document" else facet
    counted = Counter(getattr(row, name) for row in rows if getattr(row, name))
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _hit(row: Any) -> Hit:
    """A hit; the offsets of its words are counted in the sentence as the search marked it."""
    words, at, opened = [], 0, 0
    for letter in row.marked:
        if letter == OPENS:
            opened = at
        elif letter == CLOSES:
            words.append(Span(row.doc_id, row.start + opened, row.start + at))
        else:
            at += 1
    whole = at == len(row.quote)
    return Hit(Span(row.doc_id, row.start, row.stop), row.quote, row.path, tuple(words) if whole else ())
