"""History: every change of the case, by whom, when, what stood before and after, and why; and taking one back."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from careo.show.changes import changes_json, line_of, seen_of, what_of
from careo.show.web.desk import Desk
from careo.show.web.doors import Action, Asked, Given, Outcome, Page, Sheet
from careo.show.web.interface import language_of
from careo.store import Change

AT_ONCE = 50
TAKEN_BACK = frozenset({"judgement", "amendment"})


def look(desk: Desk, request: Request) -> Sheet:
    """The changes, the newest first."""
    asked = request.query_params
    doc_id, target = asked.get("doc") or None, asked.get("target") or None
    changes = desk.view.changes(AT_ONCE, asked.get("before") or None, doc_id=doc_id, target=target)
    older = changes[-1].cursor if len(changes) == AT_ONCE else ""
    record = {"changes": changes_json(changes), "older": older}
    lang = language_of(request)
    shown = [Shown(one, *_lines(one, lang), may_take_back(one), seen_of(one, lang)) for one in changes]
    return Sheet("history.html", record, {"changes": shown, "older": older, "doc_id": doc_id, "target": target})


@dataclass(frozen=True, slots=True)
class Shown:
    """A change as the page shows it, and whether it can be taken back."""

    change: Change
    what: str
    before: str
    after: str
    may: bool
    seen: tuple[str, ...]


def _lines(one: Change, lang: str) -> tuple[str, str, str]:
    return what_of(one, lang), line_of(one.before, lang), line_of(one.after, lang)


def withdraw(desk: Desk, given: Given) -> Outcome:
    """Take a judgement or amendment back; both rows stay."""
    made = desk.judge.withdraw(given["id"], who=given["who"], why=given["why"])
    desk.judged()
    return Outcome({"id": made.id}, given["back"] or "/history")


def may_take_back(change: Change) -> bool:
    """Whether it is a person's, and stands."""
    return change.kind in TAKEN_BACK and change.withdrawn is None


ASKED = (
    Asked("before", "cursor of the last change shown, for older ones"),
    Asked("doc", "only of this document"),
    Asked("target", "only of this id"),
)
WITHDRAWN = (
    Asked("id", "the judgement or amendment", needed=True),
    Asked("who", "who takes it back", needed=True),
    Asked("why", "the reason", needed=True),
    Asked("back", "the page to go to afterwards"),
)
DOORS = (
    Page("/history", "history", look, "Every change: who, when, what, before, after, why.", ASKED),
    Action("/withdrawals", "withdraw", withdraw, "Take a judgement or amendment back; both stay.", WITHDRAWN),
)
