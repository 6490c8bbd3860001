"""Event coding: sentences in, events with CAMEO root, PLOVER class, source and target out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from careo.lang.actor_codes import own_codes
from careo.model import Document, Reference
from careo.read import read_reference
from careo.read.layout import find_metadata
from careo.understand import understand
from careo.understand.coding import CodedEvent, Convention, code_reading
from careo.understand.coding.pairs import in_pairs
from careo.understand.coding.parties import Party

Record = dict[str, Any]
BATCH = 64
BY_CAMEO = frozenset({"protest-1018"})
"""Sets of records with codes of CAMEO in full."""
CASE = Path(__file__).parent / "unit_sentences"
"""The own actors and words of the invented countries of PETRARCH's unit sentences, as a case brings them.

Texts that name one of these actors are read as that case's, and coded with a row for each pair of source and target.
"""


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """One prediction a record: the events that `understand.coding` selects, with their codes."""
    rest, known = iter(records), read_reference([CASE])
    codes = own_codes(known.actors)
    names = re.compile(rf"\b(?:{'|'.join(map(re.escape, _names(known)))})\b")
    while batch := list(islice(rest, BATCH)):
        docs = [_document(record) for record in batch]
        of_case = [bool(names.search(record["text"])) for record in batch]
        told = understand([doc for doc, is_one in zip(docs, of_case, strict=True) if is_one], reference=known)
        others = understand([doc for doc, is_one in zip(docs, of_case, strict=True) if not is_one])
        for record, doc, is_one in zip(batch, docs, of_case, strict=True):
            reading = next(told if is_one else others)
            rows: Iterable[CodedEvent]
            if is_one:
                rows = in_pairs(code_reading(reading, doc, own=codes), reading, doc, own=codes)
            else:
                rows = code_reading(reading, doc, convention_of(record))
            yield {"doc_id": doc.id, "events": [_as_record(event) for event in rows]}


def _names(known: Reference) -> list[str]:
    return [name for actor in known.actors for name in (actor.name, *actor.aliases)]


def _document(record: Record) -> Document:
    """The text of a record with its regions, so that nobody is named in a dateline."""
    doc_id, text = record["doc_id"], record["text"]
    regions = tuple(find_metadata(text, doc_id=doc_id).regions)
    return Document(id=doc_id, path=doc_id, sha256="", text=text, lang=record.get("lang", "en"), regions=regions)


def convention_of(record: Record) -> Convention:
    """By which convention the coders of a record worked: the Spanish corpus is of protests, the English of records.

    A set of the Spanish one was coded by CAMEO, to whose codebook a strike is a protest (143).
    """
    if record.get("set") in BY_CAMEO:
        return Convention.CAMEO
    return Convention.STREET_IS_MOBILIZED if record.get("lang") == "es" else Convention.ONE_ROW


def _as_record(coded: CodedEvent) -> Record:
    return {
        "roots": [coded.code.cameo] if coded.code.cameo else [],
        "plover": coded.code.plover,
        "code": coded.code.whole,
        "source": _actors(coded.sources),
        "target": _actors(coded.targets),
    }


def _actors(parties: Sequence[Party]) -> list[Record]:
    return [{"text": one.words} | ({"code": one.code} if one.code else {}) for one in parties]
