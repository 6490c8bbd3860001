"""What a voice says in an aside, and what only fits a deed, is past, or has no number."""

from __future__ import annotations

import pytest

from careo.model import Certainty, RoleName
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import told_of


@pytest.mark.parametrize(
    ("lang", "text", "aside"),
    [
        ("es", "El hombre, que según la policía pertenecía al MIR, murió acribillado.", "pertenecía al MIR"),
        ("en", "The man, who according to the police belonged to the MIR, was shot dead.", "belonged to the MIR"),
    ],
)
def test_a_voice_between_commas_says_only_that(lang, text, aside):
    (reading,) = understand([make_document(text, lang=lang)])
    said = [claim.content.quote(text) for claim in reading.claims if len(claim.voices) > 1]
    assert said == [aside]
    assert told_of(text, lang, "kill")[1].certainty is Certainty.ASSERTED


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Según la policía, el hombre murió acribillado."),
        ("en", "According to the police, the man was shot dead."),
    ],
)
def test_a_voice_at_the_head_says_all(lang, text):
    assert told_of(text, lang, "kill")[1].certainty is Certainty.REPORTED


@pytest.mark.parametrize(
    ("lang", "text", "certainty"),
    [
        ("es", "El cuerpo presenta lesiones compatibles con tortura.", Certainty.HEDGED),
        ("en", "The body bore injuries consistent with torture.", Certainty.HEDGED),
        ("es", "El preso sufrió tortura.", Certainty.ASSERTED),
        ("en", "The prisoner suffered torture.", Certainty.ASSERTED),
    ],
)
def test_what_only_fits_a_deed(lang, text, certainty):
    assert told_of(text, lang, "torture")[1].certainty is certainty


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("es", "Fue visto en la comisaría, según dos ex detenidos.", False),
        ("es", "Los dos detenidos fueron vistos en la comisaría.", True),
        ("en", "Two former detainees saw him at the station.", False),
        ("en", "Two detainees saw him at the station.", True),
    ],
)
def test_former_detainees_were_not_detained_then(lang, text, told):
    (reading,) = understand([make_document(text, lang=lang)])
    assert any(event.act == "arrest" for event in reading.events) == told


@pytest.mark.parametrize(
    ("lang", "text", "act", "name"),
    [
        ("es", "No hubo heridos.", "wound", "heridos"),
        ("es", "Detuvieron a un excoronel.", "arrest", "excoronel"),
        ("es", "Hirieron al exministro.", "wound", "exministro"),
    ],
)
def test_names_of_patients(lang, text, act, name):
    event, _ = told_of(text, lang, act)
    assert [role.name for role in event.roles if role.role is RoleName.PATIENT] == [name]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Los soldados separaron a los hombres de las mujeres, los interrogaron y los ejecutaron."),
        ("es", "Los soldados rodearon la aldea, sacaron a los hombres y los ejecutaron."),
    ],
)
def test_who_did_the_first_did_the_last(lang, text):
    event, _ = told_of(text, lang, "execute")
    assert [role.name for role in event.roles] == ["soldados", "hombres"]


def test_an_abuse_of_authority_kills_no_authority():
    event, _ = told_of("Fue acusado de homicidio y abuso de autoridad.", "es", "kill")
    assert event.roles == ()
