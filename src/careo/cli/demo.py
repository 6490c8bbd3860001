"""`careo demo`: build the packaged demo case and print its most contested incident."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from careo.cli.arguments import make_console
from careo.cli.build import build_with_bar, summary
from careo.show.table import render_incident
from careo.store import open_case

EXAMPLE = "Example: careo demo"


def run(
    case: Annotated[Path, typer.Option("--case", help="Where to build it.")] = Path("demo.careo"),
) -> None:
    """Build the demo case (reports from an invented country) and lay its most contested incident side by side."""
    with as_file(files("careo") / "demo") as folder:
        report = build_with_bar([folder], case)
    console = make_console()
    console.print(summary(report, case), markup=False, soft_wrap=True)
    with open_case(case, mode="read") as opened:
        console.print(render_incident(opened.view, 1, width=console.width))
    console.print(f"\nOpen the workbench: careo serve {case}     All incidents: careo incidents {case}", markup=False)
