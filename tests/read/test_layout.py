"""What the layout tells: papers, agencies, places and people are invented; both languages in one table."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careo.model import DocKind, RegionKind
from careo.read import RawText, make_document
from careo.read.layout.dates import find_dates

BODY_EN = "The police said on Tuesday that four people were killed when a bomb went off inside a bus of the port.\n"
BODY_ES = (
    "La policía informó el martes que cuatro personas murieron al estallar una bomba dentro de un bus del puerto.\n"
)


def read(text):
    return make_document(RawText(text, ()), "a.txt", sha256="")


def value(found):
    return found.value if found else None


@pytest.mark.parametrize(
    ("line", "place", "day", "agencies"),
    [
        ("PUERTO SALVIA, 5 MAR 91 (CUNPRESS) -- [TEXT] ", "PUERTO SALVIA", date(1991, 3, 5), ["CUNPRESS"]),
        (
            "VILLA ORIANA (CUNDAMAR), 24 JUN 91 (MUNDICABLE) -- [TEXT] ",
            "VILLA ORIANA",
            date(1991, 6, 24),
            ["MUNDICABLE"],
        ),
        (
            "PUERTO SALVIA, 5 MAR 91 (CUNPRESS-MUNDICABLE) -- ",
            "PUERTO SALVIA",
            date(1991, 3, 5),
            ["CUNPRESS", "MUNDICABLE"],
        ),
        (
            "PUERTO SALVIA, 5 MAR 91 (CUNDINA PRESS [CUNPRESS]) -- [TEXT] ",
            "PUERTO SALVIA",
            date(1991, 3, 5),
            ["CUNDINA PRESS"],
        ),
        (
            "ORIANA, 7 JUL 89 (RADIO SALVIA) -- [REPORT] [R. PINTO] [TEXT] ",
            "ORIANA",
            date(1989, 7, 7),
            ["RADIO SALVIA"],
        ),
        ("Villa Oriana, 3 de mayo de 1991 (Cunpress).- ", "Villa Oriana", date(1991, 5, 3), ["Cunpress"]),
        ("PUERTO SALVIA, Nov 17, 1990 (Mundicable) - ", "PUERTO SALVIA", date(1990, 11, 17), ["Mundicable"]),
        ("PUERTO SALVIA, martes, 5 de marzo de 1991 (Cunpress) - ", "PUERTO SALVIA", date(1991, 3, 5), ["Cunpress"]),
        ("Villa Oriana, 12 de marzo de 1989 (CUNPRESS) -- ", "Villa Oriana", date(1989, 3, 12), ["CUNPRESS"]),
        ("PUERTO SALVIA, Cundina (CP) — ", "PUERTO SALVIA", None, ["CP"]),
        ("PUERTO SALVIA, Costa Cundina (Cundina Press) — ", "PUERTO SALVIA", None, ["Cundina Press"]),
        ("Villa Oriana, Cundina (CUNPRESS).- ", "Villa Oriana", None, ["CUNPRESS"]),
        ("PUERTO SALVIA, abril (CUNPRESS) - ", "PUERTO SALVIA", None, ["CUNPRESS"]),
        ("GENEVA (12 September 2019) - ", "GENEVA", date(2019, 9, 12), []),
        ("GINEBRA (3 de mayo de 2001) – ", "GINEBRA", date(2001, 5, 3), []),
        ("PUERTO SALVIA (Cunpress, 3 de mayo de 1991).- ", "PUERTO SALVIA", date(1991, 5, 3), ["Cunpress"]),
    ],
)
@pytest.mark.parametrize("body", [BODY_EN, BODY_ES])
def test_datelines(line, place, day, agencies, body):
    doc = read(line + body)
    assert doc.kind is DocKind.WIRE
    assert doc.dateline is not None
    assert value(doc.dateline.place) == place
    assert value(doc.dateline.written) == day
    assert [one.value for one in doc.dateline.agencies] == agencies
    assert doc.regions[0].kind is RegionKind.DATELINE
    assert doc.text[doc.regions[0].span.stop :].startswith(body[:8])


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("PUERTO SALVIA - ", "PUERTO SALVIA"),
        ("ORIANA -- ", "ORIANA"),
        ("VILLA ORIANA, Cundina — ", "VILLA ORIANA, Cundina"),
    ],
)
@pytest.mark.parametrize("body", [BODY_EN, BODY_ES])
def test_a_place_in_capitals_and_a_dash_are_a_dateline(line, place, body):
    doc = read(line + body)
    assert doc.dateline is not None
    assert value(doc.dateline.place) == place
    assert doc.regions[0].kind is RegionKind.DATELINE


@pytest.mark.parametrize(
    "line",
    [
        "El Gobierno, dijo Rojas (CGP) - ",
        "Ana, maestra (45) - ",
        "Ana, maestra (CGP).- ",
        "NOTE - ",
        "AVISO - ",
        "PRIMERO.- ",
        "FALLO.- ",
        "The town - ",
        "WE ARE THE PEOPLE OF THE PORT - ",
        "PORT WORKERS - PWU\n",
    ],
)
def test_other_words_before_a_dash_are_no_dateline(line):
    assert read(line + BODY_EN).dateline is None


@pytest.mark.parametrize(
    "text", [BODY_EN, BODY_ES, "In 1991, the mayor (Rojas) -- a baker -- left the town with his family.\n"]
)
def test_plain_prose_has_no_dateline(text):
    assert read(text).dateline is None


@pytest.mark.parametrize(
    ("head", "publisher", "issue", "day"),
    [
        ("Peasant Torch #212, June 2, 1991\n", "Peasant Torch", "212", date(1991, 6, 2)),
        ("VOZ DEL VALLE\nAño IX, Nº 87 - 30 de marzo de 1991\n", "VOZ DEL VALLE", "87", date(1991, 3, 30)),
        ("The Valley Chronicle, Saturday, 3 June 1995\n", "The Valley Chronicle", None, date(1995, 6, 3)),
        ("The Valley Chronicle\nSaturday, 3 June 1995\n", "The Valley Chronicle", None, date(1995, 6, 3)),
        ("La Voz del Valle, sábado 3 de junio de 1995\n", "La Voz del Valle", None, date(1995, 6, 3)),
        ("La Voz del Valle, 3 de junio de 1995, p. 4\n", "La Voz del Valle", None, date(1995, 6, 3)),
        ("La Paz, sábado 3 de junio de 1995\n", None, None, date(1995, 6, 3)),
    ],
)
def test_mastheads(head, publisher, issue, day):
    doc = read(f"{head}\nWe were not there\n\n{BODY_EN}")
    assert (value(doc.publisher), value(doc.issue), value(doc.published)) == (publisher, issue, day)
    assert value(doc.title) == "We were not there"


@pytest.mark.parametrize(
    ("note", "issuer"),
    [
        (
            "We received this statement from the Foreign Commission of the Reed Front:",
            "Foreign Commission of the Reed Front",
        ),
        (
            "Recibimos esta declaración de la Dirección Regional del Frente del Junco:",
            "Dirección Regional del Frente del Junco",
        ),
        ("Publicamos a continuación el pronunciamiento que nos hizo llegar la Alianza del Junco:", "Alianza del Junco"),
    ],
)
def test_a_relayed_statement_has_two_voices(note, issuer):
    doc = read(
        f"They Came to Kill\n\nPeasant Torch #212, June 2, 1991\n\n{note}\n\n{BODY_EN}\nReed Front\n30 April 1991\n"
    )
    assert value(doc.issuer) == issuer
    assert [one.value for one in doc.relay] == ["Peasant Torch"]
    assert value(doc.written) == date(1991, 4, 30)
    assert doc.anchor().value == date(1991, 4, 30)
    assert doc.kind is DocKind.STATEMENT


def test_a_communique_names_its_issuer_and_day():
    head = "MINISTERIO DE GOBIERNO\nOficina de Prensa\n\nCOMUNICADO Nº 14-91"
    doc = read(f"{head}\n\n{BODY_ES}\nVilla Oriana, 28 de abril de 1991\n")
    assert doc.kind is DocKind.COMMUNIQUE
    assert value(doc.issuer) == "MINISTERIO DE GOBIERNO"
    assert value(doc.title) == "COMUNICADO Nº 14-91"
    assert value(doc.written) == date(1991, 4, 28)


def test_the_publication_date_is_never_filled_in_from_elsewhere():
    doc = read(f"Something happened\n\n{BODY_EN}\nIt was on 3 May 1991 that he left the town for good.\n")
    assert doc.published is None
    assert doc.written is None


@pytest.mark.parametrize(
    "line",
    ["Write: P.O. Box 5519, Port Merrow", "Teléfono: 555-0101", "Phone: 555-0100 Fax: 555-0101", "www.torch.example"],
)
def test_contact_lines_make_no_claims(line):
    doc = read(f"{BODY_EN}\n{BODY_EN}\n{line}\n")
    (kind,) = [one.kind for one in doc.regions if one.span.quote(doc.text) == line]
    assert kind is RegionKind.BOILERPLATE


def test_a_witness_who_was_threatened_by_telephone_is_no_boilerplate():
    doc = read(f"{BODY_EN}\nA judge was threatened by telephone and then by letter, the bishop said in his sermon.\n")
    assert not any(one.kind is RegionKind.BOILERPLATE for one in doc.regions)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("31 April 1990", []),
        ("31 de abril de 1990", []),
        ("5 JUL 89", [date(1989, 7, 5)]),
        ("June 1, 1997", [date(1997, 6, 1)]),
        ("1º de mayo de 1991", [date(1991, 5, 1)]),
        ("9 de setiembre de 1991", [date(1991, 9, 9)]),
        ("3 March 25", [date(2025, 3, 3)]),
        ("2003-05-15", [date(2003, 5, 15)]),
        ("in May he left", []),
        ("year 0, 5 May 0000", []),
    ],
)
def test_dates(words, days):
    assert [found[0] for found in find_dates(words)] == days


@given(st.text(alphabet="AaBb 1923456789,.:;()[]-#\n«»MAY may de", max_size=200))
def test_regions_are_in_order_and_inside_whatever_the_text(text):
    if not any(char.isalpha() for char in text):
        return
    doc = read(text)
    edges = [(one.span.start, one.span.stop) for one in doc.regions]
    assert all(left[1] <= right[0] for left, right in pairwise(edges))
    assert all(stop <= len(text) for _, stop in edges)


@pytest.mark.parametrize(
    ("title", "who", "day"),
    [
        ("Testimony of Rosa Quispe, 4 May 1991", "Rosa Quispe", date(1991, 5, 4)),
        ("Testimony of Rosa Quispe collected in Ayora on 4 May 1991", "Rosa Quispe", date(1991, 5, 4)),
        ("Sworn statement by Pedro de la Cruz", "Pedro de la Cruz", None),
        ("Testimonio de Rosa Quispe, recogido en Ayora el 4 de mayo de 1991", "Rosa Quispe", date(1991, 5, 4)),
        ("Declaración jurada de doña María Rojas (fragmento)", "María Rojas", None),
        # No name of a person.
        ("Testimony of the villagers of Ayora", None, None),
        ("Testimonio de los hechos de Ayora", None, None),
        ("Statement by Front", None, None),
    ],
)
def test_a_title_names_who_testifies(title, who, day):
    doc = read(f"{title}\n\nThe soldiers came to our house at night. They beat me.")
    assert (value(doc.byline), value(doc.written)) == (who, day)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("URGENT ACTION\nAmnesty International, 12 November 1992", "Amnesty International"),
        ("ACCION URGENTE\nComité de Solidaridad con los Presos Políticos, 12 de noviembre de 1992",
         "Comité de Solidaridad con los Presos Políticos"),
        ("Two men taken away\nSan Salvador, 12 November 1992", None),
        ("Police arrest two men, 12 November 1992", None),
    ],
)  # fmt: skip
def test_a_body_before_a_date_issues_it(head, issuer):
    doc = read(f"{head}\n\n{BODY_EN}")
    assert (value(doc.issuer) if doc.issuer else None) == issuer
    assert doc.anchor().value == date(1992, 11, 12)


@pytest.mark.parametrize(
    ("head", "issuer", "title"),
    [
        ("FROM: AMEMBASSY SALVIA\nTO: SECSTATE\nSUBJECT: KILLINGS IN THE NORTH\nDATE: 14 MARCH 1984",
         "AMEMBASSY SALVIA", "KILLINGS IN THE NORTH"),
        ("DE: Jefatura de la Zona\nPARA: Comando Conjunto\nASUNTO: Muertes en la quebrada\nFECHA: 14 de marzo de 1984",
         "Jefatura de la Zona", "Muertes en la quebrada"),
    ],
)  # fmt: skip
def test_a_memorandum_says_from_whom_and_about_what(head, issuer, title):
    doc = read(f"{head}\n\n{BODY_EN}")
    assert (value(doc.issuer), value(doc.title), doc.anchor().value) == (issuer, title, date(1984, 3, 14))
