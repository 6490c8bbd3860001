"""`careo history`: every change of a case, who made it and why."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from careo.cli.arguments import CaseArgument, JsonOption, json_text, make_console
from careo.show.changes import changes_json, render_changes
from careo.store import open_case

EXAMPLE = "Example: careo history lima.careo --limit 20"


def run(
    case: CaseArgument,
    limit: Annotated[int, typer.Option(help="How many, the newest first; 0 lists all.", min=0)] = 30,
    json: JsonOption = False,
) -> None:
    """List what was done to the case, the newest first: builds, judgements, amendments, withdrawals."""
    with open_case(case, mode="read") as opened:
        changes = opened.view.changes(limit or sys.maxsize)
    if json:
        print(json_text(changes_json(changes)))
    else:
        make_console().print(render_changes(changes))
