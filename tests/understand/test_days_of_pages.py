"""Days as pages give them: of a bulletin's week, of a diary's entry, by their weekday, and none where none is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from careo.model import Found, Span
from careo.understand import understand
from careo.understand.parsed import parse_documents
from careo.understand.times import find_times
from tests.make import make_document

BULLETIN = "Boletín No. 23, semana del 6 al 12 de febrero de 1989\n\nLunes 6. Mataron a Luis. {}"
DIARY = "20 de diciembre de 1989\nHubo explosiones.\n\n2 de enero de 1990\nRegresó. {}"


def days(text, *, lang="es", anchor=None):
    (parsed,) = parse_documents([make_document(text, lang=lang)], lang=lang)
    return {one.span.quote(text): one.timex for one in find_times(parsed, anchor=anchor)}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (BULLETIN.format(""), "Lunes 6", "1989-02-06"),
        (BULLETIN.format("Al día siguiente huyeron."), "Al día siguiente", "1989-02-07"),
        (BULLETIN.format("Miércoles 8. Detuvieron a dos. Martes 7. Murieron tres."), "Martes 7", "1989-02-07"),
        (DIARY.format("Los asesinatos de diciembre nadie los va a investigar."), "diciembre", "1989-12"),
        (DIARY.format("Los asesinatos de diciembre siguen impunes. En marzo vendrá."), "marzo", "1990-03"),
        ("El 5 de diciembre de 2001 lo mataron. Desde 1994 han muerto ocho. El paro será el martes 11 de diciembre.",
         "el martes 11 de diciembre", "2001-12-11"),
        ("El 5 de diciembre de 2001 lo mataron. Desde 1994 han muerto ocho. El 7 de diciembre huyeron.",
         "El 7 de diciembre", "2001-12-07"),
    ],
)  # fmt: skip
def test_days(text, words, value):
    assert days(text)[words] == value


def test_that_day_is_not_today():
    text = "El 5 de octubre de 1973 lo detuvieron. No se sabe hasta hoy. En esa fecha estaba en Santiago."
    assert days(text, anchor=date(2008, 7, 18))["esa fecha"] == "1973-10-05"


def test_that_night_of_no_day_told_is_not_the_paper_s():
    assert days("El fotógrafo falleció esa misma noche.", anchor=date(2002, 4, 14))["esa misma noche"] == "TNI"


def test_a_month_in_a_name_is_none():
    assert days("El Comando Septiembre Once llamó a las agencias.") == {}


def test_an_hour_without_a_day_is_of_the_day_of_its_deed():
    text = (
        "Gunmen kidnapped and killed a union leader in Ayora on Friday, the police said.\n\n"
        "The body of Hugo Vidal was found early on Saturday. He had been shot three times in the head.\n\n"
        "Vidal was forced into a grey van at about 9 p.m., his deputy said.\n"
    )
    doc = make_document(text, lang="en")
    published = Found(date(1988, 9, 3), Span(doc.id, 0, 1), "any.published@1")
    (reading,) = understand([replace(doc, published=published)])
    forced = next(one for one in reading.events if "van" in one.trigger.quote(text))
    assert forced.when is not None
    assert forced.when.timex == "1988-09-02T21:00"
