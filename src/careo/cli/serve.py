"""`careo serve`: the workbench in a browser on this machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from careo.cli.arguments import CaseArgument
from careo.cli.tracing import trace_late

EXAMPLE = "Example: careo serve lima.careo"


def run(
    case: CaseArgument,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 takes a free one.", min=0, max=65535)] = 8765,
) -> None:
    """Open the case in a browser: incidents, face to face, documents, search, problems. Stop it with Ctrl-C."""
    from careo.show.web import serve

    serve(case, port=port, hall=_Hall(case), tracer=trace_late)


@dataclass(frozen=True, slots=True)
class _Hall:
    """The pipeline, as the workbench may use it."""

    case: Path

    def relink(self) -> object:
        """Join the incidents anew."""
        from careo.pipeline import relink

        return relink(self.case)

    def add(self, paths: Sequence[Path], tell: Callable[[int, int, int], None]) -> object:
        """Read files into the case."""
        from careo.pipeline import Progress, build

        return build(paths, self.case, progress=Progress(files_done=tell))
