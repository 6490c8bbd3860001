"""The side-by-side table and the lists, for the terminal and as JSON; the heart of what careo prints.

Nothing is said by colour alone, and nothing of a document reaches the terminal but its visible characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from careo.model import Cell, Comparison, Incident, Relation, Row
from careo.show.export.records import comparison_records, incident_record, problem_record
from careo.show.printable import plural, printable
from careo.store import Hit, View

__all__ = [
    "headline",
    "hits_json",
    "incident_json",
    "incidents_json",
    "problems_json",
    "render_hits",
    "render_incident",
    "render_incidents",
    "render_problems",
]

FIRST_COLUMN = 16
LEAST_COLUMN = 22
STYLES = {
    Relation.CONTRADICTS: "bold red",
    Relation.DENIES: "bold red",
    Relation.DENIED: "bold red",
    Relation.SCOPE_DIFFERS: "yellow",
    Relation.UPDATES: "yellow",
    Relation.SILENT: "dim",
    Relation.NOT_UNDERSTOOD: "dim",
}


def incidents_json(view: View, *, limit: int = 0) -> list[dict[str, Any]]:
    """The incidents as export records with number and score, the most contested first; all of them when limit is 0."""
    return [
        {"number": one.number, "contested": round(one.contested, 4)} | incident_record(one)
        for one in view.incidents(limit or None)
    ]


def render_incidents(view: View, *, limit: int = 30) -> RenderableType:
    """The list of incidents, the most contested first."""
    table = Table("N", "incident", "when", "where", "documents", "voices", box=box.SIMPLE)
    for one in view.incidents(limit or None):
        counts = str(len(one.doc_ids)), str(one.independent_voices)
        shown = (str(one.number), one.label, one.when, one.where, *counts)
        table.add_row(*(Text(printable(cell)) for cell in shown))
    left = view.count_incidents() - len(table.rows)
    if not left:
        return table
    return Group(table, Text(f"{left} more; careo incidents CASE --limit 0 lists all"))


def incident_json(view: View, number: int) -> dict[str, Any]:
    """One incident with its columns and rows; every cell with its quote and offsets.

    Raises:
        UnknownIdError: there is no incident of that number.
    """
    incident = view.incident(number)
    comparison = view.comparison(incident.id)
    texts = {column.doc_id: view.document(column.doc_id).text for column in comparison.columns}
    return compared_json(incident, comparison, texts)


def compared_json(incident: Incident, comparison: Comparison, texts: Mapping[str, str]) -> dict[str, Any]:
    """An incident with its columns and rows; `texts` are those of its documents, by id."""
    rows = list(comparison_records(comparison, texts))
    for record, row in zip(rows, comparison.rows, strict=True):
        del record["kind"], record["incident_id"]
        record |= {"relation": row.relation.value, "summary": row.summary}
        for cell_record, cell in zip(record["cells"], row.cells, strict=True):
            cell_record |= {"column": cell.column, "key": cell.key}
    columns = [
        {"doc_id": column.doc_id, "label": column.label, "copy_group": column.copy_group}
        | {"voices": [voice.name for voice in column.voices]}
        for column in comparison.columns
    ]
    return {"number": incident.number} | incident_record(incident) | {"columns": columns, "rows": rows}


def render_incident(view: View, number: int, *, width: int = 120) -> RenderableType:
    """The accounts of one incident side by side; several tables below each other where they do not fit the width.

    Raises:
        UnknownIdError: there is no incident of that number.
    """
    incident = view.incident(number)
    comparison = view.comparison(incident.id)
    paths = {column.doc_id: view.document(column.doc_id).path for column in comparison.columns}
    parts: list[RenderableType] = [Text(printable(headline(incident)), style="bold")]
    for columns in _blocks(len(comparison.columns), width):
        parts.append(_block(comparison, columns, paths))
    summaries = (f"{row.question.value}: {row.summary}" for row in comparison.rows if row.summary)
    parts += [Text(printable(one)) for one in summaries]
    return Group(*parts)


def headline(incident: Incident) -> str:
    """`what · where · when      N documents, M independent voices`."""
    where_when = [part for part in (incident.where, incident.when) if part and part not in incident.label]
    documents = plural(len(incident.doc_ids), "document")
    voices = plural(incident.independent_voices, "independent voice")
    return f"{' · '.join([incident.label, *where_when])}    {documents}, {voices}"


def _blocks(columns: int, width: int) -> Iterator[Sequence[int]]:
    """Column numbers, as many in a block as fit."""
    fit = max(1, (width - FIRST_COLUMN) // (LEAST_COLUMN + 2))
    for first in range(0, columns, fit):
        yield range(first, min(columns, first + fit))


def _block(comparison: Comparison, columns: Sequence[int], paths: dict[str, str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), show_lines=True)
    table.add_column("", width=FIRST_COLUMN, overflow="fold")
    for index in columns:
        column = comparison.columns[index]
        title = Text(printable(column.label), style="bold")
        title.append(f"\n{printable(paths[column.doc_id])}", style="dim")
        if column.copy_group:
            title.append(f"\none witness with its copies ({column.copy_group[:4]})", style="dim")
        table.add_column(title, min_width=LEAST_COLUMN, overflow="fold")
    for row in comparison.rows:
        table.add_row(_question(row), *(_answer(row, index) for index in columns))
    return table


def _question(row: Row) -> Text:
    text = Text(row.question.value, style="bold")
    text.append(f"\n{row.relation.value}", style=STYLES.get(row.relation, ""))
    return text


def _answer(row: Row, column: int) -> RenderableType:
    cells = [cell for cell in row.cells if cell.column == column and cell.relation is not Relation.SILENT]
    if not cells:
        return Text("-  silent", style="dim")
    return Group(*(_cell(cell) for cell in cells))


def _cell(cell: Cell) -> RenderableType:
    said = [cell.certainty.value.replace("_", " ")] if cell.certainty else []
    note = Text(", ".join([*said, cell.relation.value]), style=STYLES.get(cell.relation, "dim"))
    return Group(Text(printable(cell.value)), Padding(note, (0, 0, 0, 1)))


def problems_json(view: View) -> list[dict[str, Any]]:
    """What could not be done, as export records."""
    return [problem_record(problem) for problem in view.problems()]


def render_problems(view: View) -> RenderableType:
    """What could not be done: where, which room, why, and what to do about it."""
    problems = view.problems()
    if not problems:
        return Text("No problems: everything that was given was read and understood.")
    table = Table("where", "problem", "why, and what to do", box=box.SIMPLE)
    for one in problems:
        said = one.said.removeprefix(f"{one.where}: ")
        table.add_row(*(Text(printable(cell)) for cell in (one.where, f"{one.room.value}/{one.code}", said)))
    return Group(table, Text(plural(len(problems), "problem")))


def hits_json(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """Sentences that were found, with their document's path, offsets, and where the words stand."""
    return [
        {"path": hit.path, "doc_id": hit.span.doc_id}
        | {"quote": hit.quote, "start": hit.span.start, "stop": hit.span.stop}
        | {"words": [{"start": word.start, "stop": word.stop} for word in hit.words]}
        for hit in hits
    ]


def render_hits(hits: Sequence[Hit]) -> RenderableType:
    """Sentences that were found, each under its document and offset; the words asked for in bold."""
    if not hits:
        return Text("No sentence holds these words; fewer words, or a beginning with * (rehen*), find more.")
    shown = []
    for hit in hits:
        sentence = Text(printable(hit.quote, keep_length=True))
        for word in hit.words:
            sentence.stylize("bold", word.start - hit.span.start, word.stop - hit.span.start)
        place = f"{printable(hit.path)} {hit.span.start}-{hit.span.stop}"
        shown.append(Group(Text(place, style="dim"), Padding(sentence, (0, 0, 1, 2))))
    return Group(*shown)
