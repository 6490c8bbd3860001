"""Days that formulas tell: of letters, of minutes, of reports of the police, in words and in brackets."""

from datetime import date

import pytest

from careo.model import DocKind
from careo.read import RawText, make_document
from careo.read.layout.dates import find_dates
from careo.understand import understand

LETTER = """CARTA PASTORAL DE LOS OBISPOS DE LA REGIÓN SUR

A nuestros fieles:

Los guardias mataron a dos catequistas el pasado 4 de mayo cuando regresaban de la misa de la aldea.

Dado en la sede de la diócesis, a los 12 días del mes de mayo de 1985.
"""
LETTER_EN = """PASTORAL LETTER FROM THE BISHOPS OF THE SOUTH

To our faithful:

Guards killed two catechists on 4 May when they were coming back from mass in the village of El Porvenir.

Given at the seat of the diocese, this 12th day of May 1985.
"""
REPORT = """ATESTADO POLICIAL N.º 114

En la ciudad de Huamaya, siendo las 03.30 horas del día 17 de julio de 1992, el suscrito da cuenta de lo siguiente:

Que, el día de la fecha, los guardias mataron a dos hombres en el jirón Los Sauces de esta ciudad.
"""
MINUTES = """ACTA DE LA SESIÓN N.º 34

En La Paz, a horas quince y treinta del día miércoles ocho de junio de mil novecientos ochenta y ocho, se reunió la
Comisión de la Cámara para tratar de los hechos.
"""
NEWS = """Relatores condenan un asesinato

GINEBRA (22 de septiembre de 2016) – Un grupo de relatores condenó hoy el asesinato de un dirigente campesino.
"""


def read(text: str):
    return make_document(RawText(text, ()), "a.txt", sha256="")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (LETTER, date(1985, 5, 12)),
        (LETTER_EN, date(1985, 5, 12)),
        (REPORT, date(1992, 7, 17)),
        (MINUTES, date(1988, 6, 8)),
    ],
)
def test_the_day_of_writing(text, day):
    doc = read(text)
    assert doc.written is not None
    assert doc.written.value == day


def test_what_is_dated_by_it():
    doc = read(LETTER)
    (reading,) = understand([doc])
    assert {one.when.timex for one in reading.events if one.when is not None} == {"1985-05-04"}
    assert not any("Dado en" in one.content.quote(doc.text) for one in reading.claims)


def test_the_day_of_the_date():
    (reading,) = understand([read(REPORT)])
    assert [one.when.timex for one in reading.events if one.act == "kill" and one.when] == ["1992-07-17"]


@pytest.mark.parametrize(
    ("text", "issuer"), [(LETTER, "OBISPOS DE LA REGIÓN SUR"), (LETTER_EN, "BISHOPS OF THE SOUTH")]
)
def test_a_pastoral_letter_names_its_issuer(text, issuer):
    doc = read(text)
    assert doc.kind is DocKind.STATEMENT
    assert doc.issuer is not None
    assert doc.issuer.value == issuer


def test_a_date_in_brackets_is_no_agency():
    doc = read(NEWS)
    assert doc.dateline is not None
    assert (doc.dateline.agencies, doc.dateline.written and doc.dateline.written.value) == ((), date(2016, 9, 22))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Lima, catorce de junio de dos mil siete", [date(2007, 6, 14)]),
        ("a los treinta y un días del mes de mayo del año mil novecientos noventa", [date(1990, 5, 31)]),
        ("el treinta y uno de abril de mil novecientos noventa", []),
        ("Boletín N.º 8 - agosto de 1990", []),
        ("Bulletin No. 8 May 1990; 9 May 1990", [date(1990, 5, 9)]),
        ("ocho de cada mil en mayo de dos de los mil pueblos", []),
        ("a los 12 días del mes de mayo de 1985", [date(1985, 5, 12)]),
        ("this 3rd day of May 1985", [date(1985, 5, 3)]),
    ],
)
def test_dates_in_formulas(words, days):
    assert [value for value, _, _ in find_dates(words)] == days


def test_a_day_in_the_text_is_no_day_of_writing():
    doc = read("En Ayora, el 17 de julio de 1992, los guardias mataron a dos hombres, según dijeron los vecinos.\n")
    assert doc.written is None
