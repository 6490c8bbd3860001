"""CSV: a folder with one flat table per kind, for spreadsheets and statistics programs.

UTF-8 with a byte order mark, so that spreadsheets read accents. A cell that a spreadsheet would take for a formula is
given a leading apostrophe. The tables are those of `tables.py`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from careo.show.export.records import scope_records
from careo.show.export.scope import Scope
from careo.show.export.tables import TABLES, table_rows
from careo.store import View

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def write_csv(view: View, folder: Path) -> list[Path]:
    """Write the tables into `folder`, which is made when it is not there; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    return write_tables(Scope(view), folder)


def write_tables(scope: Scope, folder: Path) -> list[Path]:
    """Write the tables into a folder that is there; returns their paths."""
    paths = {name: folder / f"{name}.csv" for name in TABLES}
    with ExitStack() as closing:
        writers = {}
        for name, path in paths.items():
            stream = closing.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            writers[name] = csv.writer(stream)
            writers[name].writerow(TABLES[name])
        for record in scope_records(scope):
            for name, row in table_rows(record):
                writers[name].writerow([safe_cell(value) for value in row])
    return list(paths.values())


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write one table, as the tables above are written."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows([safe_cell(value) for value in row] for row in rows)


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
