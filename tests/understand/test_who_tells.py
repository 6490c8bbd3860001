"""Who tells it, where the verb stands before its speaker; what is refused, or asked of those who did it."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Modality, Polarity
from tests.understand.told import told_of


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Según relataron los vecinos, los soldados mataron a tres campesinos.", "vecinos"),
        ("Según ha denunciado el abogado, los soldados mataron a tres campesinos.", "abogado"),
        ("Los soldados, según denuncian los vecinos, mataron a tres campesinos.", "vecinos"),
        ("Los soldados mataron a tres campesinos, según informó ayer el obispo.", "obispo"),
        ("Según lo declarado por el alcalde, los soldados mataron a tres campesinos.", "alcalde"),
        ("Según lo que dijeron los vecinos, los soldados mataron a tres campesinos.", "vecinos"),
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
        ("Es falso, como afirma el coronel, que murieron tres presos.", "kill", ("doubted", "positive", "actual")),
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
