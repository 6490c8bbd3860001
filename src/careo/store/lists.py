"""Lists over a whole case, a page at a time: incidents under filters, actors, places, voices, stray events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, Table, exists, func, or_, select, union

from careo.errors import UnknownIdError
from careo.model import Claim, Incident, MentionKind, Span, VoiceKind
from careo.store.listed import (
    actor_list,
    incident_facets,
    incident_spots,
    incident_times,
    place_list,
    relay_list,
    voice_list,
)
from careo.store.rows import load
from careo.store.schema import LINKED, OF_READING, spans
from careo.text.numbers import fold

REPRESENTATIVE_KM = 25.0
INCIDENTS, EVENTS = LINKED["incidents"], OF_READING["events"].table
EVENT_IDS = ("event_ids", "event_id")
PLACELESS = EVENTS.c.where_lat.is_(None)
DATELESS = EVENTS.c.when_earliest.is_(None) & EVENTS.c.when_latest.is_(None)


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents to list; None passes all.

    Attributes:
        act: one of its events is of this act.
        place: one of its events lies in a place of this name.
        actor: the id of an actor who takes part.
        voice: the name of a voice that speaks of it.
        lang: one of its documents is in this language.
        disagreement: one of its questions has this relation ("contradicts", "denies").
        earliest: it may have taken place at or after this moment.
        latest: it may have taken place before this moment.
    """

    act: str | None = None
    place: str | None = None
    actor: str | None = None
    voice: str | None = None
    lang: str | None = None
    disagreement: str | None = None
    earliest: datetime | None = None
    latest: datetime | None = None


FACETS = tuple(one.name for one in fields(IncidentFilter) if one.name not in ("earliest", "latest"))


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor and how often the case speaks of it: in documents, events, and as the voice of claims."""

    id: str
    name: str
    kind: MentionKind
    documents: int
    events: int
    claims: int


def _is_region(radius_km: float | None) -> bool:
    return radius_km is not None and radius_km >= REPRESENTATIVE_KM


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place of events; without coordinates where it is not resolved.

    `representative` says that the point only stands for a region, `radius_km` wide.
    """

    name: str
    gazetteer_id: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    documents: int
    events: int

    @property
    def representative(self) -> bool:
        """Whether the point stands for a region."""
        return _is_region(self.radius_km)


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot of the map and how many of the incidents asked for lie there; `number` is the most contested of them."""

    name: str
    lat: float
    lon: float
    radius_km: float | None
    incidents: int
    number: int

    @property
    def representative(self) -> bool:
        """Whether the point stands for a region."""
        return _is_region(self.radius_km)


@dataclass(frozen=True, slots=True)
class Spread:
    """Where and when some incidents were: spots, the most told first; days with how many incidents began on each.

    `placeless` and `dateless` count the incidents that no spot and no day shows.
    """

    spots: tuple[Spot, ...]
    days: tuple[tuple[date, int], ...]
    placeless: int
    dateless: int


@dataclass(frozen=True, slots=True)
class VoiceEntry:
    """A voice, in how many documents it speaks, and for how many claims."""

    name: str
    kind: VoiceKind
    documents: int
    claims: int


@dataclass(frozen=True, slots=True)
class Relay:
    """One voice that passes on another: (name, kind) of both, in so many documents, for so many claims."""

    outer: tuple[str, VoiceKind]
    inner: tuple[str, VoiceKind]
    documents: int
    claims: int


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event by its words."""

    id: str
    act: str
    span: Span
    quote: str


