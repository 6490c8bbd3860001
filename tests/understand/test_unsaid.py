"""What a source is told not to say: it is not its claim, stays open, or is taken for known."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Modality, Polarity
from careo.understand import understand
from tests.make import make_document


def told(text, lang, act):
    """Certainty, polarity and the voices beside the author's, of the claim that tells an act."""
    (reading,) = understand([make_document(text, lang=lang)])
    (event,) = (one for one in reading.events if one.act == act)
    claims = [claim for claim in reading.claims if claim.id in event.claim_ids]
    assert len(claims) == 1
    return claims[0].certainty, claims[0].polarity, [voice.name for voice in claims[0].voices[1:]]


OPEN = (Certainty.HEDGED, Polarity.POSITIVE, [])
KNOWN = (Certainty.ASSERTED, Polarity.POSITIVE, [])


@pytest.mark.parametrize(
    ("lang", "text", "act", "how"),
    [
        ("en", "The army did not say that it killed them.", "kill", OPEN),
        ("en", "The minister has not said whether soldiers killed them.", "kill", OPEN),
        ("en", "The police did not confirm that they arrested him.", "arrest", OPEN),
        ("en", "The police declined to confirm that they arrested him.", "arrest", OPEN),
        ("en", "The rebels never claimed that they killed him.", "kill", OPEN),
        ("en", "The army never admitted that it killed them.", "kill", KNOWN),
        ("en", "The president refused to admit that the army killed them.", "kill", KNOWN),
        ("en", "The police did not say who killed the mayor.", "kill", KNOWN),
        ("en", "Nobody knows who planned the massacre.", "massacre", KNOWN),
        ("en", "The Commission could not determine who ordered the killing.", "kill", KNOWN),
        ("es", "El Ejército no dijo que los mató.", "kill", OPEN),
        ("es", "El ministro no ha dicho si los soldados los mataron.", "kill", OPEN),
        ("es", "La policía no confirmó que lo detuvo.", "arrest", OPEN),
        ("es", "La policía se negó a confirmar que lo detuvo.", "arrest", OPEN),
        ("es", "Los rebeldes nunca afirmaron que lo mataron.", "kill", OPEN),
        ("es", "El Ejército nunca admitió que los mató.", "kill", KNOWN),
        ("es", "El presidente se negó a admitir que el Ejército los mató.", "kill", KNOWN),
        ("es", "La policía no dijo quién mató al alcalde.", "kill", KNOWN),
        ("es", "Nadie sabe quién planeó la masacre.", "massacre", KNOWN),
        ("es", "La Comisión no pudo determinar quién ordenó la matanza.", "massacre", KNOWN),
    ],
)
def test_what_is_not_said_is_nobodys_claim(lang, text, act, how):
    assert told(text, lang, act) == how


@pytest.mark.parametrize(
    ("lang", "text", "act", "voice", "certainty"),
    [
        ("en", "The army not only said that it killed them.", "kill", "army", Certainty.REPORTED),
        ("en", "The army did not deny that it killed them.", "kill", "army", Certainty.REPORTED),
        ("en", "The army denied that it killed them.", "kill", "army", Certainty.DENIED),
        ("en", "The witness, who asked not to be named, said that soldiers shot the boy.", "shoot", "witness",
         Certainty.REPORTED),
        ("en", "The witness said that he saw soldiers shoot the boy.", "shoot", "witness", Certainty.REPORTED),
        ("es", "El Ejército no solo dijo que los mató.", "kill", "Ejército", Certainty.REPORTED),
        ("es", "El Ejército no negó que los mató.", "kill", "Ejército", Certainty.REPORTED),
        ("es", "El Ejército negó que los mató.", "kill", "Ejército", Certainty.DENIED),
        ("es", "El testigo, que pidió no ser identificado, dijo que los soldados mataron al muchacho.", "kill",
         "testigo", Certainty.REPORTED),
        ("es", "El testigo dijo que vio a soldados matar al muchacho.", "kill", "testigo", Certainty.REPORTED),
    ],
)  # fmt: skip
def test_what_is_said_stays_who_says_it(lang, text, act, voice, certainty):
    assert told(text, lang, act) == (
        certainty,
        Polarity.NEGATIVE if certainty is Certainty.DENIED else Polarity.POSITIVE,
        [voice],
    )


@pytest.mark.parametrize(
    ("lang", "text", "modality"),
    [
        ("en", "They told us they would kill us.", Modality.THREATENED),
        ("en", "The soldiers told me that they would burn me.", Modality.THREATENED),
        ("en", "They told us the rebels would kill us.", Modality.PLANNED),
        ("en", "They told us that they killed him.", Modality.ACTUAL),
        ("es", "Nos dijeron que nos iban a matar.", Modality.THREATENED),
        ("es", "Los soldados me dijeron que me matarían.", Modality.THREATENED),
        ("es", "Nos dijeron que lo mataron.", Modality.ACTUAL),
    ],
)
def test_what_is_told_to_those_whom_it_would_befall_is_a_threat(lang, text, modality):
    (reading,) = understand([make_document(text, lang=lang)])
    (event,) = reading.events
    assert event.modality is modality


@pytest.mark.parametrize(
    ("lang", "text", "act", "certainty"),
    [
        ("en", "We heard that the soldiers had killed the mayor.", "kill", Certainty.HEDGED),
        ("en", "We heard the soldiers shoot two men.", "shoot", Certainty.ASSERTED),
        ("en", "The official version is that the rebels killed them.", "kill", Certainty.REPORTED),
        ("es", "Oímos que los soldados habían matado al alcalde.", "kill", Certainty.HEDGED),
        ("es", "Oímos que disparaban contra dos hombres.", "shoot", Certainty.ASSERTED),
        ("es", "La versión oficial es que los mató la guerrilla.", "kill", Certainty.REPORTED),
    ],
)
def test_what_is_known_from_others_only(lang, text, act, certainty):
    assert told(text, lang, act)[0] is certainty


