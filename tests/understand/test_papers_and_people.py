"""Communiqués, judgments and interviews: who issues them, own denials, who took no part, who suffered, who answers."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Modality, RoleName
from careo.read import RawText
from careo.read import make_document as read_text
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import told_of


def names(event, role=RoleName.PATIENT):
    return [one.name for one in event.roles if one.role is role]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "None of our fighters took part in the kidnapping.", "kidnap"),
        ("en", "No soldier took part in that massacre.", "massacre"),
        ("es", "Ningún combatiente nuestro participó en ese secuestro.", "kidnap"),
    ],
)
def test_nobody_who_took_part_did_it(lang, text, name):
    event, _ = told_of(text, lang, name)
    assert names(event, RoleName.AGENT) == []


@pytest.mark.parametrize(
    ("lang", "text", "certainty"),
    [
        ("es", "Es falso que hayamos atacado la ambulancia.", Certainty.DENIED),
        ("en", "It is false that we attacked the ambulance.", Certainty.DENIED),
        ("es", "Es falso que el Ejército haya atacado la ambulancia.", Certainty.DOUBTED),
        ("en", "It is false that the army attacked the ambulance.", Certainty.DOUBTED),
    ],
)
def test_who_says_it_of_himself_denies_it(lang, text, certainty):
    _, claim = told_of(text, lang, "attack")
    assert claim.certainty is certainty


def test_what_is_joined_to_who_somebody_is_stays_told():
    text = "Exigimos la libertad de Javier Soto, detenido en Montería y torturado por la inteligencia militar."
    event, claim = told_of(text, "es", "torture")
    assert (event.modality, claim.certainty) == (Modality.ACTUAL, Certainty.ASSERTED)
    assert names(event, RoleName.AGENT) == ["inteligencia militar"]


@pytest.mark.parametrize(
    ("lang", "text", "people"),
    [
        ("en", "The soldiers took away my husband and my eldest son. I think they killed them.",
         ["my husband", "my eldest son"]),
        ("es", "Los soldados se llevaron a mi esposo y a mi hijo mayor. Los mataron.", ["mi esposo", "mi hijo mayor"]),
        ("en", "Rebels killed the seminarian.", ["seminarian"]),
        ("en", "Soldiers killed my grandfather and my aunt.", ["my grandfather", "my aunt"]),
        ("es", "Mataron a la sobrina del alcalde y a un taxista.", ["sobrina del alcalde", "taxista"]),
    ],
)  # fmt: skip
def test_whom_they_killed(lang, text, people):
    event, _ = told_of(text, lang, "kill")
    assert names(event) == people


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "¡Combatiendo venceremos!"),
        ("es", "¡Muera la matanza!"),
        ("en", "Long live the struggle!"),
        ("en", "A witness withdrew his statement."),
    ],
)
def test_no_deed(lang, text):
    (reading,) = understand([make_document(text, lang=lang)])
    assert not reading.events


def test_who_cries_out_tells_a_deed():
    event, _ = told_of("¡Mataron a mi hijo!", "es", "kill")
    assert names(event) == ["mi hijo"]


JUDGMENT = (
    "SUPREME COURT OF JUSTICE\nJudgment of 14 June 1993, case No. 45-92\n\nThe Court finds it proven that officers of "
    "the Intelligence Service seized nine students on the night of 17 July 1992 and shot them.\n"
)
BULLETIN = (
    "Human rights committee of the province of Huanta\nBulletin No. 14, August 1990\n\nOn 7 August soldiers killed two "
    "men in Ayacucho and burned a house in the same street.\n"
)
HEADLINE = (
    "Police union calls a strike\nReport says pay was cut\n\nOn 7 August soldiers killed two men in Ayacucho and "
    "burned a house in the same street.\n"
)


@pytest.mark.parametrize(
    ("text", "issuer", "day"),
    [
        (JUDGMENT, "SUPREME COURT OF JUSTICE", "1993-06-14"),
        (BULLETIN, "Human rights committee of the province of Huanta", None),
        (HEADLINE, None, None),
    ],
)
def test_who_issues_it(text, issuer, day):
    doc = read_text(RawText(text, ()), "a.txt", sha256="")
    assert (doc.issuer.value if doc.issuer else None) == issuer
    assert doc.publisher is None
    if day is not None:
        assert str(doc.anchor().value) == day


def test_a_letter_is_no_name_of_who_answers():
    text = (
        "Interview with a peasant woman, Chungui, recorded in 1996\n\nQ: What did the soldiers do?\nA: They burned our "
        "houses in the village.\n\nQ: Did you report it?\nA: My sister went to the prosecutor in Huanta.\n"
    )
    doc = read_text(RawText(text, ()), "a.txt", sha256="")
    (reading,) = understand([doc])
    voices = {voice.name for claim in reading.claims for voice in claim.voices}
    assert not voices & {"A", "Q"}
