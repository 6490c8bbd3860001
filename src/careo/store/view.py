"""The view: reads a case and never writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from careo.errors import UnknownIdError
from careo.model import (
    Comparison,
    CopyGroup,
    Document,
    Incident,
    Judgement,
    Link,
    Problem,
    Reading,
    Room,
    Span,
)
from careo.store.documents import load_documents
from careo.store.lookup import LEAST_PREFIX, Noun, find_nouns
from careo.store.originals import original_path
from careo.store.rows import load
from careo.store.schema import (
    LINKED,
    OF_READING,
    PROBLEMS,
    documents,
    files,
    history,
    judgements,
    linked_by,
    reading_heads,
)
from careo.store.signed import read_judgement
from careo.store.sqlite import SEARCH, match_words

AT_ONCE = 50
ROOMS = tuple(Room)
OPENS, CLOSES = "\x02", "\x03"


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
    judgements: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that holds the words asked for; `words` are where they stand in the document."""

    span: Span
    quote: str
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the history: when something was written to the case, by which careo, and what."""

    when: datetime
    made_by: str
    did: str


@dataclass(frozen=True, slots=True)
class Original:
    """A file that was read into the case; `kept` is the copy in the case, None where it is no longer there."""

    path: str
    sha256: str
    kept: Path | None


class View:
    """Reads a case; every call sees the case as it stands at that moment."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    @property
    def name(self) -> str:
        """The name of the case folder."""
        return self._folder.absolute().name

    def counts(self) -> Counts:
        """How much the case holds; withdrawn judgements are not counted."""
        with self._engine.connect() as connection:

            def count(table: Any, *conditions: Any) -> int:
                return int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())

            return Counts(
                files=count(files),
                duplicates=count(files, files.c.duplicate_of.is_not(None)),
                documents=count(documents),
                claims=count(OF_READING["claims"].table),
                events=count(OF_READING["events"].table),
                problems=count(PROBLEMS.table) + count(OF_READING["problems"].table),
                incidents=count(LINKED["incidents"].table),
                judgements=sum(one.withdrawn is None for one in _judgements(connection)),
            )

    def has_links(self) -> bool:
        """Whether linking was finished since documents or judgements last changed."""
        with self._engine.connect() as connection:
            return connection.execute(select(linked_by)).first() is not None

    def documents(self) -> Iterator[Document]:
        """All documents, by path."""
        for doc_ids in self._ordered_ids(select(documents.c.id)):
            with self._engine.connect() as connection:
                found = load_documents(connection, doc_ids)
            yield from (found[doc_id] for doc_id in doc_ids if doc_id in found)

    def document(self, doc_id: str) -> Document:
        """One document.

        Raises:
            UnknownIdError: there is none of that id.
        """
        with self._engine.connect() as connection:
            found = load_documents(connection, [doc_id])
        if not found:
            raise UnknownIdError(f"document {doc_id}: there is none; `careo export` lists all ids")
        return found[doc_id]

    def readings(self) -> Iterator[Reading]:
        """All readings, in the order of their documents."""
        for doc_ids in self._ordered_ids(select(documents.c.id).join(reading_heads)):
            with self._engine.connect() as connection:
                found = _load_readings(connection, doc_ids)
            yield from (found[doc_id] for doc_id in doc_ids if doc_id in found)

    def reading(self, doc_id: str) -> Reading:
        """The reading of one document.

        Raises:
            UnknownIdError: there is none.
        """
        with self._engine.connect() as connection:
            found = _load_readings(connection, [doc_id])
        if not found:
            raise UnknownIdError(f"document {doc_id}: it has no reading; run `careo build` again")
        return found[doc_id]

    def readings_of_actor(self, actor_id: str) -> list[Reading]:
        """The readings that speak of an actor, by document id; empty for an actor nobody speaks of."""
        actors = OF_READING["actors"].table
        query = select(actors.c.doc_id).where(actors.c.id == actor_id).distinct().order_by(actors.c.doc_id)
        with self._engine.connect() as connection:
            return list(_load_readings(connection, list(connection.execute(query).scalars())).values())

    def incidents(self) -> Iterator[Incident]:
        """All incidents, the most contested first."""
        return iter(self._linked("incidents"))

    def incident(self, number: int) -> Incident:
        """The incident that a person calls by `number`.

        Raises:
            UnknownIdError: there is none.
        """
        found: list[Incident] = self._linked("incidents", number=number)
        if not found:
            raise UnknownIdError(f"incident {number}: there is none; `careo incidents CASE` lists them")
        return found[0]

    def comparison(self, incident_id: str) -> Comparison:
        """The accounts of one incident.

        Raises:
            UnknownIdError: there is none.
        """
        found: list[Comparison] = self._linked("comparisons", incident_id=incident_id)
        if not found:
            raise UnknownIdError(f"incident {incident_id}: no comparison; `careo incidents CASE` lists the incidents")
        return found[0]

    def comparisons(self, incident_ids: Sequence[str]) -> Iterator[Comparison]:
        """The accounts of several incidents, in the order asked for, a few at a time; one that has none is left out."""
        stored = LINKED["comparisons"]
        for first in range(0, len(incident_ids), AT_ONCE):
            wanted = incident_ids[first : first + AT_ONCE]
            query = select(stored.table.c.ord).where(stored.table.c.incident_id.in_(wanted))
            with self._engine.connect() as connection:
                found = load(connection, stored, list(connection.execute(query).scalars()))[()]
            by_id = {one.incident_id: one for one in found}
            yield from (by_id[id] for id in wanted if id in by_id)

    def copy_groups(self) -> list[CopyGroup]:
        """Groups of documents that are one witness."""
        return self._linked("copy_groups")

    def links(self) -> list[Link]:
        """Every proposal that two things are one."""
        return self._linked("links")

    def link(self, id: str) -> Link:
        """One proposal.

        Raises:
            UnknownIdError: there is none of that id.
        """
        found: list[Link] = self._linked("links", id=id)
        if not found:
            raise UnknownIdError(f"link {id}: there is none; `careo export` lists all ids")
        return found[0]

    def problems(self) -> list[Problem]:
        """What could not be done, by room: reading, understanding (by document), linking, storing."""
        with self._engine.connect() as connection:
            own = load(connection, PROBLEMS)[()]
            understood = load(connection, OF_READING["problems"])
        found = [*(one for key in sorted(understood) for one in understood[key]), *own]
        return sorted(found, key=lambda one: ROOMS.index(one.room))

    def judgements(self) -> list[Judgement]:
        """All judgements, the first first; a withdrawn one says when."""
        with self._engine.connect() as connection:
            return _judgements(connection)

    def originals(self) -> Iterator[Original]:
        """The files that were read, by path, each with its copy in the case."""
        query = select(files.c.path, files.c.sha256).order_by(files.c.path)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            kept = original_path(self._folder / "files", row.sha256)
            yield Original(row.path, row.sha256, kept if kept.is_file() else None)

    def history(self) -> list[Entry]:
        """What was written to the case, the first first."""
        query = select(history.c.when, history.c.made_by, history.c.did).order_by(history.c.ord)
        with self._engine.connect() as connection:
            return [Entry(*row) for row in connection.execute(query)]

    def search(self, asked: str, *, limit: int = 20) -> list[Hit]:
        """Sentences with all the words, best first; accents and capitals are forgiven, phrases stand in quotes."""
        query = match_words(asked)
        if not query:
            return []
        values = {"query": query, "limit": limit, "opens": OPENS, "closes": CLOSES}
        with self._engine.connect() as connection:
            return [_hit(row) for row in connection.execute(SEARCH, values)]

    def find(self, id: str) -> Noun:
        """The document, claim, event, actor, link, incident, copy group or judgement of an id; four digits can do.

        Raises:
            UnknownIdError: there is none, or several begin so.
        """
        with self._engine.connect() as connection:
            found = find_nouns(connection, id)
            judged = [one for one in _judgements(connection) if len(id) >= LEAST_PREFIX and one.id.startswith(id)]
        every = [*found, *judged]
        if not every:
            raise UnknownIdError(f"{id}: the case holds nothing of that id; `careo export` lists all ids")
        if len(every) > 1:
            raise UnknownIdError(f"{id}: {len(every)} ids begin so; give more digits")
        noun: Noun = every[0]
        return noun

    def _ordered_ids(self, query: Any) -> Iterator[Sequence[str]]:
        with self._engine.connect() as connection:
            doc_ids = list(connection.execute(query.order_by(documents.c.path, documents.c.number)).scalars())
        return (doc_ids[first : first + AT_ONCE] for first in range(0, len(doc_ids), AT_ONCE))

    def _linked(self, kind: str, **wanted: Any) -> list[Any]:
        stored = LINKED[kind]
        with self._engine.connect() as connection:
            only = None
            if wanted:
                conditions = (stored.table.c[name] == value for name, value in wanted.items())
                only = list(connection.execute(select(stored.table.c.ord).where(*conditions)).scalars())
            return load(connection, stored, only)[()]


def _load_readings(connection: Connection, doc_ids: Sequence[str]) -> dict[str, Reading]:
    heads = connection.execute(select(reading_heads).where(reading_heads.c.doc_id.in_(doc_ids))).all()
    parts = {field: load(connection, stored, doc_ids) for field, stored in OF_READING.items()}
    return {
        row.doc_id: Reading(
            row.doc_id,
            row.lang,
            row.made_by,
            **{field: tuple(of.get((row.doc_id,), ())) for field, of in parts.items()},
        )
        for row in heads
    }


def _judgements(connection: Connection) -> list[Judgement]:
    rows = connection.execute(select(judgements).order_by(judgements.c.ord)).all()
    withdrawn = {row.withdraws: row.when for row in rows if row.withdraws}
    return [read_judgement(row, withdrawn.get(row.id)) for row in rows if not row.withdraws]


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
    return Hit(Span(row.doc_id, row.start, row.stop), row.quote, tuple(words) if at == len(row.quote) else ())
