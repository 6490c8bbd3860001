"""`careo explain`: why something is there."""

from __future__ import annotations

from typing import Annotated

import typer

from careo.cli.arguments import CaseArgument, JsonOption, json_text, make_console
from careo.cli.tracing import trace_late
from careo.show.explain import explain_json, render_explain
from careo.store import open_case

EXAMPLE = "Example: careo explain lima.careo 3f2a"


def run(
    case: CaseArgument,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="A claim, event, link, incident or document; four digits can do.")
    ],
    json: JsonOption = False,
    stored: Annotated[
        bool, typer.Option("--stored", help="Only what is stored; do not work out what would be without the words.")
    ] = False,
) -> None:
    """Print what made a claim, event, link or incident: rule or model, deciding words, reasons, judgements.

    For each certainty and voice of a claim or event: what it would be without the words that decided. This reads the
    document again, which takes seconds.
    """
    tracer = None if stored else trace_late
    with open_case(case, mode="read") as opened:
        if json:
            print(json_text(explain_json(opened.view, id, tracer=tracer)))
        else:
            make_console().print(render_explain(opened.view, id, tracer=tracer))
