"""Judgements on two things (the same, different, unsure): the target of their forms."""

from __future__ import annotations

from careo.model import Verdict
from careo.show.web.desk import Desk
from careo.show.web.doors import Action, Asked, Given, Outcome


def judge(desk: Desk, given: Given) -> Outcome:
    """Store a judgement; the incidents are joined anew in the background."""
    verdict = Verdict(given["verdict"])
    made = [
        desk.judge.add(left, given["right"], verdict, who=given["who"], why=given["why"])
        for left in given.many.get("left") or (given["left"],)
    ]
    desk.judged()
    return Outcome({"ids": [one.id for one in made]}, given["back"] or "/history")


NOTHING_CHOSEN = "nothing is chosen; go back and tick what tells of another incident"
JUDGED = (
    Asked(
        "left",
        "incident number, or id of an incident, event or document; several are judged one by one",
        "array",
        needed=True,
        lacking=NOTHING_CHOSEN,
    ),
    Asked("right", "the other one", needed=True),
    Asked("verdict", "what they are to each other", needed=True, choices=tuple(Verdict)),
    Asked("who", "who decides", needed=True),
    Asked("why", "the reason", needed=True),
    Asked("back", "the page to go to afterwards"),
)
DOORS = (Action("/judgements", "judge", judge, "Say that two things are the same or different.", JUDGED),)
