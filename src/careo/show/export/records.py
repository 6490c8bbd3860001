"""The export schema (docs/export.md): a record per document, claim, event, actor, incident, row, link, change, problem.

Offsets are half-open code points of the document's text. Every quoted slot is `{"quote", "start", "stop", ...}`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from careo.lang.acts import lookup_act
from careo.model import (
    Actor,
    Blame,
    Claim,
    Comparison,
    Count,
    Document,
    Event,
    Found,
    Incident,
    Link,
    Place,
    Problem,
    Reading,
    Reason,
    Role,
    Span,
    Tenure,
    TimeRange,
    Voice,
)
from careo.show.export.scope import Scope
from careo.store import Change, View

Record = dict[str, Any]
NO_SLOT: Record = {"quote": None, "start": None, "stop": None}
KINDS = ("document", "claim", "event", "actor", "incident", "comparison", "link", "change", "problem")


def export_records(view: View, incident: int | None = None) -> Iterator[Record]:
    """All records of a case, or of one incident by its number; see `scope_records`.

    Raises:
        UnknownIdError: there is no incident of that number.
    """
    return scope_records(Scope(view, None if incident is None else view.incident(incident)))


def scope_records(scope: Scope) -> Iterator[Record]:
    """Documents first, then what was read in them, what linking made, what people changed, and problems."""
    groups = {doc_id: group.id for group in scope.copy_groups for doc_id in group.doc_ids}
    for doc in scope.documents():
        yield document_record(doc, groups.get(doc.id))
    actors: dict[str, list[tuple[Actor, str]]] = defaultdict(list)
    for reading in scope.readings():
        yield from reading_records(reading, scope.texts[reading.doc_id])
        for actor in reading.actors:
            actors[actor.id].append((actor, reading.doc_id))
    yield from map(actor_record, actors.values())
    yield from map(incident_record, scope.incidents)
    for _, comparison in scope.comparisons():
        yield from comparison_records(comparison, scope.texts)
    yield from (link_record(link, scope.texts) for link in scope.links())
    yield from (change_record(change, scope) for change in scope.changes())
    yield from map(problem_record, scope.problems())


def document_record(doc: Document, copy_group: str | None) -> Record:
    """One document with its metadata and text."""
    return {
        "kind": "document",
        "id": doc.id,
        "path": doc.path,
        "sha256": doc.sha256,
        "lang": doc.lang,
        "title": _value(doc.title),
        "publisher": _value(doc.publisher),
        "issue": _value(doc.issue),
        "published": _value(doc.published),
        "written": _value(doc.written),
        "issuer": _value(doc.issuer),
        "relay": [one.value for one in doc.relay],
        "doc_kind": doc.kind.value,
        "copy_group": copy_group,
        "text": doc.text,
    }


def reading_records(reading: Reading, text: str) -> Iterator[Record]:
    """The claims of one reading, then its events."""
    events_of: dict[str, list[str]] = defaultdict(list)
    for event in reading.events:
        for claim_id in event.claim_ids:
            events_of[claim_id].append(event.id)
    yield from (claim_record(claim, text, events_of[claim.id]) for claim in reading.claims)
    yield from (event_record(event, text) for event in reading.events)


def claim_record(claim: Claim, text: str, event_ids: list[str]) -> Record:
    """One claim: its words, who answers for it, and how surely; `blames` only where it has any."""
    blames = {"blames": [_blame(one, text) for one in claim.blames]} if claim.blames else {}
    return {
        "kind": "claim",
        "id": claim.id,
        "doc_id": claim.span.doc_id,
        "start": claim.span.start,
        "stop": claim.span.stop,
        "quote": claim.span.quote(text),
        "content": slot(claim.content, text),
        "voices": [_voice(voice, text) for voice in claim.voices],
        "certainty": claim.certainty.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "event_ids": event_ids,
        **blames,
    }


def _blame(one: Blame, text: str) -> Record:
    by = slot(one.marker.span, text) | {"reason": one.marker.reason}
    return slot(one.doer, text) | {"certainty": one.certainty.value, "by": by, "made_by": one.made_by}


def event_record(event: Event, text: str) -> Record:
    """One event with its roles, time, place and counts; `code` only where the case's own words have one."""
    act, code = lookup_act(event.act), {"code": event.code} if event.code else {}
    return {
        "kind": "event",
        "id": event.id,
        "doc_id": event.trigger.doc_id,
        "act": event.act,
        "plover": (act.plover or None) if act else None,
        "modality": event.modality.value,
        "polarity": event.polarity.value,
        "trigger": slot(event.trigger, text),
        "roles": [_role(role, text) for role in event.roles],
        "when": _when(event.when, text) if event.when else None,
        "where": _where(event.where, text) if event.where else None,
        "counts": [_count(count, text) for count in event.counts],
        "claim_ids": list(event.claim_ids),
        "made_by": event.made_by,
        **code,
    }


