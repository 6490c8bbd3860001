"""CSV: a folder with one flat table per kind, for spreadsheets.

UTF-8 with a byte order mark, so that spreadsheets read accents. A cell that a spreadsheet would take for a formula is
given a leading apostrophe. Lists are one table more: the cells of comparisons stand in `cells.csv`, roles in
`roles.csv`, counts in `counts.csv`, voices in `voices.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careo.show.export.records import Record, export_records
from careo.store import View

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
PARTS = {
    "voices": ("claim", "claim_id"),
    "roles": ("event", "event_id"),
    "counts": ("event", "event_id"),
    "cells": ("comparison", "incident_id"),
    "reasons": ("link", "left"),
}


def write_csv(view: View, folder: Path) -> list[Path]:
    """Write the tables into `folder`, which is made when it is not there; returns their paths."""
    tables: dict[str, list[Record]] = {}
    for record in export_records(view):
        for name, row in _rows(record):
            tables.setdefault(name, []).append(row)
    folder.mkdir(parents=True, exist_ok=True)
    return [_write_table(folder / f"{name}.csv", rows) for name, rows in sorted(tables.items())]


def _rows(record: Record) -> Iterator[tuple[str, Record]]:
    """The row of the record's own table, and the rows of its parts."""
    kind = record["kind"]
    own = {key: value for key, value in record.items() if key not in PARTS and key != "kind"}
    if kind != "comparison":
        yield f"{kind}s", _flat(own)
    for part, (of, key) in PARTS.items():
        if of != kind or not isinstance(record.get(part), list):
            continue
        above = {key: record.get("id", record.get(key))} | ({"question": record["question"]} if part == "cells" else {})
        above |= {"right": record["right"]} if part == "reasons" else {}
        yield from ((part, above | _flat(inner)) for inner in record[part])


def _flat(record: Record) -> Record:
    flat: Record = {}
    for key, value in record.items():
        if isinstance(value, dict):
            flat |= {f"{key}_{inner}": one for inner, one in _flat(value).items()}
        elif isinstance(value, list):
            flat[key] = "; ".join(str(one) for one in value)
        else:
            flat[key] = value
    return flat


def _write_table(path: Path, rows: list[Record]) -> Path:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows({key: safe_cell(value) for key, value in row.items()} for row in rows)
    return path


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
