"""What something came of: one happening with it, no subject, and no figure of speech."""

from __future__ import annotations

import pytest

from careo.model import RoleName
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import named


@pytest.mark.parametrize(
    "text",
    [
        "A consecuencia del ataque murieron dos personas.",
        "A raíz del ataque murieron dos personas.",
        "A causa del ataque murieron dos personas.",
        "Producto del ataque murieron dos personas.",
    ],
)
def test_deaths_of_an_attack_are_of_it(text):
    (reading,) = understand([make_document(text, lang="es")])
    assert [event.act for event in reading.events] == ["attack", "kill"]
    assert len({event.episode for event in reading.events}) == 1
    assert named("es", text, "kill", RoleName.PATIENT) == {"dos personas"}


@pytest.mark.parametrize(
    ("lang", "text", "whom"),
    [
        ("en", "Two policemen were caught in an ambush.", {"Two policemen"}),
        ("es", "El alcalde sufrió un atentado.", {"El alcalde"}),
    ],
)
def test_who_fell_into_an_ambush(lang, text, whom):
    assert named(lang, text, "attack", RoleName.PATIENT) == whom
