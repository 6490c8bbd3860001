"""Names: sentences or documents in, spans of persons, organisations, places and other names out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from careo.model import Document, Mention, MentionKind
from careo.understand import understand

Record = dict[str, Any]
BATCH = 128
TYPES = {
    MentionKind.PERSON: "PER",
    MentionKind.ORGANISATION: "ORG",
    MentionKind.STATE: "LOC",
    MentionKind.PLACE: "LOC",
    MentionKind.OTHER: "MISC",
}


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """One prediction a record; descriptions ("the ambassador") are mentions but no names, and are left out."""
    rest = iter(records)
    while batch := list(islice(rest, BATCH)):
        docs = [
            Document(id=r["doc_id"], path=r["doc_id"], sha256="", text=r["text"], lang=r.get("lang", "en"))
            for r in batch
        ]
        for doc, reading in zip(docs, understand(docs), strict=True):
            yield {"doc_id": doc.id, "entities": [_entity(m) for m in reading.mentions if _is_name(m)]}


def _is_name(mention: Mention) -> bool:
    return mention.kind in TYPES and not mention.points_back and not mention.made_by.endswith("role@1")


def _entity(mention: Mention) -> Record:
    return {"start": mention.span.start, "end": mention.span.stop, "type": TYPES[mention.kind]}
