"""Rows in the shape of ACLED and of the UCDP's georeferenced events, by named, versioned rules.

    acled@1   one row per incident that has a type there (`crosswalk.toml`); fatalities by `conservative@1`
    ucdp@1    one row per incident in which some account gives at least one death; low, best, high by `range@1`

Where accounts differ, actor, day and place are those that most accounts independent of one another state as a fact, of
equals the first. Beside each stand the voice, the document and the words (`actor1_quote`). Country and division are
those of the place, kinds of actors (`inter1`) those that their words name. What no account gives, or what a person must
decide (sides, kinds of violence), is empty, never guessed.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from careo.lang.actor_codes import NATION, actor_code, actor_role
from careo.model import Cell, Comparison, Incident, Place, Question, Relation
from careo.show.export.countries import lookup_country
from careo.show.export.csv import write_rows
from careo.show.export.records import Record
from careo.show.export.reduce import NO_FACT, take_numbers
from careo.show.export.scope import Scope
from careo.show.export.sentence import say

GIVEN = ("voice", "doc_id", "quote", "start", "stop")
ACLED = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp", "careo_rule", "careo_independent_voices"),
    *(
        f"{slot}_{end}"
        for slot in ("event_type", "event_date", "actor1", "actor2", "location", "fatalities")
        for end in GIVEN
    ),
)
UCDP = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_name", "side_a", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original"),
    *("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("country", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b"),
    *("deaths_civilians", "deaths_unknown", "best", "high", "low", "careo_rule", "careo_independent_voices"),
    *(f"{slot}_{end}" for slot in ("when", "side_a", "where", "low", "best", "high") for end in GIVEN),
)
ACLED_DAYS, UCDP_DAYS = (1, 7, 31), (1, 6, 7, 31)
ACLED_KM, UCDP_KM = (10, 50), (10, 25, 100, 400)
CIVILIANS = 7
# Who riots or protests, whoever it is.
DOING = {"Riots": 5, "Protests": 6}
# Letters of a nation, before the role in an actor's code.


def write_acled(scope: Scope, path: Path) -> None:
    """One CSV table; incidents that have no type there are counted in a notice."""
    _write(scope, path, ACLED, "acled@1")


def write_ucdp(scope: Scope, path: Path) -> None:
    """One CSV table; incidents without a death are counted in a notice."""
    _write(scope, path, UCDP, "ucdp@1")


def _write(scope: Scope, path: Path, columns: tuple[str, ...], rule: str) -> None:
    make = {"acled@1": _acled_row, "ucdp@1": _ucdp_row}[rule]
    places = {
        event.id: event.where
        for reading in scope.readings()
        for event in reading.events
        if event.where is not None and event.where.lat is not None
    }
    left = 0

    def rows() -> Iterator[list[Any]]:
        nonlocal left
        for incident, comparison in scope.comparisons():
            row = make(_Accounts(scope, incident, comparison, places))
            left += row is None
            if row is not None:
                yield [({"careo_rule": rule} | row).get(column) for column in columns]

    write_rows(path, columns, rows())
    if left:
        scope.notices.append(f"{left} incidents have no row by {rule}: see docs/export.md for what it takes")


class _Accounts:
    """What the accounts of one incident state as facts."""

    def __init__(self, scope: Scope, incident: Incident, comparison: Comparison, places: dict[str, Place]) -> None:
        self.scope, self.incident, self.comparison, self.places = scope, incident, comparison, places

    def facts(self, question: Question) -> list[Cell]:
        """Cells that state something; what is denied or supposed is none, nor what counts others than the rest."""
        passed = {Relation.SILENT, Relation.NOT_UNDERSTOOD, Relation.SCOPE_DIFFERS}
        cells = [cell for row in self.comparison.rows if row.question is question for cell in row.cells]
        return [
            one
            for one in cells
            if one.span
            and one.certainty not in NO_FACT
            and one.relation not in passed
            and not one.key.startswith("not ")
        ]

    def pick(self, cells: list[Cell]) -> Cell | None:
        """The answer that most independent accounts give; of equals the first."""
        sources: dict[str, set[str]] = defaultdict(set)
        for one in cells:
            sources[one.key].add(self.comparison.columns[one.column].copy_group or one.doc_id)
        return max(cells, key=lambda one: len(sources[one.key]), default=None)

    def given(self, slot: str, cell: Cell | None) -> Record:
        """Who gives a value, and in which words of which document."""
        if cell is None or cell.span is None:
            return {}
        quote = cell.span.quote(self.scope.texts[cell.doc_id])
        values = (cell.voice, cell.doc_id, quote, cell.span.start, cell.span.stop)
        return {f"{slot}_{end}": one for end, one in zip(GIVEN, values, strict=True)}

    def dated(self) -> tuple[Cell | None, date | None, date | None]:
        """The cell of the day, its first day and its last."""
        cells = [(one, _days(one.key)) for one in self.facts(Question.WHEN)]
        best = self.pick([one for one, days in cells if days])
        days = _days(best.key) if best else None
        return (best, *days) if days else (None, None, None)

    def placed(self) -> tuple[Cell | None, Place | None]:
        """The cell of the place, and its spot."""
        best = self.pick([one for one in self.facts(Question.WHERE) if one.event_id in self.places])
        return best, self.places.get(best.event_id or "") if best else None

    def party(self, cell: Cell | None) -> int | None:
        """What kind of actor the words of a cell name; None where they name none."""
        if cell is None or cell.span is None:
            return None
        words, lang = cell.span.quote(self.scope.texts[cell.doc_id]), self.scope.lang_of(cell.doc_id)
        role = actor_role(words, lang=lang) or (actor_code(words, lang=lang) or "")[NATION:]
        return next((int(number) for number, roles in _crosswalk()["inter"].items() if role in roles), None)

    def say(self, *cells: Cell | None) -> str:
        """What careo says of these cells, in sentences."""
        said = []
        for cell in cells:
            if cell is not None and cell.span is not None:
                quote = cell.span.quote(self.scope.texts[cell.doc_id])
                voices = self.comparison.columns[cell.column].voices
                said.append(say(self.scope.lang, self.scope.path(cell.doc_id), voices, quote))
        return "; ".join(dict.fromkeys(said))

    def toll(self, rule: str, ending: str) -> tuple[int | None, Cell | None]:
        """The number of deaths that a rule of `reduce.py` takes, and its cell."""
        given = take_numbers(self.comparison, Question.KILLED, rule)[ending]
        if given is None:
            return None, None
        return (given.high if ending == "_high" else given.low), given.cell


def _acled_row(told: _Accounts) -> Record | None:
    typed = _type(told)
    if typed is None:
        return None
    kind, what = typed
    (when, first, last), (where, place) = told.dated(), told.placed()
    who, whom = (told.pick(told.facts(one)) for one in (Question.WHO_DID_IT, Question.TO_WHOM))
    killed, toll = told.toll("conservative@1", "")
    slots = {
        "event_type": what,
        "event_date": when,
        "actor1": who,
        "actor2": whom,
        "location": where,
        "fatalities": toll,
    }
    row: Record = {
        "event_id_cnty": told.incident.id,
        "event_date": first,
        "year": first and first.year,
        "time_precision": _grade(_width(first, last), ACLED_DAYS),
        "disorder_type": kind["disorder"],
        "event_type": kind["event"],
        "sub_event_type": kind["sub"],
        "actor1": who and who.value,
        "actor2": whom and whom.value,
        **_parties(told, kind, who, whom),
        **_spot(place),
        **_region(place, "acled"),
        "admin1": place and place.division,
        "location": place and place.name,
        "geo_precision": _grade(place.radius_km if place else None, ACLED_KM),
        "source": "; ".join(dict.fromkeys(column.label for column in told.comparison.columns)),
        "notes": told.say(*slots.values()),
        "fatalities": killed,
        "careo_independent_voices": told.incident.independent_voices,
    }
    for slot, cell in slots.items():
        row |= told.given(slot, cell)
    return row


def _ucdp_row(told: _Accounts) -> Record | None:
    tolls = {name: told.toll("range@1", f"_{name}") for name in ("low", "best", "high")}
    if not tolls["high"][0]:
        return None
    (when, first, last), (where, place) = told.dated(), told.placed()
    who = told.pick(told.facts(Question.WHO_DID_IT))
    row: Record = {
        "id": told.incident.id,
        "year": first and first.year,
        "side_a": who and who.value,
        "number_of_sources": told.incident.independent_voices,
        "source_article": "; ".join(told.scope.path(doc_id) for doc_id in told.incident.doc_ids),
        "source_original": told.say(*(cell for _, cell in tolls.values())),
        "where_prec": _grade(place.radius_km if place else None, UCDP_KM),
        "where_coordinates": place and place.name,
        "where_description": told.incident.where,
        **_spot(place),
        **_region(place, "ucdp"),
        "adm_1": place and place.division,
        "geom_wkt": place and f"POINT ({place.lon} {place.lat})",
        "date_prec": _grade(_width(first, last), UCDP_DAYS),
        "date_start": first,
        "date_end": last,
        "deaths_unknown": tolls["best"][0],
        "careo_independent_voices": told.incident.independent_voices,
        **{name: number for name, (number, _) in tolls.items()},
    }
    slots = {"when": when, "side_a": who, "where": where, **{name: cell for name, (_, cell) in tolls.items()}}
    for slot, cell in slots.items():
        row |= told.given(slot, cell)
    return row


@cache
def _crosswalk() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "crosswalk.toml").read_text(encoding="utf-8"))


def _parties(told: _Accounts, kind: Mapping[str, Any], who: Cell | None, whom: Cell | None) -> Record:
    """The kinds of both actors, and of the interaction: their digits, the lower first."""
    first, second = DOING.get(kind["event"]) or told.party(who), told.party(whom)
    both = "".join(str(one) for one in sorted((first, second)) if one) if first and second else None
    targeted = "Civilian targeting" if second == CIVILIANS else None
    return {"inter1": first, "inter2": second, "interaction": both, "civilian_targeting": targeted}


def _type(told: _Accounts) -> tuple[dict[str, Any], Cell] | None:
    cells = told.facts(Question.WHAT)
    for kind in _crosswalk()["types"]:
        for cell in cells:
            if cell.key in kind["acts"]:
                return kind, cell
    return None


def _days(key: str) -> tuple[date, date] | None:
    """First and last day of `1991-09-02T06:30..1991-09-03`; None where a side is open."""
    first, _, after = key.partition("..")
    try:
        begin, end = datetime.fromisoformat(first), datetime.fromisoformat(after)
    except ValueError:
        return None
    return begin.date(), (end - timedelta(microseconds=1)).date()


def _width(first: date | None, last: date | None) -> int | None:
    return (last - first).days + 1 if first and last else None


def _grade(size: float | None, limits: tuple[int, ...]) -> int | None:
    """1 for a size within the first limit, 2 within the second, and so on; None where it is not known."""
    return None if size is None else 1 + sum(size > limit for limit in limits)


def _spot(place: Place | None) -> Record:
    return {"latitude": place and place.lat, "longitude": place and place.lon}


def _region(place: Place | None, shape: str) -> Record:
    """The country of a place and its region, in ACLED also its number."""
    country = lookup_country(place.country) if place else None
    if country is None:
        return {}
    if shape == "acled":
        return {"country": country.name, "iso": country.number, "region": country.acled_region}
    return {"country": country.name, "region": country.ucdp_region}
