"""Who tells it, where the verb stands before its speaker; what is refused, or asked of those who did it."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Modality, Polarity
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import told_of


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Según relataron los vecinos, los soldados mataron a tres campesinos.", "vecinos"),
        ("Según ha denunciado el abogado, los soldados mataron a tres campesinos.", "abogado"),
        ("Los soldados, según denuncian los vecinos, mataron a tres campesinos.", "vecinos"),
        ("Los soldados mataron a tres campesinos, según informó ayer el obispo.", "obispo"),
        ("Según lo declarado por el alcalde, los soldados mataron a tres campesinos.", "alcalde"),
        ("Según dijo, los soldados mataron a tres campesinos.", "unknown"),
        ("Cuentan los vecinos que los soldados mataron a Rincón.", "vecinos"),
        ("Denuncian las viudas que los soldados mataron a su patrón.", "viudas"),
        ("Cuenta la abuela que mataron a tres campesinos.", "abuela"),
    ],
)
def test_voices_behind_their_verb(text, voice):
    _, claim = told_of(text, "es", "kill")
    assert claim.voices[-1].name == voice
    assert claim.certainty is Certainty.REPORTED


def test_what_is_told_of_a_noun_stays_a_clause_on_it():
    _, claim = told_of("Denunció la matanza que los soldados cometieron.", "es", "massacre")
    assert len(claim.voices) == 1


@pytest.mark.parametrize(
    ("text", "act", "told"),
    [
        ("Los soldados se negaron a disparar contra la multitud.", "shoot", ("asserted", "negative", "actual")),
        ("Mataron a dos que se negaron a guiarlos, e incendiaron tres casas.",
         "arson", ("asserted", "positive", "actual")),
        ("Pedimos a quienes lo mataron que se entreguen.", "kill", ("asserted", "positive", "actual")),
        ("Es falso, como afirma el coronel, que murieron tres presos.", "kill", ("denied", "negative", "actual")),
        ("El Ejército rechaza las acusaciones de los vecinos en el sentido de que sus tropas mataron a un niño.",
         "kill", ("denied", "negative", "actual")),
        ("De no cesar los ataques, volaremos el puente.", "attack", ("hypothetical", "negative", "hypothetical")),
        ("Vamos a ocupar la fábrica.", "seize-place", ("planned", "positive", "planned")),
    ],
)  # fmt: skip
def test_how_it_is_told(text, act, told):
    event, claim = told_of(text, "es", act)
    expected = (Certainty(told[0]), Polarity(told[1]), Modality(told[2]))
    assert (claim.certainty, event.polarity, event.modality) == expected


@pytest.mark.parametrize("text", ["Golpearemos los cuarteles.", "El jefe advierte que golpeará los cuarteles."])
def test_the_future_of_who_speaks_is_no_story(text):
    past = "Los vecinos huyeron. Murieron tres. Los soldados quemaron dos casas. Hubo diez heridos. Ardió todo. "
    event, _ = told_of(past + text, "es", "attack")
    assert event.modality is Modality.PLANNED


@pytest.mark.parametrize(
    ("lang", "text", "act", "who"),
    [
        ("es", "Los vecinos dicen que los guardias mataron a dos jóvenes. La Guardia lo niega.", "kill", "Guardia"),
        ("es", "Según los vecinos, los soldados mataron a tres, versión que el Ejército niega.", "kill", "Ejército"),
        ("es", "Los soldados mataron a tres presos, lo cual fue desmentido por el director.", "kill", "director"),
        ("es", "Permitió que se torturara a detenidos, extremo que Interior niega.", "torture", "Interior"),
        ("en", "Residents say the guards killed two youths. The Guard denies it.", "kill", "Guard"),
        ("en", "Soldiers killed three farmers, a charge the army denies.", "kill", "army"),
        ("en", "Soldiers killed three farmers, which the army denies.", "kill", "army"),
    ],
)
def test_a_denial_of_what_stands_before(lang, text, act, who):
    (reading,) = understand([make_document(text, lang=lang)])
    event = next(one for one in reading.events if one.act == act)
    claims = [one for one in reading.claims if one.id in event.claim_ids]
    assert event.polarity is Polarity.POSITIVE
    assert [(one.voices[-1].name, one.polarity) for one in claims if one.certainty is Certainty.DENIED] == [
        (who, Polarity.NEGATIVE)
    ]
    assert any(one.polarity is Polarity.POSITIVE for one in claims)


@pytest.mark.parametrize("text", ["Los soldados mataron a tres. Nadie lo niega.", "Mataron a tres. Él no lo niega."])
def test_no_denial(text):
    (reading,) = understand([make_document(text, lang="es")])
    assert not [one for one in reading.claims if one.certainty is Certainty.DENIED]


def test_who_had_somebody_killed_did_have_it_done():
    event, _ = told_of("El coronel mandó fusilar a los presos.", "es", "execute")
    assert event.modality is Modality.ACTUAL
    assert told_of("El coronel ordenó fusilar a los presos.", "es", "execute")[0].modality is Modality.PLANNED


def test_however_denies_nothing():
    event, _ = told_of("Murieron cuatro; sin embargo, los informes mencionan a tres.", "es", "kill")
    assert event.polarity is Polarity.POSITIVE


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "El coronel dice que hubo combate, pero eso no es cierto."),
        ("en", "The colonel says there was a clash, but that is not true."),
    ],
)
def test_what_is_said_and_not_true(lang, text):
    assert told_of(text, lang, "clash")[1].certainty is Certainty.DOUBTED


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Según el sindicato, lo detuvo la policía; según esta, lo mataron los vecinos.", "policía"),
        ("Tenemos un preso, Luis Paz, que admitió el robo y dijo que los soldados mataron a dos.", "Luis Paz"),
        ("Quiero informarles que los rebeldes mataron a dos.", "unknown"),
        ("III. Solicito que se investigue, pues el alcalde dijo que mataron a dos.", "alcalde"),
    ],
)
def test_who_is_meant(text, voice):
    _, claim = told_of(text, "es", "kill")
    assert claim.voices[-1].name == voice


def test_questions_and_answers_of_an_interview():
    text = (
        "Entrevista con Luis Paz, maestro\n\nPregunta: ¿Mataron a alguien?\nRespuesta: Mataron a mi padre.\n\n"
        "Pregunta: ¿Y usted?\nRespuesta: A mí me golpearon."
    )
    (reading,) = understand([make_document(text, lang="es")])
    voices = {one.voices[-1].name for one in reading.claims if "¿" in one.content.quote(text)}
    assert voices == {"unknown"}
    assert not [one for one in reading.claims if one.certainty is Certainty.INSINUATED]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Según los testigos, los soldados mataron a tres hombres y quemaron la casa."),
        ("es", "Según relataron los vecinos, los soldados mataron a tres hombres y quemaron la casa."),
        (
            "es",
            "De acuerdo con los testigos, los soldados los rociaron con gasolina y quemaron la casa; luego huyeron.",
        ),
        ("en", "According to witnesses, soldiers shot the men and burned the house."),
    ],
)
def test_all_that_is_joined_is_told_by_them(lang, text):
    _, claim = told_of(text, lang, "arson")
    assert len(claim.voices) == 2
    assert claim.certainty is Certainty.REPORTED


def test_what_a_commission_was_able_to_find():
    text = "La Comisión ha podido determinar que los soldados mataron a once campesinos."
    assert told_of(text, "es", "kill")[1].certainty is Certainty.ASSERTED
