"""Parquet: a folder with one typed table per kind, written by the Arrow project's Rust library."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from arro3.core import Array, DataType, Field, RecordBatch, Schema, Table
from arro3.io import write_parquet

from careo.show.export.records import scope_records
from careo.show.export.scope import Scope
from careo.show.export.tables import TABLES, ColumnType, column_type, table_rows

AT_ONCE = 20_000
EPOCH = date(1970, 1, 1).toordinal()
STORED = {
    ColumnType.TEXT: (DataType.string(), DataType.string()),
    ColumnType.WHOLE: (DataType.int64(), DataType.int64()),
    ColumnType.NUMBER: (DataType.float64(), DataType.float64()),
    ColumnType.DAY: (DataType.int32(), DataType.date32()),
    ColumnType.MOMENT: (DataType.int64(), DataType.timestamp("us")),
}


def write_parquet_tables(scope: Scope, folder: Path) -> None:
    """The tables of `tables.py`, held by column until all is read; moments are timestamps without a zone."""
    schemas = {name: _schema(columns) for name, columns in TABLES.items()}
    batches: dict[str, list[RecordBatch]] = {name: [] for name in TABLES}
    waiting: dict[str, list[list[Any]]] = {name: [] for name in TABLES}
    for record in scope_records(scope):
        for name, row in table_rows(record):
            waiting[name].append(row)
            if len(waiting[name]) >= AT_ONCE:
                batches[name].append(_batch(name, waiting[name], schemas[name]))
                waiting[name] = []
    for name, rows in waiting.items():
        batches[name].append(_batch(name, rows, schemas[name]))
        table = Table.from_batches(batches.pop(name), schema=schemas[name])
        write_parquet(table, folder / f"{name}.parquet", compression="zstd(3)", created_by="careo")


def _schema(columns: tuple[str, ...]) -> Schema:
    return Schema([Field(column, STORED[column_type(column)][1], nullable=True) for column in columns])


def _batch(name: str, rows: list[list[Any]], schema: Schema) -> RecordBatch:
    arrays = []
    for number, column in enumerate(TABLES[name]):
        kind = column_type(column)
        plain, stored = STORED[kind]
        values = [_plain(kind, row[number]) for row in rows]
        arrays.append(Array(values, plain).cast(stored))
    return RecordBatch.from_arrays(arrays, schema=schema)


def _plain(kind: ColumnType, value: Any) -> Any:
    if value is None:
        return None
    if kind is ColumnType.DAY:
        return date.fromisoformat(value).toordinal() - EPOCH
    if kind is ColumnType.MOMENT:
        moment = datetime.fromisoformat(value).replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
        return (moment.days * 86_400 + moment.seconds) * 1_000_000 + moment.microseconds
    return float(value) if kind is ColumnType.NUMBER else value
