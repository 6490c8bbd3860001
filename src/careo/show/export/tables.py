"""The records as flat, typed tables, for CSV, spreadsheets and Parquet.

Lists are one table more: the cells of comparisons stand in `cells`, roles in `roles`, counts in `counts`, voices in
`voices`, blames in `blames`, reasons in `reasons`. Every table is always there, with the same columns in the same
order, whatever the case holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from careo.show.changes import line_of
from careo.show.export.records import Record

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
    "blames": ("claim_id", "order", *SLOT, "certainty", *(f"by_{end}" for end in (*SLOT, "reason")), "made_by"),
    "events": (
        *("id", "doc_id", "act", "plover", "modality", "polarity", *(f"trigger_{end}" for end in SLOT)),
        *("when_earliest", "when_latest", "when_semantics", *(f"when_{end}" for end in SLOT)),
        *("where_name", "where_lat", "where_lon", "where_radius_km", "where_gazetteer_id"),
        *("where_country", "where_division"),
        *(*(f"where_{end}" for end in SLOT), "claim_ids", "made_by", "code"),
    ),
    "roles": ("event_id", "order", "role", *SLOT, "actor_id", "status"),
    "counts": ("event_id", "order", "what", "low", "high", "bound", *SLOT),
    "actors": ("id", "name", "actor_kind", "aliases", "doc_ids", "side"),
    "incidents": ("id", "label", "event_ids", "doc_ids", "when", "where", "independent_voices"),
    "cells": (
        *("incident_id", "question", "order", "doc_id", "voice", "value", "relation", "certainty", *SLOT, "claim_id"),
    ),
    "links": ("left", "right", "link_kind", "score", "verdict"),
    "reasons": (
        *("link_left", "link_right", "order", "said", "weight"),
        *(f"{side}_{end}" for side in ("left", "right") for end in ("doc_id", *SLOT)),
    ),
    "changes": (
        *("id", "change_kind", "what", "about", "doc_id", *SLOT, "before", "after", "who", "when", "why", "withdrawn"),
    ),
    "problems": ("doc_id", "path", "room", "code", "said"),
}
PARTS = {
    "claim": {"voices": {"id": "claim_id"}, "blames": {"id": "claim_id"}},
    "event": {"roles": {"id": "event_id"}, "counts": {"id": "event_id"}},
    "comparison": {"cells": {"incident_id": "incident_id", "question": "question"}},
    "link": {"reasons": {"left": "link_left", "right": "link_right"}},
}


class ColumnType(Enum):
    """What the values of a column are: text, whole numbers, numbers, a day, a moment without a zone."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"


# What stood before a change and after it may be any noun: in a table it is one line.
VALUES = ("before", "after")
WHOLE = frozenset({"start", "stop", "order", "low", "high", "independent_voices"})
NUMBER = frozenset({"lat", "lon", "km", "score", "weight"})
DAYS = frozenset({"published", "written"})
MOMENTS = frozenset({"when_earliest", "when_latest"})


def column_type(column: str) -> ColumnType:
    """What the values of a column are.

    Examples:
        >>> column_type("content_start").value, column_type("when_earliest").value, column_type("quote").value
        ('whole', 'moment', 'text')
    """
    last = column.rpartition("_")[2]
    if column in MOMENTS:
        return ColumnType.MOMENT
    if column in DAYS:
        return ColumnType.DAY
    if column in WHOLE or last in WHOLE:
        return ColumnType.WHOLE
    return ColumnType.NUMBER if last in NUMBER else ColumnType.TEXT


def table_rows(record: Record) -> Iterator[tuple[str, list[Any]]]:
    """The row of the record's own table, and the rows of its parts, each in the order of its columns."""
    for name, row in named_rows(record):
        yield name, [row.get(column) for column in TABLES[name]]


def named_rows(record: Record) -> Iterator[tuple[str, Record]]:
    """The same, by column name."""
    kind = record["kind"]
    if kind != "comparison":
        yield f"{kind}s", _flat(record | {name: line_of(record[name]) for name in VALUES if name in record})
    for part, keys in PARTS.get(kind, {}).items():
        above = {name: record[key] for key, name in keys.items()}
        for order, inner in enumerate(record.get(part, ())):
            yield part, {**above, "order": order, **_flat(inner)}


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
