"""The review queue: one question at a time, the most useful first, answered with one key; bulk answers on a filter.

The queue is as of the last joining, less what was answered since. What a person rejected is never asked again.
"""

from __future__ import annotations

from starlette.requests import Request

from careo.errors import CareoError
from careo.model import Ruling, Suggestion, SuggestionKind
from careo.show.web.desk import Desk
from careo.show.web.doors import Action, Asked, Given, Outcome, Page, Record, Sheet

AROUND = 400
MOST_AT_ONCE = 200
RULINGS = (Ruling.ACCEPT, Ruling.REJECT, Ruling.UNSURE)


def look(desk: Desk, request: Request) -> Sheet:
    """The question that is next under the filter."""
    asked = request.query_params
    return show_next(desk, asked.get("kind", ""), asked.get("doc", ""), asked.get("skip", ""), done="")


def show_next(desk: Desk, kind: str, doc_id: str, skipped: str, *, done: str) -> Sheet:
    """The queue at one place; `done` is the last answer, which can be undone."""
    if kind and kind not in set(SuggestionKind):
        raise CareoError(f"kind: {kind!r} is none; choose {', '.join(SuggestionKind)}")
    if skipped and not skipped.isdigit():
        raise CareoError(f"skip: {skipped!r} is no number")
    skip = int(skipped or 0)
    chosen = SuggestionKind(kind) if kind else None
    found = desk.view.suggestions(chosen, doc_id or None, limit=skip + 2)
    one = found[skip] if skip < len(found) else None
    counts = desk.view.count_suggestions()
    shown = {"kind": kind, "doc_id": doc_id, "skip": skip, "more": len(found) > skip + 1}
    record = {"counts": {name.value: number for name, number in counts.items()}, "next": None, **shown}
    passages = []
    if one:
        record["next"] = suggestion_record(desk, one)
        spans = [one.span, *(span for reason in one.reasons[:1] for span in (reason.right,) if span)]
        passages = [_passage(desk, span.doc_id, span.start, span.stop) for span in dict.fromkeys(spans)]
    values = {"one": one, "counts": counts, "passages": passages, "done": done, "shown": found[skip:], **shown}
    return Sheet("review.html", record, values)


def answer(desk: Desk, given: Given) -> Outcome:
    """Answer one suggestion, or every one of a filter; a bulk answer is all or none."""
    ruling = Ruling(given["ruling"])
    ids = [given["id"]] if given["id"] else _all_of(desk, given)
    made = desk.judge.answer(ids, ruling, who=given["who"], why=given["why"] or f"{ruling.value} in the review queue")
    if ruling is not Ruling.ACCEPT or any(hasattr(one, "verdict") for one in made):
        desk.judged()
    done = made[-1].id if made else ""
    part = show_next(desk, given["kind"], given["doc"], given["skip"], done=done)
    go = f"/review?kind={given['kind']}&doc={given['doc']}&skip={given['skip'] or 0}"
    return Outcome({"ids": [one.id for one in made]}, go, _part(part))


def undo(desk: Desk, given: Given) -> Outcome:
    """Take the last answer back; its question comes again."""
    made = desk.judge.withdraw(given["id"], who=given["who"], why="undone in the review queue")
    desk.judged()
    part = show_next(desk, given["kind"], given["doc"], given["skip"], done="")
    return Outcome({"id": made.id}, "/review", _part(part))


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


def _part(sheet: Sheet) -> Sheet:
    return Sheet("parts/suggestion.html", sheet.record, sheet.values)


def _passage(desk: Desk, doc_id: str, start: int, stop: int) -> dict[str, object]:
    doc = desk.view.document(doc_id)
    first, last = max(0, start - AROUND), min(len(doc.text), stop + AROUND)
    return {
        "doc": doc,
        "start": start,
        "before": doc.text[first:start],
        "quote": doc.text[start:stop],
        "after": doc.text[stop:last],
    }


KIND = Asked("kind", "only of this kind", choices=tuple(SuggestionKind))
DOC = Asked("doc", "only of this document")
SKIP = Asked("skip", "how many to pass over", "integer")
WHO = Asked("who", "who answers", needed=True)
ANSWERED = (
    Asked("id", "the suggestion; all of the filter when empty"),
    Asked("ruling", "the answer", needed=True, choices=RULINGS),
    WHO,
    Asked("why", "the reason"),
    KIND,
    DOC,
    SKIP,
)
UNDONE = (Asked("id", "of the answer", needed=True), WHO, KIND, DOC, SKIP)
DOORS = (
    Page("/review", "review", look, "What a person's answer would change most.", (KIND, DOC, SKIP)),
    Action("/answers", "answer", answer, "Accept, reject or leave open a suggestion, or all of a filter.", ANSWERED),
    Action(
        "/answers/undo", "undo", undo, "Take the last answer back.", (Asked("id", "of the answer", needed=True), WHO)
    ),
)
