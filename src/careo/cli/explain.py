"""`careo explain`: why something is there."""

from __future__ import annotations

from typing import Annotated

import typer

from careo.cli.arguments import CaseArgument, JsonOption, json_text, make_console
from careo.show.table import explain_json, render_explain
from careo.store import open_case

EXAMPLE = "Example: careo explain lima.careo 3f2a"


def run(
    case: CaseArgument,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="A claim, event, link, incident or document; four digits can do.")
    ],
    json: JsonOption = False,
) -> None:
    """Print what made a claim, event, link or incident: rule, deciding words, reasons, judgements."""
    with open_case(case, mode="read") as opened:
        if json:
            print(json_text(explain_json(opened.view, id)))
        else:
            make_console().print(render_explain(opened.view, id))
