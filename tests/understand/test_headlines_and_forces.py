"""Participles that open headlines, and forces behind "of" that do what a noun tells and do not suffer it."""

import pytest

from careo.model import RoleName
from tests.understand.told import acts, named


@pytest.mark.parametrize(
    ("act", "text", "whom"),
    [
        ("wound", "Heridos tres soldados en Ayora", {"tres soldados"}),
        ("arrest", "Detenidos tres guerrilleros en Ayora", {"tres guerrilleros"}),
        ("arrest", "DETENIDOS TRES GUERRILLEROS EN AYORA", {"TRES GUERRILLEROS"}),
        ("kill", "Muertos dos policías en una emboscada", {"dos policías"}),
        ("arrest", "Detenido el alcalde de Ayora", {"el alcalde de Ayora"}),
    ],
)
def test_whom_a_headline_s_participle_befell(act, text, whom):
    assert named("es", text, act, RoleName.PATIENT) == whom
    assert named("es", text, act, RoleName.AGENT) == set()


def test_those_arrested_in_a_protest_are_not_called_the_arrested():
    text = "Detenidos 20 activistas en protesta contra Monsanto"
    assert "Detenidos" not in named("es", text, "protest", RoleName.AGENT)


def test_a_noun_that_opens_a_sentence_is_no_headline_s_participle():
    assert named("es", "Soldados de dos países combaten.", "clash", RoleName.AGENT) == {"Soldados de dos países"}
    assert acts("es", "Los detenidos son tres guerrilleros.") == set()


@pytest.mark.parametrize(
    ("act", "text", "doer", "whom"),
    [
        ("massacre", "Las masacres del ejército indignan.", {"ejército"}, set()),
        ("kidnap", "Los secuestros de la guerrilla aumentaron.", {"la guerrilla"}, set()),
        ("kidnap", "Los secuestros de las FARC aumentaron.", {"las FARC"}, set()),
        ("kill", "El asesinato del policía indigna.", set(), {"policía"}),
        ("torture", "La tortura de los soldados es conocida.", set(), {"los soldados"}),
        ("damage", "La destrucción de la guerrilla tardó años.", set(), {"la guerrilla"}),
    ],
)
def test_a_whole_force_does_such_deeds(act, text, doer, whom):
    assert named("es", text, act, RoleName.AGENT) == doer
    assert named("es", text, act, RoleName.PATIENT) == whom


def test_a_roadblock_is_no_court_and_a_court_is_one():
    text = "Los indígenas protestaron este martes con un corte de ruta."
    assert named("es", text, "protest", RoleName.PATIENT) == set()
    assert named("es", text, "block", RoleName.AGENT) == {"Los indígenas"}
    assert named("es", "La corte condenó al alcalde.", "try", RoleName.AGENT) == {"La corte"}


@pytest.mark.parametrize(
    ("act", "text", "doer"),
    [
        ("seize-place", "Los sin tierra ocuparon la hacienda.", {"Los sin tierra"}),
        ("protest", "Unos 300 sin tierra marcharon.", {"Unos 300 sin tierra"}),
        ("protest", "Una manifestación de unos 500 punks terminó mal.", {"unos 500 punks"}),
        ("protest", "Una marcha de 20 kilómetros terminó ayer.", set()),
        ("protest", "La asociación lamentó la suerte de los presos en huelga de hambre.", {"los presos"}),
        ("demand", "El partido exigió la convocatoria de elecciones.", {"El partido"}),
        ("reject", "Los kurdos rechazaron el acuerdo.", {"Los kurdos"}),
    ],
)
def test_who_is_called_by_what_is_lacked_or_only_counted(act, text, doer):
    assert named("es", text, act, RoleName.AGENT) == doer


def test_the_landless_are_driven_out_and_houses_are_asked_nothing():
    assert named("es", "La policía desalojó a los sin tierra.", "repress", RoleName.PATIENT) == {"los sin tierra"}
    text = "Los sin techo piden viviendas al gobierno."
    assert named("es", text, "demand", RoleName.PATIENT) == {"gobierno"}
