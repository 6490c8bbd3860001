"""The front door: one file per verb; reads arguments, calls the pipeline or show, prints.

Exit codes: 0 done; 1 done, with problems; 2 could not start or could not go on.
"""

from __future__ import annotations

import sys
from typing import NoReturn

import typer
from rich.console import Console

from careo.cli import (
    build,
    demo,
    explain,
    export,
    history,
    incidents,
    judge,
    people,
    problems,
    search,
    serve,
    show,
    verify,
)
from careo.errors import CareoError

__all__ = ["app", "main"]

VERBS = (build, incidents, show, search, explain, judge, people, history, problems, export, verify, serve, demo)

app = typer.Typer(
    name="careo",
    help="Reports on contested violence, read into claims, linked into incidents, laid side by side. "
    "careo takes no side: it says that X says that …, never that it happened. Nothing leaves this machine.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for verb in VERBS:
    app.command(name=verb.__name__.rpartition(".")[2], epilog=verb.EXAMPLE)(verb.run)


def main() -> None:
    """Run the command line; an error is one line on standard error, with a remedy."""
    try:
        app()
    except CareoError as error:
        _refuse(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        _refuse(f"{error.filename or 'the file system'}: {error.strerror or error}; check the path and its rights")


def _refuse(said: str) -> NoReturn:
    Console(stderr=True, highlight=False, soft_wrap=True).print(f"careo: {said}", markup=False)
    sys.exit(2)
