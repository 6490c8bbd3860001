"""`careo problems`: what could not be read or understood."""

from __future__ import annotations

from careo.cli.arguments import CaseArgument, JsonOption, json_text, make_console
from careo.show.table import problems_json, render_problems
from careo.store import open_case

EXAMPLE = "Example: careo problems lima.careo"


def run(case: CaseArgument, json: JsonOption = False) -> None:
    """List what could not be done: where, why, and what to do about it."""
    with open_case(case, mode="read") as opened:
        if json:
            print(json_text(problems_json(opened.view)))
        else:
            make_console().print(render_problems(opened.view))
