"""Two reports of one bomb: who was not seriously hurt contradicts no wounded, and the hospitalised are some of them."""

from __future__ import annotations

import pytest

from careo.link import link
from careo.model import Question, Relation
from careo.read import RawText, make_document
from careo.understand import understand

ENGLISH = (
    "AYACUCHO, 5 MAY 91 (AFP) -- A bomb exploded in a bus in Ayacucho on 5 May 1991. Thirty dockers were wounded.",
    (
        "AYACUCHO, 6 MAY 91 (EFE) -- A bomb exploded in a bus in Ayacucho on 5 May 1991. Sixteen dockers had to be "
        "hospitalized, the mayor said. No one was seriously hurt, he said."
    ),
)
SPANISH = (
    (
        "AYACUCHO, 5 MAY 91 (AFP) -- Una bomba explotó en un bus en Ayacucho el 5 de mayo de 1991. Treinta estibadores "
        "fueron heridos."
    ),
    (
        "AYACUCHO, 6 MAY 91 (EFE) -- Una bomba explotó en un bus en Ayacucho el 5 de mayo de 1991. Dieciséis "
        "estibadores fueron hospitalizados, dijo el alcalde. Nadie resultó herido de gravedad, dijo."
    ),
)


@pytest.mark.parametrize("texts", [ENGLISH, SPANISH])
def test_less_than_all_is_no_denial(texts):
    docs = [make_document(RawText(text, ()), f"{at}.txt", sha256=str(at)) for at, text in enumerate(texts)]
    linked = link(docs, list(understand(docs)))
    (comparison,) = [one for one in linked.comparisons if len({column.doc_id for column in one.columns}) == 2]
    rows = {row.question: row for row in comparison.rows}
    assert rows[Question.WHAT].relation not in {Relation.DENIES, Relation.DENIED}
    (little,) = [cell for cell in rows[Question.WHAT].cells if cell.key == "wound in part"]
    assert little.value.split()[0].casefold() in {"no", "nadie"}
    assert rows[Question.INJURED].relation is Relation.SCOPE_DIFFERS
    assert {cell.key for cell in rows[Question.INJURED].cells if cell.span} == {"30..30", "16..16"}
