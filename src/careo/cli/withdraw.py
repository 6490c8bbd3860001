"""`careo withdraw`: a judgement or amendment taken back; it stays in the history."""

from __future__ import annotations

from typing import Annotated

import typer

from careo.cli.arguments import CaseArgument, WhoOption, WhyOption, own_name
from careo.model import Judgement, is_record_id
from careo.store import open_case

EXAMPLE = 'Example: careo withdraw lima.careo 3f2a --why "it was one bomb after all"'


def run(
    case: CaseArgument,
    id: Annotated[str, typer.Argument(metavar="ID", help="Of a judgement or amendment, from `careo history`.")],
    why: WhyOption,
    who: WhoOption = "",
) -> None:
    """Take back a judgement or amendment; who did and why is kept, and incidents are joined anew without it."""
    from careo.pipeline import relink

    with open_case(case, mode="judge") as opened:
        taken = opened.judge.withdraw(id, who=own_name(who), why=why)
    kind = "judgement" if isinstance(taken, Judgement) else "amendment"
    if isinstance(taken, Judgement) and is_record_id(taken.left):
        print(f"{kind} {taken.id}: withdrawn")
        return
    print(f"{kind} {taken.id}: withdrawn; {relink(case)} incidents now")
