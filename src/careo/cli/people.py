"""`careo people`: whom documents and lists name as victims, who of them are one person, how many there were."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import RenderableType

from careo.cli.arguments import CaseArgument, JsonOption, json_text, make_console
from careo.errors import CareoError, UnknownIdError
from careo.model import LinkedVictims, Question, RecordPair, VictimList, VictimPerson
from careo.show import people as shown
from careo.show.export.target import place
from careo.show.waterfall import draw_waterfall
from careo.store import open_case

EXAMPLE = 'Example: careo people lima.careo --add families.csv --name "Committee of Families"'


class Part(StrEnum):
    """What of the people to show."""

    PEOPLE = "people"
    OPEN = "open"
    RECORDS = "records"
    LISTS = "lists"
    ESTIMATE = "estimate"


class Harm(StrEnum):
    """What was done to them."""

    KILLED = "killed"
    MISSING = "missing"
    DETAINED = "detained"
    INJURED = "injured"


PartOption = Annotated[
    Part,
    typer.Option("--show", help="People, pairs left open, all records, the lists, or an estimate of the total."),
]
PairOption = Annotated[
    tuple[str, str] | None, typer.Option("--pair", help="Say why two records are one person's, or not.")
]
MatrixOption = Annotated[
    Path | None, typer.Option("--matrix", help="Write people and sources as CSV: one row a person, 0 or 1.")
]
SourceOption = Annotated[
    list[str] | None, typer.Option("--source", help="Only these sources, for the matrix and the estimate.")
]


def run(  # noqa: PLR0913, PLR0917 - one for each option
    case: CaseArgument,
    part: PartOption = Part.PEOPLE,
    add: Annotated[Path | None, typer.Option("--add", help="Add a list of names: a CSV or XLSX file.")] = None,
    name: Annotated[str, typer.Option("--name", help="Whose list it is; people are counted under this source.")] = "",
    remove: Annotated[str, typer.Option("--remove", help="Take the list of this name out of the case.")] = "",
    pair: PairOption = None,
    chart: Annotated[Path | None, typer.Option("--chart", help="With --pair: also draw the reasons, as SVG.")] = None,
    matrix: MatrixOption = None,
    harm: Annotated[Harm | None, typer.Option("--harm", help="Only people of whom a record says this.")] = None,
    source: SourceOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a matrix or chart that is there already.")] = False,
    limit: Annotated[int, typer.Option(help="How many to list; 0 lists all.", min=0)] = 50,
    json: JsonOption = False,
) -> None:
    """Link the victims that documents and lists name; add lists, write a matrix of sources, estimate the total."""
    from careo.pipeline import people_of, weigh_records

    if add is not None:
        _add(add, name, case)
        return
    if remove:
        with open_case(case, mode="write") as opened:
            opened.writer.remove_victim_list(remove)
        return
    with open_case(case, mode="read") as opened:
        if part is Part.LISTS:
            _show_lists(opened.view.victim_lists(), json)
            return
        linked = people_of(opened)
    for one in linked.problems:
        typer.echo(f"note: {one.said}", err=True)
    if pair is not None:
        _explain(weigh_records(linked, *pair), linked, (chart, force), json)
        return
    people = shown.choose_people(linked, harm=Question(harm) if harm else None, sources=source or ())
    if matrix is not None:
        _write(people, matrix, source or [], force)
        return
    _show(part, linked, people, (source or [], limit), json)


def _show_lists(lists: Sequence[VictimList], json: bool) -> None:
    _print([_list_json(one) for one in lists], shown.render_lists(lists), json)


def _add(file: Path, name: str, case: Path) -> None:
    from careo.pipeline import add_victim_list

    made = add_victim_list(file, name, case)
    used = ", ".join(dict.fromkeys(column for column in made.columns if column))
    passed = f"; rows that name nobody: {len(made.passed_over)}" if made.passed_over else ""
    print(f"{made.name}: {len(made.records)} records from {made.file}, columns {used}{passed}")


def _explain(found: RecordPair, linked: LinkedVictims, target: tuple[Path | None, bool], json: bool) -> None:
    chart, force = target
    names = {one.id: one.name for one in linked.records}
    if chart is not None:
        drawn = draw_waterfall(found, names[found.left], names[found.right])
        place(chart, lambda path: path.write_text(drawn, encoding="utf-8"), folder=False, force=force)
    _print(shown.pair_json(found), shown.render_pair(found, linked), json)


def _write(people: tuple[VictimPerson, ...], matrix: Path, sources: list[str], force: bool) -> None:
    columns = _known(people, sources)
    place(matrix, partial(shown.write_matrix, people, sources=columns), folder=False, force=force)
    print(f"{matrix}: {len(people)} people, {len(columns)} sources")


def _show(
    part: Part, linked: LinkedVictims, people: tuple[VictimPerson, ...], which: tuple[list[str], int], json: bool
) -> None:
    sources, limit = which
    if part is Part.ESTIMATE:
        from careo.pipeline import estimate_people

        made = estimate_people(people, _known(people, sources))
        _print(shown.estimate_json(made), shown.render_estimate(made), json)
        return
    tables = {
        Part.PEOPLE: lambda: shown.render_people(linked, people, limit=limit),
        Part.OPEN: lambda: shown.render_open(linked, limit=limit),
        Part.RECORDS: lambda: shown.render_records(linked, people, limit=limit),
    }
    _print(shown.people_json(linked, people), tables[part](), json)


def _known(people: tuple[VictimPerson, ...], sources: list[str]) -> list[str]:
    """The sources to be used; an unknown one is refused."""
    there = shown.sources_of(people)
    for one in sources:
        if one not in there:
            raise UnknownIdError(f"{one}: no source of that name; there are: {', '.join(there) or 'none'}")
    if not there:
        raise CareoError("no victims are named here; add a list with --add, or build the case from documents")
    return shown.sources_of(people, sources)


def _list_json(one: VictimList) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "file": one.file,
        "sha256": one.sha256,
        "columns": list(one.columns),
        "records": len(one.records),
        "passed_over": list(one.passed_over),
    }


def _print(value: object, table: RenderableType, json: bool) -> None:
    if json:
        print(json_text(value))
    else:
        make_console().print(table)
