"""Who says what: documents in, attributions with source, cue and content out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from careo.model import Document, Reference, Span
from careo.understand.attribution import find_attributions
from careo.understand.mentions import find_mentions
from careo.understand.parsed import Parsed, parse_documents

Record = dict[str, Any]
BATCH = 32


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """One prediction a record, in order."""
    for parsed in parse_records(records):
        mentions, _ = find_mentions(parsed, reference=Reference())
        found = find_attributions(parsed, mentions)
        rows = [{"source": _pairs(one.source), "cue": _pairs(one.cue), "content": _pairs(one.content)} for one in found]
        yield {"doc_id": parsed.doc.id, "attributions": rows}


def parse_records(records: Iterable[Record]) -> Iterator[Parsed]:
    """The records parsed, in batches, in order; a record without language is English."""
    rest = iter(records)
    while batch := list(islice(rest, BATCH)):
        docs = [Document(r["doc_id"], r["doc_id"], "", r["text"], r.get("lang") or "en") for r in batch]
        parsed = {
            one.doc.id: one
            for lang in sorted({doc.lang for doc in docs})
            for one in parse_documents([doc for doc in docs if doc.lang == lang], lang=lang)
        }
        yield from (parsed[doc.id] for doc in docs)


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.stop] for span in spans]
