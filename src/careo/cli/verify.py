"""`careo verify`: check every span and hash of a case again."""

from __future__ import annotations

import typer

from careo.cli.arguments import CaseArgument
from careo.store import verify

EXAMPLE = "Example: careo verify lima.careo"


def run(case: CaseArgument) -> None:
    """Check every quote against its document, and every document against its file."""
    found = verify(case)
    for problem in found:
        print(f"{problem.where}: {problem.said}")
    if found:
        raise typer.Exit(1)
    print(f"{case}: every quote stands at its offsets, every file has its hash")
