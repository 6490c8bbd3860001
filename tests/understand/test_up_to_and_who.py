"""Up to how many, who is made to look on, who will not say who did it, and what was done during a march."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Modality, RoleName
from tests.understand.told import acts, named, told_of


@pytest.mark.parametrize(
    ("text", "act"), [("Murieron hasta diez soldados.", "kill"), ("Fueron detenidos hasta diez hombres.", "arrest")]
)
def test_up_to_behind_a_verb_counts(text, act):
    event, _ = told_of(text, "es", act)
    assert [(one.quantity.low, one.quantity.high) for one in event.counts] == [(None, 10)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They forced the mother to watch while they raped her daughter."),
        ("es", "Obligaron a la madre a mirar mientras violaban a su hija."),
    ],
)
def test_who_is_made_to_look_on_leaves_nothing_undone(lang, text):
    assert acts(lang, text) == {"rape"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "He did not want to say who killed the judge."),
        ("en", "They demanded to know who had killed the judge."),
        ("es", "El testigo no quiso decir quién mató al juez."),
        ("es", "Quieren saber quién mató al juez."),
    ],
)
def test_who_did_it_is_asked_of_what_was_done(lang, text):
    _, claim = told_of(text, lang, "kill")
    assert claim.modality is Modality.ACTUAL
    assert claim.certainty in (Certainty.ASSERTED, Certainty.REPORTED)


def test_who_will_not_say_is_no_voice():
    _, claim = told_of("El testigo no quiso decir quién mató al juez.", "es", "kill")
    assert len(claim.voices) == 1


def test_what_a_witness_takes_back_is_doubted():
    _, claim = told_of("El testigo se retractó de que los soldados habían matado al juez.", "es", "kill")
    assert claim.certainty is Certainty.DOUBTED


def test_an_arrest_during_a_march_breaks_up_no_march():
    text = "Se detuvo a dos estudiantes durante la marcha."
    assert named("es", text, "arrest", RoleName.PATIENT) == {"dos estudiantes"}
    assert "repress" not in acts("es", text)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("A los rebeldes los mandó fusilar el coronel.", {"los rebeldes"}),
        ("Llegaron dos maestros. El coronel los mandó fusilar.", {"dos maestros"}),
        ("El coronel los mandó fusilar.", set()),
    ],
)
def test_whom_the_pronoun_before_mandar_means(text, whom):
    assert named("es", text, "execute", RoleName.PATIENT) - {"los"} == whom
    assert named("es", text, "execute", RoleName.INSTIGATOR) in ({"el coronel"}, {"El coronel"})
    assert named("es", text, "execute", RoleName.AGENT) == set()


def test_who_withdraws_takes_nothing_back():
    _, claim = told_of("Libia se retiró de la cumbre para protestar contra el proyecto.", "es", "protest")
    assert claim.certainty is Certainty.PLANNED


def test_an_afternoon_is_not_late():
    assert "neglect" not in acts("es", "El equipo llega esta tarde a Barcelona.")
    assert "neglect" in acts("es", "La policía llegó tarde.")


def test_who_says_that_he_is_willing_agrees():
    assert "agree" in acts("en", "He said he was willing to attend the summit.")


def test_a_pronoun_above_may_be_whom_a_passive_befell():
    text = "El juez Garzón lo retuvo hasta que fue liberado el 2 de marzo."
    assert named("es", text, "release", RoleName.PATIENT) == set()
