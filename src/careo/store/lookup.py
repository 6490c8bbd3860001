"""What an id, or the beginning of one, stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, select

from careo.model import Actor, Amendment, Claim, CopyGroup, Document, Event, Incident, Judgement, Link
from careo.store.documents import load_documents
from careo.store.rows import load
from careo.store.schema import LINKED, OF_READING, documents

Noun = Document | Claim | Event | Actor | Link | Incident | CopyGroup | Judgement | Amendment
LEAST_PREFIX = 4
LAST = chr(0x10FFFF)


def find_nouns(connection: Connection, start: str) -> list[Any]:
    """Documents, claims, events, actors, links, incidents and copy groups whose id begins with `start`.

    An actor that several documents name is one. Less than four characters must be the whole id.
    """
    starts = select(documents.c.id).where(begins_with(documents.c.id, start))
    docs = load_documents(connection, list(connection.execute(starts).scalars()))
    return [*docs.values(), *_of_readings(connection, start), *_of_links(connection, start)]


def begins_with(column: Column[str], start: str) -> ColumnElement[bool]:
    """Whether a text begins so: a range, which an index answers (LIKE would look at every row).

    Less than four characters must be all of it.
    """
    if len(start) < LEAST_PREFIX:
        return column == start
    return (column >= start) & (column < start + LAST)


def _of_readings(connection: Connection, start: str) -> Iterator[Any]:
    for kind in ("claims", "events", "actors"):
        stored = OF_READING[kind]
        begins = begins_with(stored.table.c.id, start)
        owners = list(connection.execute(select(stored.table.c.doc_id).where(begins).distinct()).scalars())
        found = load(connection, stored, owners) if owners else {}
        once = {
            noun.id: noun
            for nouns in found.values()
            for noun in nouns
            if noun.id == start or (len(start) >= LEAST_PREFIX and noun.id.startswith(start))
        }
        yield from once.values()


def _of_links(connection: Connection, start: str) -> Iterator[Any]:
    for kind in ("links", "incidents", "copy_groups"):
        stored = LINKED[kind]
        begins = begins_with(stored.table.c.id, start)
        orders = list(connection.execute(select(stored.table.c.ord).where(begins)).scalars())
        yield from load(connection, stored, orders)[()]
