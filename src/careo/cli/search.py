"""`careo search`: sentences that hold some words."""

from __future__ import annotations

from typing import Annotated

import typer

from careo.cli.arguments import CaseArgument, JsonOption, json_text, make_console
from careo.errors import CareoError
from careo.show.table import hits_json, render_hits
from careo.store import open_case

EXAMPLE = 'Example: careo search lima.careo "Cruz Roja" rehenes'


def run(
    case: CaseArgument,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='Words; "a phrase" in quotation marks.')],
    limit: Annotated[int, typer.Option(help="How many hits at most.", min=1)] = 20,
    json: JsonOption = False,
) -> None:
    """Find sentences; accents and capitals are forgiven."""
    if not any(letter.isalnum() for word in words for letter in word):
        raise CareoError("there is no word to look for; give words, such as `careo search CASE rehenes`")
    asked = " ".join(f'"{word}"' if " " in word else word for word in words)
    with open_case(case, mode="read") as opened:
        hits = opened.view.search(asked, limit=limit)
        if json:
            print(json_text(hits_json(hits)))
        else:
            make_console().print(render_hits(hits))
