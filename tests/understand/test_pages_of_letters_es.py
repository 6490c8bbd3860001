"""Read from Spanish letters, reports and trials: whose deeds they are, whom numbers count, who speaks, which day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careo.model import Certainty, DocKind, RoleName
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import acts, named, told_of


@pytest.mark.parametrize(
    ("text", "act", "role", "who"),
    [
        ("Investigan las matanzas del Ejército en Uspantán.", "massacre", RoleName.AGENT, {"Ejército"}),
        ("Investigan la matanza de policías en Uspantán.", "massacre", RoleName.PATIENT, {"policías"}),
        ("El régimen que ayer masacraba mineros calla.", "massacre", RoleName.AGENT, {"El régimen"}),
        ("El régimen que ayer masacraba mineros calla.", "massacre", RoleName.PATIENT, {"mineros"}),
        ("La desaparición de Elkin Durango conmovió al país.", "disappear", RoleName.PATIENT, {"Elkin Durango"}),
        ("Murieron más de diez personas.", "kill", RoleName.PATIENT, {"más de diez personas"}),
        ("La policía llegó. Ésta detuvo a dos jóvenes.", "arrest", RoleName.AGENT, {"La policía"}),
    ],
)
def test_who(text, act, role, who):
    assert named("es", text, act, role) == who


@pytest.mark.parametrize("text", ["Murieron hace más de diez años.", "Lucharon durante más de diez horas."])
def test_times_are_nobody(text):
    (reading,) = understand([make_document(text, lang="es")])
    assert not [role for event in reading.events for role in event.roles]


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("es", "En 1994 hubo veinte ejecuciones extrajudiciales, dos menos que en 1993.", "1994"),
        ("en", "In 1990 20 people were killed, fewer than in 1989.", "1990"),
    ],
)
def test_what_a_time_is_compared_with(lang, text, day):
    (reading,) = understand([make_document(text, lang=lang)])
    when = next(one.when for one in reading.events if one.act in ("kill", "execute"))
    assert when is not None
    assert when.timex == day


@pytest.mark.parametrize(
    "text",
    [
        "El defensor habló. En cambio, confirmó que tres presos murieron.",
        "Luis huyó. Al día siguiente nos dijeron que tres presos murieron.",
    ],
)
def test_circumstances_say_nothing(text):
    _, claim = told_of(text, "es", "kill")
    assert claim.voices[-1].name == "unknown"


def test_the_label_of_a_turn_tells_nothing():
    text = "PRESIDENTE: Siéntese.\n\nACUSADO SIMÓN: Es mentira.\n\nPRESIDENTE: Hable.\n\nACUSADO SIMÓN: No estuve ahí."
    assert acts("es", text) == set()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("De acuerdo con los testigos, los soldados llegaron; luego se fueron.", "agree"),
        ("A Martín Estrada se le atribuyen 265 homicidios.", "claim-responsibility"),
    ],
)
def test_words_that_tell_no_such_act(text, act):
    assert act not in acts("es", text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Se denunciaron 22 casos de tortura y 14 de amenazas.", "accuse"),
        ("Mi hermana mandó mil quinientos y por eso no mataron a nadie.", "demand"),
    ],
)
def test_cases_are_not_accused(text, act):
    (reading,) = understand([make_document(text, lang="es")])
    assert not [role for event in reading.events if event.act == act for role in event.roles]


def test_money_that_is_sent_is_not_killed():
    text = "Mi hermana mandó mil quinientos y por eso no me mataron."
    assert named("es", text, "kill", RoleName.PATIENT) == {"me"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "No es un hecho aislado: desde 1994 han sido asesinados ocho dirigentes."),
        ("en", "It is a pattern: since 1994 eight of our leaders have been killed."),
    ],
)
def test_what_has_been_done_is_no_doctrine(lang, text):
    doc = replace(make_document(text, lang=lang), kind=DocKind.STATEMENT)
    (reading,) = understand([doc])
    kill = next(one for one in reading.events if one.act == "kill")
    claim = next(one for one in reading.claims if one.id in kill.claim_ids)
    assert claim.certainty is Certainty.ASSERTED
