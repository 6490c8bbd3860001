"""Why something was done or asked: who is meant in such a clause, that it was done, and that it is another deed."""

from __future__ import annotations

import pytest

from careo.model import Modality, Polarity, RoleName
from careo.understand import understand
from careo.understand.coding import code_reading
from careo.understand.coding.codes import Convention
from tests.make import make_document
from tests.understand.told import told_of


def _parts(text: str, act: str, role: RoleName, lang: str = "es") -> list[str]:
    event, _ = told_of(text, lang, act)
    return [one.name for one in event.roles if one.role is role]


@pytest.mark.parametrize(
    ("text", "act", "whom"),
    [
        ("La madre pidió ayuda porque fue golpeada.", "beat", ["madre"]),
        ("La madre pidió la libertad de su hijo porque fue torturado.", "torture", ["hijo"]),
        ("La madre pidió al juez que libere a su hijo porque fue torturado.", "torture", []),
        ("El alcalde pidió refuerzos cuando fue atacado por los rebeldes.", "attack", ["alcalde"]),
        ("Exigieron la liberación de los estudiantes porque fueron detenidos sin orden.", "arrest", ["estudiantes"]),
        ("Ana Ruiz y Luis Paz salieron de la casa. Fueron detenidos.", "arrest", ["Ana Ruiz", "Luis Paz"]),
        ("Fueron detenidos sin orden.", "arrest", []),
    ],
)
def test_whom_it_befell_where_the_clause_names_nobody(text, act, whom):
    assert _parts(text, act, RoleName.PATIENT) == whom


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("El ejército mató a dos guerrilleros cuando atacaron el cuartel.", "attack", ["dos guerrilleros"]),
        ("Los soldados mataron al alcalde porque denunció la masacre.", "accuse", ["alcalde"]),
    ],
)
def test_who_did_it_has_the_number_of_the_verb(text, act, who):
    assert _parts(text, act, RoleName.AGENT) == who


def test_who_asks_for_a_dismissal_did_not_order_the_killing():
    text = "El sindicato exigió su destitución, ya que había ordenado matar a dos mineros."
    assert _parts(text, "kill", RoleName.INSTIGATOR) == []


@pytest.mark.parametrize("text", ["El bus llegó al puente. Fue detenido por la lluvia.", "La obra fue detenida."])
def test_things_are_not_arrested(text):
    (reading,) = understand([make_document(text, lang="es")])
    assert not [event for event in reading.events if event.act == "arrest"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Rebels killed a mayor because soldiers had burned their village."),
        ("en", "The army shelled the village after rebels attacked a convoy."),
        ("es", "Los soldados mataron a un hombre después de que los rebeldes atacaron un convoy."),
        ("es", "El ejército bombardeó la aldea luego de que los rebeldes atacaran un convoy."),
    ],
)
def test_what_others_did_before_is_another_happening(lang, text):
    (reading,) = understand([make_document(text, lang=lang)])
    assert len({event.episode for event in reading.events}) == len(reading.events) == 2


def test_deaths_in_an_attack_are_of_it():
    (reading,) = understand([make_document("Three soldiers were killed after rebels attacked a convoy.", lang="en")])
    assert len({event.episode for event in reading.events}) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They said that no action was taken against the attackers."),
        ("es", "No se tomó ninguna medida contra los atacantes."),
        ("es", "No se hizo nada para protegerlos."),
    ],
)
def test_that_nothing_was_done_is_so(lang, text):
    event, _ = told_of(text, lang, "neglect")
    assert (event.polarity, event.modality) == (Polarity.POSITIVE, Modality.ACTUAL)


def test_a_habit_is_coded_where_nothing_else_is_told():
    text = "Peruvian soldiers routinely beat up Chilean detainees, a court was told."
    doc = make_document(text, lang="en")
    (reading,) = understand([doc])
    assert [one.event.act for one in code_reading(reading, doc, Convention.ONE_ROW)] == ["beat"]


def test_what_is_planned_is_not_why_it_is_planned():
    text = "El Frente habló. Dijo que volvería a atacar porque el Ejército había quemado la aldea de Santa Clara."
    planned, _ = told_of(text, "es", "attack")
    done, _ = told_of(text, "es", "arson")
    assert planned.episode != done.episode


def test_who_is_shot_in_reprisal_does_not_shoot_himself():
    text = "He killed the mayor after the mayor shot his brother."
    assert _parts(text, "kill", RoleName.AGENT, "en") == []
    assert _parts(text, "shoot", RoleName.AGENT, "en") == ["mayor"]
