"""Whom and what is taken, struck or harmed: by who does it, and what it is done to."""

from __future__ import annotations

import pytest

from careo.model import RoleName
from careo.understand import understand
from tests.make import make_document


def told(text: str, lang: str) -> list[tuple[str, frozenset[tuple[str, str]]]]:
    (reading,) = understand([make_document(text, lang=lang)])
    return [(e.act, frozenset((r.role.value, r.name) for r in e.roles)) for e in reading.events]


def patients(text: str, lang: str, act: str) -> list[str]:
    (reading,) = understand([make_document(text, lang=lang)])
    return [r.name for e in reading.events if e.act == act for r in e.roles if r.role is RoleName.PATIENT]


@pytest.mark.parametrize(
    ("lang", "text", "people", "sites"),
    [
        ("en", "Rebels seized the town and its mayor.", ["mayor"], ["town"]),
        ("en", "The town and its mayor were seized by rebels.", ["mayor"], ["town"]),
        ("en", "Rebels captured the village and two policemen.", ["two policemen"], ["village"]),
        ("es", "Los rebeldes capturaron el pueblo y a dos policías.", ["dos policías"], ["pueblo"]),
        ("es", "Los rebeldes tomaron el pueblo y a su alcalde.", [], ["pueblo"]),
        ("en", "Rebels seized the mayor and his son.", ["mayor", "his son"], []),
    ],
)
def test_of_people_and_a_place_each_is_taken_its_way(lang, text, people, sites):
    assert [name.removeprefix("his ") for name in patients(text, lang, "kidnap")] == [
        name.removeprefix("his ") for name in people
    ]
    assert patients(text, lang, "seize-place") == sites


def test_guards_detain_people_and_no_vehicle():
    assert patients("La policía detuvo a tres hombres y un camión.", "es", "arrest") == ["tres hombres"]
    assert patients("Police detained three men and a truck.", "en", "arrest") == ["three men"]


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "The guerrillas captured the mayor.", "kidnap"),
        ("en", "The army captured two guerrillas.", "arrest"),
        ("es", "La guerrilla capturó al alcalde.", "kidnap"),
        ("es", "El ejército capturó a dos guerrilleros.", "arrest"),
    ],
)
def test_whom_rebels_capture_they_kidnap(lang, text, act):
    assert [one for one, _ in told(text, lang)] == [act]


@pytest.mark.parametrize(
    ("lang", "text", "roles"),
    [
        ("en", "A soldier struck the teacher with a rifle butt.", {("agent", "soldier"), ("patient", "teacher")}),
        ("en", "Police hit the boy on the head.", {("agent", "Police"), ("patient", "boy")}),
        ("es", "Los policías pegaron a mi hermano.", {("agent", "policías"), ("patient", "mi hermano")}),
        ("es", "Un soldado detuvo a Juan Pérez y le pegó con la culata.", {("agent", "soldado")}),
        ("es", "Los guardias le dieron patadas al detenido.", {("agent", "guardias"), ("patient", "detenido")}),
    ],
)
def test_blows(lang, text, roles):
    assert any(act == "beat" and roles <= given for act, given in told(text, lang))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The storm hit a villager."),
        ("en", "The bullet struck the boy in the head."),
        ("en", "The rebels struck the army."),
        ("es", "Los vecinos pegaron carteles."),
        ("es", "Los soldados pegaron un tiro a Juan."),
    ],
)
def test_no_blows(lang, text):
    assert all(act != "beat" for act, _ in told(text, lang))


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "The soldiers harmed two villagers.", ["wound"]),
        ("en", "The law harmed the economy.", []),
        ("es", "Los soldados hicieron daño a dos aldeanos.", ["wound"]),
        ("es", "La ley hizo daño a la economía.", []),
    ],
)
def test_harm(lang, text, found):
    assert [act for act, _ in told(text, lang) if act == "wound"] == found


@pytest.mark.parametrize(
    ("lang", "text", "weapon"),
    [
        ("en", "Three miners died in the mine.", False),
        ("en", "Rebels attacked the gold mine.", False),
        ("en", "Three soldiers were killed by a mine.", True),
        ("en", "Two children died when they stepped on a mine.", True),
        ("es", "Los mineros murieron en la mina.", False),
        ("es", "Los guerrilleros atacaron la mina de oro.", False),
        ("es", "Tres soldados murieron al pisar una mina.", True),
        ("es", "Cinco niños murieron por una mina.", True),
    ],
)
def test_mines_are_weapons_or_where_miners_work(lang, text, weapon):
    (reading,) = understand([make_document(text, lang=lang)])
    assert any(event.instrument is not None for event in reading.events) == weapon


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Two passers-by were wounded.", "Two passers-by"),
        ("en", "His brother-in-law was wounded.", "brother-in-law"),
        ("en", "The commander-in-chief was wounded.", "commander-in-chief"),
        ("es", "El ex-alcalde fue herido.", "ex-alcalde"),
        ("es", "Un guardia-parque fue herido.", "guardia-parque"),
    ],
)
def test_hyphenated_people_are_whole(lang, text, name):
    (reading,) = understand([make_document(text, lang=lang)])
    role = next(r for e in reading.events for r in e.roles if r.role is RoleName.PATIENT)
    assert (role.name, role.kind.value) == (name, "person")
