"""Arguments that several verbs share, and the console they print to."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from careo.errors import CareoError

CaseArgument = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", show_default=False)]
WhyOption = Annotated[str, typer.Option("--why", help="The reason, in your words.")]
WhoOption = Annotated[str, typer.Option("--who", help="Who decides.", show_default="your login")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def make_console() -> Console:
    """The console for results. Where the output is no terminal, `COLUMNS` decides the width, else 120."""
    console = Console(highlight=False)
    if console.is_terminal or "COLUMNS" in os.environ:
        return console
    return Console(highlight=False, width=120)


def own_name(given: str) -> str:
    """The name somebody signs with: the given one, else that of the login.

    Raises:
        CareoError: no name was given, and the login has none.
    """
    try:
        return given or getpass.getuser()
    except (KeyError, OSError):
        raise CareoError("who decides? this login has no name; give one with --who") from None


def json_text(value: object) -> str:
    """`value` as JSON for people and programs: indented, with accents as they are."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2)
