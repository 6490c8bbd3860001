"""Why it was done and what was done about it: rows whose cells are the document's own words."""

import pytest

from careo.link import link
from careo.link.motives import find_motive
from careo.model import Question, Relation
from tests.link.make_accounts import tell
from tests.make import make_claim, make_document, make_event

TOLD = [
    ("The band blew up the mill in retaliation for the arrest of its leader, police said.", "blew up", "en",
     "in retaliation for the arrest of its leader"),
    ("They planted a bomb on the bridge to prevent the market from opening.", "planted", "en",
     "to prevent the market from opening"),
    ("The mayor was shot because he had refused\nto close the school.", "shot", "en",
     "because he had refused\nto close the school"),
    ("La columna quemó el molino en represalia por la captura de su jefe, dijo la policía.", "quemó", "es",
     "en represalia por la captura de su jefe"),
    ("Pusieron una bomba en el puente para impedir la feria del domingo.", "Pusieron", "es",
     "para impedir la feria del domingo"),
    ("El alcalde fue asesinado por negarse a cerrar la escuela.", "asesinado", "es",
     "por negarse a cerrar la escuela"),
]  # fmt: skip
UNTOLD = [
    ("The band blew up the mill. Shops closed because of the rain.", "blew up", "en"),
    ("They planted a bomb on the bridge to the market.", "planted", "en"),
    ("La columna quemó el molino. La feria cerró debido a la lluvia.", "quemó", "es"),
    ("Pusieron una bomba para el domingo en el puente.", "Pusieron", "es"),
]


def motive(text, trigger, lang):
    doc = make_document(text, lang=lang)
    claim = make_claim(doc, text)
    span = find_motive(doc, make_event(doc, trigger, claims=[claim]), claim)
    return span.quote(doc.text) if span else None


@pytest.mark.parametrize(("text", "trigger", "lang", "why"), TOLD)
def test_a_motive_is_the_words_of_its_clause(text, trigger, lang, why):
    assert motive(text, trigger, lang) == why


@pytest.mark.parametrize(("text", "trigger", "lang"), UNTOLD)
def test_what_is_no_motive_of_the_deed_is_none(text, trigger, lang):
    assert motive(text, trigger, lang) is None


BAND = tell(
    "Radio Cerro. The band bombed the mill on 5 March in retaliation for the arrest of its leader.",
    path="1.txt", publisher="Radio Cerro", bomb="bombed", by="The band", to="the mill", day=("5 March", "1991-03-05"),
)  # fmt: skip
BISHOP = tell(
    "El Faro. The mill was bombed on 5 March in protest against a tax. The bishop condemned the bomb.",
    path="2.txt", publisher="El Faro", bomb="bombed", condemn="condemned", to="The mill",
    day=("5 March", "1991-03-05"),
)  # fmt: skip


def rows(*told):
    linked = link([one.doc for one in told], [one.reading for one in told])
    (incident,), (comparison,) = linked.incidents, linked.comparisons
    return incident, {row.question: row for row in comparison.rows}


def test_stated_motives_stand_side_by_side():
    _, found = rows(BAND, BISHOP)
    cells = [c for c in found[Question.WHY].cells if c.span]
    assert [(c.value, c.relation) for c in cells] == [
        ("in retaliation for the arrest of its leader", Relation.COMPATIBLE),
        ("in protest against a tax", Relation.COMPATIBLE),
    ]


def test_a_condemnation_is_a_response_and_no_witness():
    incident, found = rows(BAND, BISHOP)
    (cell,) = [c for c in found[Question.RESPONSE].cells if c.span]
    assert "condemned" in cell.value
    assert incident.independent_voices == 2


def test_an_arrest_is_no_response_to_itself():
    arrest = tell("Police arrested the band on 5 March.", path="3.txt", arrest="arrested", to="the band")
    _, found = rows(arrest)
    assert Question.RESPONSE not in found
