"""`careo serve`: the workbench in a browser on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from careo.cli.arguments import CaseArgument

EXAMPLE = "Example: careo serve lima.careo"


def run(
    case: CaseArgument,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 takes a free one.", min=0, max=65535)] = 8765,
) -> None:
    """Open the case in a browser: incidents, face to face, documents, search, problems. Stop it with Ctrl-C."""
    from careo.pipeline import relink
    from careo.show.web import serve

    serve(case, port=port, on_judgement=lambda: relink(case))
