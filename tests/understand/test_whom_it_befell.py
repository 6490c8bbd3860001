"""Whom a deed befell and whom it did not: losses of others, remains that are missing, names, pronouns, records."""

from __future__ import annotations

import pytest

from careo.model import RoleName
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import acts, told_of


def parts(text: str, lang: str, act: str, role: RoleName) -> list[str]:
    event, _ = told_of(text, lang, act)
    return [one.span.quote(text) for one in event.roles if one.role is role]


@pytest.mark.parametrize(
    ("lang", "text", "act", "patients"),
    [
        ("es", "A doña Tomasa Reyes le mataron dos hijos.", "kill", ["dos hijos"]),
        ("es", "A los vecinos les mataron el domingo.", "kill", ["los vecinos"]),
        ("es", "A mi hermano Félix lo mataron ahí mismo.", "kill", ["mi hermano Félix"]),
        ("es", "El jefe dijo que los dos hermanos andaban armados y que los mataron por un ajuste de cuentas.", "kill",
         ["los dos hermanos"]),
        ("es", "Recibimos la noticia del asesinato del padre Luis Marín, párroco de Ayora, y de la maestra Hilda Coj.",
         "kill", ["padre Luis Marín", "la maestra Hilda Coj"]),
        ("es", "Recibimos la noticia del asesinato del cura y de la captura de Luis.", "kill", ["cura"]),
        ("es", "Mataron a Rosendo Lara, alcalde de Ayora y connotado soplón.", "kill", ["Rosendo Lara"]),
        ("es", "Mataron a Rosendo Lara, alcalde de Ayora, y a su esposa.", "kill", ["Rosendo Lara", "su esposa"]),
        ("es", "Condenamos el secuestro del ingeniero Pablo Arana. Pedimos que lo liberen.", "release",
         ["ingeniero Pablo Arana"]),
        ("es", "Condenamos el secuestro de Ana, a quien la guerrilla mantiene en su poder.", "hold", ["Ana"]),
        ("es", "Los hermanos fueron llevados al cuartel y no volvieron a aparecer.", "disappear", ["Los hermanos"]),
        ("en", "The brothers were taken to the base and never surfaced again.", "disappear", ["The brothers"]),
        ("es", "Tenía las manos amarradas.", "hold", []),
        ("es", "Tenían amarrado al alcalde.", "hold", ["alcalde"]),
        ("es", "Dos hombres interceptaron al cura y le propinaron tres impactos de bala.", "shoot", ["cura"]),
    ],
)  # fmt: skip
def test_whom_it_befell(lang, text, act, patients):
    assert parts(text, lang, act, RoleName.PATIENT) == patients


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("El jefe dijo que los dos hermanos andaban armados y que los mataron por un ajuste de cuentas.", []),
        ("El jefe dijo que los soldados llegaron y que los mataron.", ["los soldados"]),
        ("El alcalde fue muerto por las autodefensas.", ["las autodefensas"]),
    ],
)
def test_who_did_it(text, agents):
    assert parts(text, "es", "kill", RoleName.AGENT) == agents


@pytest.mark.parametrize(
    ("lang", "text", "act", "told"),
    [
        ("es", "No se han hallado los restos de los hermanos Ixcoy.", "kill", False),
        ("es", "Fueron hallados los restos de los hermanos Ixcoy.", "kill", True),
        ("en", "The remains of the Ixcoy brothers have not been found.", "kill", False),
        ("en", "The remains of the Ixcoy brothers were found.", "kill", True),
        ("es", "EXHUMACIÓN DE LA FOSA DE LOMA QUEMADA", "arson", False),
        ("es", "ESCUELA QUEMADA EN AYORA", "arson", True),
        ("es", "Hallaron volantes alusivos a la lucha armada.", "clash", False),
        ("es", "Los sicarios se movilizaban en una moto.", "protest", False),
        ("es", "Los sicarios se movilizaban en una moto.", "mobilize", False),
        ("es", "Los obreros se movilizaron contra la ley.", "protest", True),
        ("es", "¿Quién siembra la muerte?", "kill", False),
        ("es", "El chofer queda en libertad.", "release", True),
        ("en", "Two prisoners walked free.", "release", True),
    ],
)
def test_what_is_told(lang, text, act, told):
    assert (act in acts(lang, text)) is told


@pytest.mark.parametrize(
    ("lang", "text", "act", "dated"),
    [
        ("es", "En nuestra edición del 18 de abril de 2000 publicamos que el alcalde fue asesinado.", "kill", False),
        ("en", "In our issue of 18 April 2000 we reported that the mayor had been killed.", "kill", False),
        ("es", "El 18 de abril de 2000 fue asesinado el alcalde.", "kill", True),
        ("es", "El 3 de mayo de 1981 mataron a Lara, responsable de la captura de diez hombres.", "arrest", False),
        ("es", "El 3 de mayo de 1981 mataron a Lara, responsable de la captura de diez hombres.", "kill", True),
        ("es", "El obispo condenó el 3 de mayo de 1981 el asesinato del cura.", "kill", False),
        ("en", "The bishop on 3 May 1981 condemned the murder of the priest.", "kill", False),
        ("es", "El 3 de mayo de 1981 cometieron el asesinato del cura.", "kill", True),
    ],
)
def test_whose_day_it_is(lang, text, act, dated):
    assert (told_of(text, lang, act)[0].when is not None) is dated


def test_a_killing_that_is_denied_is_no_part_of_another():
    text = (
        "El 3 de mayo de 1981 matamos a Juan Lara en Ayora. Negamos que hayamos dado muerte a la maestra Delia Rosales."
    )
    (reading,) = understand([make_document(text, lang="es")])
    kills = [one for one in reading.events if one.act == "kill"]
    assert len({one.episode for one in kills}) == 2
    assert kills[-1].when is None
