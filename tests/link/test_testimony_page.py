"""A page of testimony from its words to the table: one incident, with day, place, victims and who is missing."""

from __future__ import annotations

import pytest

from careo.link import link
from careo.model import Question
from careo.read import RawText, make_document
from careo.understand import understand

ENGLISH = """Testimony of Rosa Quispe, 4 May 1991

On 3 May 1991 soldiers came to our house in Ayacucho. They beat me and took my brother away. He has
not been seen since. The army has not said that it holds him.
"""
SPANISH = """Testimonio de Rosa Quispe, 4 de mayo de 1991

El 3 de mayo de 1991 llegaron soldados a nuestra casa en Ayacucho. Me golpearon y se llevaron a mi hermano. No se
le ha vuelto a ver. El Ejército no ha dicho que lo tenga detenido.
"""


@pytest.mark.parametrize(
    ("text", "soldiers", "brother", "day"),
    [
        (ENGLISH, "soldiers", "my brother", "3 May 1991"),
        (SPANISH, "soldados", "mi hermano", "3 de mayo de 1991"),
    ],
)
def test_a_page_of_testimony_is_one_incident(text, soldiers, brother, day):
    doc = make_document(RawText(text, ()), "testimony.txt", sha256="")
    (reading,) = understand([doc])
    linked = link([doc], [reading])
    told = [one for one in linked.incidents if one.act in {"beat", "arrest", "disappear"}]
    assert len(told) == 1
    (comparison,) = [one for one in linked.comparisons if one.incident_id == told[0].id]
    cells = {
        row.question: [cell.span.quote(doc.text) for cell in row.cells if cell.span is not None]
        for row in comparison.rows
    }
    assert cells[Question.WHO_DID_IT] == [soldiers]
    assert brother in cells[Question.TO_WHOM]
    assert cells[Question.MISSING] == [brother]
    assert [one.lower().removeprefix("el ") for one in cells[Question.WHEN]] == [day.lower()]
    assert cells[Question.WHERE] == ["Ayacucho"]
    assert Question.RESPONSE not in cells
    author = {claim.voices[0].name for claim in reading.claims}
    assert author == {"Rosa Quispe"}