class Lists:
    """The part of the view that lists; what the lists count is as of the last linking."""

    _engine: Engine

    def incidents(
        self, limit: int | None = None, offset: int = 0, filters: IncidentFilter | None = None
    ) -> Iterator[Incident]:
        """Incidents, the most contested first; all of them, or a page of those that pass the filters."""
        table = INCIDENTS.table
        with self._engine.connect() as connection:
            if limit is None and not offset and filters is None:
                return iter(load(connection, INCIDENTS)[()])
            query = select(table.c.ord).where(*_conditions(filters)).order_by(table.c.number)
            orders = list(connection.execute(query.limit(-1 if limit is None else limit).offset(offset)).scalars())
            return iter(load(connection, INCIDENTS, orders)[()])

    def incidents_of(self, id: str) -> list[Incident]:
        """The incidents that the document or event of this id belongs to, the most contested first."""
        parts = ((INCIDENTS.children[name].table, column) for name, column in (("doc_ids", "doc_id"), EVENT_IDS))
        query = union(*(select(table.c.incident).where(table.c[column] == id) for table, column in parts))
        with self._engine.connect() as connection:
            found: list[Incident] = load(connection, INCIDENTS, list(connection.execute(query).scalars()))[()]
        return found

    def count_incidents(self, filters: IncidentFilter | None = None) -> int:
        """How many incidents pass the filters."""
        return self._count(INCIDENTS.table, *_conditions(filters))

    def spread(self, filters: IncidentFilter | None = None, *, most: int = 500) -> Spread:
        """Where and when the incidents were that pass the filters; at most so many spots, the most told first."""
        own, number = INCIDENTS.table.c.ord, INCIDENTS.table.c.number
        passing = tuple(_conditions(filters))
        c, times = incident_spots.c, incident_times.c
        of = c.incident + 0  # so that the spots are read in the order of their index, which groups them, and not sorted
        told = [of.in_(select(own).where(*passing))] if passing else []
        count, day = func.count(), func.substr(times.earliest, 1, len("1991-09-02"))
        spots = select(func.min(c.name), c.lat, c.lon, func.max(c.radius_km), count, func.min(number))
        spots = spots.join(INCIDENTS.table, own == of).where(*told).group_by(c.lat, c.lon)
        days = select(day, count).join(INCIDENTS.table, own == times.incident).where(*passing)
        days = days.where(times.earliest.is_not(None)).group_by(day).order_by(day)
        lacking = select(count).select_from(INCIDENTS.table).where(*passing)
        here, then = exists().where(c.incident == own), exists().where(times.incident == own)
        with self._engine.connect() as connection:
            found = connection.execute(spots.order_by(count.desc(), func.min(number), c.lat, c.lon).limit(most)).all()
            begun = [(date.fromisoformat(row[0]), int(row[1])) for row in connection.execute(days)]
            placeless = int(connection.execute(lacking.where(~here)).scalar_one())
            dateless = int(connection.execute(lacking.where(~then.where(times.earliest.is_not(None)))).scalar_one())
        return Spread(tuple(Spot(*row) for row in found), tuple(begun), placeless, dateless)

    def facets(self, facet: str, *, limit: int = 50) -> list[tuple[str, int]]:
        """The values of one facet of `IncidentFilter` with how many incidents have them, the most frequent first.

        Raises:
            UnknownIdError: there is no such facet.
        """
        if facet not in FACETS:
            raise UnknownIdError(f"{facet!r} is no facet: choose one of {', '.join(FACETS)}")
        c = incident_facets.c
        count = func.count()
        query = select(c.value, count).where(c.facet == facet).group_by(c.value).order_by(count.desc(), c.value)
        with self._engine.connect() as connection:
            return [(row[0], row[1]) for row in connection.execute(query.limit(limit))]

    def claims_of(self, doc_id: str) -> list[Claim]:
        """The claims of one document, as people amended them; empty where it has no reading."""
        with self._engine.connect() as connection:
            claims: list[Claim] = load(connection, OF_READING["claims"], [doc_id]).get((doc_id,), [])
        return claims

    def actors(self, q: str = "", limit: int = 50, offset: int = 0) -> list[ActorEntry]:
        """Actors whose name holds `q` (accents and capitals forgiven), those of most documents first."""
        table = actor_list
        query = select(table).where(*_holds(table.c.folded, q)).order_by(table.c.documents.desc(), table.c.id)
        return [_actor(row) for row in self._page(query, limit, offset)]

    def actor(self, id: str) -> ActorEntry:
        """One actor.

        Raises:
            UnknownIdError: there is none of that id.
        """
        found = self._page(select(actor_list).where(actor_list.c.id == id), 1, 0)
        if not found:
            raise UnknownIdError(f"actor {id}: there is none; `careo export` lists all ids")
        return _actor(found[0])

    def places(self, q: str = "", limit: int = 500, offset: int = 0) -> list[PlaceEntry]:
        """Places of events whose name holds `q`, those of most documents first."""
        c = place_list.c
        columns = (c.name, c.gazetteer_id, c.lat, c.lon, c.radius_km, c.documents, c.events)
        query = select(*columns).where(*_holds(c.folded, q)).order_by(c.documents.desc(), c.ord)
        return [PlaceEntry(*row) for row in self._page(query, limit, offset)]

    def voices(self, q: str = "", limit: int = 200, offset: int = 0) -> list[VoiceEntry]:
        """Voices whose name holds `q`, those of most documents first."""
        c = voice_list.c
        query = select(voice_list).where(*_holds(c.folded, q)).order_by(c.documents.desc(), c.name, c.kind)
        return [
            VoiceEntry(row.name, VoiceKind(row.kind), row.documents, row.claims)
            for row in self._page(query, limit, offset)
        ]

    def relays(self, limit: int = 500, offset: int = 0) -> list[Relay]:
        """Who passes on whom, the pairs of most documents first."""
        c = relay_list.c
        query = select(relay_list).order_by(c.documents.desc(), c.outer_name, c.inner_name, c.outer_kind, c.inner_kind)
        return [
            Relay((row[0], VoiceKind(row[1])), (row[2], VoiceKind(row[3])), *row[4:])
            for row in self._page(query, limit, offset)
        ]

    def events_without_place(self, limit: int = 50, offset: int = 0) -> list[EventEntry]:
        """Events without a place that could be put on a map, habitual and generic ones left out."""
        return self._events(PLACELESS, limit, offset)

    def events_without_date(self, limit: int = 50, offset: int = 0) -> list[EventEntry]:
        """Events without a beginning and an end in time, habitual and generic ones left out."""
        return self._events(DATELESS, limit, offset)

    def count_places(self, q: str = "") -> int:
        """How many places of events hold `q` in their name."""
        return self._count(place_list, *_holds(place_list.c.folded, q))

    def count_voices(self, q: str = "") -> int:
        """How many voices hold `q` in their name."""
        return self._count(voice_list, *_holds(voice_list.c.folded, q))

    def count_relays(self) -> int:
        """How many pairs there are of which one passes on the other."""
        return self._count(relay_list)

    def count_events_without_place(self) -> int:
        """How many events `events_without_place` lists in all."""
        return self._count(EVENTS, PLACELESS, EVENTS.c.generic.is_(False))

    def count_events_without_date(self) -> int:
        """How many events `events_without_date` lists in all."""
        return self._count(EVENTS, DATELESS, EVENTS.c.generic.is_(False))

    def _count(self, table: Table, *conditions: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(table).where(*conditions)
        with self._engine.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def _events(self, lacking: ColumnElement[bool], limit: int, offset: int) -> list[EventEntry]:
        c = EVENTS.c
        words = (spans.c.doc_id == c.doc_id) & (spans.c.start == c.trigger_start) & (spans.c.stop == c.trigger_stop)
        query = (
            select(c.id, c.act, c.doc_id, spans.c.start, spans.c.stop, spans.c.quote)
            .join(spans, words)
            .where(lacking, c.generic.is_(False))
            .order_by(c.doc_id, c.ord)
        )
        rows = self._page(query, limit, offset)
        return [EventEntry(row[0], row[1], Span(row[2], row[3], row[4]), row[5]) for row in rows]

    def _page(self, query: Select[Any], limit: int, offset: int) -> list[Any]:
        with self._engine.connect() as connection:
            return list(connection.execute(query.limit(limit).offset(offset)).all())


def _holds(column: Any, q: str) -> list[ColumnElement[bool]]:
    return [column.contains(fold(q.strip()), autoescape=True)] if q.strip() else []


def _actor(row: Any) -> ActorEntry:
    return ActorEntry(row.id, row.name, MentionKind(row.kind), row.documents, row.events, row.claims)


def _conditions(filters: IncidentFilter | None) -> Iterator[ColumnElement[bool]]:
    if filters is None:
        return
    own, c = INCIDENTS.table.c.ord, incident_facets.c
    for facet in FACETS:
        value = getattr(filters, facet)
        if value is not None:
            yield own.in_(select(c.incident).where(c.facet == facet, c.value == value))
    times = incident_times.alias().c
    if filters.earliest is not None:
        yield exists().where(times.incident == own, or_(times.latest.is_(None), times.latest > filters.earliest))
    if filters.latest is not None:
        yield exists().where(times.incident == own, or_(times.earliest.is_(None), times.earliest < filters.latest))
