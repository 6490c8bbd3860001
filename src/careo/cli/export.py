"""`careo export`: the case as files for other programs."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from careo.cli.arguments import CaseArgument
from careo.errors import CaseError
from careo.show.export import write_csv, write_jsonl
from careo.store import open_case

EXAMPLE = "Example: careo export lima.careo --format jsonl > lima.jsonl"


class Format(StrEnum):
    """The formats there are."""

    JSONL = "jsonl"
    CSV = "csv"


class Reduction(StrEnum):
    """The rules that make one row of an incident; see `careo.show.export.reduce`."""

    CONSERVATIVE = "conservative@1"
    RANGE = "range@1"


def run(
    case: CaseArgument,
    format: Annotated[Format, typer.Option("--format", help="jsonl: one object a line; csv: a folder of tables.")],
    out: Annotated[Path | None, typer.Option("--out", help="File (jsonl) or folder (csv).")] = None,
    reduce: Annotated[
        Reduction | None,
        typer.Option("--reduce", help="One row an incident instead, by a named rule; jsonl only."),
    ] = None,
) -> None:
    """Write documents, claims, events, actors, incidents, comparisons, links and problems."""
    if format is Format.CSV and out is None:
        raise CaseError("export --format csv writes several tables: name a folder for them with --out FOLDER")
    if format is Format.CSV and reduce is not None:
        raise CaseError("export --reduce writes lines of JSON: use it with --format jsonl")
    with open_case(case, mode="read") as opened:
        if format is Format.CSV and out is not None:
            write_csv(opened.view, out)
        elif out is None:
            write_jsonl(opened.view, sys.stdout, reduce)
        else:
            with out.open("w", encoding="utf-8") as stream:
                write_jsonl(opened.view, stream, reduce)
