"""Time expressions: documents in, spans with TIMEX3 type and value out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from careo.model import Document
from careo.understand.parsed import parse_documents
from careo.understand.times import find_times

Record = dict[str, Any]


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """One prediction a record; `dct` or `reference_time` is the date that relative expressions count from."""
    for record in records:
        key = "doc_id" if "doc_id" in record else "id"
        lang = record.get("lang", "en")
        doc = Document(id=record[key], path=record[key], sha256="", text=record["text"], lang=lang)
        given = str(record.get("dct") or record.get("reference_time") or "")[:10]
        anchor = date.fromisoformat(given) if given else None
        for parsed in parse_documents([doc], lang=lang):
            yield {
                key: record[key],
                "timexes": [
                    {"start": t.span.start, "end": t.span.stop, "type": t.timex_type, "value": t.timex}
                    for t in find_times(parsed, anchor=anchor)
                ],
            }
