"""Ranges, elements of bodies, insisting, answers to deeds, turns of a house: from a cable, a statement, a debate."""

from __future__ import annotations

import pytest

from careo.model import Bound, Certainty, Modality, Polarity, Question, RoleName
from careo.read import RawText, make_document
from careo.understand import understand
from tests.make import make_document as make_text
from tests.understand.told import named, told_of


@pytest.mark.parametrize(
    ("lang", "text", "low", "high"),
    [
        ("en", "Soldiers killed between 60 and 80 villagers.", 60, 80),
        ("en", "The patrol killed from six to nine villagers.", 6, 9),
        ("en", "Between 60 and 80 villagers were killed.", 60, 80),
        ("es", "Los soldados mataron a entre 60 y 80 campesinos.", 60, 80),
        ("es", "Fueron asesinadas entre 60 y 80 personas.", 60, 80),
        ("es", "Murieron de 60 a 80 personas.", 60, 80),
    ],
)
def test_people_counted_by_a_range_are_the_victims(lang, text, low, high):
    event, _ = told_of(text, lang, "kill")
    (count,) = event.counts
    assert (count.effect, count.quantity.low, count.quantity.high) == (Question.KILLED, low, high)
    assert count.quantity.bound is Bound.BETWEEN


def test_a_range_of_hours_is_no_victim():
    assert named("en", "Soldiers attacked for between two and three hours.", "attack", RoleName.PATIENT) == set()


@pytest.mark.parametrize(
    ("lang", "text", "agents"),
    [
        ("en", "Elements of the army killed six villagers.", {"Elements of the army"}),
        ("en", "Rebel elements killed a guard.", {"Rebel elements"}),
        ("es", "Elementos del ejército mataron a seis campesinos.", {"Elementos del ejército"}),
        ("es", "Elementos subversivos mataron a un guardia.", {"Elementos subversivos"}),
    ],
)
def test_elements_of_a_body_are_people(lang, text, agents):
    assert named(lang, text, "kill", RoleName.AGENT) == agents


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Key elements of the budget attacked nobody."),
        ("es", "Elementos clave del presupuesto atacaron la pobreza."),
    ],
)
def test_elements_of_a_thing_are_nobody(lang, text):
    (reading,) = understand([make_text(text, lang=lang)])
    assert not any(role.role is RoleName.AGENT for event in reading.events for role in event.roles)


@pytest.mark.parametrize(
    ("lang", "text", "act", "certainty", "modality"),
    [
        ("en", "The union insists that the workers be released.", "release", Certainty.DEMANDED, Modality.PLANNED),
        ("en", "The bishop insisted that the army be punished.", "try", Certainty.DEMANDED, Modality.PLANNED),
        ("en", "Priests insist that the army was responsible for the massacre.", "massacre", None, Modality.ACTUAL),
        ("en", "The bishop insists that the general is guilty of the massacre.", "massacre", None, Modality.ACTUAL),
        ("es", "Insisten en que el ejército fue responsable de la matanza.", "massacre", None, Modality.ACTUAL),
    ],
)
def test_insisting_demands_only_in_the_subjunctive(lang, text, act, certainty, modality):
    event, claim = told_of(text, lang, act)
    assert claim.certainty is (certainty or Certainty.REPORTED)
    assert event.modality is modality
    (reading,) = understand([make_text(text, lang=lang)])
    assert (certainty is not None) is any(one.act == "demand" for one in reading.events)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A communique of the front charged the army with having massacred peasants.", "accuse"),
        ("The opposition charged the government with killing the students.", "accuse"),
        ("Prosecutors charged the captain with murder.", "try"),
        ("The police charged two men with the killing.", "try"),
    ],
)
def test_who_charges_decides_whether_it_is_law(text, act):
    (reading,) = understand([make_text(text, lang="en")])
    assert {"accuse", "try"} & {one.act for one in reading.events} == {act}


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "Police have not ruled out murder."), ("es", "La policía no descarta el asesinato.")],
)
def test_what_is_not_ruled_out_may_be(lang, text):
    event, claim = told_of(text, lang, "kill")
    assert (claim.certainty, event.polarity) == (Certainty.HEDGED, Polarity.POSITIVE)


@pytest.mark.parametrize(
    ("lang", "text", "voice"),
    [
        ("en", "Rivas told the envoy that no troops had been there and that rebels had killed them.", "Rivas"),
        ("es", "Rivas dijo al enviado que no hubo tropas y que los rebeldes los mataron.", "Rivas"),
    ],
)
def test_the_second_clause_is_said_by_the_same(lang, text, voice):
    _, claim = told_of(text, lang, "kill")
    assert [one.name for one in claim.voices][-1] == voice


def test_who_says_that_nobody_came_says_no_to_nothing():
    (reading,) = understand([make_text("Rivas said that no troops had been in Ayora.", lang="en")])
    assert not any(one.act == "reject" for one in reading.events)
    told_of("The minister said no to the plan.", "en", "reject")


