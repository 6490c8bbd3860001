"""`careo show`: the accounts of one incident side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from careo.cli.arguments import CaseArgument, JsonOption, json_text, make_console
from careo.show.table import incident_json, render_incident
from careo.store import open_case

EXAMPLE = "Example: careo show lima.careo 1"


def run(
    case: CaseArgument,
    number: Annotated[int, typer.Argument(metavar="N", help="The incident's number, from `careo incidents`.", min=1)],
    json: JsonOption = False,
) -> None:
    """Lay the accounts of an incident side by side; no value is merged away."""
    with open_case(case, mode="read") as opened:
        if json:
            print(json_text(incident_json(opened.view, number)))
        else:
            console = make_console()
            console.print(render_incident(opened.view, number, width=console.width))
