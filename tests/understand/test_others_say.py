"""What others say beside it: behind "but" and a semicolon, quoted by a paper, asked about; who is held by whom."""

from __future__ import annotations

import pytest

from careo.model import Certainty, RoleName
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import named, told_of


@pytest.mark.parametrize(
    ("lang", "text", "act", "voices"),
    [
        ("en", "The army says rebels killed 20 civilians, but survivors blame the soldiers.", "accuse", []),
        ("en", "The army says rebels killed 20 civilians, but survivors say it burned the village.", "arson",
         ["survivors"]),
        ("en", "Rebels shot the boy, the woman said; the army says it never shot him.", "shoot", ["woman"]),
        ("es", "El ejército dice que los rebeldes huyeron, pero los vecinos afirman que quemó la aldea.", "arson",
         ["vecinos"]),
        ("en", "The general was quoted by Reuters as saying that his men had killed 30 rebels.", "kill",
         ["Reuters", "general"]),
    ],
)  # fmt: skip
def test_what_others_say_is_theirs_alone(lang, text, act, voices):
    _, claim = told_of(text, lang, act)
    assert [voice.name for voice in claim.voices[1:]] == voices


def test_what_is_denied_is_no_second_accused():
    text = "The rebels accuse the army of killing 20 civilians, a charge the army denies."
    assert named("en", text, "accuse", RoleName.PATIENT) == {"the army"}


@pytest.mark.parametrize(
    "text", ["Asked about the killings, the minister left.", "The judge asked the colonel about the murder of the nun."]
)
def test_what_is_asked_about_is_not_asked_for(text):
    _, claim = told_of(text, "en", "kill")
    assert claim.certainty is not Certainty.DEMANDED


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Front said it was holding two engineers.", {"The Front"}),
        ("Two engineers are being held by the Front.", {"the Front"}),
        ("The rebels said they held two journalists.", {"The rebels"}),
    ],
)
def test_who_holds_people(text, who):
    assert named("en", text, "hold", RoleName.AGENT) == who


@pytest.mark.parametrize("text", ["She held her son.", "The bank holds two directors liable."])
def test_who_holds_nobody(text):
    (reading,) = understand([make_document(text, lang="en")])
    assert not [event for event in reading.events if event.act == "hold"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("El gobierno condenó el ataque al convoy.", {"convoy"}),
        ("El Frente reivindicó el ataque al convoy.", {"convoy"}),
        ("El alcalde denunció el ataque al fiscal.", set()),
    ],
)
def test_whom_a_condemned_attack_befell(text, whom):
    assert named("es", text, "attack", RoleName.PATIENT) == whom


def test_who_claims_a_deed_accuses_nobody():
    (reading,) = understand([make_document("El Frente se atribuyó el ataque al convoy.", lang="es")])
    assert {event.act for event in reading.events} == {"claim-responsibility", "attack"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Front claimed the attack on the convoy but denied planting the bomb at the school."),
        ("es", "El Frente reivindicó el ataque al convoy pero negó haber puesto la bomba en la escuela."),
    ],
)
def test_what_is_denied_elsewhere_is_another_happening(lang, text):
    bomb, claim = told_of(text, lang, "bomb")
    attack, _ = told_of(text, lang, "attack")
    denial, said = told_of(text, lang, "deny")
    assert bomb.episode != attack.episode
    assert (claim.certainty, said.certainty) == (Certainty.DENIED, Certainty.ASSERTED)
    assert denial.episode not in (bomb.episode, attack.episode)
