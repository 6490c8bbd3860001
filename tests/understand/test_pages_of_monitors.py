"""Read from a monitor's press release, an indictment, an interview, an obituary, a history and a thread of posts."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Modality, Polarity, RoleName
from careo.read import RawText, make_document
from careo.understand import understand
from tests.make import make_document as make_text
from tests.understand.told import acts, named, told_of


@pytest.mark.parametrize(
    ("lang", "text", "voice"),
    [
        ("en", '"Halima," a mother of four from Ayora, said that soldiers killed her husband.', "Halima"),
        ("es", "«Halima», madre de cuatro hijos, dijo que los soldados mataron a su marido.", "Halima"),
        ("en", "The Reed Party, in a leaflet printed that spring, claimed that 400 had been killed.", "Reed Party"),
        ("en", "Leiva's theory that the rebels killed them is absurd.", "Leiva"),
        ("es", "La tesis de Leiva de que los rebeldes los mataron es absurda.", "Leiva"),
        ("en", "The army's theory that the rebels killed them is absurd.", "army"),
    ],
)
def test_who_says_that_they_were_killed(lang, text, voice):
    _, claim = told_of(text, lang, "kill")
    assert claim.voices[-1].name == voice


def test_an_office_before_a_name_is_of_the_same_voice():
    text = "In recent months he had been denounced by the vigilante leader Roberto Sison as a murderer."
    (reading,) = understand([make_text(text, lang="en")])
    assert "Roberto Sison" in {claim.voices[-1].name for claim in reading.claims}


INTERVIEW = """Laila Haddad: What did they say?

Karim: Soldiers killed the driver.

LH: The government says rebels killed him.

Karim: We were told that the rebels killed him, but I do not believe it.

LH: Thank you, Karim.
"""


def test_initials_head_the_turns_of_who_was_named_in_full():
    (reading,) = understand([make_document(RawText(INTERVIEW, ()), "talk.txt", sha256="")])
    (claim,) = (one for one in reading.claims if one.content.quote(INTERVIEW) == "rebels killed him")
    assert [one.name for one in claim.voices][-2:] == ["Laila Haddad", "government"]


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("There were fifteen men. Their leader wore sandals, and soldiers don't wear them. They killed a boy.",
         {"fifteen men"}),
        ("There were fifteen men in uniform. I thought they were soldiers. They killed a boy.", {"fifteen men"}),
        ("Fifteen soldiers came. They killed a boy.", {"Fifteen soldiers"}),
    ],
)  # fmt: skip
def test_who_only_might_be_meant_did_nothing(text, agents):
    event, _ = told_of(text, "en", "kill")
    said = {one.span.quote(text) for one in event.roles if one.role is RoleName.AGENT}
    assert said == agents


@pytest.mark.parametrize(
    ("text", "patients"),
    [
        ("Tomas Brennan came in 1989. He was tall. He went to Manila. Soldiers arrested him.", {"Tomas Brennan"}),
        ("Ana Rojas came in 1989. She was a nurse. Soldiers arrested her.", {"Ana Rojas"}),
        ("Fr Tomas Brennan was ill in 1989. He was 58. He was arrested.", {"Fr Tomas Brennan"}),
    ],
)
def test_a_pronoun_goes_on_with_those_before_it(text, patients):
    assert named("en", text, "arrest", RoleName.PATIENT) == patients


@pytest.mark.parametrize(
    ("text", "act", "side", "who"),
    [
        ("They cut the driver's throat first.", "kill", RoleName.PATIENT, {"the driver"}),
        ("A survivor spoke of the Beni Saad bus attack.", "attack", RoleName.AGENT, set()),
        ("The FMLN attack killed ten.", "attack", RoleName.AGENT, {"FMLN"}),
        ("Police used live ammunition against protesters.", "shoot", RoleName.PATIENT, {"protesters"}),
        ("The sergeant of the guard fired first.", "shoot", RoleName.AGENT, {"The sergeant of the guard"}),
        ("The prisoners had been machine-gunned.", "shoot", RoleName.PATIENT, {"The prisoners"}),
        ("At least nine were confirmed dead.", "kill", RoleName.PATIENT, {"At least nine"}),
        ("The students marched to the palace.", "protest", RoleName.AGENT, {"The students"}),
    ],
)
def test_who_takes_part(text, act, side, who):
    assert named("en", text, act, side) == who


def test_who_is_marched_somewhere_protests_against_nothing():
    assert "protest" not in acts("en", "At least 48 men were marched to the brickworks, lined up and shot.")


def test_what_somebody_failed_to_do_or_to_do_was_not_done():
    event, _ = told_of("The captain failed to arrest the killers or to punish them.", "en", "try")
    assert event.modality is not Modality.ACTUAL or event.polarity is Polarity.NEGATIVE


def test_who_pleads_not_guilty_demands_nothing():
    (reading,) = understand([make_text("The accused has pleaded not guilty to all counts.", lang="en")])
    assert all(claim.certainty is not Certainty.DEMANDED for claim in reading.claims)


def test_the_day_of_those_who_came_is_the_day_of_what_they_did():
    text = "On 24 July 1992, members of the Territorial Defence entered the hamlet of Brdo. At least 48 men were shot."
    event, _ = told_of(text, "en", "shoot")
    assert event.when is not None
    assert event.where is not None
    assert (event.when.timex, event.where.name) == ("1992-07-24", "Brdo")


def test_an_alias_of_other_words_is_no_source():
    (reading,) = understand([make_text('"Yes," a woman said, soldiers killed her son.', lang="en")])
    assert all(voice.name != "Yes" for claim in reading.claims for voice in claim.voices)
