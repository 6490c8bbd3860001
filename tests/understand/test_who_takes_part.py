"""Whom "them" and "him" mean, and who is said not to have done it: never who does it."""

import pytest

from careo.model import RoleName
from careo.understand import understand
from tests.make import make_document

PATIENTS = {
    "en": [
        ("beat", "Soldiers arrested three students and beat them.", {"three students"}),
        ("beat", "Soldiers arrested three students. They beat them.", {"three students"}),
        ("shoot", "The soldiers came at dawn. The rebels shot them.", {"The soldiers"}),
        ("kill", "The rebels kidnapped the banker and killed him.", {"the banker"}),
        ("kill", "Police arrested a man who had threatened to kill them.", {"Police"}),
        ("attack", "The rebels said that the army had attacked them.", {"The rebels"}),
        ("beat", "The students marched to the square, where police beat them.", {"The students"}),
        ("shoot", "The guards shot them.", set()),
    ],
    "es": [
        ("beat", "Los soldados detuvieron a tres estudiantes y los golpearon.", {"tres estudiantes"}),
        ("arrest", "El alcalde huyó. La policía lo detuvo en Ayora.", {"El alcalde"}),
        ("kill", "Los soldados violaron a la mujer y la mataron.", {"la mujer"}),
        ("rape", "Los militares llegaron y las mujeres huyeron; luego las violaron.", {"las mujeres"}),
        ("attack", "Los rebeldes dijeron que el ejército los había atacado.", {"Los rebeldes"}),
        ("beat", "Los estudiantes marcharon a la plaza, donde la policía los golpeó.", {"Los estudiantes"}),
        ("kidnap", "Los encapuchados sacaron a cinco dirigentes de sus casas.", {"cinco dirigentes"}),
        ("beat", "Los guardias los golpearon.", set()),
    ],
}


SPOKEN_TO = {
    "en": [
        ("condemn", "The bishop condemned the murder of the judge.", {"the murder of the judge"}),
        ("protest", "The union protested the arrest of its leaders.", set()),
        ("accuse", "They denounced the torture of prisoners by the army.", {"the army"}),
        ("demand", "Mothers demanded the release of their sons.", set()),
        ("reject", "The rebels rejected the government's offer.", {"the government"}),
    ],
    "es": [
        ("condemn", "El obispo condenó el asesinato del juez.", {"el asesinato del juez"}),
        ("demand", "Las madres exigieron la liberación de sus hijos.", set()),
    ],
}
"""Nobody speaks to those whom the deed befell that is spoken of."""


@pytest.mark.parametrize(
    ("lang", "act", "text", "wanted"),
    [(lang, *row) for table in (PATIENTS, SPOKEN_TO) for lang, rows in table.items() for row in rows],
)
def test_whom_a_deed_befell(lang, act, text, wanted):
    (reading,) = understand([make_document(text, lang=lang)])
    (event,) = (e for e in reading.events if e.act == act)
    assert {r.span.quote(text) for r in event.roles if r.role is RoleName.PATIENT} == wanted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The peasants were killed by them."),
        ("en", "The mayor fled. The police confirmed it."),
        ("es", "El alcalde huyó. La policía lo confirmó."),
        ("es", "Lo que pasó en la cárcel fue una masacre."),
    ],
)
def test_what_stands_for_nobody_is_nobody(lang, text):
    (reading,) = understand([make_document(text, lang=lang)])
    assert reading.events
    told = {r.span.quote(text): r.role for e in reading.events for r in e.roles if e.act != "flee"}
    assert set(told) <= {"The peasants"}, told
    assert all(role is RoleName.PATIENT for role in told.values())


DOERS = {
    "en": [
        ("It was the soldiers, not the guerrillas, who killed Juan Mora.", {"soldiers"}),
        ("He was killed by soldiers, not by rebels.", {"soldiers"}),
    ],
    "es": [
        ("A Juan Mora lo mataron los soldados, no los rebeldes.", {"soldados"}),
        ("Fue asesinado por soldados, no por rebeldes.", {"soldados"}),
    ],
}


@pytest.mark.parametrize(("lang", "text", "wanted"), [(lang, *row) for lang, rows in DOERS.items() for row in rows])
def test_who_is_said_not_to_have_done_it_did_not(lang, text, wanted):
    (reading,) = understand([make_document(text, lang=lang)])
    (event,) = (e for e in reading.events if e.act == "kill")
    assert {r.name for r in event.roles if r.role is RoleName.AGENT} == wanted


def test_an_owner_beside_a_victim_does_it():
    (reading,) = understand([make_document("They denounced the army's torture of prisoners.")])
    (event,) = (e for e in reading.events if e.act == "torture")
    assert {(r.role.value, r.name) for r in event.roles} == {("agent", "army"), ("patient", "prisoners")}


@pytest.mark.parametrize(
    ("lang", "act", "text", "wanted"),
    [
        ("en", "massacre", "The president blamed the massacre on the guerrillas.", set()),
        ("es", "bomb", "El general murió al estallar una bomba.", {("instrument", "bomba")}),
        (
            "es",
            "hold",
            "El Ejército mantiene detenidos a sus dos hijos.",
            {("agent", "Ejército"), ("patient", "dos hijos")},
        ),
        (
            "es",
            "hold",
            "Los rebeldes tienen secuestrados a tres ingenieros.",
            {("agent", "rebeldes"), ("patient", "tres ingenieros")},
        ),
        ("en", "hold", "The army keeps two brothers detained.", {("agent", "army"), ("patient", "two brothers")}),
        ("es", "rob", "Su hermano fue asesinado y su casa saqueada.", {("patient", "casa")}),
    ],
)
def test_nobody_takes_part_by_standing_near(lang, act, text, wanted):
    (reading,) = understand([make_document(text, lang=lang)])
    (event,) = (e for e in reading.events if e.act == act)
    assert {(r.role.value, r.name.removeprefix("su ").removeprefix("una ")) for r in event.roles} == wanted


@pytest.mark.parametrize(
    ("text", "act", "roles"),
    [
        ("Rebels killed in ambush.", "kill", {("patient", "Rebels")}),
        ("Moyano killed in Lima.", "kill", {("patient", "Moyano")}),
        ("Three killed in blast.", "kill", {("patient", "Three")}),
        ("Several people killed, dozens wounded.", "kill", {("patient", "Several people")}),
        ("Several men arrested on Monday fled.", "arrest", {("patient", "Several men")}),
        ("Rebels killed three soldiers.", "kill", {("agent", "Rebels"), ("patient", "three soldiers")}),
        ("The rebels killed for money.", "kill", {("agent", "rebels")}),
        ("Police arrested, then freed him.", "arrest", {("agent", "Police")}),
    ],
)
def test_a_headline_leaves_the_auxiliary_out(text, act, roles):
    (reading,) = understand([make_document(text, lang="en")])
    event = next(one for one in reading.events if one.act == act)
    assert {(role.role.value, role.name) for role in event.roles} == roles
