"""The front door: one file per verb; reads arguments, calls the pipeline or show, prints.

A verb imports the pipeline where it runs, not at its head: it brings the rooms that read, which most verbs do not need.

Exit codes: 0 done; 1 done, with problems; 2 could not start or could not go on.
"""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer
from rich.console import Console

import careo
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
    withdraw,
)
from careo.errors import CareoError, is_disk_full

__all__ = ["app", "main"]
VERBS = (
    *(build, incidents, show, search, explain, judge, withdraw, people, history),
    *(problems, export, verify, serve, demo),
)

app = typer.Typer(
    name="careo",
    help="Reports on contested violence, read into claims, linked into incidents, laid side by side. "
    "careo takes no side: it says that X says that …, never that it happened. Nothing leaves this machine.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _print_version(asked: bool) -> None:
    if asked:
        print(f"careo {careo.__version__}")
        raise typer.Exit


@app.callback()
def careo_itself(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Take what stands before a verb."""


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
        _refuse(_said_of(error))


def _said_of(error: OSError) -> str:
    """What the file system refused, where, and what to do."""
    where = error.filename or "what was to be written"
    if is_disk_full(error):
        return f"{where}: the disk is full; free some space and run the same command again"
    return f"{where}: {error.strerror or error}; check the path and its rights"


def _refuse(said: str) -> NoReturn:
    Console(stderr=True, highlight=False, soft_wrap=True).print(f"careo: {said}", markup=False)
    sys.exit(2)
