"""FollowTheMoney entities, one JSON object a line: documents, actors, incidents as events, and who documents what.

Schemata and properties are those of FollowTheMoney 4. An actor's part in an event is what somebody says: the event's
`description` holds each saying whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from careo.model import Column, Comparison, Document, Incident, MentionKind, Question
from careo.show.export.records import Record, document_record
from careo.show.export.scope import Scope
from careo.show.export.sentence import say

SCHEMATA = {
    MentionKind.PERSON: "Person",
    MentionKind.ORGANISATION: "Organization",
    MentionKind.STATE: "PublicBody",
    MentionKind.GROUP: "LegalEntity",
}


def write_ftm(scope: Scope, path: Path) -> None:
    """The entities; actors that are neither people nor bodies have no schema there and are named in a notice."""
    with path.open("w", encoding="utf-8") as stream:
        for entity in _entities(scope):
            stream.write(json.dumps(entity, ensure_ascii=False, allow_nan=False) + "\n")


def _entities(scope: Scope) -> Iterator[Record]:
    for doc in scope.documents():
        yield _document(doc)
    actors: dict[str, tuple[str, dict[str, None]]] = {}
    involved: dict[str, set[str]] = {}
    for reading in scope.readings():
        for actor in reading.actors:
            _, names = actors.setdefault(actor.id, (SCHEMATA.get(actor.kind, ""), {}))
            names |= dict.fromkeys((actor.name, *actor.aliases))
        for event in reading.events:
            involved[event.id] = {role.actor_id for role in event.roles if role.actor_id}
    for id, (schema, names) in actors.items():
        if schema:
            first, *others = names
            yield _entity(f"careo-actor-{id}", schema, name=[first], alias=others)
    if left := sum(not schema for schema, _ in actors.values()):
        scope.notices.append(f"{left} actors are things FollowTheMoney has no schema for; they are not in this export")
    known = {id for id, (schema, _) in actors.items() if schema}
    for incident, comparison in scope.comparisons():
        named = {actor for event_id in incident.event_ids for actor in involved.get(event_id, ())} & known
        yield from _incident(scope, incident, comparison, sorted(named))


def _document(doc: Document) -> Record:
    record = document_record(doc, None)
    keys = {"title": "title", "publisher": "publisher", "author": "issuer", "publishedAt": "published"}
    found = {name: [record[key]] for name, key in keys.items() if record[key]}
    found |= {"authoredAt": [record["written"]]} if record["written"] else {}
    notes = [f"sha256 of the file: {doc.sha256}"]
    more = {"fileName": [doc.path], "bodyText": [doc.text], "mimeType": [doc.media_type], "notes": notes}
    return _entity(f"careo-document-{doc.id}", "PlainText", **found, **more)


def _incident(scope: Scope, incident: Incident, comparison: Comparison, named: list[str]) -> Iterator[Record]:
    id = f"careo-incident-{incident.id}"
    said = [(column, list(_said(scope, comparison, n, column))) for n, column in enumerate(comparison.columns)]
    days = {
        day[:10]
        for row in comparison.rows
        if row.question is Question.WHEN
        for cell in row.cells
        if (day := cell.key.partition("..")[0])[:4].isdigit()
    }
    yield _entity(
        id,
        "Event",
        name=[incident.label],
        date=sorted(days),
        location=[incident.where] if incident.where else [],
        summary=[f"{len(incident.doc_ids)} documents, {incident.independent_voices} independent voices"],
        description=list(dict.fromkeys(one for _, sayings in said for one in sayings)),
        involved=[f"careo-actor-{one}" for one in named],
        proof=[f"careo-document-{doc_id}" for doc_id in incident.doc_ids],
    )
    for number, (column, sayings) in enumerate(said):
        ends = {"document": [f"careo-document-{column.doc_id}"], "entity": [id]}
        yield _entity(f"{id}-account-{number}", "Documentation", **ends, role=[column.label], summary=sayings)


def _said(scope: Scope, comparison: Comparison, number: int, column: Column) -> Iterator[str]:
    path = scope.path(column.doc_id)
    for row in comparison.rows:
        for cell in row.cells:
            if cell.column == number and cell.span is not None:
                quote = cell.span.quote(scope.texts[cell.doc_id])
                yield f"{row.question.value}: {say(scope.lang, path, column.voices, quote)}"


def _entity(id: str, schema: str, **properties: list[str]) -> Record:
    given = {name: values for name, values in properties.items() if values}
    return {"id": id, "schema": schema, "properties": given, "datasets": ["careo"]}
