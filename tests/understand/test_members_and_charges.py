"""Who is one of those told before, whom somebody is accused of what, and who is left: read from pages of bishops."""

from __future__ import annotations

import pytest

from careo.model import RoleName
from careo.read import RawText, make_document
from careo.understand import understand
from tests.make import make_document as make_text
from tests.understand.told import told_of


def roles_of(lang: str, text: str, act: str) -> dict[str, set[str]]:
    event, _ = told_of(text, lang, act)
    sides = (RoleName.AGENT, RoleName.PATIENT)
    return {side.value: {one.span.quote(text) for one in event.roles if one.role is side} for side in sides}


@pytest.mark.parametrize(
    ("lang", "text", "act", "agents", "patients"),
    [
        (
            "es",
            "Los atacantes los acusaron de robar y mataron a siete, entre ellos el alcalde Luis Ramos y su esposa.",
            "kill",
            {"Los atacantes"},
            {"siete", "el alcalde Luis Ramos", "su esposa"},
        ),
        ("es", "Mataron a siete, entre ellos el alcalde.", "kill", set(), {"siete", "el alcalde"}),
        ("es", "Detuvieron a tres maestros, a quienes golpearon.", "beat", set(), {"tres maestros"}),
        ("es", "Se llevaron a doce jóvenes, a quienes acusaban de robar.", "accuse", set(), {"doce jóvenes"}),
        ("es", "El juez a quien mataron investigaba el caso.", "kill", set(), {"El juez"}),
        ("es", "A tres hombres mataron en la plaza.", "kill", set(), {"tres hombres"}),
        ("es", "Los soldados mataron a tres, acusaron los vecinos.", "accuse", {"los vecinos"}, set()),
        ("en", "Soldiers killed three and wounded two.", "wound", {"Soldiers"}, {"two"}),
        # Who is seen suffering or doing something.
        ("en", "Pedro Mora was last seen on 3 May being led away by soldiers.", "arrest", {"soldiers"}, {"Pedro Mora"}),
        ("en", "Soldiers were seen beating Pedro Mora.", "beat", {"Soldiers"}, {"Pedro Mora"}),
        ("es", "Los soldados fueron vistos golpeando a Pedro Mora.", "beat", {"Los soldados"}, {"Pedro Mora"}),
        ("es", "Se vio a los soldados golpeando a Pedro Mora.", "beat", {"los soldados"}, {"Pedro Mora"}),
        # Subjects stay what they are.
        ("es", "Junto a los soldados murieron tres campesinos.", "kill", set(), {"tres campesinos"}),
        ("es", "Entre los muertos está el alcalde.", "kill", set(), {"el alcalde"}),
        ("es", "Amenazó con matar a todos y el alcalde disparó contra ellos.", "shoot", {"el alcalde"}, set()),
    ],
)  # fmt: skip
def test_who_takes_part(lang, text, act, agents, patients):
    assert roles_of(lang, text, act) == {"agent": agents, "patient": patients}


@pytest.mark.parametrize(
    ("lang", "text", "act", "dated"),
    [
        (
            "es",
            "Tres fueron liberados el 9 de mayo de 1988; de los otros seis no se tiene noticia.",
            "disappear",
            False,
        ),
        ("en", "Three of them were freed on 9 May 1988; the other six are missing.", "disappear", False),
        ("en", "On 3 May 1988 soldiers took away nine men, and six are still missing.", "disappear", True),
        ("es", "El 3 de mayo de 1988 los soldados mataron a tres; a los otros seis los hirieron.", "wound", True),
    ],
)
def test_how_those_left_fare_now_has_not_the_day_of_the_others(lang, text, act, dated):
    event, _ = told_of(text, lang, act)
    assert (event.when is not None) is dated


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Un oficial que pidió reserva de su nombre dijo que «aquí no hay detenidos»."),
        ("en", "An officer who asked for confidentiality said that «there are no prisoners here»."),
    ],
)
def test_what_a_source_asks_for_himself_is_no_demand_of_what_he_says(lang, text):
    (reading,) = understand([make_text(text, lang=lang)])
    assert not [one for one in reading.events if one.act == "demand"]
    said = [
        one
        for one in reading.claims
        if "detenidos" in one.content.quote(text) or "prisoners" in one.content.quote(text)
    ]
    assert all(one.certainty.value != "demanded" for one in said if one.voices[-1].name != "unknown")


ARRIVAL = {
    "es": "El 6 de agosto de 1988 una columna de senderistas ingresó a Ayacucho. Los atacantes mataron a siete. El 7 "
    "de agosto una patrulla del Ejército llegó al lugar. Los militares se llevaron a doce jóvenes.\n",
    "en": "On 6 August 1988 a column of rebels entered Ayacucho. The attackers killed seven. On 7 August an army "
    "patrol came to the place. The soldiers took twelve boys away.\n",
}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_who_came_did_it_by_another_name(lang):
    doc = make_document(RawText(ARRIVAL[lang], ()), "page.txt", sha256="")
    (reading,) = understand([doc])
    days = {one.act: one.when.timex if one.when else None for one in reading.events}
    assert days["kill"] == "1988-08-06"
    assert days["arrest"] == "1988-08-07"
