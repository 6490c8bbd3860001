"""`careo judge`: a person's decision, appended, never overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from careo.cli.arguments import CaseArgument, WhoOption, WhyOption, own_name
from careo.model import Verdict, is_record_id
from careo.store import open_case

EXAMPLE = 'Example: careo judge lima.careo 2 5 different --why "two bombs, same day"'


def run(
    case: CaseArgument,
    left: Annotated[
        str, typer.Argument(help="An incident number, or the id of an incident, event, document or victim record.")
    ],
    right: Annotated[str, typer.Argument(help="The other one.")],
    verdict: Annotated[Verdict, typer.Argument(help="Are they one incident, or one person?")],
    why: WhyOption,
    who: WhoOption = "",
) -> None:
    """Say that two things are the same, different, or that you are unsure; incidents are joined anew under it.

    It is undone with `careo withdraw`.
    """
    from careo.pipeline import relink

    if is_record_id(left) or is_record_id(right):
        _judge_records(case, (left, right), verdict, who=own_name(who), why=why)
        return
    with open_case(case, mode="judge") as opened:
        made = opened.judge.add(left, right, verdict, who=own_name(who), why=why)
    count = relink(case)
    print(f"judgement {made.id}: {left} and {right} are {verdict}; {count} incidents now")


def _judge_records(case: Path, ids: tuple[str, str], verdict: Verdict, *, who: str, why: str) -> None:
    """Judge two victim records: the same person, or not; what was seen is kept beside it."""
    from careo.pipeline import people_of, weigh_records

    with open_case(case, mode="judge") as opened:
        found = weigh_records(people_of(opened), *ids)
        seen = f"{found.probability:.2f}: " + "; ".join(one.said for one in found.weighings)
        made = opened.judge.add(*ids, verdict, who=who, why=why, seen=seen)
        count = len(people_of(opened).people)
    print(f"judgement {made.id}: {ids[0]} and {ids[1]} are {verdict}; {count} people now")
