"""The cell "who did it", from the words to the table: whom each voice names for a deed, and how surely."""

import pytest

from careo.link import link
from careo.model import Document, Question
from careo.understand import understand

TEXTS = {
    "en": [
        (
            "Suspected Red Front rebels killed the mayor of Huanta. The army blamed the Red Front for the murder. "
            "The Red Front said that it did not kill the mayor of Huanta."
        ),
        ("Suspected Red Front rebels", "accused", False),
        ("the Red Front", "accused_by_authorities", False),
        ("The Red Front", "reported", True),
    ],
    "es": [
        (
            "Presuntos guerrilleros mataron al alcalde de Huanta. El obispo acusó al Ejército del asesinato. "
            "El gobierno culpó al Frente Rojo del asesinato del alcalde de Huanta."
        ),
        ("Presuntos guerrilleros", "accused", False),
        ("Ejército", "accused", False),
        ("Frente Rojo", "accused_by_authorities", False),
    ],
}


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_each_voice_names_a_doer_as_surely_as_it_says(lang):
    text, *expected = TEXTS[lang]
    doc = Document("d", "d.txt", "", text, lang)
    linked = link([doc], list(understand([doc])))
    comparison = max(linked.comparisons, key=lambda one: len(one.columns))
    (row,) = (row for row in comparison.rows if row.question is Question.WHO_DID_IT)
    told = [(cell.value, cell.certainty.value, cell.key.startswith("not ")) for cell in row.cells if cell.span]
    assert sorted(told) == sorted(expected)
