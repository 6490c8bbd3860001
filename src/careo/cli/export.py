"""`careo export`: the case as files for other programs and people."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from careo.cli.arguments import CaseArgument
from careo.errors import CaseError
from careo.show.export import FORMATS, Written, write_export, write_jsonl
from careo.show.export.target import place
from careo.show.vocabulary import LANGUAGES
from careo.store import View, open_case

EXAMPLE = "Example: careo export lima.careo --format jsonl > lima.jsonl"
FORMAT_HELP = "; ".join(f"{one.name}: {one.holds['en']}" for one in FORMATS.values()) + "."

Format = StrEnum("Format", {name.upper(): name for name in FORMATS})  # type: ignore[misc]
Language = StrEnum("Language", {name.upper(): name for name in LANGUAGES})  # type: ignore[misc]

ENGLISH = Language("en")


class Reduction(StrEnum):
    """The rules that make one row of an incident; see `careo.show.export.reduce`."""

    CONSERVATIVE = "conservative@1"
    RANGE = "range@1"


def run(  # noqa: PLR0913, PLR0917 - one for each option
    case: CaseArgument,
    format: Annotated[Format, typer.Option("--format", help=FORMAT_HELP, metavar="FORMAT")],
    out: Annotated[
        Path | None,
        typer.Option("--out", help="The file, or for csv, parquet and bagit the folder (or .zip) to write."),
    ] = None,
    incident: Annotated[int | None, typer.Option("--incident", help="Only the incident of this number.", min=1)] = None,
    lang: Annotated[
        Language, typer.Option("--lang", help="The language of headings and of what careo says: en, es.")
    ] = ENGLISH,
    force: Annotated[bool, typer.Option("--force", help="Replace an export that is there already.")] = False,
    reduce: Annotated[
        Reduction | None,
        typer.Option("--reduce", help="One row an incident instead, by a named rule; jsonl only."),
    ] = None,
) -> None:
    """Write the case, or one incident, for other programs and people: data, maps, networks, dossiers, archives."""
    name = str(format)
    if reduce is not None and (name != "jsonl" or incident is not None):
        raise CaseError("export --reduce writes lines of JSON of all incidents: use it with --format jsonl alone")
    if out is None and (name != "jsonl" or incident is not None):
        kind = "folder" if FORMATS[name].folder else "file"
        raise CaseError(
            f"export --format {name} writes a {kind}: name it with --out, such as --out case{FORMATS[name].suffix}"
        )
    with open_case(case, mode="read") as opened:
        if out is None:
            write_jsonl(opened.view, sys.stdout, reduce)
        elif reduce is not None:
            place(out, partial(_write_reduced, opened.view, reduce), folder=False, force=force)
        else:
            written = _write_with_bar(opened.view, name, out, incident=incident, lang=str(lang), force=force)
            for notice in written.notices:
                Console(stderr=True, highlight=False).print(f"note: {notice}", markup=False, soft_wrap=True)


def _write_reduced(view: View, rule: str, path: Path) -> None:
    with path.open("w", encoding="utf-8") as stream:
        write_jsonl(view, stream, rule)


def _write_with_bar(view: View, name: str, out: Path, *, incident: int | None, lang: str, force: bool) -> Written:
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def progress(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        return write_export(view, name, out, incident=incident, lang=lang, force=force, progress=progress)
