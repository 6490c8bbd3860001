"""Which incidents are near to one: linking found their accounts alike, but not enough, or a person held them apart."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, select, union_all

from careo.model import Incident, Link, LinkKind
from careo.store.rows import load
from careo.store.schema import LINKED

INCIDENTS, LINKS = LINKED["incidents"], LINKED["links"]
MEMBERS = INCIDENTS.children["event_ids"].table


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An incident near another, and the closest link between their accounts, with its reasons."""

    incident: Incident
    link: Link


class Near:
    """The part of the view that looks around an incident."""

    _engine: Engine

    def neighbours(self, incident: Incident, limit: int = 12) -> tuple[list[Neighbour], int]:
        """The incidents near this one, and how many there are; those a person held apart first, then the closest."""
        own, link = INCIDENTS.table.c, LINKS.table.c
        mine = select(MEMBERS.c.event_id).join(INCIDENTS.table, MEMBERS.c.incident == own.ord)
        mine = mine.where(own.id == incident.id)
        sides = ((link.left, link.right), (link.right, link.left))
        tied = union_all(
            *(
                select(MEMBERS.c.incident, link.ord, link.verdict, link.score)
                .select_from(LINKS.table)
                .join(MEMBERS, MEMBERS.c.event_id == far)
                .where(near.in_(mine), link.kind == LinkKind.INCIDENT.value)
                for near, far in sides
            )
        ).subquery()
        query = (
            select(tied.c.incident, tied.c.ord)
            .join(INCIDENTS.table, own.ord == tied.c.incident)
            .where(own.id != incident.id)
            .order_by(tied.c.verdict.is_(None), tied.c.score.desc(), own.number)
        )
        closest: dict[int, int] = {}
        with self._engine.connect() as connection:
            for order, link_order in connection.execute(query):
                closest.setdefault(order, link_order)
            shown = list(closest.items())[:limit]
            found = [(load(connection, INCIDENTS, [one])[()], load(connection, LINKS, [by])[()]) for one, by in shown]
        return [Neighbour(incidents[0], links[0]) for incidents, links in found], len(closest)
