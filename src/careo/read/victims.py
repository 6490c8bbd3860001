"""Lists of victims: a table of names, as CSV or XLSX, its columns known by their heads in English or Spanish.

Each row that names somebody becomes a victim record that knows its row. What a column does not say stays empty.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from careo.errors import MissingExtraError, VictimListError
from careo.lang import LANGUAGES
from careo.lang.words import load_words
from careo.model import Question, VictimList, VictimRecord, make_id, make_record_id
from careo.read.decode import NotTextError, decode
from careo.read.door import sha256_of
from careo.text.numbers import fold

NAME_COLUMNS = ("name", "given", "surnames", "first_surname")
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx")
HEAD_WITHIN = 20  # rows: a title or two may stand above the head
LARGEST = 64 << 20  # bytes
OLDEST = 110
DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2,4})$")
ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[ T].*)?$")
NUMBER = re.compile(r"\d{1,3}")

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with a head: what each column holds ("" where that is not known), and the numbered rows below."""

    columns: tuple[str, ...]
    rows: list[tuple[int, Cells]]


def read_victim_list(path: Path, name: str) -> VictimList:
    """The list in a file, as made by `name` ("Comité de Familiares"): that is the source its people are counted under.

    Raises:
        VictimListError: no such file, no table, no column of names, or no row that names anybody.
        MissingExtraError: an XLSX file, and what reads them is not installed.
    """
    name = " ".join(name.split())
    if not name:
        raise VictimListError(f"{path.name}: say whose list it is with --name, such as --name 'Bureau of Rights'")
    table = _find_head(path, list(_read_rows(path)))
    digest = sha256_of(path)
    list_id = make_id("victim list", digest, name)
    records, passed = [], []
    for number, cells in table.rows:
        slots = _slots(table.columns, cells)
        record = _record(list_id, name, number, slots)
        if record is not None:
            records.append(record)
        elif any(cells):
            passed.append(number)
    if not records:
        raise VictimListError(f"{path.name}: no row names anybody; the column of names is empty")
    return VictimList(list_id, name, path.name, digest, table.columns, tuple(records), tuple(passed))


def _read_rows(path: Path) -> Iterator[tuple[int, Cells]]:
    """The rows of a file, numbered as a spreadsheet does."""
    if not path.is_file():
        raise VictimListError(f"{path}: no such file; name a CSV or XLSX file with a list of names")
    if path.suffix.lower() not in SUFFIXES:
        raise VictimListError(f"{path.name}: a list of names is a CSV or XLSX file; save it as one")
    if path.stat().st_size > LARGEST:
        raise VictimListError(f"{path.name}: larger than {LARGEST >> 20} MB; split the list")
    rows = _read_xlsx(path) if path.suffix.lower() == ".xlsx" else _read_csv(path)
    for number, cells in rows:
        yield number, [" ".join(one.split()) for one in cells]


def _read_csv(path: Path) -> Iterator[tuple[int, Cells]]:
    try:
        text = decode(path.read_bytes()).text
    except NotTextError:
        raise VictimListError(f"{path.name}: holds no text; save the table as CSV or XLSX") from None
    head = text[:4096]
    mark = max(";\t,|", key=lambda one: (head.count(one), one == ","))
    try:
        yield from enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), start=1)
    except csv.Error as error:
        raise VictimListError(f"{path.name}: not a table ({error}); save it as CSV again") from error


