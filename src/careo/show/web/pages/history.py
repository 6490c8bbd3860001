"""History: every change of the case, by whom, when, what stood before and after, and why; and taking one back."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request

from careo.show.web.desk import Desk
from careo.show.web.doors import Action, Asked, Given, Outcome, Page, Record, Sheet
from careo.store import Change

AT_ONCE = 50
TAKEN_BACK = frozenset({"judgement", "amendment"})


def look(desk: Desk, request: Request) -> Sheet:
    """The changes, the newest first."""
    asked = request.query_params
    doc_id, target = asked.get("doc") or None, asked.get("target") or None
    changes = desk.view.changes(AT_ONCE, asked.get("before") or None, doc_id=doc_id, target=target)
    older = changes[-1].cursor if len(changes) == AT_ONCE else ""
    record = {"changes": [change_record(one) for one in changes], "older": older}
    shown = [(one, _plain(one.before), _plain(one.after), may_take_back(one)) for one in changes]
    return Sheet("history.html", record, {"changes": shown, "older": older, "doc_id": doc_id})


def withdraw(desk: Desk, given: Given) -> Outcome:
    """Take a judgement or amendment back; both rows stay."""
    made = desk.judge.withdraw(given["id"], who=given["who"], why=given["why"])
    desk.judged()
    return Outcome({"id": made.id}, given["back"] or "/history")


def may_take_back(change: Change) -> bool:
    """Whether it is a person's, and stands."""
    return change.kind in TAKEN_BACK and change.withdrawn is None


def change_record(change: Change) -> Record:
    """A change for scripts."""
    span = change.span
    return {
        "kind": change.kind,
        "id": change.id,
        "who": change.who,
        "when": change.when.isoformat(),
        "what": change.what,
        "about": list(change.about),
        "doc_id": change.doc_id or None,
        "start": span.start if span else None,
        "stop": span.stop if span else None,
        "before": change.before,
        "after": change.after,
        "why": change.why,
        "withdrawn": change.withdrawn.isoformat() if change.withdrawn else None,
    }


def _plain(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list) and all(isinstance(one, dict) and "name" in one for one in value):
        return " › ".join(str(one["name"]) for one in value)
    return json.dumps(value, ensure_ascii=False)


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
