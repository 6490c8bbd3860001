"""Who says in the first sentence of a text that he speaks: a witness, who goes to court, a body."""

import pytest

from careo.model import DocKind
from careo.read import RawText, make_document

REST = "\n\nEl 3 de mayo de 1984 llegaron los soldados y quemaron la casa comunal.\n"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("TESTIMONIO 205\n\nYo me llamo Teodora Quispe y tengo cincuenta años." + REST, "Teodora Quispe"),
        ("Señor Juez:\n\nElena Bottaro de Ruiz, con domicilio en Rosario, a V.S. respetuosamente digo:" + REST,
         "Elena Bottaro de Ruiz"),
        ("CASE 12\n\nMy name is Rosa Quispe and I am fifty years old.\n\nSoldiers burned the hall.\n", "Rosa Quispe"),
    ],
)  # fmt: skip
def test_a_witness_is_the_author(text, who):
    doc = make_document(RawText(text, ()), "t.txt", sha256="")
    assert doc.byline is not None
    assert doc.byline.value == who
    assert doc.kind is DocKind.TESTIMONY


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("AL PUEBLO\n\nLa Comandancia del Frente Rafael Cuá informa al pueblo y a la prensa:" + REST,
         "Comandancia del Frente Rafael Cuá"),
        ("TO THE PEOPLE\n\nThe Command of the Liberation Front informs the people:\n\nWe burned the hall.\n",
         "Command of the Liberation Front"),
    ],
)  # fmt: skip
def test_a_body_is_the_issuer(text, who):
    doc = make_document(RawText(text, ()), "t.txt", sha256="")
    assert doc.issuer is not None
    assert doc.issuer.value == who


def test_a_paper_that_quotes_a_body_has_no_issuer():
    text = "LIMA, 5 MAY 84 (AGENCIA) -- El Comando del Frente informa lo siguiente:" + REST
    assert make_document(RawText(text, ()), "t.txt", sha256="").issuer is None
