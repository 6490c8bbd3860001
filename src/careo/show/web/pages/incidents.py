"""The list of incidents, the most contested first, under filters that the store answers; a page at a time."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from starlette.requests import Request

from careo.errors import CareoError
from careo.show.export.records import incident_record
from careo.show.web.desk import Desk
from careo.show.web.doors import Asked, Page, Sheet, number_of
from careo.show.web.timeline import make_timeline
from careo.store import IncidentFilter

AT_ONCE = 100
FACETS = {
    "act": "act",
    "place": "place",
    "actor": "actor",
    "voice": "voice",
    "language": "lang",
    "disagreement": "disagreement",
}
"""Facets of the store by the name they are asked with; `lang` is the language of the interface."""


def look(desk: Desk, request: Request) -> Sheet:
    """The incidents that pass the filters."""
    asked = {name: request.query_params.get(name, "") for name in (*FACETS, "earliest", "latest", "skip")}
    skip, chosen = number_of(request, "skip"), _filter(asked)
    found = list(desk.view.incidents(AT_ONCE, skip, chosen))
    count = desk.view.count_incidents(chosen)
    spread = desk.view.spread(chosen)
    line = make_timeline(spread.days)
    rows = [{"number": one.number, "contested": round(one.contested, 4)} | incident_record(one) for one in found]
    values = {
        "incidents": found,
        "count": count,
        "asked_of": asked,
        "next_skip": skip + AT_ONCE if skip + AT_ONCE < count else 0,
        "spread": spread,
        "timeline": line,
        "facets": [(facet, desk.view.facets(stored)) for facet, stored in FACETS.items()],
    }
    record = {
        "count": count,
        "incidents": rows,
        "places": [asdict(one) | {"representative": one.representative} for one in spread.spots],
        "days": [{"day": day.isoformat(), "incidents": number} for day, number in spread.days],
        "without_place": spread.placeless,
        "without_date": spread.dateless,
    }
    return Sheet("incidents.html", record, values)


def _filter(asked: dict[str, str]) -> IncidentFilter:
    return IncidentFilter(
        act=asked["act"] or None,
        place=asked["place"] or None,
        actor=asked["actor"] or None,
        voice=asked["voice"] or None,
        lang=asked["language"] or None,
        disagreement=asked["disagreement"] or None,
        earliest=_day(asked, "earliest"),
        latest=_day(asked, "latest"),
    )


def _day(asked: dict[str, str], name: str) -> datetime | None:
    if not asked[name]:
        return None
    try:
        return datetime.fromisoformat(asked[name]).replace(tzinfo=None)
    except ValueError:
        raise CareoError(f"{name}: {asked[name]!r} is no day; write it as 1991-09-02") from None


ASKED = (
    *(Asked(name, f"only incidents of this {name}") for name in FACETS),
    Asked("earliest", "only what can have been on this day or later"),
    Asked("latest", "only what can have been before this day"),
    Asked("skip", "how many to pass over", "integer"),
)
DOORS = (Page("/", "incidents", look, "The incidents, the most contested first.", ASKED),)
