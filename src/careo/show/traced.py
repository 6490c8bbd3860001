"""A trace as a record: for each certainty and voice the rule or model, its words, and what would be without them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from careo.model import BlameTrace, Claim, Deciding, Decision, Document, Event, Put, Reading, Trace, VoiceTrace
from careo.show.export.records import Record, slot

Tracer = Callable[[Document, Reading, str], Trace | None]
"""What runs the steps of understanding again: (document, its reading, id of a claim or event) -> trace."""

NOBODY = "nobody is named for the deed"
UNTRACED = "this careo reads the document otherwise than the one that built the case; careo build brings it up to date"


def trace_record(doc: Document, reading: Reading, found: Claim | Event, tracer: Tracer) -> Record:
    """What decided the certainty, polarity, modality and voices of a claim or event.

    `decided` has one record a question, `voices` one a voice, outermost first; `untraced` says why there are none.
    """
    trace = tracer(doc, reading, found.id)
    if trace is None:
        return {"untraced": UNTRACED}
    chain = tuple(voice.name for voice in trace.voices)
    put = {one.question: one.value for one in trace.decisions}
    return {
        "decided": {one.question: _decision(doc, one, put) for one in trace.decisions},
        "voices": [_voice(doc, one, chain, put) for one in trace.voices],
        "laid_to": [_blame(doc, one) for one in trace.blames],
    }


def _blame(doc: Document, one: BlameTrace) -> Record:
    record: Record = slot(one.doer, doc.text) | {"certainty": one.certainty.value, **_read_by(one.made_by)}
    record["words"] = [_deciding(doc, word) for word in one.words]
    if one.whole is not None:
        guess = {"certainty": one.whole.certainty.value, "probability": one.whole.probability}
        words = [_deciding(doc, word) for word in one.whole.words]
        record["whole_text"] = guess | _read_by(one.whole.made_by) | {"words": words}
    return record


def _deciding(doc: Document, one: Deciding) -> Record:
    instead = {"certainty": one.without.value} if one.without is not None else {"said": NOBODY}
    return slot(one.marker.span, doc.text) | {"reason": one.marker.reason, "without_these_words": instead}


def _decision(doc: Document, one: Decision, put: Record) -> Record:
    record: Record = {"value": one.value, **_read_by(one.made_by)}
    if one.marker is not None:
        record = slot(one.marker.span, doc.text) | record | {"reason": one.marker.reason}
    if one.without is not None:
        instead = {one.question: getattr(one.without, one.question).value} | _changed(one.without, put)
        record["without_these_words"] = instead | {"made_by": one.without_made_by}
    return record


def _voice(doc: Document, one: VoiceTrace, chain: Sequence[str], put: Record) -> Record:
    record: Record = {"name": one.name, **_read_by(one.made_by)}
    for key, spans in (("named_by", one.source), ("says_by", one.cue)):
        if spans:
            record[key] = [slot(span, doc.text) for span in spans]
    if one.source or one.cue:
        record["without_this_voice"] = {"voices": " > ".join(one.without), **_changed(one.put, put)}
    if one.by_rules is not None:
        same = tuple(one.by_rules) == tuple(chain)
        record["without_the_model"] = {"voices": " > ".join(one.by_rules), "same": same}
    return record


def _changed(instead: Put, put: Record) -> Record:
    """What of certainty, polarity and modality would be another."""
    asked = {key: getattr(instead, key).value for key in put}
    return {key: value for key, value in asked.items() if value != put[key]}


def _read_by(made_by: str) -> Record:
    """The rule or model, and which of the two it is: what is learned names itself so."""
    part = made_by.rpartition(".")[2].partition("@")[0]
    return {"made_by": made_by, "read_by": "model" if part == "learned" else "rule"}
