"""Read from a commission's chapter and an urgent action: known deeds, what is not proven, who says what is written."""

from __future__ import annotations

import pytest

from careo.model import Certainty, MentionKind, Modality, Polarity, RoleName, VictimStatus
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import acts, named, told_of


@pytest.mark.parametrize(
    ("lang", "text", "modality", "certainty"),
    [
        ("en", "The governor ordered the killings.", Modality.ACTUAL, Certainty.REPORTED),
        ("en", "The colonel ordered the killing of the prisoners.", Modality.PLANNED, Certainty.DEMANDED),
        ("en", "There is not sufficient evidence that he ordered the killings.", Modality.ACTUAL, Certainty.DOUBTED),
        ("es", "El gobernador ordenó los asesinatos.", Modality.ACTUAL, Certainty.REPORTED),
        ("en", "They asked for an inquiry into the abduction and killing of Ana Mora.", Modality.ACTUAL, None),
    ],
)
def test_who_stands_behind_a_deed_that_was_told_before(lang, text, modality, certainty):
    event, claim = told_of(text, lang, "kill")
    assert event.modality is modality
    assert certainty is None or claim.certainty is certainty


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "The failure of the court to investigate is deplorable.", "investigate"),
        ("en", "The refusal of the army to release the prisoners angered them.", "release"),
        ("es", "Su incapacidad para detener a los asesinos indignó al pueblo.", "arrest"),
    ],
)
def test_what_was_left_undone_by_a_noun(lang, text, act):
    event, claim = told_of(text, lang, act)
    assert (event.polarity, event.modality) == (Polarity.NEGATIVE, Modality.ACTUAL)
    assert claim.certainty is Certainty.ASSERTED


@pytest.mark.parametrize(
    ("lang", "text", "deeds", "whom"),
    [
        ("en", "The arrest, torture and killing of the students.", ("arrest", "torture", "kill"), "the students"),
        ("en", "The abduction and subsequent murder of the mayor.", ("kidnap", "kill"), "the mayor"),
        ("es", "El arresto, tortura y asesinato de los estudiantes.", ("arrest", "torture", "kill"), "los estudiantes"),
        ("es", "El secuestro y posterior asesinato del alcalde.", ("kidnap", "kill"), "alcalde"),
    ],
)
def test_deeds_that_share_whom_they_befell(lang, text, deeds, whom):
    for act in deeds:
        assert named(lang, text, act, RoleName.PATIENT) == {whom}


@pytest.mark.parametrize(
    ("lang", "text", "struck", "fired"),
    [
        ("en", "Shots were fired at the union office.", "the union office", "Shots"),
        ("en", "Two rockets were fired at the barracks.", "the barracks", "Two rockets"),
        ("es", "Fueron disparados varios tiros contra la casa.", "la casa", "varios tiros"),
    ],
)
def test_what_is_fired_is_not_struck(lang, text, struck, fired):
    assert named(lang, text, "shoot", RoleName.PATIENT) == {struck}
    assert named(lang, text, "shoot", RoleName.INSTRUMENT) == {fired}


def test_a_given_name_makes_no_two_people_one():
    text = (
        "Manuel Tzoc Ixcoy was found dead at Chiché. The mayor said he had been killed over a debt.\n\n"
        "Two officers were tried for the 1991 killings of Manuel Perebal and his half-brother."
    )
    (reading,) = understand([make_document(text, lang="en")])
    of = {event.episode for event in reading.events for role in event.roles if role.name.startswith("Manuel Tzoc")}
    other = {event.episode for event in reading.events for role in event.roles if role.name.startswith("Manuel P")}
    assert of
    assert other
    assert not of & other


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "At least 25 members have been killed since the union was founded in July 1988."),
        ("es", "Al menos 25 miembros han sido asesinados desde que se fundó el gremio en julio de 1988."),
    ],
)
def test_since_when_many_are_counted(lang, text):
    when = told_of(text, lang, "kill")[0].when
    assert when is not None
    assert (when.timex, when.latest) == ("1988-07", None)


def test_a_heading_in_capitals_is_a_sentence():
    text = "He was freed.\n\nBACKGROUND INFORMATION\nAt least nine members of the union have been killed.\n\nOn 3 May."
    (reading,) = understand([make_document(text, lang="en")])
    assert "BACKGROUND INFORMATION" in [one.quote(text) for one in reading.sentences]
    assert named("en", text, "kill", RoleName.PATIENT) == {"At least nine members of the union"}


@pytest.mark.parametrize(
    "text",
    [
        "Two officers were sentenced to 30 years' imprisonment for it.",
        "He was sentenced to ten months of house arrest.",
    ],
)
def test_what_a_court_decides_is_no_deed_yet(text):
    assert acts("en", text) == {"try"}
    assert acts("en", "Their imprisonment lasted 30 years.") == {"hold"}


@pytest.mark.parametrize(
    ("lang", "text", "voice"),
    [
        ("en", "Ana Mora received an anonymous letter telling her to leave the country.", {"anonymous letter"}),
        ("en", "They found a note saying that they would be killed.", {"note"}),
        ("en", "The army issued a statement saying that five rebels died.", {"army"}),
        ("es", "Recibió una carta diciéndole que se fuera del país.", {"carta"}),
    ],
)
def test_what_is_written_speaks_for_itself(lang, text, voice):
    (reading,) = understand([make_document(text, lang=lang)])
    assert {claim.voices[-1].name for claim in reading.claims if len(claim.voices) > 1} == voice


def test_who_is_questioned_doubts_nothing():
    text = "The mayor, questioned by the police, said that the priest had been shot."
    (reading,) = understand([make_document(text, lang="en")])
    assert Certainty.DOUBTED not in {claim.certainty for claim in reading.claims}
    assert {claim.voices[-1].name for claim in reading.claims if len(claim.voices) > 1} == {"mayor"}


def test_who_is_urged_urges_nobody():
    text = "- urging the authorities to free the prisoners;"
    (reading,) = understand([make_document(text, lang="en")])
    assert "authorities" not in {voice.name for claim in reading.claims for voice in claim.voices}
    assert named("en", text, "demand", RoleName.AGENT) == set()


def test_a_relative_pronoun_is_the_subject_where_the_object_differs_in_number():
    text = "El oficial que ordenó los asesinatos fue liberado."
    assert named("es", text, "kill", RoleName.INSTIGATOR) == {"El oficial"}


@pytest.mark.parametrize(
    ("lang", "text", "status"),
    [
        ("en", "The {} was shot dead in May.", ("stonemason", "friar", "correspondent", "nightwatchman")),
        ("es", "El {} fue asesinado en mayo.", ("fraile", "herrero", "corresponsal", "retornado", "boxeador")),
    ],
)
def test_nouns_for_people(lang, text, status):
    for noun in status:
        event, _ = told_of(text.format(noun), lang, "kill")
        (patient,) = (role for role in event.roles if role.role is RoleName.PATIENT)
        assert (patient.kind, patient.status) == (MentionKind.PERSON, VictimStatus.CIVILIAN)
