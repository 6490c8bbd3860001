"""Why something is there: the rule that made it, the words that decided, the reasons of a join, what people judged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from careo.model import Actor, Amendment, Claim, CopyGroup, Document, Event, Incident, Judgement, Link
from careo.show.export.records import (
    Record,
    actor_record,
    claim_record,
    document_record,
    event_record,
    incident_record,
    link_record,
    slot,
)
from careo.show.printable import printable
from careo.show.traced import Tracer, trace_record
from careo.store import View


def explain_json(view: View, id: str, *, tracer: Tracer | None = None) -> Record:
    """Everything that says why the thing of this id is there; `id` may be the number of an incident.

    With a `tracer`, what decided the certainties and voices of a claim or event is worked out from its document.

    Raises:
        UnknownIdError: there is nothing of that id, or several things begin so.
    """
    found = view.incident(int(id)) if id.isdigit() and len(id) < 4 else view.find(id)
    explain: Callable[[View, Any], Record] = EXPLAINED[type(found)]
    record = explain(view, found)
    if tracer is not None and isinstance(found, Claim | Event):
        doc_id = found.span.doc_id if isinstance(found, Claim) else found.trigger.doc_id
        record |= trace_record(view.document(doc_id), view.reading(doc_id), found, tracer)
    return {key: value for key, value in record.items() if value not in (None, [], "")}


def render_explain(view: View, id: str, *, tracer: Tracer | None = None) -> RenderableType:
    """The same as an outline.

    Raises:
        UnknownIdError: there is nothing of that id, or several things begin so.
    """
    facts = explain_json(view, id, tracer=tracer)
    tree = Tree(Text(f"{facts.pop('kind')} {facts.pop('id', '')}".strip(), style="bold"), guide_style="dim")
    if "quote" in facts:
        _grow_record(tree, "words", {name: facts.pop(name) for name in ("quote", "start", "stop")})
    _grow(tree, facts)
    return tree


def _grow(tree: Tree, facts: Record) -> None:
    for key, value in facts.items():
        if isinstance(value, dict):
            _grow_record(tree, key, value)
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            branch = tree.add(Text(key, style="bold"))
            for one in value:
                _grow_record(branch, "", one)
        else:
            said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            tree.add(Text.assemble((f"{key}: ", "bold"), printable(said)))


def _grow_record(tree: Tree, key: str, record: Record) -> None:
    """A record on one line, its quote or reason first; records inside it below."""
    plain = {name: one for name, one in record.items() if not isinstance(one, dict | list) and one is not None}
    first = []
    if "quote" in plain:
        first.append(f"«{plain.pop('quote')}» {plain.pop('start')}-{plain.pop('stop')}")
    if "weight" in plain:
        first.append(f"{plain.pop('said')} ({plain.pop('weight'):+.2f})")
    line = ", ".join([*first, *(f"{name} {one}" for name, one in plain.items())])
    branch = tree.add(Text.assemble((f"{key}: " if key else "", "bold"), printable(line)))
    _grow(branch, {name: one for name, one in record.items() if isinstance(one, dict | list) and one})


def _explain_document(view: View, doc: Document) -> Record:
    groups = [group for group in view.copy_groups() if doc.id in group.doc_ids]
    record = document_record(doc, groups[0].id if groups else None)
    del record["text"]
    found = [getattr(doc, name) for name in ("title", "publisher", "issue", "published", "written", "issuer")]
    record["found"] = [slot(one.span, doc.text) | {"made_by": one.made_by} for one in (*found, *doc.relay) if one]
    record["copies"] = [_explain_copies(view, group) for group in groups]
    record["incidents"] = [_named(one) for one in view.incidents_of(doc.id)]
    record["problems"] = [
        {"code": one.code, "said": one.said} for one in view.problems() if one.doc_id == doc.id or one.where == doc.path
    ]
    return record | {"judgements": _judged(view, {doc.id})}


def _explain_claim(view: View, claim: Claim) -> Record:
    doc, reading = view.document(claim.span.doc_id), view.reading(claim.span.doc_id)
    events = [event for event in reading.events if claim.id in event.claim_ids]
    record = claim_record(claim, doc.text, [event.id for event in events])
    record["path"] = doc.path
    record["made_by"] = claim.made_by
    record["markers"] = [slot(marker.span, doc.text) | {"reason": marker.reason} for marker in claim.markers]
    record.pop("blames", None)
    record["laid_to"] = [
        slot(one.doer, doc.text)
        | {"certainty": one.certainty.value, "made_by": one.made_by}
        | {"words": [slot(one.marker.span, doc.text) | {"reason": one.marker.reason}]}
        for one in claim.blames
    ]
    record["reading_made_by"] = reading.made_by
    return record


def _explain_event(view: View, event: Event) -> Record:
    doc, reading = view.document(event.trigger.doc_id), view.reading(event.trigger.doc_id)
    record = event_record(event, doc.text)
    record |= {"path": doc.path, "background": event.background, "generic": event.generic, "episode": event.episode}
    if event.when:
        anchor = slot(event.when.anchor, doc.text) if event.when.anchor else None
        record["when"] |= {"timex": event.when.timex, "made_by": event.when.made_by, "counted_from": anchor}
    if event.where:
        others = [f"{one.name} ({one.lat:.2f}, {one.lon:.2f})" for one in event.where.alternatives]
        record["where"] |= {"why": event.where.why, "made_by": event.where.made_by, "could_also_be": others}
    record["claims"] = [
        slot(claim.content, doc.text)
        | {
            "id": claim.id,
            "voices": " > ".join(voice.name for voice in claim.voices),
            "certainty": claim.certainty.value,
        }
        for claim in reading.claims
        if claim.id in event.claim_ids
    ]
    record["incidents"] = [_named(one) for one in view.incidents_of(event.id)]
    return record | {"judgements": _judged(view, {event.id})}


def _explain_actor(view: View, actor: Actor) -> Record:
    speaking = view.readings_of_actor(actor.id)
    same = [(one, reading.doc_id) for reading in speaking for one in reading.actors if one.id == actor.id]
    record = actor_record(same)
    record["mentions"] = []
    for reading in speaking:
        doc = view.document(reading.doc_id)
        record["mentions"] += [
            slot(one.span, doc.text) | {"path": doc.path, "doc_id": doc.id, "why": one.why, "made_by": one.made_by}
            for one in reading.mentions
            if one.actor_id == actor.id
        ]
    return record


def _explain_link(view: View, link: Link) -> Record:
    spans = [span for reason in link.reasons for span in (reason.left, reason.right) if span]
    texts = {doc_id: view.document(doc_id).text for doc_id in {span.doc_id for span in spans}}
    return {
        "kind": "link",
        "id": link.id,
        **link_record(link, texts),
        "judgements": _judged(view, {link.left, link.right}),
    }


def _explain_incident(view: View, incident: Incident) -> Record:
    record = incident_record(incident) | {"number": incident.number, "contested": incident.contested}
    record["documents"] = [view.document(doc_id).path for doc_id in incident.doc_ids]
    record["joined"] = [_explain_link(view, link) for link in view.links_of(incident.link_ids)]
    return record | {"judgements": _judged(view, set(incident.event_ids))}


def _explain_copies(view: View, group: CopyGroup) -> Record:
    docs = {doc_id: view.document(doc_id) for doc_id in group.doc_ids}
    evidence = [slot(one, (docs.get(one.doc_id) or view.document(one.doc_id)).text) for one in group.evidence]
    paths = [doc.path for doc in docs.values()]
    return {
        "kind": "copy group",
        "id": group.id,
        "copy_kind": group.kind.value,
        "documents": paths,
        "evidence": evidence,
    }


def _explain_judgement(view: View, judgement: Judgement) -> Record:
    del view
    return _judgement(judgement)


def _explain_amendment(view: View, one: Amendment) -> Record:
    del view
    when, withdrawn = (moment and moment.isoformat(" ", "seconds") for moment in (one.when, one.withdrawn))
    record = {"kind": "amendment", "id": one.id, "ruling": one.ruling.value, "aspect": one.target.aspect.value}
    record |= {"doc_id": one.target.doc_id, "of": one.target.noun_id or one.adds}
    return record | {"who": one.who, "when": when, "why": one.why, "withdrawn": withdrawn}


def _judgement(one: Judgement) -> Record:
    when, withdrawn = (moment and moment.isoformat(" ", "seconds") for moment in (one.when, one.withdrawn))
    record = {"kind": "judgement", "id": one.id, "left": one.left, "right": one.right, "verdict": one.verdict.value}
    return record | {"who": one.who, "when": when, "why": one.why, "seen": one.seen, "withdrawn": withdrawn}


def _judged(view: View, ids: set[str]) -> list[Record]:
    return [_judgement(one) for one in view.judgements() if ids & {one.left, one.right}]


def _named(incident: Incident) -> Record:
    return {"number": incident.number, "id": incident.id, "label": incident.label}


EXPLAINED: dict[type, Callable[[View, Any], Record]] = {
    Document: _explain_document,
    Claim: _explain_claim,
    Event: _explain_event,
    Actor: _explain_actor,
    Link: _explain_link,
    Incident: _explain_incident,
    CopyGroup: _explain_copies,
    Judgement: _explain_judgement,
    Amendment: _explain_amendment,
}
