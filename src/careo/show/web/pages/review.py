"""The review queue: one question at a time, the most useful first, answered with one key; bulk answers on a filter.

The queue is as of the last joining, less what was answered since. What a person rejected is never asked again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from starlette.requests import Request

from careo.errors import CareoError, UnknownIdError
from careo.model import Amendment, Certainty, Judgement, Ruling, Suggestion, SuggestionKind
from careo.show.web.desk import Desk
from careo.show.web.doors import Action, Asked, Given, Outcome, Page, Record, Sheet, number_of
from careo.show.web.pages.passage import Passage, find_passage

MOST_AT_ONCE = 200
UNDONE_WHY = "undone in the review queue"
RULINGS = (Ruling.ACCEPT, Ruling.REJECT, Ruling.UNSURE, Ruling.SET)


def look(desk: Desk, request: Request) -> Sheet:
    """The question that is next under the filter."""
    asked = request.query_params
    return show_next(desk, asked.get("kind", ""), asked.get("doc", ""), number_of(request, "skip"), done="")


def show_next(desk: Desk, kind: str, doc_id: str, skip: int, *, done: str) -> Sheet:
    """The queue at one place; `done` is the last answer, which can be undone."""
    chosen = SuggestionKind(kind) if kind else None
    found = desk.view.suggestions(chosen, doc_id or None, limit=skip + 2)
    one = found[skip] if skip < len(found) else None
    counts = desk.view.count_suggestions()
    shown = {"kind": kind, "doc_id": doc_id, "skip": skip, "more": len(found) > skip + 1}
    record = {"counts": {name.value: number for name, number in counts.items()}, "next": None, **shown}
    passages: list[Passage] = []
    if one:
        record["next"] = suggestion_record(desk, one)
        spans = [one.span, *(span for reason in one.reasons[:1] for span in (reason.right,) if span)]
        passages = [find_passage(desk, span) for span in dict.fromkeys(spans)]
    seen = desk.view.state_of(one.target or (one.left, one.right)) if one else ""
    record["seen"] = seen
    values: Record = {"certainties": list(Certainty), "fixed": SuggestionKind.CERTAINTY}
    values |= {"one": one, "counts": counts, "passages": passages, "done": done, "seen": seen, **shown}
    return Sheet("review.html", record, values)


def answer(desk: Desk, given: Given) -> Outcome:
    """Answer one suggestion, or every one of a filter; a bulk answer is all or none."""
    ruling = Ruling(given["ruling"])
    why = given["why"] or f"{ruling.value} in the review queue"
    made: Sequence[Judgement | Amendment]
    if ruling is Ruling.SET:
        made = [_set(desk, given, why)]
    else:
        ids, seen = ([given["id"]], given["seen"]) if given["id"] else (_all_of(desk, given), "")
        made = desk.judge.answer(ids, ruling, who=given["who"], why=why, seen=seen)
    if ruling is not Ruling.UNSURE:  # who is unsure moves nothing: no joining, and the question can come back at once
        desk.judged()
    part = show_next(desk, given["kind"], given["doc"], given.number("skip"), done=made[-1].id if made else "")
    return Outcome({"ids": [one.id for one in made]}, _address(given), _part(part))


def undo(desk: Desk, given: Given) -> Outcome:
    """Take an answer back, the last of this person where none is named; its question comes again."""
    made = desk.judge.withdraw(given["id"] or _last(desk, given["who"]), who=given["who"], why=UNDONE_WHY)
    desk.judged()
    part = show_next(desk, given["kind"], given["doc"], given.number("skip"), done="")
    return Outcome({"id": made.id}, _address(given), _part(part))


def suggestion_record(desk: Desk, one: Suggestion) -> Record:
    """A suggestion for scripts."""
    return {
        "id": one.id,
        "kind": one.kind.value,
        "doc_id": one.doc_id,
        "quote": one.span.quote(desk.view.document(one.doc_id).text),
        "start": one.span.start,
        "stop": one.span.stop,
        "value": one.value,
        "question": one.question,
        "score": round(one.score, 4),
        "reasons": [{"said": reason.said, "weight": round(reason.weight, 4)} for reason in one.reasons],
    }


def _all_of(desk: Desk, given: Given) -> list[str]:
    if not given["kind"] and not given["doc"]:
        raise CareoError("a bulk answer needs a filter: choose a kind or a document first")
    kind = SuggestionKind(given["kind"]) if given["kind"] else None
    return [one.id for one in desk.view.suggestions(kind, given["doc"] or None, limit=MOST_AT_ONCE)]


def _set(desk: Desk, given: Given, why: str) -> Amendment:
    """The right value in place of one that cannot be rejected: every claim has a certainty."""
    if given["value"] not in set(Certainty):
        raise CareoError(f"value: {given['value']!r} is no certainty; choose {', '.join(Certainty)}")
    one = desk.view.suggestion(given["id"])
    if one is None or one.target is None or one.kind is not SuggestionKind.CERTAINTY:
        raise UnknownIdError(f"suggestion {given['id']}: asks for no certainty any more; reload the queue")
    after = Certainty(given["value"])
    return desk.judge.amend(one.target, Ruling.SET, who=given["who"], why=why, after=after, seen=given["seen"])


def _last(desk: Desk, who: str) -> str:
    """The id of the last judgement or amendment of a person that stands."""
    every: list[Judgement | Amendment] = [*desk.view.judgements(), *desk.view.amendments()]
    own = [one for one in every if one.who == who and not one.withdrawn]
    if not own:
        raise CareoError(f"{who} has nothing to undo: answer a question first, or give the name you answered under")
    return max(own, key=lambda one: one.when).id


def _address(given: Given) -> str:
    asked = {"kind": given["kind"], "doc": given["doc"], "skip": given["skip"] or "0"}
    return f"/review?{urlencode(asked)}"


def _part(sheet: Sheet) -> Sheet:
    """The part of the page that is swapped in."""
    return replace(sheet, template="parts/suggestion.html")


KIND = Asked("kind", "only of this kind", choices=tuple(SuggestionKind))
DOC = Asked("doc", "only of this document")
SKIP = Asked("skip", "how many to pass over", "integer")
WHO = Asked("who", "who answers", needed=True)
ANSWERED = (
    Asked("id", "the suggestion; all of the filter when empty"),
    Asked("ruling", "the answer", needed=True, choices=RULINGS),
    WHO,
    Asked("why", "the reason"),
    Asked("value", "the right certainty, for `set`"),
    Asked("seen", "the state that was looked at; 409 where it is another now"),
    KIND,
    DOC,
    SKIP,
)
UNDONE = (Asked("id", "of the answer; the last of this person when empty"), WHO, KIND, DOC, SKIP)
DOORS = (
    Page("/review", "review", look, "What a person's answer would change most.", (KIND, DOC, SKIP)),
    Action("/answers", "answer", answer, "Accept, reject or leave open a suggestion, or all of a filter.", ANSWERED),
    Action("/answers/undo", "undo", undo, "Take an answer back.", UNDONE),
)
