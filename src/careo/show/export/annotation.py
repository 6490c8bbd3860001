"""W3C Web Annotation: every quoted slot as an annotation of its document, with position and quote selectors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careo.model import Document, Reading
from careo.show.export.records import Record, claim_record, event_record
from careo.show.export.scope import Scope
from careo.show.export.sentence import say

AROUND = 32
SLOT = frozenset({"quote", "start", "stop"})


def write_annotations(scope: Scope, path: Path) -> None:
    """One AnnotationCollection in JSON-LD, an annotation a line."""
    total = 0
    head = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:careo:annotations"}
    head |= {"type": "AnnotationCollection", "label": f"careo: {scope.view.name}"}
    with path.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps(head, ensure_ascii=False)[:-1])
        stream.write(
            ', "first": {"id": "urn:careo:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": ['
        )
        for annotation in _annotations(scope):
            stream.write(("," if total else "") + "\n" + json.dumps(annotation, ensure_ascii=False, allow_nan=False))
            total += 1
        stream.write(f'\n]}}, "total": {total}}}\n')


def _annotations(scope: Scope) -> Iterator[Record]:
    for reading in scope.readings():
        doc = scope.view.document(reading.doc_id)
        for record, said in _records(scope.lang, doc, reading):
            for name, slot in slots(record):
                yield _annotation(doc, f"urn:careo:{record['kind']}:{record['id']}{name}", slot, said)


def _records(lang: str, doc: Document, reading: Reading) -> Iterator[tuple[Record, str]]:
    told = {one.id: say(lang, doc.path, one.voices, one.content.quote(doc.text)) for one in reading.claims}
    for claim in reading.claims:
        yield claim_record(claim, doc.text, []), told[claim.id]
    for event in reading.events:
        yield event_record(event, doc.text), " ".join(told[id] for id in event.claim_ids if id in told)


def slots(value: Any, name: str = "") -> Iterator[tuple[str, Record]]:
    """Every object with a quote at any depth, by where it stands: `#voices/0/cue`."""
    if isinstance(value, dict):
        if set(value) >= SLOT:
            yield name, value
        for key, inner in value.items():
            yield from slots(inner, f"{name}/{key}" if name else f"#{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from slots(inner, f"{name}/{number}")


def _annotation(doc: Document, id: str, slot: Record, said: str) -> Record:
    start, stop = slot["start"], slot["stop"]
    told = {key: value for key, value in slot.items() if isinstance(value, str | int | float) and key not in SLOT}
    tags = [{"type": "TextualBody", "purpose": "tagging", "value": f"{key}: {one}"} for key, one in told.items()]
    position = {"type": "TextPositionSelector", "start": start, "end": stop}
    quote = {"type": "TextQuoteSelector", "exact": slot["quote"]}
    quote |= {"prefix": doc.text[max(0, start - AROUND) : start], "suffix": doc.text[stop : stop + AROUND]}
    return {
        "id": id,
        "type": "Annotation",
        "motivation": "describing",
        "body": [{"type": "TextualBody", "purpose": "describing", "value": said, "format": "text/plain"}, *tags],
        "target": {"source": f"urn:careo:document:{doc.id}", "selector": [position, quote]},
    }
