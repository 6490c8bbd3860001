"""Read from pages of papers and of commissions: what is to come, tolls, whose a place is, parts of the dead."""

from __future__ import annotations

import pytest

from careo.model import RoleName
from careo.read import RawText, make_document
from careo.understand import understand
from tests.make import make_document as make_text
from tests.understand.told import told_of

PAPER = """THE SIERRA HERALD
Tuesday, May 7, 1991

Twelve die in bus attack; both sides trade blame

A rebel spokesman denied that the group was responsible and accused army intelligence of staging the massacre to derail
peace talks due to open in Geneva next week.

The attack was the deadliest since the rebels killed 19 soldiers in an ambush at the same spot in February. That ambush
was followed by a wave of arrests.
"""


def test_a_page_of_a_paper():
    doc = make_document(RawText(PAPER, ()), "page.txt", sha256="")
    (reading,) = understand([doc])
    told = {one.trigger.quote(doc.text): one for one in reading.events}
    assert [count.quantity.low for count in told["die"].counts] == [12]
    assert told["massacre"].when is None
    assert told["massacre"].where is None
    assert [one.span.quote(doc.text) for one in told["accused"].roles if one.role is RoleName.AGENT] == [
        "A rebel spokesman"
    ]
    ambushes = [one for one in reading.events if one.trigger.quote(doc.text) == "ambush"]
    assert len(ambushes) == 2
    assert {one.episode for one in ambushes} == {told["killed"].episode}


@pytest.mark.parametrize(
    ("lang", "text", "act", "low"),
    [
        ("es", "Dijeron que ninguno de los fallecidos portaba armas.", "kill", None),
        ("en", "She spoke to relatives of two of the dead.", "kill", None),
        ("en", "Two of the injured died overnight.", "wound", None),
        ("en", "Two of the injured died overnight.", "kill", 2),
        ("en", "The blast left two dead.", "kill", 2),
    ],
)
def test_a_part_of_the_dead_counts_no_dead(lang, text, act, low):
    event, _ = told_of(text, lang, act)
    assert next((one.quantity.low for one in event.counts), None) == low


def test_where_they_were_led_is_not_whom_they_tortured():
    text = (
        "Capturaron a los campesinos, quienes fueron conducidos con los ojos vendados a un lugar cercano, donde los "
        "torturaron."
    )
    event, _ = told_of(text, "es", "torture")
    assert [one.span.quote(text) for one in event.roles if one.role is RoleName.PATIENT] == ["los campesinos"]


def test_the_place_of_a_hospital_is_that_of_doctors():
    (reading,) = understand([make_text("Doctors at San Juan hospital in Lima put the death toll at 14.", lang="en")])
    assert all(one.where is None for one in reading.events)


CASE = """INFORME N.º 27/89
28 de septiembre de 1989

ANTECEDENTES:
1. La Comisión recibió el 14 de febrero de 1988 la siguiente denuncia:
El 2 de febrero de 1988 los soldados capturaron a los campesinos Mario Cruz Rivera, Félix Rivera y José María Cruz, y
luego los asesinaron. Los cadáveres fueron hallados el mismo día.
2. El Gobierno respondió: "Las tres personas mencionadas murieron en un enfrentamiento, y no fueron capturadas antes."
3. El Gobierno no ha desvirtuado los hechos.
"""


def test_what_a_complaint_says_is_not_said_by_the_report():
    doc = make_document(RawText(CASE, ()), "page.txt", sha256="")
    (reading,) = understand([doc])
    claims = {one.id: one for one in reading.claims}
    told = {one.trigger.quote(doc.text): one for one in reading.events}
    assert {claims[one].voices[-1].name for one in told["asesinaron"].claim_ids} == {"denuncia"}
    assert told["murieron"].episode == told["asesinaron"].episode
    last = [one for one in reading.claims if "desvirtuado" in one.content.quote(doc.text)]
    assert last
    assert all(voice.name != "denuncia" for one in last for voice in one.voices)
