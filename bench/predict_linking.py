"""Which reports tell of one incident: documents in, the incident of each document's main account out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from careo.link import link
from careo.link.accounts import make_accounts
from careo.link.deeds import find_deeds
from careo.model import Document, Reading
from careo.read import read_path
from careo.settings import Settings
from careo.understand import understand

Record = dict[str, Any]
BATCH = 32
KEYS = ("text", "title", "publisher", "date")


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """One prediction a record; a document in which nothing was found to have happened stands alone."""
    given = list(records)
    docs = read_records(given)
    ids = {doc.id: given[number]["doc_id"] for number, doc in docs.items()}
    readings = {r.doc_id: r for batch in _batches(list(docs.values())) for r in understand(batch)}
    home = incident_of(list(docs.values()), readings)
    for doc_id, name in ids.items():
        yield {"doc_id": name, "incident_id": home.get(doc_id, f"alone {name}")}


def _batches(docs: Sequence[Document]) -> Iterator[Sequence[Document]]:
    return (docs[at : at + BATCH] for at in range(0, len(docs), BATCH))


def read_records(records: Sequence[Record]) -> dict[int, Document]:
    """The documents of some records by their number, read as `careo build` reads a file of JSON lines."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "records.jsonl"
        lines = (
            json.dumps({key: r[key] for key in KEYS if r.get(key)} | {"lang": r.get("lang", "en")}) for r in records
        )
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        found = [doc for doc in read_path(path) if isinstance(doc, Document)]
    return {int(doc.part.removeprefix("line ") or 1) - 1: doc for doc in found}


def incident_of(docs: Sequence[Document], readings: dict[str, Reading]) -> dict[str, str]:
    """The incident of the main account of each document that has one."""
    linked = link(docs, readings.values())
    slack_days = Settings().link_day_slack
    deeds = find_deeds({doc.id: doc for doc in docs}, readings.values(), slack_days=slack_days)
    by_event = {event_id: incident.id for incident in linked.incidents for event_id in incident.event_ids}
    homes = {}
    for doc in docs:
        for account in make_accounts(doc, readings[doc.id], deeds=deeds):
            if account.main:
                homes[doc.id] = by_event[account.lead.id]
    return homes
