"""What is one happening and what is not: totals of a year, other men of one name, deeds that a new name tells apart."""

from __future__ import annotations

import pytest

from careo.model import Modality
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import acts, told_of

YEAR_ES = (
    "El 3 de mayo de 1992 hombres armados mataron a 17 personas en Apartadó. Al día siguiente el alcalde viajó. "
    "En 1992 han sido asesinadas en la región 412 personas."
)
YEAR_EN = (
    "On 3 May 1992 armed men killed 17 people in Ayora. The mayor went there. "
    "In 1992 412 people were killed in the region."
)
NAMES = (
    "El 3 de mayo de 1992 mataron a Carlos Flores Paz en su casa. El 8 de junio desconocidos dispararon. "
    "Piden que se investigue el homicidio de Carlos Luna Rey."
)


def events(text, lang="es"):
    (reading,) = understand([make_document(text, lang=lang)])
    return reading.events


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", YEAR_ES),
        ("en", YEAR_EN),
        ("es", NAMES),
    ],
)  # fmt: skip
def test_apart(lang, text):
    killed = [one.episode for one in events(text, lang) if one.act == "kill"]
    assert len(killed) == len(set(killed)) == 2


def test_a_deed_of_a_new_name_takes_no_day_from_others():
    text = (
        "El 3 de mayo de 1992 hubo un enfrentamiento en Arcatao. Dos soldados resultaron heridos. Fue capturado "
        "Luis Paz, quien confesó haber participado en el ataque a la subestación de Suchitoto."
    )
    attack = next(one for one in events(text) if one.act == "attack")
    assert attack.when is None
    assert attack.where is not None
    assert attack.where.name == "Suchitoto"


def test_years_counted_from_a_year():
    kill = next(
        one for one in events("Luis fue amnistiado en 1953, y dos años más tarde fue asesinado.") if one.act == "kill"
    )
    assert kill.when is not None
    assert kill.when.earliest is not None
    assert kill.when.earliest.year == 1955


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "En la base funcionó un centro de detención clandestino."),
        ("es", "Lo vieron en un lugar de detención de las afueras."),
        ("en", "The base held a place of detention."),
    ],
)
def test_what_a_place_is_for_is_no_deed(lang, text):
    assert "arrest" not in acts(lang, text)


def test_what_somebody_is_called_on_to_do():
    event, _ = told_of("Envíen cartas instando a las autoridades a que investiguen el crimen.", "es", "investigate")
    assert event.modality is Modality.PLANNED


@pytest.mark.parametrize(
    ("lang", "text", "together"),
    [
        ("en", "Four youths placed a package under the bus a few moments before the explosion.", True),
        ("en", "Four youths placed a package under the bus two days before the explosion.", False),
        ("es", "Cuatro jóvenes pusieron un paquete bajo el bus minutos antes de la explosión.", True),
        ("es", "Cuatro jóvenes pusieron una bomba bajo el bus dos días antes de la explosión.", False),
    ],
)
def test_what_is_done_moments_before_a_blast_is_part_of_it(lang, text, together):
    episodes = {one.episode for one in events(text, lang)}
    assert (len(episodes) == 1) is together


def test_a_passive_that_was_hung_on_what_somebody_is_has_nobody_there():
    text = (
        "The nuns were in a van which had halted at a bridge when the mine, laid under a truck nearby, was detonated."
    )
    struck = {
        one.span.quote(text) for event in events(text, "en") for one in event.roles if one.role.value == "patient"
    }
    assert "a van" not in struck


def test_a_denial_of_deeds_on_others_takes_no_raid_told_far_above():
    text = (
        "On 20 February our fighters wiped out seven policemen in Tambo. Their weapons were taken. Liars say that we "
        "killed women and children on a bus. We have never attacked the people. It was the army that carried out this "
        "massacre."
    )
    told = events(text, "en")
    wiped = next(one for one in told if "wiped" in one.trigger.quote(text))
    massacre = next(one for one in told if one.act == "massacre")
    assert massacre.episode != wiped.episode


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "es",
            "En 1981 los rebeldes quemaron la granja y mataron a un guardia. Posteriormente fue emboscado un convoy.",
        ),
        ("en", "In 1981 rebels destroyed the farm and killed a policeman. A convoy was subsequently ambushed."),
    ],
)
def test_what_a_history_tells_as_later_is_another_deed(lang, text):
    told = events(text, lang)
    ambush = next(one for one in told if one.act == "attack")
    assert ambush.episode != next(one for one in told if one.act == "kill").episode


def test_a_massacre_is_not_the_seizure_that_was_planned():
    text = (
        "Para cumplir la toma de Ayora el Frente envió a sus hombres en una operación que acabó en la masacre de Soras."
    )
    told = {one.act: one.episode for one in events(text, "es")}
    assert told["massacre"] != told["seize-place"]
