"""Read from a chronicle and a statement: dialogue in dashes, who tells it before a colon, who wrote it, whose it is."""

from __future__ import annotations

import pytest

from careo.read import RawText, make_document
from careo.understand import understand
from careo.understand.attribution.quotes import find_quotations
from tests.make import make_document as make_text

CHRONICLE = """La madrugada de los cuchillos
Crónica de Elvira Montes

Llegamos a Santa Elena tres días después. Doña Teófila, que vende pan, nos contó la historia sin levantar la vista:

—Vinieron encapuchados. A don Marcial lo sacaron de la cama y lo mataron.

—¿Eran soldados? —le preguntamos.

—Yo no sé decirle, señor. A los otros los mataron también.
"""


def voices_of(text: str, words: str) -> list[str]:
    doc = make_document(RawText(text, ()), "page.txt", sha256="")
    (reading,) = understand([doc])
    claims = {one.id: one for one in reading.claims}
    event = next(one for one in reading.events if doc.text[: one.trigger.start].endswith(words))
    return sorted({voice.name for one in event.claim_ids for voice in claims[one].voices[1:]})


def test_dialogue_is_not_told_by_who_wrote_it_down():
    assert voices_of(CHRONICLE, "de la cama y lo ") == ["Teófila"]
    assert voices_of(CHRONICLE, "A los otros los ") == ["unknown"]
    doc = make_document(RawText(CHRONICLE, ()), "page.txt", sha256="")
    assert doc.byline is not None
    assert doc.byline.value == "Elvira Montes"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("—Los mataron a todos —dijo Rosa—. Nadie los enterró.", ["—Los mataron a todos", "Nadie los enterró."]),
        ("Rosa contó:\n—Los mataron a todos.\n—¿Y los soldados?", ["—Los mataron a todos.", "—¿Y los soldados?"]),
        # Items of a list, and words between dashes inside a sentence.
        ("— Libertad de los presos\n— Retiro de las tropas", []),
        ("El gobierno —dijo ayer el ministro— no negociará.", []),
    ],
)
def test_dashes_open_dialogue(text, quoted):
    assert [text[one.start : one.stop] for one in find_quotations(text)] == quoted


@pytest.mark.parametrize("name", ["Rosa", "Rosa Quispe"])
def test_who_speaks_between_dashes(name):
    text = f"—Los soldados mataron a mi hermano —dijo {name}—. Nadie lo enterró después."
    (reading,) = understand([make_text(text, lang="es")])
    assert {one.voices[-1].name for one in reading.claims} == {name}


def test_the_date_of_a_statement_is_no_part_of_its_issuer():
    text = "Statement by the Ministry of Defence, 9 August 1995\n\nThe Ministry rejects the report.\n"
    doc = make_document(RawText(text, ()), "page.txt", sha256="")
    assert doc.issuer is not None
    assert doc.written is not None
    assert (doc.issuer.value, str(doc.written.value)) == ("Ministry of Defence", "1995-08-09")
