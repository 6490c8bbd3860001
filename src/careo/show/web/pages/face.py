"""Face to face: the accounts of one incident as columns, the questions as rows.

Columns that are one witness (a copy group) stand together under one head. Numbers have a range bar on one scale for the
row, from the lowest to the highest that any account says; a number without an upper end fades out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from starlette.requests import Request

from careo.model import (
    Cell,
    Certainty,
    Claim,
    Column,
    Comparison,
    Document,
    Incident,
    Marker,
    Question,
    Reading,
    Relation,
    Row,
)
from careo.show.export.reduce import NUMBERS, read_range
from careo.show.table import compared_json
from careo.show.web.desk import Desk
from careo.show.web.doors import Page, Sheet

MARKS = {
    Relation.AGREES: "=",
    Relation.COMPATIBLE: "≈",
    Relation.CONTAINS: "⊃",
    Relation.CONTRADICTS: "≠",
    Relation.UPDATES: "↻",
    Relation.DENIES: "✕",
    Relation.DENIED: "✕",
    Relation.SCOPE_DIFFERS: "◐",
    Relation.SILENT: "–",
    Relation.NOT_UNDERSTOOD: "?",
    Relation.ONLY: "·",
}
"""A shape for each relation, beside its word: nothing is said by colour alone."""
FIT_PRINT = 6
"""Accounts that fit side by side on paper; more are printed under each question, each below its name."""
PLAIN = (Certainty.ASSERTED, Certainty.REPORTED)
Told = Mapping[str, tuple[Document, Reading]]
"""The documents that tell of the incident, by id, each with its reading."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A number on the scale of its row, in hundredths of the width; `open` where no upper end is said."""

    start: float
    width: float
    open: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell, and its bar where it counts people; `decided` are the words that decided how surely it names a doer."""

    cell: Cell
    mark: str
    bar: Bar | None
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: the question, and for each column its cells; none where the account is silent."""

    row: Row
    mark: str
    answers: tuple[tuple[Shown, ...], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one voice said on one day, for the timeline: `at` in hundredths of the width."""

    column: Column
    day: str
    at: float
    values: tuple[str, ...]
    doc_id: str


def look(desk: Desk, request: Request) -> Sheet:
    """The accounts of one incident."""
    incident = desk.view.incident(request.path_params["number"])
    comparison = desk.view.comparison(incident.id)
    order = _together(comparison.columns)
    told = desk.view.told_in(incident.doc_ids)
    claims = {claim.id: claim for _, reading in told.values() for claim in reading.claims}
    texts = {doc_id: doc.text for doc_id, (doc, _) in told.items()}

    def deciding(cell: Cell) -> str:
        marker = _deciding(claims[cell.claim_id], cell) if cell.claim_id in claims else None
        return marker.span.quote(texts[cell.doc_id]) if marker else ""

    near, near_count = desk.view.neighbours(incident)
    values = {
        "incident": incident,
        "near": near,
        "near_count": near_count,
        "fit_print": FIT_PRINT,
        "langs": {doc_id: doc.lang for doc_id, (doc, _) in told.items()},
        "all_columns": comparison.columns,
        "columns": [comparison.columns[index] for index in order],
        "heads": _heads([comparison.columns[index] for index in order]),
        "lines": [_line(row, order, deciding) for row in comparison.rows],
        "links": desk.view.links_of(incident.link_ids),
        "timeline": _timeline(comparison, told),
        "events": _events(incident, told, claims),
    }
    return Sheet("incident.html", lambda: compared_json(incident, comparison, texts), values)


def _deciding(claim: Claim, cell: Cell) -> Marker | None:
    """The words that decided how surely a claim names a doer: those beside the doer, else those of the claim."""
    blame = claim.blame_of(cell.span) if cell.span else None
    if blame is not None:
        return blame.marker
    return claim.markers[0] if claim.markers and cell.certainty not in PLAIN else None


def _together(columns: Sequence[Column]) -> list[int]:
    """Column numbers, those of one copy group side by side, in the order in which each group first comes."""
    first: dict[str, int] = {}
    for index, column in enumerate(columns):
        first.setdefault(_group(index, column), index)
    return sorted(range(len(columns)), key=lambda index: (first[_group(index, columns[index])], index))


def _group(index: int, column: Column) -> str:
    return column.copy_group or f"column {index}"


def _heads(columns: Sequence[Column]) -> list[tuple[str | None, int]]:
    """The copy group and the number of columns under each head; no group for an account that stands alone."""
    runs = groupby(enumerate(columns), key=lambda one: _group(*one))
    return [(held[0][1].copy_group, len(held)) for held in (list(run) for _, run in runs)]


def _line(row: Row, order: Sequence[int], deciding: Callable[[Cell], str]) -> Line:
    top, by_words = _scale(row), row.question is Question.WHO_DID_IT
    held = [cell for cell in row.cells if cell.span]
    return Line(
        row,
        MARKS[row.relation],
        tuple(
            tuple(
                Shown(cell, MARKS[cell.relation], _bar(row, cell, top), deciding(cell) if by_words else "")
                for cell in held
                if cell.column == index
            )
            for index in order
        ),
    )


def _scale(row: Row) -> int:
    """The highest number of the row; 0 where nobody is counted."""
    if row.question not in NUMBERS:
        return 0
    found = [read_range(cell.key) for cell in row.cells]
    return max((end for ends in found if ends for end in ends if end is not None), default=0)


def _bar(row: Row, cell: Cell, top: int) -> Bar | None:
    ends = read_range(cell.key) if top else None
    if ends is None:
        return None
    low, high = ends[0] or 0, top if ends[1] is None else ends[1]
    return Bar(100 * low / (top + 1), max(2.0, 100 * (high - low + 1) / (top + 1)), ends[1] is None)


def _timeline(comparison: Comparison, told: Told) -> list[Said]:
    """What each account said, by the day on which its document was written or published."""
    days = {}
    for column in comparison.columns:
        doc, _ = told[column.doc_id]
        found = doc.written or doc.published
        if found:
            days[column.doc_id] = found.value
    if len(set(days.values())) < 2:
        return []
    first, last = min(days.values()), max(days.values())
    said = []
    for index, column in enumerate(comparison.columns):
        if column.doc_id in days:
            values = (
                cell.value
                for row in comparison.rows
                if row.question in NUMBERS
                for cell in row.cells
                if cell.column == index and cell.span
            )
            day = days[column.doc_id]
            at = 100 * (day - first).days / (last - first).days
            said.append(Said(column, day.isoformat(), at, tuple(values), column.doc_id))
    return sorted(said, key=lambda one: (one.day, one.column.label))


def _events(incident: Incident, told: Told, claims: Mapping[str, Claim]) -> list[dict[str, object]]:
    """The deeds that the incident was joined from, each with its sentence, for taking one out."""
    wanted = set(incident.event_ids)
    found = []
    for doc, reading in told.values():
        for event in reading.events:
            if event.id in wanted:
                sentence = next((claims[id].span for id in event.claim_ids if id in claims), event.trigger)
                found.append({"event": event, "doc": doc, "quote": sentence.quote(doc.text)})
    return found


DOORS = (Page("/incidents/{number:int}", "incident", look, "The accounts of one incident side by side."),)