@pytest.mark.parametrize(
    ("lang", "text", "demands"),
    [
        ("en", "The families insist they were farmers.", 0),
        ("en", "The families insist that he resign.", 1),
        ("es", "Los familiares insisten en que eran campesinos.", 0),
        ("es", "Los familiares insisten en que renuncie.", 1),
    ],
)
def test_who_insists_that_it_was_so_demands_nothing(lang, text, demands):
    (reading,) = understand([make_document(text, lang=lang)])
    assert sum(event.act == "demand" for event in reading.events) == demands


@pytest.mark.parametrize(
    ("lang", "text", "certainty", "modality"),
    [
        ("en", "The general said that the army would attack the town.", Certainty.PLANNED, Modality.PLANNED),
        ("en", "The rebels announced they would attack the town.", Certainty.PLANNED, Modality.PLANNED),
        ("en", "The general said that the army attacked the town.", Certainty.REPORTED, Modality.ACTUAL),
        ("en", "Witnesses said the soldiers would attack the town every night.", Certainty.REPORTED, Modality.ACTUAL),
        ("en", "The bishop insisted that the army attack nobody.", Certainty.DEMANDED, Modality.PLANNED),
        ("en", "Raids have been made to attack the rebels.", Certainty.PLANNED, Modality.PLANNED),
        ("es", "El general dijo que el Ejército atacaría la ciudad.", Certainty.PLANNED, Modality.PLANNED),
        ("es", "Los rebeldes anunciaron que atacarían la ciudad.", Certainty.PLANNED, Modality.PLANNED),
        ("es", "El general dijo que el Ejército atacó la ciudad.", Certainty.REPORTED, Modality.ACTUAL),
        ("es", "El médico dijo que la niña moría.", Certainty.REPORTED, Modality.ACTUAL),
    ],
)
def test_the_future_of_what_was_said_in_the_past_is_not_done(lang, text, certainty, modality):
    (reading,) = understand([make_document(text, lang=lang)])
    (event,) = (one for one in reading.events if one.act in ("attack", "kill"))
    assert event.modality is modality
    assert {claim.certainty for claim in reading.claims if claim.id in event.claim_ids} == {certainty}


@pytest.mark.parametrize(
    ("lang", "text", "act", "certainty", "voices"),
    [
        ("en", "The government's claim that we attacked the village is a lie.", "attack", Certainty.DOUBTED,
         ["government"]),
        ("en", "The army is accused of having burned the village.", "arson", Certainty.ACCUSED, ["unknown"]),
        ("en", "Two officers were convicted of murdering the priest.", "kill", Certainty.REPORTED, ["unknown"]),
        ("es", "La afirmación del gobierno de que atacamos la aldea es mentira.", "attack", Certainty.DOUBTED,
         ["gobierno"]),
        ("es", "El Ejército está acusado de haber quemado la aldea.", "arson", Certainty.ACCUSED, []),
        ("es", "Seguiremos atacando al régimen.", "attack", Certainty.PLANNED, []),
        ("es", "El ministro pidió perdón por las muertes.", "kill", Certainty.ASSERTED, []),
    ],
)  # fmt: skip
def test_who_is_accused_says_nothing(lang, text, act, certainty, voices):
    how, _, names = told(text, lang, act)
    assert (how, names) == (certainty, voices)


@pytest.mark.parametrize(
    ("lang", "text", "act", "how"),
    [
        # Who denies only a part in a deed takes the deed for known.
        ("en", "The army denied any involvement in the killing of the priest.", "kill", KNOWN),
        ("en", "The army denied that it was responsible for the massacre.", "massacre", KNOWN),
        ("en", "The rebels denied having taken part in the massacre.", "massacre", KNOWN),
        ("es", "El Ejército negó ser responsable de la matanza.", "massacre", KNOWN),
        ("es", "Los rebeldes negaron haber participado en la masacre.", "massacre", KNOWN),
        # Who denies the deed does not.
        ("en", "The army denied that it killed the priest.", "kill", (Certainty.DENIED, Polarity.NEGATIVE, ["army"])),
        ("es", "El Ejército negó que matara al sacerdote.", "kill",
         (Certainty.DENIED, Polarity.NEGATIVE, ["Ejército"])),
    ],
)  # fmt: skip
def test_who_denies_a_part_takes_the_deed_for_known(lang, text, act, how):
    assert told(text, lang, act) == how


@pytest.mark.parametrize(
    ("lang", "text", "certainty"),
    [
        ("en", "The regime claims that five civilians died. This is a lie.", Certainty.DOUBTED),
        ("en", "The army said that rebels killed the priest. That is not true.", Certainty.DOUBTED),
        ("en", "The army said that rebels killed the priest. It was a sunny day.", Certainty.REPORTED),
        ("es", "El Ejército dijo que los rebeldes mataron al sacerdote. Es falso.", Certainty.DOUBTED),
        ("es", "El Ejército dijo que los rebeldes mataron al sacerdote. No es cierto.", Certainty.DOUBTED),
        ("es", "El Ejército dijo que los rebeldes mataron al sacerdote. Es grave.", Certainty.REPORTED),
    ],
)
def test_what_the_next_sentence_calls_a_lie(lang, text, certainty):
    assert told(text, lang, "kill")[0] is certainty
