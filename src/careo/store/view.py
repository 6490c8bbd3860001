"""The view: reads a case and never writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, func, select, text

from careo.errors import UnknownIdError
from careo.model import (
    Actor,
    Claim,
    Comparison,
    CopyGroup,
    Document,
    Event,
    Incident,
    Judgement,
    Link,
    Mention,
    Place,
    Problem,
    Quantity,
    Reading,
    Span,
    TimeRange,
)
from careo.store.codec import decode
from careo.store.schema import OF_READING, documents, files, judgements, linked, problems, spans
from careo.store.sqlite import match_words

T = TypeVar("T")
Noun = Document | Claim | Event | Actor | Link | Incident | CopyGroup | Judgement
KINDS: dict[str, Any] = {
    "mentions": Mention,
    "actors": Actor,
    "times": TimeRange,
    "places": Place,
    "quantities": Quantity,
    "claims": Claim,
    "events": Event,
}
LEAST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a case holds."""

    files: int
    duplicates: int
    documents: int
    claims: int
    events: int
    problems: int
    incidents: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that holds the words asked for."""

    span: Span
    quote: str


class View:
    """Reads a case; every call sees the case as it stands at that moment."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def counts(self) -> Counts:
        """How much the case holds."""
        with self._engine.connect() as connection:

            def count(table: Any, *conditions: Any) -> int:
                return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())

            return Counts(
                files=count(files),
                duplicates=count(files, files.c.duplicate_of.is_not(None)),
                documents=count(documents),
                claims=count(OF_READING["claims"]),
                events=count(OF_READING["events"]),
                problems=count(problems),
                incidents=count(linked, linked.c.kind == "incidents"),
            )

    def has_links(self) -> bool:
        """Whether linking was finished at least once."""
        with self._engine.connect() as connection:
            return connection.execute(select(linked.c.id).where(linked.c.kind == "made_by")).first() is not None

    def documents(self) -> Iterator[Document]:
        """All documents, by path."""
        with self._engine.connect() as connection:
            order = documents.c.path, documents.c.number
            for (doc_id,) in connection.execute(select(documents.c.id).order_by(*order)).all():
                yield self._document(connection, doc_id)

    def document(self, doc_id: str) -> Document:
        """One document.

        Raises:
            UnknownIdError: there is none of that id.
        """
        with self._engine.connect() as connection:
            return self._document(connection, doc_id)

    def readings(self) -> Iterator[Reading]:
        """All readings, in the order of their documents."""
        with self._engine.connect() as connection:
            query = select(documents.c.id).where(documents.c.made_by != "")
            for (doc_id,) in connection.execute(query.order_by(documents.c.path, documents.c.number)).all():
                yield self._reading(connection, doc_id)

    def reading(self, doc_id: str) -> Reading:
        """The reading of one document.

        Raises:
            UnknownIdError: there is none.
        """
        with self._engine.connect() as connection:
            return self._reading(connection, doc_id)

    def incidents(self) -> Iterator[Incident]:
        """All incidents, the most contested first."""
        return iter(self._linked("incidents", Incident))

    def incident(self, number: int) -> Incident:
        """The incident that a person calls by `number`.

        Raises:
            UnknownIdError: there is none.
        """
        found = self._linked("incidents", Incident, linked.c.number == number)
        if not found:
            raise UnknownIdError(f"incident {number}: there is none; `careo incidents CASE` lists them")
        return found[0]

    def comparison(self, incident_id: str) -> Comparison:
        """The accounts of one incident.

        Raises:
            UnknownIdError: there is none.
        """
        found = self._linked("comparisons", Comparison, linked.c.id == incident_id)
        if not found:
            raise UnknownIdError(f"incident {incident_id}: no comparison; `careo incidents CASE` lists the incidents")
        return found[0]

    def copy_groups(self) -> list[CopyGroup]:
        """Groups of documents that are one witness."""
        return self._linked("copy_groups", CopyGroup)

    def links(self) -> list[Link]:
        """Every proposal that two things are one."""
        return self._linked("links", Link)

    def problems(self) -> list[Problem]:
        """What could not be done, in the order it arose."""
        with self._engine.connect() as connection:
            return [
                decode(Problem, row.body, {}) for row in connection.execute(select(problems).order_by(problems.c.ord))
            ]

    def judgements(self) -> list[Judgement]:
        """All judgements, the first first; a withdrawn one says when."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(judgements).order_by(judgements.c.ord)).all()
        withdrawn = {row.withdraws: decode(Judgement, row.body, {}).when for row in rows if row.withdraws}
        made = [decode(Judgement, row.body, {}) for row in rows if not row.withdraws]
        return [replace(one, withdrawn=withdrawn[one.id]) if one.id in withdrawn else one for one in made]

    def search(self, asked: str, *, limit: int = 20) -> list[Hit]:
        """Sentences with all the words, best first; accents and capitals are forgiven, phrases stand in quotes."""
        query = match_words(asked)
        if not query:
            return []
        statement = text(
            "SELECT s.doc_id, s.start, s.stop, s.quote FROM sentence_words w JOIN spans s ON s.id = w.rowid "
            "WHERE sentence_words MATCH :query ORDER BY bm25(sentence_words), s.id LIMIT :limit"
        )
        with self._engine.connect() as connection:
            rows = connection.execute(statement, {"query": query, "limit": limit})
            return [Hit(Span(row.doc_id, row.start, row.stop), row.quote) for row in rows]

    def find(self, id: str) -> Noun:
        """The document, claim, event, actor, link, incident, copy group or judgement of an id; four digits can do.

        Raises:
            UnknownIdError: there is none, or several begin so.
        """
        found = self._find(id)
        if len(found) == 1:
            noun: Noun = found[0]
            return noun
        if not found:
            raise UnknownIdError(f"{id}: the case holds nothing of that id; `careo export` lists all ids")
        raise UnknownIdError(f"{id}: {len(found)} ids begin so; give more digits")

    def _find(self, id: str) -> list[Any]:
        if len(id) < LEAST_PREFIX:
            return []
        found: list[Any] = []
        with self._engine.connect() as connection:
            starts = documents.c.id.startswith(id, autoescape=True)
            found += [
                self._document(connection, row.id) for row in connection.execute(select(documents.c.id).where(starts))
            ]
            for name in ("claims", "events", "actors"):
                table = OF_READING[name]
                rows = connection.execute(select(table).where(table.c.id.startswith(id, autoescape=True))).all()
                once = {row.id: row for row in rows}
                found += [decode(KINDS[name], row.body, self._spans(connection, row.doc_id)) for row in once.values()]
        for kind, noun in (("links", Link), ("incidents", Incident), ("copy_groups", CopyGroup)):
            found += self._linked(kind, noun, linked.c.id.startswith(id, autoescape=True))
        return found + [one for one in self.judgements() if one.id.startswith(id)]

    def _document(self, connection: Connection, doc_id: str) -> Document:
        row = connection.execute(select(documents).where(documents.c.id == doc_id)).first()
        if row is None:
            raise UnknownIdError(f"document {doc_id}: there is none; `careo export` lists all ids")
        body = [*row.body[:3], row.text, *row.body[4:]]
        made: Document = decode(Document, body, self._spans(connection, doc_id))
        return made

    def _reading(self, connection: Connection, doc_id: str) -> Reading:
        row = connection.execute(select(documents.c.reading).where(documents.c.id == doc_id)).first()
        if row is None or row.reading is None:
            raise UnknownIdError(f"document {doc_id}: it has no reading; run `careo build` again")
        known = self._spans(connection, doc_id)
        parts: dict[str, Any] = {}
        for name, table in OF_READING.items():
            rows = connection.execute(select(table).where(table.c.doc_id == doc_id).order_by(table.c.ord))
            if name == "sentences":
                parts[name] = tuple(known[one.span_id] for one in rows)
            else:
                parts[name] = tuple(decode(KINDS[name], one.body, known) for one in rows)
        own = [decode(Problem, one.body, {}) for one in connection.execute(select(problems).order_by(problems.c.ord))]
        lang, made_by = row.reading
        mine = tuple(one for one in own if one.doc_id == doc_id and one.room.value == "understand")
        return Reading(doc_id, lang, made_by, problems=mine, **parts)

    def _spans(self, connection: Connection, doc_id: str) -> dict[int, Span]:
        columns = spans.c.id, spans.c.start, spans.c.stop
        rows = connection.execute(select(*columns).where(spans.c.doc_id == doc_id))
        return {row.id: Span(doc_id, row.start, row.stop) for row in rows}

    def _linked(self, kind: str, noun: type[T], *conditions: Any) -> list[T]:
        query = select(linked.c.body).where(linked.c.kind == kind, *conditions).order_by(linked.c.ord)
        with self._engine.connect() as connection:
            bodies = [row.body for row in connection.execute(query)]
            return [decode(noun, body, _LazySpans(connection)) for body in bodies]


class _LazySpans(dict[int, Span]):
    """Spans by id, fetched when they are asked for."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, span_id: int) -> Span:
        columns = spans.c.doc_id, spans.c.start, spans.c.stop
        row = self._connection.execute(select(*columns).where(spans.c.id == span_id)).one()
        self[span_id] = Span(row.doc_id, row.start, row.stop)
        return self[span_id]