@pytest.mark.parametrize(
    ("lang", "text", "act", "dated"),
    [
        ("en", "On 12 May 1990 the bishops condemned the murder of Luis Rojas.", "kill", False),
        ("en", "On 12 May 1990 residents protested against the killing of Luis Rojas.", "kill", False),
        ("en", "On 12 May 1990 the rebels claimed responsibility for the bombing.", "bomb", False),
        ("en", "The captain was arrested on 12 May 1990 for the murder of Rojas.", "kill", False),
        ("en", "The bishops condemned the murder of Luis Rojas on 12 May 1990.", "condemn", True),
        ("en", "Police shot three students on 12 May 1990 during a protest.", "protest", True),
        ("es", "El 12 de mayo de 1990 los obispos condenaron el asesinato de Luis Rojas.", "kill", False),
        ("es", "El capitán fue acusado el 12 de mayo de 1990 del asesinato de Rojas.", "kill", False),
        ("es", "El capitán fue detenido el 12 de mayo de 1990 por el asesinato de Rojas.", "kill", False),
        ("es", "La policía hirió a tres el 12 de mayo de 1990 durante una protesta.", "protest", True),
    ],
)
def test_the_day_of_an_answer_is_not_the_day_of_the_deed(lang, text, act, dated):
    event, _ = told_of(text, lang, act)
    assert (event.when is not None) is dated


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "The bishops today condemned the murder.", "bishops"),
        ("en", "On Monday residents protested against the killing of Luis Rojas.", "residents"),
        ("es", "Domingo Sosa dijo que el ejército mató a su hijo.", "Domingo Sosa"),
    ],
)
def test_a_day_is_no_part_of_a_voice(lang, text, name):
    _, claim = told_of(text, lang, "kill")
    assert claim.voices[-1].name == name


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "The government murdered the truth."), ("es", "El gobierno asesinó la verdad.")],
)
def test_truth_is_nobody_who_is_killed(lang, text):
    (reading,) = understand([make_text(text, lang=lang)])
    assert not reading.events


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Five students turned up dead in the reservoir."),
        ("es", "Cinco estudiantes acabaron muertos en la represa."),
    ],
)
def test_who_turns_up_dead_was_killed(lang, text):
    event, _ = told_of(text, lang, "kill")
    assert [one.quantity.low for one in event.counts] == [5]


def test_how_many_counts_nobody():
    event, _ = told_of("The minister did not say how many were killed.", "en", "kill")
    assert event.counts == ()


def test_deaths_since_a_month_are_no_part_of_a_murder():
    text = "The leader was shot dead on 7 September 2019. Since January 2019, 36 villagers have been killed in Ayora."
    (reading,) = understand([make_text(text, lang="en")])
    one, other = (event for event in reading.events if event.act == "kill")
    assert one.episode != other.episode


def test_who_is_hurt_in_the_attack_was_hurt_in_what_was_told():
    text = "Rojas was shot dead by hooded men. His brother was wounded in the attack."
    (reading,) = understand([make_text(text, lang="en")])
    assert {event.episode for event in reading.events} == {1}


HOUSE = """The MINISTER OF LAW AND ORDER: A crowd attacked a police vehicle.

Mr ZULU: Is he aware that nineteen bodies were counted?

The MINISTER OF LAW AND ORDER: Six persons were killed.

Mr ZULU (Highfield): The police killed nineteen mourners.

The MINISTER: Nobody else was killed.
"""


def test_turns_of_a_house_have_the_office_as_their_voice():
    (reading,) = understand([make_document(RawText(HOUSE, ()), "house.txt", sha256="")])
    voices = [one.voices[-1].name for one in reading.claims if "killed" in one.content.quote(HOUSE)]
    assert voices == ["Minister of Law and Order", "Zulu", "Minister of Law and Order"]


@pytest.mark.parametrize(
    ("lang", "text", "voice"),
    [
        ("en", "Sergeant Dillon, who was on duty and who had told us that the boys were tortured, fled.", "Dillon"),
        ("es", "El sargento Rojas, que había contado a sus colegas que los jóvenes fueron torturados, huyó.", "Rojas"),
    ],
)
def test_who_is_told_of_in_a_second_relative_clause_speaks(lang, text, voice):
    _, claim = told_of(text, lang, "torture")
    assert claim.voices[-1].name == voice


@pytest.mark.parametrize(
    ("text", "act", "patient"),
    [
        ("Why were the families refused a second autopsy?", "reject", {"the families"}),
        ("Were the prisoners beaten by the guards?", "beat", {"the prisoners"}),
    ],
)
def test_a_passive_question_asks_what_befell_them(text, act, patient):
    assert named("en", text, act, RoleName.PATIENT) == patient


@pytest.mark.parametrize(
    ("lang", "text", "episodes"),
    [
        ("en", "In 1991 67 people were killed by soldiers in reprisal for an explosion that killed two soldiers.", 2),
        ("es", "En 1991 mataron a diez campesinos en represalia por una emboscada que mató a dos soldados.", 2),
        ("en", "Ten workers were killed in an explosion on 3 May 1991.", 1),
    ],
)
def test_what_a_deed_answers_is_another_and_has_not_its_day(lang, text, episodes):
    (reading,) = understand([make_text(text, lang=lang)])
    first, *rest = reading.events
    assert len({event.episode for event in reading.events}) == episodes
    assert all((event.when is None) is (event.episode != first.episode) for event in rest)
    assert first.when is not None
