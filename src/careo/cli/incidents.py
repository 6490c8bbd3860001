"""`careo incidents`: the incidents of a case, the most contested first."""

from __future__ import annotations

from typing import Annotated

import typer

from careo.cli.arguments import CaseArgument, JsonOption, json_text, make_console
from careo.show.table import incidents_json, render_incidents
from careo.store import open_case

EXAMPLE = "Example: careo incidents lima.careo --limit 20"


def run(
    case: CaseArgument,
    limit: Annotated[int, typer.Option(help="How many, the most contested first; 0 lists all.", min=0)] = 30,
    json: JsonOption = False,
) -> None:
    """List the incidents, the most contested first."""
    with open_case(case, mode="read") as opened:
        if json:
            print(json_text(incidents_json(opened.view, limit=limit)))
        else:
            make_console().print(render_incidents(opened.view, limit=limit))
