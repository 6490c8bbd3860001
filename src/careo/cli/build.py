"""`careo build`: read files, understand them, link them, into a case folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from careo.show.printable import plural

if TYPE_CHECKING:
    from careo.pipeline import BuildReport

EXAMPLE = "Example: careo build reports/ --case lima.careo"


def run(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            show_default=False,
            help="Files and folders: .txt .md .html .pdf .docx .eml .mbox .warc .jsonl; "
            "places.csv, actors.yaml, acts.yaml.",
        ),
    ],
    case: Annotated[Path, typer.Option("--case", help="The case folder; made when it is not there.")],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Take out what came from a folder of which every file has gone.")
    ] = False,
) -> None:
    """Read reports into a case. Running it again reads only what changed; a killed build can be run again."""
    report = build_with_bar(paths, case, quiet=quiet, forget=forget)
    Console(highlight=False).print(summary(report, case), markup=False, soft_wrap=True)
    if report.problems:
        raise typer.Exit(1)


def build_with_bar(paths: list[Path], case: Path, *, quiet: bool = False, forget: bool = False) -> BuildReport:
    """Build under a progress bar on standard error: files done, problems so far, time left."""
    from careo.pipeline import Progress as Steps
    from careo.pipeline import build

    console = Console(stderr=True)
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[problems]} problems"),
        TimeRemainingColumn(),
        console=console,
        disable=quiet or not console.is_terminal,
        transient=True,
    )
    with bar:
        task = bar.add_task("reading", total=None, problems=0)
        steps = Steps(
            files_done=lambda done, total, problems: bar.update(task, completed=done, total=total, problems=problems),
            step=lambda name: bar.update(task, description=name),
        )
        return build(paths, case, progress=steps, forget=forget)


def summary(report: BuildReport, case: Path) -> str:
    """Two lines: what came in and what became of it; what to do next."""
    changed = f" ({report.changed} of them changed)" if report.changed else ""
    came = f"{plural(report.files, 'file')}: {report.read} read{changed}, {report.unchanged} unchanged"
    came += f", {plural(report.duplicates, 'exact duplicate')}"
    gone = f", {report.gone} no longer there" if report.gone else ""
    documents = plural(report.documents, "document")
    made = f"{documents}, {plural(report.problems, 'problem')}, {plural(report.incidents, 'incident')}"
    if not report.files:
        return f"{case}: no files to read were found there{gone}; {documents} in the case"
    hint = f"careo problems {case}" if report.problems else f"careo incidents {case}"
    return f"{came}{gone}\n{case}: {made}. Next: {hint}"
