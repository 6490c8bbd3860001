"""The view: reads a case and never writes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Engine, exists, func, select

from careo.errors import UnknownIdError
from careo.model import (
    Comparison,
    CopyGroup,
    Document,
    Incident,
    Link,
    Problem,
    Reading,
    Room,
)
from careo.store.amend import find_amendment
from careo.store.changes import Changes, load_judgements, lost_amendments
from careo.store.documents import load_documents
from careo.store.lists import Lists
from careo.store.lookup import LEAST_PREFIX, Noun, find_nouns
from careo.store.near import Near
from careo.store.originals import original_path
from careo.store.readings import AMENDABLE, load_machine_reading, load_readings
from careo.store.rows import load
from careo.store.schema import (
    LINKED,
    OF_READING,
    PROBLEMS,
    documents,
    files,
    history,
    linked_by,
    metadata,
    reading_heads,
)
from careo.store.search import Search
from careo.store.suggested import Queue
from careo.store.victims import VictimLists
from careo.text.numbers import fold

AT_ONCE = 50
ROOMS = tuple(Room)


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


class View(Changes, Lists, Near, Search, Queue, VictimLists):
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
                problems=count(PROBLEMS.table)
                + count(OF_READING["problems"].table)
                + len(list(lost_amendments(connection))),
                incidents=count(LINKED["incidents"].table),
                judgements=sum(one.withdrawn is None for one in load_judgements(connection)),
            )

    def has_links(self) -> bool:
        """Whether linking was finished since documents or judgements last changed."""
        with self._engine.connect() as connection:
            return connection.execute(select(linked_by)).first() is not None

    def documents(self, limit: int | None = None, offset: int = 0, q: str = "") -> Iterator[Document]:
        """Documents by path: all, or a page of those whose path or title holds `q`, accents and capitals forgiven."""
        query = select(documents.c.id).where(*_called(q)).limit(limit).offset(offset or None)
        for doc_ids in self._ordered_ids(query):
            with self._engine.connect() as connection:
                found = load_documents(connection, doc_ids)
            yield from (found[doc_id] for doc_id in doc_ids if doc_id in found)

    def count_documents(self, q: str = "") -> int:
        """How many documents hold `q` in their path or title."""
        return self._count(documents, *_called(q))

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
        """All readings as people amended them, in the order of their documents."""
        for doc_ids in self._ordered_ids(select(documents.c.id).join(reading_heads)):
            with self._engine.connect() as connection:
                found = load_readings(connection, doc_ids)
            yield from (found[doc_id] for doc_id in doc_ids if doc_id in found)

    def machine_reading(self, doc_id: str) -> Reading:
        """The reading of one document as the machine made it, without what people said.

        Raises:
            UnknownIdError: there is none.
        """
        with self._engine.connect() as connection:
            found = load_machine_reading(connection, doc_id)
        if found is None:
            raise UnknownIdError(f"document {doc_id}: it has no reading; run `careo build` again")
        return found

    def reading(self, doc_id: str) -> Reading:
        """The reading of one document, as people amended it.

        Raises:
            UnknownIdError: there is none.
        """
        with self._engine.connect() as connection:
            found = load_readings(connection, [doc_id])
        if not found:
            raise UnknownIdError(f"document {doc_id}: it has no reading; run `careo build` again")
        return found[doc_id]

    def told_in(self, doc_ids: Collection[str]) -> dict[str, tuple[Document, Reading]]:
        """Several documents by id, each with the claims and events of its reading; those without one are left out."""
        with self._engine.connect() as connection:
            docs = load_documents(connection, doc_ids)
            readings = load_readings(connection, doc_ids, AMENDABLE)
        return {doc_id: (docs[doc_id], readings[doc_id]) for doc_id in doc_ids if doc_id in docs and doc_id in readings}

    def readings_of_actor(self, actor_id: str) -> list[Reading]:
        """The readings that speak of an actor, by document id; empty for an actor nobody speaks of."""
        actors = OF_READING["actors"].table
        query = select(actors.c.doc_id).where(actors.c.id == actor_id).distinct().order_by(actors.c.doc_id)
        with self._engine.connect() as connection:
            return list(load_readings(connection, list(connection.execute(query).scalars())).values())

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

    def links_of(self, ids: Sequence[str]) -> list[Link]:
        """The links of these ids, as an incident lists them."""
        return self._linked("links", id=ids) if ids else []

    def links_between(self, left: str, right: str) -> list[Link]:
        """The links that join these two, either way round."""
        pair = (left, right)
        found: list[Link] = self._linked("links", left=pair, right=pair)
        return [one for one in found if one.left != one.right]

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
            own += lost_amendments(connection)
        found = [*(one for key in sorted(understood) for one in understood[key]), *own]
        return sorted(found, key=lambda one: ROOMS.index(one.room))

    def taken(self, paths: Sequence[str]) -> set[str]:
        """Those of some files, by their paths in the case, that gave a document or hold the same as one that did."""
        read = select(documents.c.path).where(documents.c.path.in_(paths))
        copies = select(files.c.path).where(files.c.path.in_(paths), files.c.duplicate_of.is_not(None))
        with self._engine.connect() as connection:
            return {*connection.execute(read).scalars(), *connection.execute(copies).scalars()}

    def originals(self) -> Iterator[Original]:
        """The files that were read, by path, each with its copy in the case."""
        query = select(files.c.path, files.c.sha256).order_by(files.c.path)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            kept = original_path(self._folder / "files", row.sha256)
            yield Original(row.path, row.sha256, kept if kept.is_file() else None)

    def original(self, sha256: str) -> Path | None:
        """The copy of the file of that hash; None where the case does not keep it."""
        kept = original_path(self._folder / "files", sha256)
        return kept if kept.is_file() else None

    def history(self) -> list[Entry]:
        """What was written to the case, the first first."""
        query = select(history.c.when, history.c.made_by, history.c.did).order_by(history.c.ord)
        with self._engine.connect() as connection:
            return [Entry(*row) for row in connection.execute(query)]

    def find(self, id: str) -> Noun:
        """What has this id: a document, claim, event, actor, link, incident, copy group, judgement or amendment.

        Four digits can do, fewer where they are the whole id.

        Raises:
            UnknownIdError: there is none, or several begin so.
        """
        with self._engine.connect() as connection:
            found = find_nouns(connection, id)
            judged = [one for one in load_judgements(connection) if len(id) >= LEAST_PREFIX and one.id.startswith(id)]
            amended = find_amendment(connection, id) if len(id) >= LEAST_PREFIX else []
        every = [*found, *judged, *amended]
        every = [one for one in every if one.id == id] or every
        if not every and len(id) < LEAST_PREFIX:
            raise UnknownIdError(f"{id!r}: too short for an id; give its first {LEAST_PREFIX} digits or more")
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
                conditions = (
                    stored.table.c[name].in_(value)
                    if isinstance(value, list | tuple)
                    else stored.table.c[name] == value
                    for name, value in wanted.items()
                )
                only = list(connection.execute(select(stored.table.c.ord).where(*conditions)).scalars())
            return load(connection, stored, only)[()]


def _called(q: str) -> list[ColumnElement[bool]]:
    """The condition that a document's path or title holds some words; none for no words."""
    if not q.strip():
        return []

    def holds(column: Any) -> ColumnElement[bool]:
        return func.fold(column).contains(fold(q.strip()), autoescape=True)

    title = (metadata.c.doc_id == documents.c.id) & (metadata.c.slot == "title")
    return [holds(documents.c.path) | exists().where(title, holds(metadata.c.value))]
