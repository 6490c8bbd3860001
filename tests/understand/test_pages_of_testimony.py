"""Read from pages of testimony and of missions: years of two digits, who is one of them, arms and ranks, causes."""

from __future__ import annotations

import pytest

from careo.model import Certainty, RoleName, VictimStatus
from careo.understand import understand
from tests.make import make_document as make_text
from tests.understand.told import told_of


def patients(lang: str, text: str, act: str) -> list[str]:
    event, _ = told_of(text, lang, act)
    return [one.span.quote(text) for one in event.roles if one.role is RoleName.PATIENT]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mataron al alcalde en octubre del 83.", "1983-10"),
        ("El 3 de mayo del 83 mataron al alcalde.", "1983-05-03"),
        ("Mataron al alcalde a fines de octubre de 1983.", "1983-10"),
    ],
)
def test_years_of_two_digits(text, day):
    event, _ = told_of(text, "es", "kill")
    assert event.when is not None
    assert event.when.timex == day


@pytest.mark.parametrize(
    ("lang", "text", "act", "whom"),
    [
        ("en", "One of them was executed.", "execute", ["One of them"]),
        ("en", "On 8 May 2003, at about 7 p.m., two men on a motorcycle shot dead trade unionist Luis Rojas in Lima.",
         "kill", ["trade unionist Luis Rojas"]),
        ("en", "Two men shot dead trade unionist Luis Rojas outside his home.", "kill", ["trade unionist Luis Rojas"]),
        ("en", "The mayor was shot dead.", "kill", ["The mayor"]),
        ("es", "A mi cuñado lo amenazaron. Un día amaneció muerto en la puerta de su casa.", "kill", ["mi cuñado"]),
        ("es", "Mataron a mis hijos mayores.", "kill", ["mis hijos mayores"]),
    ],
)  # fmt: skip
def test_whom_it_befell(lang, text, act, whom):
    assert patients(lang, text, act) == whom


def test_an_arm_is_no_weapon():
    event, _ = told_of("Two of them were wounded in the arm.", "en", "wound")
    assert event.instrument is None


@pytest.mark.parametrize(
    ("lang", "text", "status"),
    [
        ("es", "Mataron a mis hijos mayores.", VictimStatus.UNKNOWN),
        ("es", "Mataron al mayor Rojas.", VictimStatus.COMBATANT),
        ("en", "Rebels killed two private citizens.", VictimStatus.CIVILIAN),
    ],
)
def test_what_is_no_rank(lang, text, status):
    event, _ = told_of(text, lang, "kill")
    assert [one.status for one in event.roles if one.role is RoleName.PATIENT] == [status]


def test_marines_who_came_are_those_who_took_them():
    text = "Llegaron los marinos. Entraron casa por casa y se llevaron a ocho hombres."
    event, _ = told_of(text, "es", "arrest")
    assert [one.span.quote(text) for one in event.roles if one.role is RoleName.AGENT] == ["los marinos"]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "The police attributed the killing to a personal quarrel.", False),
        ("en", "The police attributed the killing to the rebels.", True),
        ("es", "La policía atribuyó el asesinato a una rencilla.", False),
        ("es", "La policía atribuyó el asesinato a los rebeldes.", True),
    ],
)
def test_a_cause_is_not_accused(lang, text, told):
    (reading,) = understand([make_text(text, lang=lang)])
    assert any(one.act == "accuse" for one in reading.events) is told


@pytest.mark.parametrize(
    ("text", "act", "certainty"),
    [
        ("Families were displaced after rebels allegedly executed three farmers.", "displace", Certainty.ASSERTED),
        ("Families were displaced after rebels allegedly executed three farmers.", "execute", Certainty.HEDGED),
        ("Families were allegedly displaced after rebels executed three farmers.", "displace", Certainty.HEDGED),
    ],
)
def test_a_hedge_of_an_aside_bears_on_that_alone(text, act, certainty):
    _, claim = told_of(text, "en", act)
    assert claim.certainty is certainty


def test_who_came_and_asked_for_food_says_nothing_of_coming():
    text = "Los rebeldes venían de noche, pedían comida y se iban."
    (reading,) = understand([make_text(text, lang="es")])
    asked = [one.content.quote(text) for one in reading.claims if one.certainty is Certainty.DEMANDED]
    assert not any("venían" in words for words in asked)
