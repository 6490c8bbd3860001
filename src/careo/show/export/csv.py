"""CSV: a folder with one flat table per kind, for spreadsheets.

UTF-8 with a byte order mark, so that spreadsheets read accents. A cell that a spreadsheet would take for a formula is
given a leading apostrophe. Lists are one table more: the cells of comparisons stand in `cells.csv`, roles in
`roles.csv`, counts in `counts.csv`, voices in `voices.csv`, reasons in `reasons.csv`. Every table is always there, with
the same columns in the same order, whatever the case holds.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from careo.show.export.records import Record, export_records
from careo.store import View

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
SLOT = ("quote", "start", "stop")
TABLES: dict[str, tuple[str, ...]] = {
    "documents": (
        *("id", "path", "sha256", "lang", "title", "publisher", "issue", "published", "written", "issuer", "relay"),
        *("doc_kind", "copy_group", "text"),
    ),
    "claims": (
        *("id", "doc_id", "start", "stop", "quote", *(f"content_{end}" for end in SLOT)),
        *("certainty", "polarity", "modality", "event_ids"),
    ),
    "voices": ("claim_id", "order", "name", "kind", "mode", *SLOT, *(f"cue_{end}" for end in SLOT)),
    "events": (
        *("id", "doc_id", "act", "plover", "modality", "polarity", *(f"trigger_{end}" for end in SLOT)),
        *("when_earliest", "when_latest", "when_semantics", *(f"when_{end}" for end in SLOT)),
        *("where_name", "where_lat", "where_lon", "where_radius_km", "where_gazetteer_id"),
        *(*(f"where_{end}" for end in SLOT), "claim_ids", "made_by"),
    ),
    "roles": ("event_id", "order", "role", *SLOT, "actor_id", "status"),
    "counts": ("event_id", "order", "what", "low", "high", "bound", *SLOT),
    "actors": ("id", "name", "actor_kind", "aliases", "doc_ids", "side"),
    "incidents": ("id", "label", "event_ids", "doc_ids", "when", "where", "independent_voices"),
    "cells": (
        "incident_id",
        "question",
        "order",
        "doc_id",
        "voice",
        "value",
        "relation",
        "certainty",
        *SLOT,
        "claim_id",
    ),
    "links": ("left", "right", "link_kind", "score", "verdict"),
    "reasons": (
        *("link_left", "link_right", "order", "said", "weight"),
        *(f"{side}_{end}" for side in ("left", "right") for end in ("doc_id", *SLOT)),
    ),
    "problems": ("doc_id", "path", "room", "code", "said"),
}
PARTS = {
    "claim": ("voices", {"id": "claim_id"}),
    "event": ("roles", {"id": "event_id"}),
    "comparison": ("cells", {"incident_id": "incident_id", "question": "question"}),
    "link": ("reasons", {"left": "link_left", "right": "link_right"}),
}
ALSO = {"event": ("counts", {"id": "event_id"})}


def write_csv(view: View, folder: Path) -> list[Path]:
    """Write the tables into `folder`, which is made when it is not there; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"{name}.csv" for name in TABLES}
    with ExitStack() as closing:
        writers = {}
        for name, path in paths.items():
            stream = closing.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            writers[name] = csv.writer(stream)
            writers[name].writerow(TABLES[name])
        for record in export_records(view):
            for name, row in _rows(record):
                writers[name].writerow([safe_cell(row.pop(column, None)) for column in TABLES[name]])
    return list(paths.values())


def _rows(record: Record) -> Iterator[tuple[str, Record]]:
    """The row of the record's own table, and the rows of its parts."""
    kind = record["kind"]
    if kind != "comparison":
        yield f"{kind}s", _flat(record)
    for part, keys in (of[kind] for of in (PARTS, ALSO) if kind in of):
        above = {name: record[key] for key, name in keys.items()}
        yield from ((part, {**above, "order": order, **_flat(inner)}) for order, inner in enumerate(record[part]))


def _flat(record: Record) -> Record:
    flat: Record = {}
    for key, value in record.items():
        if isinstance(value, dict):
            flat |= {f"{key}_{inner}": one for inner, one in _flat(value).items()}
        elif isinstance(value, list):
            flat[key] = "; ".join(str(one) for one in value if not isinstance(one, dict))
        else:
            flat[key] = value
    return flat


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers.

    Examples:
        >>> safe_cell("=1+1"), safe_cell(-3.5), safe_cell(None)
        ("'=1+1", -3.5, '')
    """
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
