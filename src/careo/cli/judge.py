"""`careo judge`: a person's decision, appended, never overwritten."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from careo.cli.arguments import CaseArgument
from careo.model import Verdict
from careo.pipeline import relink
from careo.store import open_case

EXAMPLE = 'Example: careo judge lima.careo 2 5 different --why "two bombs, same day"'


def run(
    case: CaseArgument,
    left: Annotated[str, typer.Argument(help="An incident number, or the id of an incident, event or document.")],
    right: Annotated[str, typer.Argument(help="The other one.")],
    verdict: Annotated[Verdict, typer.Argument(help="Are they one incident?")],
    why: Annotated[str, typer.Option("--why", help="The reason, in your words.")],
    who: Annotated[str, typer.Option("--who", help="Who decides.", show_default="your login")] = "",
) -> None:
    """Say that two things are the same, different, or that you are unsure; incidents are joined anew under it."""
    with open_case(case, mode="judge") as opened:
        made = opened.judge.add(left, right, verdict, who=who or getpass.getuser(), why=why)
    count = relink(case)
    print(f"judgement {made.id}: {left} and {right} are {verdict}; {count} incidents now")
