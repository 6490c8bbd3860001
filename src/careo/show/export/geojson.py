"""GeoJSON (RFC 7946): one feature per event; an event without a spot has no geometry, so that none is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from careo.model import Event, Incident
from careo.show.export.records import Record, event_record
from careo.show.export.scope import Scope
from careo.show.export.sentence import say


def write_geojson(scope: Scope, path: Path) -> None:
    """A FeatureCollection, a feature a line."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write('{"type": "FeatureCollection", "features": [')
        for number, feature in enumerate(_features(scope)):
            stream.write(("," if number else "") + "\n" + json.dumps(feature, ensure_ascii=False, allow_nan=False))
        stream.write("\n]}\n")


def _features(scope: Scope) -> Iterator[Record]:
    incidents = {event_id: one for one in scope.incidents for event_id in one.event_ids}
    for reading in scope.readings():
        doc = scope.view.document(reading.doc_id)
        claims = {one.id: one for one in reading.claims}
        for event in reading.events:
            told = [claims[id] for id in event.claim_ids if id in claims]
            said = [say(scope.lang, doc.path, one.voices, one.content.quote(doc.text)) for one in told]
            yield _feature(event, event_record(event, doc.text), incidents.get(event.id), path=doc.path, said=said)


def _feature(event: Event, record: Record, incident: Incident | None, *, path: str, said: list[str]) -> Record:
    where = event.where
    located = where is not None and where.lat is not None and where.lon is not None
    spot = {"type": "Point", "coordinates": [where.lon, where.lat]} if located and where is not None else None
    of = {"incident_id": incident and incident.id, "incident": incident and incident.number}
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": spot,
        "properties": record | of | {"path": path, "said": said},
    }
