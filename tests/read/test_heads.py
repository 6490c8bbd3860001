"""Heads of bulletins, letters, cables, papers and broadcasts; bodies, places and people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from careo.model import DocKind, RegionKind
from careo.read import RawText, make_document

BODY = "\n\nEl 3 de mayo una patrulla del Ejército detuvo a tres estudiantes en la plaza de Ayora.\n"
BODY_EN = "\n\nOn 3 May an army patrol arrested three students in the square of Ayora.\n"


def read(text):
    return make_document(RawText(text, ()), "p.txt", sha256="")


def value(found):
    return found.value if found else None


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("BOLETIN DE PRENSA No. 14\nComisión Andina de Vigilancia" + BODY, "Comisión Andina de Vigilancia"),
        ("OFICINA DE DERECHOS HUMANOS\nComunicado de prensa\nAyora, 4 de mayo de 2003" + BODY,
         "OFICINA DE DERECHOS HUMANOS"),
        ("From: Ayora Watch <info@example.org>\nSubject: Three students arrested" + BODY_EN, "Ayora Watch"),
        ("De: Vigilancia de Ayora <info@example.org>\nAsunto: Tres detenidos" + BODY, "Vigilancia de Ayora"),
        ("FM AMEMBASSY AYORA\nTO SECSTATE WASHDC\n041530Z MAY 89\nSUBJ: ARMY ABUSES" + BODY_EN, "AMEMBASSY AYORA"),
        ("Report by the Special Rapporteur on executions on his mission to Salvia\n15 November 1993" + BODY_EN,
         "Special Rapporteur on executions"),
        ("INFORME DEL RELATOR ESPECIAL SOBRE SU VISITA A SALVIA\n3 de septiembre de 1997" + BODY, "RELATOR ESPECIAL"),
        ("Excerpts from report by Radio Ayora on 4th May" + BODY_EN, "Radio Ayora"),
        ("Note verbale dated 4 May 1994 from the Permanent Mission of Salvia to the Centre for Human Rights" + BODY_EN,
         "Permanent Mission of Salvia"),
        ("Nota verbal de fecha 4 de mayo de 1994 dirigida al Centro de Derechos Humanos por la Misión de Salvia" + BODY,
         "Misión de Salvia"),
    ],
)  # fmt: skip
def test_who_issued_a_paper(head, issuer):
    assert value(read(head).issuer) == issuer


@pytest.mark.parametrize(
    ("head", "publisher", "day"),
    [
        ("LA PRENSA, Villa Oriana, 12 de julio de 1986, p. 4\n\nTres estudiantes detenidos" + BODY,
         "LA PRENSA", date(1986, 7, 12)),
        ("THE DAILY CHRONICLE, Villa Oriana, 12 July 1986, p. 4\n\nThree students arrested" + BODY_EN,
         "THE DAILY CHRONICLE", date(1986, 7, 12)),
        ("SEMANARIO «CAMBIO», Villa Oriana, 16 de junio de 1988\n\nTres estudiantes detenidos" + BODY,
         "SEMANARIO «CAMBIO»", date(1988, 6, 16)),
        ("RADIO SUR, Ayora, en español, 1200 GMT, 4 de mayo de 1989" + BODY, "RADIO SUR", date(1989, 5, 4)),
        ("RADIO SOUTH, Ayora, in English, 1200 GMT, 4 May 1989" + BODY_EN, "RADIO SOUTH", date(1989, 5, 4)),
        ("WEEKLY UPDATE ON SALVIA\nIssue #212, June 2, 1991" + BODY_EN, "WEEKLY UPDATE ON SALVIA", date(1991, 6, 2)),
        ("From the Liberation News, No. 34, 5 May 1981:\n\nARRESTS IN AYORA" + BODY_EN,
         "Liberation News", date(1981, 5, 5)),
        ("Tomado de Voz del Sur, No. 34, 5 de mayo de 1981\n\nDETENCIONES EN AYORA" + BODY,
         "Voz del Sur", date(1981, 5, 5)),
        ("Special to The Northern Post\nAYORA, Salvia, May 4 — Gunmen killed the mayor of San Roque on Tuesday.\n",
         "Northern Post", None),
        ("AGENCIA DE PRENSA SUR (APS)\nVilla Oriana, 14 Mar 90\n\nEJÉRCITO ACUSADO DE MATANZA" + BODY,
         "AGENCIA DE PRENSA SUR (APS)", date(1990, 3, 14)),
    ],
)  # fmt: skip
def test_who_printed_or_sent_a_paper_and_when(head, publisher, day):
    doc = read(head)
    assert (value(doc.publisher), value(doc.published)) == (publisher, day)
    assert doc.issuer is None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("ENTREVISTA\n«El Ejército mató a mi hermano»\nRosa Quispe, dirigente\nPor Luis Arce" + BODY,
         "«El Ejército mató a mi hermano»"),
        ("INTERVIEW\n\"The army killed my brother\"\nRosa Quispe, leader\nBy Luis Arce" + BODY_EN,
         '"The army killed my brother"'),
        ("Informe N° 39/99\nCaso 10.904\nErnesto Yupa\nPerú\n13 de abril de 1999" + BODY, "Ernesto Yupa"),
        ("Peru: Arrests in Ayora\nBy Anna Keller, Ayora\nThe Weekly Observer, Sunday 7 May 1989" + BODY_EN,
         "Peru: Arrests in Ayora"),
        ("AGENCIA DE PRENSA SUR (APS)\nVilla Oriana, 14 Mar 90\n\nEJÉRCITO ACUSADO DE MATANZA" + BODY,
         "EJÉRCITO ACUSADO DE MATANZA"),
        ("SOLIDARITY COMMITTEE\nE/CN.4/1994/7/Add.2\n15 November 1993\n\nTHREE STUDENTS GONE" + BODY_EN,
         "THREE STUDENTS GONE"),
    ],
)  # fmt: skip
def test_headlines(head, title):
    assert value(read(head).title) == title


LETTER = """Ayora, 8 de junio de 1984

