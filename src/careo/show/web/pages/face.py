"""Face to face: the accounts of one incident as columns, the questions as rows.

Columns that are one witness (a copy group) stand together under one head. Numbers have a range bar on one scale for the
row, from the lowest to the highest that any account says; a number without an upper end fades out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from starlette.requests import Request

from careo.model import Cell, Claim, Column, Comparison, Incident, Polarity, Question, Relation, Row, Span
from careo.show.table import incident_json
from careo.show.web.desk import Desk
from careo.show.web.doors import Asked, Page, Sheet, number_of

COUNTED = frozenset({Question.KILLED, Question.INJURED, Question.DETAINED, Question.MISSING})
MARKS = {
    Relation.AGREES: "=",
    Relation.COMPATIBLE: "≈",
    Relation.CONTAINS: "⊃",
    Relation.CONTRADICTS: "≠",
    Relation.UPDATES: "↻",
    Relation.DENIES: "✕",
    Relation.SCOPE_DIFFERS: "◐",
    Relation.SILENT: "–",
    Relation.NOT_UNDERSTOOD: "?",
    Relation.ONLY: "·",
}
"""A shape for each relation, beside its word: nothing is said by colour alone."""
RANGE = re.compile(r"(\d*)\.\.(\d*)")
AROUND = 400
"""Characters shown before and after the sentence that a cell comes from."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A number on the scale of its row, in hundredths of the width; `open` where no upper end is said."""

    start: float
    width: float
    open: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell, the claim behind it, and its bar where it counts people."""

    cell: Cell
    mark: str
    claim: Claim | None
    bar: Bar | None

    @property
    def denies(self) -> bool:
        """Whether this cell is the denial, not what is denied."""
        return bool(self.claim and (self.claim.polarity is Polarity.NEGATIVE or self.claim.certainty.value == "denied"))


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: the question, and for each column its cells; none where the account is silent."""

    row: Row
    mark: str
    answers: tuple[tuple[Shown, ...], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one voice said on one day, for the timeline: `at` in hundredths of the width."""

    label: str
    day: str
    at: float
    values: tuple[str, ...]
    doc_id: str


def look(desk: Desk, request: Request) -> Sheet:
    """The accounts of one incident."""
    incident = desk.view.incident(request.path_params["number"])
    return show_incident(desk, incident)


def show_incident(desk: Desk, incident: Incident) -> Sheet:
    """The table of an incident, with its timeline and what joined it."""
    comparison = desk.view.comparison(incident.id)
    order = _together(comparison.columns)
    wanted = set(incident.link_ids)
    claims = _claims(desk, comparison)
    values = {
        "incident": incident,
        "columns": [comparison.columns[index] for index in order],
        "heads": _heads([comparison.columns[index] for index in order]),
        "lines": [_line(row, order, claims) for row in comparison.rows],
        "links": [link for link in desk.view.links() if link.id in wanted],
        "timeline": _timeline(desk, comparison),
        "events": _events(desk, incident),
    }
    return Sheet("incident.html", incident_json(desk.view, incident.number), values)


def look_passage(desk: Desk, request: Request) -> Sheet:
    """The words of a cell, with what stands around them."""
    doc = desk.view.document(request.path_params["doc_id"])
    start, stop = number_of(request, "start"), number_of(request, "stop")
    span = Span(doc.id, start, stop)
    quote = span.quote(doc.text)
    first, last = max(0, start - AROUND), min(len(doc.text), stop + AROUND)
    before, after = doc.text[first:start], doc.text[stop:last]
    record = {"doc_id": doc.id, "path": doc.path, "start": start, "stop": stop, "quote": quote}
    shown = {
        "doc": doc,
        "span": span,
        "before": before,
        "quote": quote,
        "after": after,
        "cut": (first > 0, last < len(doc.text)),
    }
    return Sheet("parts/passage.html", record | {"before": before, "after": after}, shown)


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


def _claims(desk: Desk, comparison: Comparison) -> dict[str, Claim]:
    wanted = {cell.claim_id for row in comparison.rows for cell in row.cells if cell.claim_id}
    doc_ids = {column.doc_id for column in comparison.columns}
    return {claim.id: claim for doc_id in doc_ids for claim in desk.view.reading(doc_id).claims if claim.id in wanted}


def _line(row: Row, order: Sequence[int], claims: dict[str, Claim]) -> Line:
    top = _scale(row)
    held = [cell for cell in row.cells if cell.span]
    return Line(
        row,
        MARKS[row.relation],
        tuple(
            tuple(
                Shown(cell, MARKS[cell.relation], claims.get(cell.claim_id or ""), _bar(row, cell, top))
                for cell in held
                if cell.column == index
            )
            for index in order
        ),
    )


def _scale(row: Row) -> int:
    """The highest number of the row; 0 where nobody is counted."""
    if row.question not in COUNTED:
        return 0
    found = [RANGE.fullmatch(cell.key) for cell in row.cells]
    return max((int(end) for one in found if one for end in one.groups() if end), default=0)


def _bar(row: Row, cell: Cell, top: int) -> Bar | None:
    found = RANGE.fullmatch(cell.key) if top and row.question in COUNTED else None
    if not found or not any(found.groups()):
        return None
    low = int(found[1] or 0)
    high = int(found[2] or top)
    return Bar(100 * low / (top + 1), max(2.0, 100 * (high - low + 1) / (top + 1)), not found[2])


def _timeline(desk: Desk, comparison: Comparison) -> list[Said]:
    """What each account said, by the day on which its document was written or published."""
    days = {}
    for column in comparison.columns:
        doc = desk.view.document(column.doc_id)
        found = doc.written or doc.published
        if found:
            days[column.doc_id] = found.value
    if len(set(days.values())) < 2:
        return []
    first, last = min(days.values()), max(days.values())
    said = []
    for index, column in enumerate(comparison.columns):
        if column.doc_id in days:
            told = (
                cell.value
                for row in comparison.rows
                if row.question in COUNTED
                for cell in row.cells
                if cell.column == index and cell.span
            )
            day = days[column.doc_id]
            at = 100 * (day - first).days / (last - first).days
            said.append(Said(column.label, day.isoformat(), at, tuple(told), column.doc_id))
    return sorted(said, key=lambda one: (one.day, one.label))


def _events(desk: Desk, incident: Incident) -> list[dict[str, object]]:
    """The deeds that the incident was joined from, each with its sentence, for taking one out."""
    wanted = set(incident.event_ids)
    found = []
    for doc_id in incident.doc_ids:
        doc, reading = desk.view.document(doc_id), desk.view.reading(doc_id)
        claims = {claim.id: claim for claim in reading.claims}
        for event in reading.events:
            if event.id in wanted:
                sentence = next((claims[id].span for id in event.claim_ids if id in claims), event.trigger)
                found.append({"event": event, "doc": doc, "quote": sentence.quote(doc.text)})
    return found


DOORS = (
    Page("/incidents/{number:int}", "incident", look, "The accounts of one incident side by side."),
    Page(
        "/documents/{doc_id}/passage",
        "passage",
        look_passage,
        "The words at two offsets of a document, with what stands around them.",
        (
            Asked("start", "first code point", "integer", True),
            Asked("stop", "code point after the last", "integer", True),
        ),
    ),
)
