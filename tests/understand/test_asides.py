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


@pytest.mark.parametrize(
    ("lang", "text", "act", "when"),
    [
        (
            "en",
            "The colonel, who denies it, is accused of having ordered the deaths of ten men in 1984.",
            "accuse",
            None,
        ),
        (
            "en",
            "The colonel, who denies it, is accused of having ordered the deaths of ten men in 1984.",
            "kill",
            "1984",
        ),
        ("es", "El coronel es acusado de haber ordenado la muerte de diez hombres en 1984.", "accuse", None),
        ("en", "In 1984 the colonel was accused of ordering the deaths of ten men.", "accuse", "1984"),
    ],
)
def test_a_charge_has_no_time_of_the_deed(lang, text, act, when):
    event, _ = told_of(text, lang, act)
    assert (event.when.timex if event.when else None) == when


@pytest.mark.parametrize(
    "text",
    [
        "Llegaron los paramilitares. A quienes se quedaron los mataron.",
        "Llegaron los paramilitares. A los que corrieron los mataron.",
    ],
)
def test_whom_a_clause_names_is_nobody_told_before(text):
    event, _ = told_of(text, "es", "kill")
    assert all(role.name != "paramilitares" or role.role is RoleName.AGENT for role in event.roles)


@pytest.mark.parametrize(
    ("lang", "text", "certainty"),
    [
        ("en", "The accused was found not guilty of murder but guilty of unlawful detention.", Certainty.ASSERTED),
        ("en", "The accused was not found guilty of unlawful detention.", Certainty.DOUBTED),
        (
            "es",
            "El acusado fue absuelto del delito de homicidio, pero condenado por detención ilegal.",
            Certainty.ASSERTED,
        ),
    ],
)
def test_guilty_of_one_of_two(lang, text, certainty):
    assert told_of(text, lang, "arrest")[1].certainty is certainty


def test_what_somebody_is_called_is_nobody_else():
    event, _ = told_of("Un testigo señala al Ejército como responsable.", "es", "accuse")
    assert [role.name for role in event.roles if role.role is RoleName.PATIENT] == ["Ejército"]