Señor
Fiscal de la Nación
Presente

De mi mayor consideración:

Me dirijo a usted para denunciar que el 4 de mayo soldados de la Marina detuvieron a mi hijo Juan Páez.

Atentamente,

Rosa Quispe
"""
LETTER_EN = """8 June 1984

The Attorney General
Ayora

Dear Sir,

I write to report that on 4 May soldiers of the navy arrested my son Juan Paez.

Yours faithfully,

Rosa Quispe
"""


@pytest.mark.parametrize("text", [LETTER, LETTER_EN])
def test_a_letter_is_by_who_signs_it(text):
    doc = read(text)
    assert (value(doc.byline), value(doc.written), doc.title) == ("Rosa Quispe", date(1984, 6, 8), None)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "TESTIMONIO N° 12\n\nFecha: 4 de mayo de 1984\nInformante: esposa de la víctima" + BODY,
            "esposa de la víctima",
        ),
        ("WITNESS STATEMENT\n\nWitness: B-24\nDate: 4 May 1994" + BODY_EN, "B-24"),
    ],
)
def test_a_field_names_the_witness(text, who):
    doc = read(text)
    assert value(doc.byline) == who
    assert doc.kind is DocKind.TESTIMONY


def test_an_interview_is_of_the_day_it_was_made():
    doc = read(
        "Entrevista a Juan Páez\nRealizada por la Vicaría el 4 de mayo de 1992\n\n- ¿Qué pasó?\n- Mataron a mi padre.\n"
    )
    assert (value(doc.written), doc.dateline) == (date(1992, 5, 4), None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("EMBAJADA DE SALVIA\nNOTA DE PRENSA 14/92\n\nVilla Oriana, 12 de junio de 1992. La Embajada lo desmiente.\n",
         DocKind.COMMUNIQUE),
        ("Villa Oriana, 12 de junio de 1992. El Ejército detuvo a tres estudiantes en Ayora.\n", DocKind.WIRE),
    ],
)  # fmt: skip
def test_place_and_day_before_a_stop_are_a_dateline(text, kind):
    doc = read(text)
    assert doc.dateline is not None
    assert value(doc.dateline.written) == date(1992, 6, 12)
    assert doc.kind is kind


def test_the_entries_of_a_chronicle_have_no_dateline():
    first = "Villa Oriana, 12 de junio de 1992. El Ejército detuvo a tres estudiantes.\n\n"
    assert read(first + "Ayora, 14 de junio de 1992. Dos de los estudiantes murieron.\n").dateline is None


def test_a_last_paragraph_cut_to_a_width_is_no_signature():
    text = (
        "PUERTO SALVIA, 5 MAR 91 (CUNPRESS) -- [TEXT] THE POLICE SAID THAT FOUR DIED.\n\n"
        "   THE COMMITTEE OF THE RELATIVES OF THE DEAD SAID THAT THE ARMY HAD\n"
        "SHOT ALL OF THE PEASANTS IN THE SQUARE OF THE VILLAGE OF AYORA AND\n"
        "HAD BURNED THE HOUSES OF THE PEOPLE WHO HAD FLED TO THE MOUNTAINS AND\n"
        "THOSE OF THE TEACHERS\n"
    )
    assert all(region.kind is not RegionKind.SIGNATURE for region in read(text).regions)