def actor_record(spoken_of: Sequence[tuple[Actor, str]]) -> Record:
    """One actor, as each document that speaks of it has it: the first name, and all aliases and other names."""
    actor = spoken_of[0][0]
    names = dict.fromkeys(name for one, _ in spoken_of for name in (one.name, *one.aliases) if name != actor.name)
    roles = dict.fromkeys(role for one, _ in spoken_of for role in one.roles)
    return {
        "kind": "actor",
        "id": actor.id,
        "name": actor.name,
        "actor_kind": actor.kind.value,
        "aliases": list(names),
        "doc_ids": sorted({doc_id for _, doc_id in spoken_of}),
        "side": next((one.side for one, _ in spoken_of if one.side), ""),
        "roles": [_tenure(role) for role in roles],
    }


def _tenure(role: Tenure) -> Record:
    dates = {"since": role.since, "until": role.until}
    return {"title": role.title, "of": role.of} | {key: value for key, value in dates.items() if value}


def incident_record(incident: Incident) -> Record:
    """One incident: its accounts' documents and events, and how many independent voices tell of it."""
    return {
        "kind": "incident",
        "id": incident.id,
        "label": incident.label,
        "event_ids": list(incident.event_ids),
        "doc_ids": list(incident.doc_ids),
        "when": incident.when,
        "where": incident.where,
        "independent_voices": incident.independent_voices,
    }


def comparison_records(comparison: Comparison, texts: Mapping[str, str]) -> Iterator[Record]:
    """One record per question of a comparison, its cells in column order; a silent cell has no quote."""
    for row in comparison.rows:
        yield {
            "kind": "comparison",
            "incident_id": comparison.incident_id,
            "question": row.question.value,
            "cells": [
                {
                    "doc_id": cell.doc_id,
                    "voice": cell.voice,
                    "value": cell.value,
                    "relation": cell.relation.value,
                    "certainty": cell.certainty.value if cell.certainty else None,
                    **(slot(cell.span, texts[cell.doc_id]) if cell.span else NO_SLOT),
                    "claim_id": cell.claim_id,
                }
                for cell in row.cells
            ],
        }


def link_record(link: Link, texts: Mapping[str, str]) -> Record:
    """One proposal with its reasons, each with the words on both sides where there are any."""
    return {
        "kind": "link",
        "left": link.left,
        "right": link.right,
        "link_kind": link.kind.value,
        "score": round(link.score, 4),
        "reasons": [_reason(reason, texts) for reason in link.reasons],
        "verdict": link.verdict.value if link.verdict else None,
    }


def change_record(change: Change, scope: Scope) -> Record:
    """What somebody did to the case, with the words it is about; `before` and `after` are plain JSON."""
    here = change.span is not None and scope.has(change.span.doc_id)
    return {
        "kind": "change",
        "id": change.id,
        "change_kind": change.kind,
        "what": change.what,
        "about": list(change.about),
        "doc_id": change.doc_id,
        **(slot(change.span, scope.texts[change.span.doc_id]) if change.span and here else NO_SLOT),
        "before": change.before,
        "after": change.after,
        "who": change.who,
        "when": change.when.isoformat(" ", "seconds"),
        "why": change.why,
        "withdrawn": change.withdrawn and change.withdrawn.isoformat(" ", "seconds"),
    }


def problem_record(problem: Problem) -> Record:
    """One thing that could not be done."""
    return {
        "kind": "problem",
        "doc_id": problem.doc_id,
        "path": problem.where,
        "room": problem.room.value,
        "code": problem.code,
        "said": problem.said,
    }


def _value(found: Found[Any] | None) -> Any:
    if found is None:
        return None
    return found.value if isinstance(found.value, str) else found.value.isoformat()


def slot(span: Span, text: str) -> Record:
    """Words of a text with their offsets."""
    return {"quote": span.quote(text), "start": span.start, "stop": span.stop}


def _reason(reason: Reason, texts: Mapping[str, str]) -> Record:
    record: Record = {"said": reason.said, "weight": round(reason.weight, 4)}
    for side, span in (("left", reason.left), ("right", reason.right)):
        if span:
            record[side] = {"doc_id": span.doc_id, **slot(span, texts[span.doc_id])}
    return record


def _voice(voice: Voice, text: str) -> Record:
    record: Record = {"name": voice.name, "kind": voice.kind.value, "mode": voice.mode.value}
    if voice.span:
        record |= slot(voice.span, text)
    if voice.cue:
        record["cue"] = slot(voice.cue, text)
    return record


def _role(role: Role, text: str) -> Record:
    record: Record = {"role": role.role.value, **slot(role.span, text)}
    if role.actor_id:
        record["actor_id"] = role.actor_id
    if role.status:
        record["status"] = role.status.value
    return record


def _when(when: TimeRange, text: str) -> Record:
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "semantics": when.semantics.value,
        **slot(when.span, text),
    }


def _where(where: Place, text: str) -> Record:
    return {
        "name": where.name,
        "lat": where.lat,
        "lon": where.lon,
        "radius_km": where.radius_km,
        "gazetteer_id": where.gazetteer_id,
        "country": where.country,
        "division": where.division,
        **slot(where.span, text),
    }


def _count(count: Count, text: str) -> Record:
    quantity = count.quantity
    return {
        "what": count.effect.value,
        "low": quantity.low,
        "high": quantity.high,
        "bound": quantity.bound.value,
        **slot(quantity.span, text),
    }
