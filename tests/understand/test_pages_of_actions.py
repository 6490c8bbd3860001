"""Read from communiqués, urgent actions and wire copy: whose a page is, who did it, lies, lists."""

from __future__ import annotations

import pytest

from careo.model import Certainty, RoleName
from careo.read import RawText, make_document
from careo.understand import understand
from tests.make import make_document as make_text
from tests.understand.told import told_of

COMMUNIQUE = """FRENTE 12 DE ABRIL
Comando Nacional
COMUNICADO N.º 9 - AL PUEBLO

Rechazamos la autoría del atentado contra la iglesia de San Roque, donde murieron dos feligreses de esta ciudad.
"""
ACTION = """UA 214/87   Fear of torture   3 August 1987

GUAYARA: Nestor Quiroga, student leader

Nestor Quiroga was detained by members of the police in the capital on 30 July, and has not been seen since then.
"""


def roles_of(lang: str, text: str, act: str, side: RoleName) -> list[str]:
    event, _ = told_of(text, lang, act)
    return [one.span.quote(text) for one in event.roles if one.role is side]


def test_a_front_called_by_a_day_issues_its_page_and_is_we():
    doc = make_document(RawText(COMMUNIQUE, ()), "page.txt", sha256="")
    (reading,) = understand([doc])
    assert doc.issuer is not None
    assert doc.issuer.value == "FRENTE 12 DE ABRIL"
    rejected = next(one for one in reading.events if one.act in {"reject", "deny"})
    assert [one.name for one in rejected.roles if one.role is RoleName.AGENT] == ["FRENTE 12 DE ABRIL"]


def test_a_day_in_the_last_column_dates_an_action():
    doc = make_document(RawText(ACTION, ()), "page.txt", sha256="")
    day = doc.anchor()
    assert day is not None
    assert str(day.value) == "1987-08-03"


BROKE_IN = "According to witnesses, some ten men in plain clothes broke into the couple's house at 2 a.m., beat Elena Mamani in front of her children and forced both into a red van."  # fmt: skip  # noqa: E501


@pytest.mark.parametrize(
    ("lang", "text", "act", "side", "who"),
    [
        ("en", BROKE_IN, "raid", RoleName.AGENT, ["some ten men"]),
        ("en", BROKE_IN, "beat", RoleName.AGENT, ["some ten men"]),
        ("en", "One of them, Raul Sosa, was released on 1 August and said that he had been beaten.", "release",
         RoleName.PATIENT, ["One of them, Raul Sosa"]),
        ("es", "Mataron a nuestros compañeros Elsa Prado y Víctor Núñez.", "kill", RoleName.PATIENT,
         ["nuestros compañeros Elsa Prado", "Víctor Núñez"]),
        ("en", "They killed our comrades Elsa Prado and Víctor Núñez.", "kill", RoleName.PATIENT,
         ["our comrades Elsa Prado", "Víctor Núñez"]),
    ],
)  # fmt: skip
def test_who_takes_part(lang, text, act, side, who):
    assert roles_of(lang, text, act, side) == who


@pytest.mark.parametrize(
    ("lang", "text", "certainty"),
    [
        ("es", "El régimen miente cuando dice que capturó a nuestro compañero.", Certainty.DOUBTED),
        ("en", "The regime lies when it says that it captured our comrade.", Certainty.DOUBTED),
        ("en", "The regime does not lie when it says that it captured our comrade.", Certainty.REPORTED),
    ],
)
def test_who_lies_when_he_says_it_is_doubted(lang, text, certainty):
    (reading,) = understand([make_text(text, lang=lang)])
    event = next(one for one in reading.events if one.act in {"arrest", "kidnap"})
    claims = {one.id: one for one in reading.claims}
    assert {claims[one].certainty for one in event.claim_ids} == {certainty}


def test_what_others_say_too_is_no_part_of_a_denial():
    text = "El ministro desmintió que tropas del Ejército hubieran matado a campesinos, como denunció un parlamentario."
    _, claim = told_of(text, "es", "kill")
    assert claim.content.quote(text) == "que tropas del Ejército hubieran matado a campesinos"


def test_a_slogan_tells_no_deed():
    (reading,) = understand([make_text("Seguiremos luchando. ¡Vencer o morir!", lang="es")])
    assert "kill" not in {one.act for one in reading.events}


def test_the_attack_is_the_bomb_told_just_before():
    text = (
        "Una columna de rebeldes atacó el puesto de Uchiza. En Ayacucho, un coche bomba estalló frente al banco. Nadie "
        "se atribuyó el atentado."
    )
    (reading,) = understand([make_text(text, lang="es")])
    episodes = {one.trigger.quote(text): one.episode for one in reading.events}
    assert episodes["atentado"] == episodes["estalló"] != episodes["atacó"]
