"""A person's corrections of one document: of a claim's certainty, polarity, modality or voice, or that it is none."""

from __future__ import annotations

from careo.errors import CareoError
from careo.model import (
    Aspect,
    Certainty,
    Claim,
    Holder,
    Modality,
    Polarity,
    Ruling,
    Span,
    Target,
    Voice,
    VoiceKind,
    VoiceMode,
    make_id,
)
from careo.show.web.desk import Desk
from careo.show.web.doors import Action, Asked, Given, Outcome

CHOICES: dict[Aspect, type[Certainty] | type[Polarity] | type[Modality]] = {
    Aspect.CERTAINTY: Certainty,
    Aspect.POLARITY: Polarity,
    Aspect.MODALITY: Modality,
}
MADE_BY = "person"


def correct(desk: Desk, given: Given) -> Outcome:
    """Set or reject an aspect of a claim; refused where somebody changed it since it was looked at."""
    aspect = Aspect(given["aspect"])
    target = desk.view.target(given["id"], aspect)
    if aspect is Aspect.CLAIM:
        made = desk.judge.amend(target, Ruling.REJECT, who=given["who"], why=given["why"], seen=given["seen"])
    else:
        after = _value(desk, given, aspect)
        made = desk.judge.amend(target, Ruling.SET, who=given["who"], why=given["why"], after=after, seen=given["seen"])
    desk.judged()
    return Outcome({"id": made.id}, f"/documents/{target.doc_id}#at{target.span.start}")


def add(desk: Desk, given: Given) -> Outcome:
    """Add a claim: the words, who says it, and how surely."""
    doc = desk.view.document(given["doc_id"])
    try:
        span = Span(doc.id, int(given["start"]), int(given["stop"]))
    except ValueError as error:
        raise CareoError(f"start and stop are offsets in the document's text: {error}") from None
    span.quote(doc.text)
    outer = Voice(doc.path, VoiceKind.AUTHOR, VoiceMode.NARRATED)
    named = (Voice(given["voice"], VoiceKind.NAMED, VoiceMode.INDIRECT),) if given["voice"] else ()
    id = make_id("claim", doc.id, span.start, span.stop, given["voice"])
    certainty = Certainty(given["certainty"])
    claim = Claim(id, span, span, (outer, *named), certainty, Polarity.POSITIVE, Modality.ACTUAL, MADE_BY)
    target = Target(span, Aspect.CLAIM, Holder.CLAIM)
    made = desk.judge.amend(target, Ruling.ADD, who=given["who"], why=given["why"], after=claim)
    desk.judged()
    return Outcome({"id": made.id}, f"/documents/{doc.id}#at{span.start}")


def _value(desk: Desk, given: Given, aspect: Aspect) -> Certainty | Polarity | Modality | tuple[Voice, ...]:
    said = given["value"]
    if aspect is Aspect.VOICES:
        found = desk.view.find(given["id"])
        if not isinstance(found, Claim) or not said:
            raise CareoError("a voice needs a name; write *unknown* where nobody is named")
        if len(found.voices) == 1:
            return (*found.voices, Voice(said, VoiceKind.NAMED, VoiceMode.INDIRECT))
        inner = found.voices[-1]
        return (*found.voices[:-1], Voice(said, VoiceKind.NAMED, inner.mode, cue=inner.cue))
    choices = CHOICES.get(aspect)
    if choices is None or said not in set(choices):
        raise CareoError(f"{aspect.value}: {said!r} cannot be chosen")
    return choices(said)


WHO, WHY = Asked("who", "who corrects", needed=True), Asked("why", "the reason", needed=True)
ASPECTS = (*CHOICES, Aspect.VOICES, Aspect.CLAIM)
CORRECTED = (
    Asked("id", "the claim", needed=True),
    Asked("aspect", "what of it; `claim` says that it is none", needed=True, choices=ASPECTS),
    Asked("value", "what it is; for voices the name of the innermost"),
    Asked("seen", "the state that was looked at"),
    *(WHO, WHY),
)
ADDED = (
    Asked("doc_id", "the document", needed=True),
    Asked("start", "first code point", "integer", True),
    Asked("stop", "the one after the last", "integer", True),
    Asked("certainty", "how surely it is said", needed=True, choices=tuple(Certainty)),
    Asked("voice", "who says it; the document itself when empty"),
    *(WHO, WHY),
)
DOORS = (
    Action("/amendments", "correct", correct, "Correct a claim, or say that it is none.", CORRECTED),
    Action("/claims", "add_claim", add, "Add a claim at words of a document.", ADDED),
)
