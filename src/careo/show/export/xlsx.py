"""XLSX: a workbook with a sheet per table; words are words, never formulas; days and moments are dates.

Texts of documents are longer than a cell may be: they stand whole in the sheet `texts`, in pieces.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from careo.show.export.csv import FORMULA_STARTS
from careo.show.export.records import scope_records
from careo.show.export.scope import Scope
from careo.show.export.tables import TABLES, ColumnType, column_type, table_rows
from careo.show.export.words import column_name, export_words

MOST_UNITS = 32_767
PIECE = 16_000
MOST_ROWS = 1_048_576
FIRST_YEAR = 1900
SHEETS = {
    **{name: tuple(one for one in columns if one != "text") for name, columns in TABLES.items()},
    "texts": ("doc_id", "start", "stop", "text"),
    "notices": ("notice",),
}


def write_xlsx(scope: Scope, path: Path) -> None:
    """The workbook; what does not fit is named in the sheet `notices` and in the scope's notices."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties(
        {"created": datetime(1980, 1, 1), "title": scope.view.name, "comments": export_words(scope.lang)["motto"]}
    )
    sheets = _Sheets(book, scope.lang)
    for record in scope_records(scope):
        if record["kind"] == "document":
            for start in range(0, len(record["text"]), PIECE):
                text = record["text"][start : start + PIECE]
                sheets.add("texts", [record["id"], start, start + len(text), text])
        for name, row in table_rows(record):
            sheets.add(name, [one for column, one in zip(TABLES[name], row, strict=True) if column != "text"])
    scope.notices.extend(sheets.notices)
    for notice in sheets.notices:
        sheets.add("notices", [notice])
    book.close()


class _Sheets:
    """The sheets of a workbook, each with its next free row."""

    def __init__(self, book: Any, lang: str) -> None:
        self._lang = lang
        self.notices: list[str] = []
        self._book = book
        self._guarded = book.add_format({"quote_prefix": True})
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._dates = {
            ColumnType.DAY: book.add_format({"num_format": "yyyy-mm-dd"}),
            ColumnType.MOMENT: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        self._sheets: dict[str, Worksheet] = {}
        self._rows: dict[str, int] = {}
        self._pages: dict[str, int] = {}
        for name in SHEETS:
            self._open(name)

    def _open(self, name: str) -> None:
        page = self._pages[name] = self._pages.get(name, 0) + 1
        title = column_name(self._lang, name)
        sheet = self._book.add_worksheet(title if page == 1 else f"{title} {page}")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(SHEETS[name]) - 1, 18)
        for number, column in enumerate(SHEETS[name]):
            sheet.write_string(0, number, column_name(self._lang, column), self._head)
        self._sheets[name], self._rows[name] = sheet, 1

    def add(self, name: str, row: list[Any]) -> None:
        """Write one row; a sheet that is full goes on in a second of the same name."""
        if self._rows[name] >= MOST_ROWS:
            self._open(name)
        sheet, at = self._sheets[name], self._rows[name]
        self._rows[name] += 1
        for number, (column, value) in enumerate(zip(SHEETS[name], row, strict=True)):
            if isinstance(value, int | float):
                sheet.write_number(at, number, value)
            elif value is not None:
                self._write(sheet, (at, number), column, str(value))

    def _write(self, sheet: Worksheet, cell: tuple[int, int], column: str, value: str) -> None:
        kind = column_type(column)
        moment = {ColumnType.DAY: date.fromisoformat, ColumnType.MOMENT: datetime.fromisoformat}.get(kind)
        if moment is not None and moment(value).year >= FIRST_YEAR:
            sheet.write_datetime(*cell, moment(value), self._dates[kind])
            return
        units = len(value.encode("utf-16-le")) // 2
        if units > MOST_UNITS:
            self.notices.append(
                f"sheet {sheet.name}, row {cell[0] + 1}, {column}: {len(value)} characters are more than a cell holds; "
                f"the first {PIECE} stand there, all in the sheet texts or the JSONL export"
            )
            value = value[:PIECE]
        sheet.write_string(*cell, value, self._guarded if value.startswith(FORMULA_STARTS) else None)
