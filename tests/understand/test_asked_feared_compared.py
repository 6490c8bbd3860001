"""Questions, fears, corrections and comparisons: what they take for known, leave open, and which deeds are two."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Modality, Polarity, RoleName
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import acts, named, told_of

PLAIN = {Certainty.ASSERTED, Certainty.REPORTED}


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "It is not known who killed the mayor.", "kill"),
        ("en", "It is not clear where the army killed the boys.", "kill"),
        ("en", "The general was asked why his men had burned the village.", "arson"),
        ("en", "The nuns wondered why the guards had beaten the girl.", "beat"),
        ("en", "The farmers were too afraid to say who killed the chief.", "kill"),
        ("es", "No se sabe quién mató al alcalde.", "kill"),
        ("es", "Un periodista preguntó al general por qué sus hombres habían quemado la aldea.", "arson"),
    ],
)
def test_who_and_why_take_the_deed_for_known(lang, text, act):
    event, claim = told_of(text, lang, act)
    assert claim.certainty in PLAIN
    assert (event.polarity, event.modality) == (Polarity.POSITIVE, Modality.ACTUAL)


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "Nobody knows whether the priest was kidnapped or killed.", "kill"),
        ("en", "She asked who would be killed.", "kill"),
        ("es", "Nadie sabe si el cura fue secuestrado o asesinado.", "kill"),
        ("es", "Preguntó cuándo lo matarían.", "kill"),
    ],
)
def test_whether_and_what_is_to_come_stay_open(lang, text, act):
    assert told_of(text, lang, act)[1].certainty is Certainty.HEDGED


def test_why_nobody_was_arrested_takes_for_known_that_nobody_was():
    event, claim = told_of("The family wondered why police had not arrested the gunmen.", "en", "arrest")
    assert (claim.certainty, event.polarity) == (Certainty.REPORTED, Polarity.NEGATIVE)


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "The farmers fled because they were afraid of being shot.", "shoot"),
        ("en", "The farmers feared that the army would kill them.", "kill"),
        ("en", "The mothers hope that the soldiers will release their sons.", "release"),
        ("en", "The soldiers can arrest people without a warrant.", "arrest"),
        ("es", "Los campesinos huyeron porque tenían miedo de ser fusilados.", "execute"),
        ("es", "Los soldados pueden detener a personas sin orden.", "arrest"),
    ],
)
def test_what_is_feared_hoped_or_may_be_done_was_not_done(lang, text, act):
    assert told_of(text, lang, act)[0].modality is Modality.HYPOTHETICAL


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "The report that rebels had killed the nurse proved to be wrong.", "kill"),
        ("en", "The minister took back his claim that rebels had bombed the bus.", "bomb"),
        ("es", "La noticia de que los rebeldes habían matado a la enfermera resultó falsa.", "kill"),
    ],
)
def test_what_turned_out_wrong_or_was_taken_back_is_doubted(lang, text, act):
    assert told_of(text, lang, act)[1].certainty is Certainty.DOUBTED


def test_who_no_longer_denies_it_denies_nothing():
    event, claim = told_of("The general no longer denies that his men burned the village.", "en", "arson")
    assert (claim.certainty, event.polarity) == (Certainty.REPORTED, Polarity.POSITIVE)


def test_what_emerged_has_no_voice_of_its_own():
    _, claim = told_of("It later emerged that soldiers had executed the prisoners.", "en", "execute")
    assert {one.name for one in claim.voices} <= {"unknown"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The embassy warned that rebels may attack the port."),
        ("en", "The mayor warned that he would be killed."),
        ("es", "La embajada advirtió que los rebeldes pueden atacar el puerto."),
    ],
)
def test_who_warns_of_others_threatens_nobody(lang, text):
    assert "threaten" not in acts(lang, text)


def test_who_warns_somebody_threatens():
    assert "threaten" in acts("en", "The rebels warned the mayor that he would be killed.")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The prisoners were tortured until they confessed."),
        ("es", "Los presos fueron torturados hasta que confesaron."),
    ],
)
def test_who_is_tortured_until_he_confesses_claims_nothing(lang, text):
    _, claim = told_of(text, lang, "torture")
    assert claim.blames == ()
    assert "claim-responsibility" not in acts(lang, text)


def test_who_withdraws_an_allegation_does_not_yield():
    assert "yield" not in acts("en", "The witness withdrew the allegation that soldiers had raped her.")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The mayor was not killed by the rebels but by his own guards."),
        ("es", "El alcalde no fue asesinado por los rebeldes sino por sus guardias."),
    ],
)
def test_by_whom_it_was_done_instead(lang, text):
    event, _ = told_of(text, lang, "kill")
    assert event.polarity is Polarity.POSITIVE
    assert [one.name.split()[-1] for one in event.roles if one.role is RoleName.AGENT] in (["guards"], ["guardias"])


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("The government expects the rebels to attack the capital.", "attack", {"the rebels"}),
        ("The commander had his men execute five captives.", "execute", {"his men"}),
        ("The soldiers made the villagers dig their own graves and shot them.", "shoot", {"The soldiers"}),
    ],
)
def test_who_does_what_others_expect_or_have_done(text, act, who):
    assert named("en", text, act, RoleName.AGENT) == who


def test_who_reports_somebody_dead_did_not_die():
    assert named("en", "Police reported two dead.", "kill", RoleName.PATIENT) == {"two dead"}
    text = "The radio reported that the mayor was dead."
    assert named("en", text, "kill", RoleName.PATIENT) == {"the mayor"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "It was the worst attack since rebels killed 30 policemen in 2009."),
        ("en", "The attack was as bloody as the massacre of 1995."),
        ("es", "Fue el peor ataque desde que los rebeldes mataron a 30 policías en 2009."),
        ("es", "El ataque fue tan sangriento como la masacre de 1995."),
    ],
)
def test_a_deed_that_another_is_likened_to_is_another_and_has_its_own_time(lang, text):
    (reading,) = understand([make_document(text, lang=lang)])
    first, other = sorted(reading.events, key=lambda one: one.trigger.start)
    assert first.episode != other.episode
    assert first.when is None
    assert other.when is not None


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Since the rebels attacked the port in May, 30 people have been killed."),
        ("es", "Desde que los rebeldes atacaron el puerto, han muerto 30 personas."),
    ],
)
def test_what_has_happened_since_a_deed_is_another_happening(lang, text):
    (reading,) = understand([make_document(text, lang=lang)])
    assert len({one.episode for one in reading.events}) == 2


def test_how_many_more_is_no_count():
    event, _ = told_of("The army killed twice as many civilians as the rebels.", "en", "kill")
    assert event.counts == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Police let the attackers kill two students."),
        ("es", "La policía dejó que los atacantes mataran a dos estudiantes."),
    ],
)
def test_what_somebody_let_others_do_was_done(lang, text):
    event, _ = told_of(text, lang, "kill")
    assert (event.polarity, event.modality) == (Polarity.POSITIVE, Modality.ACTUAL)


@pytest.mark.parametrize(
    ("lang", "text", "act", "side", "who"),
    [
        (
            "en",
            "Soldiers arrested Ana Torres and her brothers. She was freed, but they were killed.",
            "kill",
            "patient",
            1,
        ),
        ("en", "The mayor and the rebels met on Monday. They killed him.", "kill", "agent", 1),
        ("en", "John Okoro and Mary Okoro were kidnapped. They were killed.", "kill", "patient", 2),
        (
            "es",
            "Detuvieron a Ana Torres y a sus hermanos. Ella fue liberada, pero ellos fueron asesinados.",
            "kill",
            "patient",
            1,
        ),
    ],
)
def test_they_beside_one_of_those_told_of_are_the_others(lang, text, act, side, who):
    event, _ = told_of(text, lang, act)
    meant = [one.name for one in event.roles if one.role is RoleName(side)]
    assert len(meant) == who
    assert who > 1 or meant[0].split()[-1] in ("brothers", "rebels", "hermanos")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The soldiers had hardly arrived when they shot a farmer."),
        ("en", "No sooner had the troops left than the rebels attacked the village."),
        ("es", "Apenas habían llegado los soldados cuando mataron a un campesino."),
    ],
)
def test_what_something_followed_soon_took_place(lang, text):
    (reading,) = understand([make_document(text, lang=lang)])
    assert {(one.polarity, one.modality) for one in reading.claims} == {(Polarity.POSITIVE, Modality.ACTUAL)}


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The government raised the death toll from 12 to 19.", 19, 19),
        ("From 12 to 19 people were killed.", 12, 19),
    ],
)
def test_a_toll_that_is_changed_is_what_it_is_changed_to(text, least, most):
    event, _ = told_of(text, "en", "kill")
    assert [(one.quantity.low, one.quantity.high) for one in event.counts] == [(least, most)]