def _read_xlsx(path: Path) -> Iterator[tuple[int, Cells]]:
    """The rows of the first sheet that has any."""
    try:
        import openpyxl
    except ImportError as error:
        said = f"{path.name}: reading XLSX needs the extra people; run: pip install 'careo[people]', or save it as CSV"
        raise MissingExtraError(said) from error
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheet = next((one for one in book.worksheets if one.max_row), book.worksheets[0])
        rows = [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        book.close()
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise VictimListError(f"{path.name}: not an XLSX file that can be read ({error}); save it again") from error
    yield from enumerate(rows, start=1)


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _find_head(path: Path, rows: list[tuple[int, Cells]]) -> _Table:
    """The table below the first row that heads a column of names."""
    for at, (_, cells) in enumerate(rows[:HEAD_WITHIN]):
        columns = tuple(_column_of(cell) for cell in cells)
        if any(one in NAME_COLUMNS for one in columns) and len([c for c in cells if c]) > len(cells) // 2:
            return _Table(columns, rows[at + 1 :])
    seen = next((cells for _, cells in rows if any(cells)), [])
    shown = ", ".join(one for one in seen[:8] if one) or "nothing"
    raise VictimListError(
        f"{path.name}: no column of names (its first row says: {shown}); head one with 'nombre' or 'name', "
        "or two with 'nombres' and 'apellidos', 'given name' and 'surname'"
    )


def _column_of(head: str) -> str:
    plain = re.sub(r"[^\w()'. ]+", " ", fold(head)).strip()
    known = _headers()
    bare = " ".join(re.sub(r"\(.*?\)|\d+|[.:]$", " ", plain).split())
    return known.get(" ".join(plain.split()), known.get(bare, ""))


@cache
def _headers() -> Mapping[str, str]:
    tables = [load_words(lang).table("people")["headers"] for lang in LANGUAGES]
    return {fold(head): key for table in tables for key, heads in table.items() for head in heads}


@cache
def _harms() -> tuple[tuple[str, Question], ...]:
    tables = [load_words(lang).table("people")["harm"] for lang in LANGUAGES]
    order = ("missing", "killed", "injured", "detained")
    return tuple((fold(word), Question(key)) for key in order for table in tables for word in table[key])


def _slots(columns: Sequence[str], cells: Cells) -> dict[str, str]:
    """What a row says, by kind of column; of several columns of one kind the first that says anything."""
    found: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column and cell and not found.get(column):
            found[column] = cell
    return found


def _record(list_id: str, source: str, number: int, slots: Mapping[str, str]) -> VictimRecord | None:
    """The record of a row; None for one that names nobody."""
    surnames = slots.get("surnames") or " ".join(
        slots[one] for one in ("first_surname", "second_surname") if one in slots
    )
    given = " ".join(slots[one] for one in ("given", "second_given") if one in slots)
    if surnames and not given:
        given = slots.get("name", "")
    name = f"{given} {surnames}".strip() if surnames else slots.get("name", "") or given
    if not any(char.isalpha() for char in name):
        return None
    earliest, latest = _days(slots)
    born_from, born_to = _born(slots, earliest)
    aliases = tuple(one for one in re.split(r"\s*[;/,]\s*", slots.get("alias", "")) if one)
    place = ", ".join(slots[one] for one in ("place", "area") if one in slots)
    divided = (given, surnames) if surnames else ("", "")
    record_id = make_record_id(list_id, number)
    return VictimRecord(
        record_id, list_id, source, name, *divided, aliases, born_from, born_to, place, earliest, latest,
        _harm_of(slots.get("harm", "")), number,
    )  # fmt: skip


def _days(slots: Mapping[str, str]) -> tuple[date | None, date | None]:
    days = read_day(slots.get("date", ""))
    return days if days[0] else read_day(slots.get("year", ""))


def read_day(text: str) -> tuple[date | None, date | None]:
    """The first and last day that a cell can mean; day before month, as Spanish and most English lists write.

    Examples:
        >>> read_day("4/5/1983")[0].isoformat(), read_day("1983-05")[1].isoformat(), read_day("?")
        ('1983-05-04', '1983-05-31', (None, None))
    """
    try:
        if found := ISO.match(text):
            year, month, day = (int(one) if one else None for one in found.groups())
            return _range(year or 0, month, day)
        if found := DAY.match(text):
            day, month, year = (int(one) for one in found.groups())
            year = year + 1900 if year < 100 else year
            return _range(year, *((month, day) if month <= 12 else (day, month)))
    except ValueError:
        pass
    return None, None


def _range(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if day and month:
        return date(year, month, day), date(year, month, day)
    first = date(year, month or 1, 1)
    after = date(year + (month is None or month == 12), 1 if month is None else month % 12 + 1, 1)
    return first, after - timedelta(days=1)


def _born(slots: Mapping[str, str], when: date | None) -> tuple[int | None, int | None]:
    """The years of birth: of a column of births, else of the age at the date of the row."""
    first, last = read_day(slots.get("born", ""))
    if first and last:
        return first.year, last.year
    age = NUMBER.match(slots.get("age", ""))
    if age is None or when is None or int(age[0]) > OLDEST:
        return None, None
    return when.year - int(age[0]) - 1, when.year - int(age[0])


def _harm_of(text: str) -> Question | None:
    words = " ".join(["", *re.findall(r"[^\W_]+", fold(text)), ""])
    return next((harm for word, harm in _harms() if f" {word} " in words), None)
