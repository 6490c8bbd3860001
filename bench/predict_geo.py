"""Place names: documents in, spans with coordinates out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from careo.model import Document, Reference
from careo.understand.mentions import find_mentions
from careo.understand.parsed import parse_documents
from careo.understand.places import find_places
from careo.understand.places.facilities import MADE_BY as FACILITY

Record = dict[str, Any]


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """One prediction a record; `geonameid` where the gazetteer's id is one of GeoNames.

    The corpora mark names: buildings without one ("at the hospital"), which careo puts in their town, are left out.
    """
    reference = Reference()
    for record in records:
        lang = record.get("lang", "en")
        doc = Document(id=record["doc_id"], path=record["doc_id"], sha256="", text=record["text"], lang=lang)
        for parsed in parse_documents([doc], lang=lang):
            mentions, _ = find_mentions(parsed, reference=reference)
            places = find_places(parsed, mentions, reference=reference)
            yield {
                "doc_id": record["doc_id"],
                "places": [
                    {
                        "start": p.span.start,
                        "end": p.span.stop,
                        "lat": p.lat,
                        "lon": p.lon,
                        **_geonameid(p.gazetteer_id),
                    }
                    for p in places
                    if p.made_by != FACILITY
                ],
            }


def _geonameid(gazetteer_id: str | None) -> Record:
    kind, _, number = (gazetteer_id or "").partition(":")
    return {"geonameid": int(number)} if kind == "geonames" else {}
