"""Lists of victims: heads in two languages, rows kept by number, and files that are none."""

from datetime import date

import pytest

from careo.errors import VictimListError
from careo.model import Question
from careo.read.victims import read_day, read_victim_list

SPANISH = """Comité de Familiares;;;;;
Nº;Apellidos y nombres;Edad;Lugar de los hechos;Fecha;Situación
1;QUISPE HUAMÁN, Juan;33;Totos;04/05/1989;Asesinado
2;;;;;
3;MAMANI CCORI, Pedro;;Totos;mayo;Detenido, luego desaparecido
"""
ENGLISH = "Given name,Middle name,Surname,Alias,Date of birth,Village,Province,Date of death,Status\n"
ENGLISH += "Juan,Carlos,Quispe,Gato; Puma,1955-02-01,Totos,Cangallo,1989-05-04,killed\n"


def read(tmp_path, text, name="list.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
    return read_victim_list(path, "Committee")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_spanish_list_below_a_title(tmp_path, encoding):
    made = read(tmp_path, SPANISH, encoding=encoding)
    first, second = made.records
    assert (first.name, first.row, first.place) == ("QUISPE HUAMÁN, Juan", 3, "Totos")
    assert (first.earliest, first.born_from, first.born_to) == (date(1989, 5, 4), 1955, 1956)
    assert (first.harm, second.harm, second.earliest) == (Question.KILLED, Question.MISSING, None)
    assert made.columns == ("", "name", "age", "place", "date", "harm")
    assert made.passed_over == (4,)


def test_an_english_list_in_columns(tmp_path):
    (one,) = read(tmp_path, ENGLISH).records
    assert (one.given, one.surnames, one.aliases) == ("Juan Carlos", "Quispe", ("Gato", "Puma"))
    assert (one.place, one.born_from, one.born_to) == ("Totos, Cangallo", 1955, 1955)


def test_two_columns_of_surnames_and_tabs(tmp_path):
    text = "Nombres\tApellido paterno\tApellido materno\tAño\nRosa Elena\tFlores\tInca\t1984\n"
    (one,) = read(tmp_path, text).records
    assert (one.name, one.surnames) == ("Rosa Elena Flores Inca", "Flores Inca")
    assert (one.earliest, one.latest) == (date(1984, 1, 1), date(1984, 12, 31))


def test_a_spreadsheet(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Nombre", "Edad", "Fecha"])
    book.active.append(["Juan Quispe", 33, date(1989, 5, 4)])
    book.save(tmp_path / "list.xlsx")
    (one,) = read_victim_list(tmp_path / "list.xlsx", "Committee").records
    assert (one.name, one.earliest, one.born_to, one.row) == ("Juan Quispe", date(1989, 5, 4), 1956, 2)


def test_ids_follow_the_file_and_the_row(tmp_path):
    assert read(tmp_path, SPANISH) == read(tmp_path, SPANISH)
    assert len({one.id for one in (*read(tmp_path, SPANISH).records, *read(tmp_path, ENGLISH).records)}) == 3


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("place,age\nTotos,33\n", "list.csv", "no column of names.*place, age"),
        ("", "list.csv", "no column of names"),
        ("name,age\n,33\n", "list.csv", "no row names anybody"),
        (bytes(range(256)) * 8, "list.csv", "no text|no column"),
        ("name\nJuan\n", "list.doc", "save it as one"),
        ("name\nJuan\n", "list.xlsx", "not an XLSX file"),
    ],
)
def test_what_is_no_list_is_refused_with_a_remedy(tmp_path, text, name, said):
    with pytest.raises(VictimListError, match=said):
        read(tmp_path, text, name)


def test_a_missing_file_and_a_list_of_nobody_are_refused(tmp_path):
    with pytest.raises(VictimListError, match="no such file"):
        read_victim_list(tmp_path / "none.csv", "Committee")
    (tmp_path / "list.csv").write_text("name\nJuan\n", encoding="utf-8")
    with pytest.raises(VictimListError, match="whose list"):
        read_victim_list(tmp_path / "list.csv", " ")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("04/05/1983", date(1983, 5, 4), date(1983, 5, 4)),
        ("5/23/83", date(1983, 5, 23), date(1983, 5, 23)),
        ("1983-12", date(1983, 12, 1), date(1983, 12, 31)),
        ("1983", date(1983, 1, 1), date(1983, 12, 31)),
        ("31/02/1983", None, None),
        ("mayo", None, None),
    ],
)
def test_days(text, first, last):
    assert read_day(text) == (first, last)
