"""Deeds that are only spoken of, asked about, demanded in a list, taken back or set apart; those who did nothing."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Modality, Polarity, RoleName
from tests.understand.told import told_of

LIST = """EXIGIMOS

Que se castigue a los culpables y se detenga al capitán.

Que liberen a los presos.
"""
TITLED = (
    "En nuestra edición del martes publicamos con el título «Un crimen más en Ayora» que el alcalde había sido "
    "asesinado. La información no es exacta."
)
FACTS = """El suscrito informa:

Que se detiene a los presos en el penal.
"""


@pytest.mark.parametrize(
    ("lang", "text", "act", "modality"),
    [
        ("es", "A los ladrones no les interesa matar a un cura.", "kill", Modality.HYPOTHETICAL),
        ("es", "Es un crimen matar a un niño.", "kill", Modality.HYPOTHETICAL),
        ("es", "Fue preciso detener a dos ladrones.", "arrest", Modality.ACTUAL),
        ("es", "¿Se dispara en la espalda al que huye?", "shoot", Modality.HYPOTHETICAL),
        ("es", "¿Cómo va a matar a nadie un hombre atado?", "kill", Modality.HYPOTHETICAL),
        ("es", "¿Por qué matan a los campesinos?", "kill", Modality.ACTUAL),
        ("es", "¿Quién mató al alcalde?", "kill", Modality.ACTUAL),
        ("en", "Is a man shot in the back who flees?", "kill", Modality.HYPOTHETICAL),
        ("en", "Who killed the mayor?", "kill", Modality.ACTUAL),
        ("es", "El que habla se muere.", "kill", Modality.HYPOTHETICAL),
        ("es", "El que hablaba murió ayer.", "kill", Modality.ACTUAL),
        ("en", "Those who talk die.", "kill", Modality.HYPOTHETICAL),
        ("es", "Se trató de una ejecución.", "execute", Modality.ACTUAL),
        ("es", "Trataron de matar al alcalde.", "kill", Modality.ATTEMPTED),
        ("es", "El cura recibió amenazas de muerte.", "threaten", Modality.ACTUAL),
        ("en", "The priest received death threats.", "threaten", Modality.ACTUAL),
        ("es", "Unos hombres que dijeron haber matado a Luis se marcharon.", "kill", Modality.ACTUAL),
    ],
)
def test_whether_it_was_done(lang, text, act, modality):
    try:
        event, _ = told_of(text, lang, act)
    except StopIteration:
        pytest.fail(f"no {act}")
    assert event.modality is modality


@pytest.mark.parametrize(
    ("lang", "text", "act", "polarity"),
    [
        ("es", "Fue una ejecución y no un enfrentamiento.", "clash", Polarity.NEGATIVE),
        ("es", "Se trató de una ejecución y no de un enfrentamiento.", "clash", Polarity.NEGATIVE),
        ("es", "Se trató de una ejecución y no de un enfrentamiento.", "execute", Polarity.POSITIVE),
        ("en", "It was an execution and not a clash.", "clash", Polarity.NEGATIVE),
        ("es", "Hubo una ejecución y un enfrentamiento.", "clash", Polarity.POSITIVE),
        ("es", "Su muerte pudo haberse evitado.", "kill", Polarity.POSITIVE),
        ("en", "Their deaths could have been prevented.", "kill", Polarity.POSITIVE),
        ("es", "La policía evitó la muerte del alcalde.", "kill", Polarity.NEGATIVE),
        ("en", "The army never admitted the torture of the prisoners.", "torture", Polarity.POSITIVE),
        ("en", "The kidnapping of the banker was never reported to the police.", "kidnap", Polarity.POSITIVE),
        ("es", "El ejército nunca admitió la tortura de los presos.", "torture", Polarity.POSITIVE),
        ("en", "The army did not report any torture of prisoners.", "torture", Polarity.NEGATIVE),
        ("es", "Se llevaron el cuerpo sin que los guardias hicieran nada.", "neglect", Polarity.POSITIVE),
    ],
)
def test_what_is_denied(lang, text, act, polarity):
    assert told_of(text, lang, act)[0].polarity is polarity


@pytest.mark.parametrize(
    ("lang", "text", "certainty"),
    [
        ("es", "Publicamos que el alcalde había sido asesinado. La información no es exacta.", Certainty.DENIED),
        ("en", "We reported that the mayor had been killed. This is not correct.", Certainty.DENIED),
        ("es", "Publicamos que el alcalde había sido asesinado. La policía lo confirma.", Certainty.ASSERTED),
        ("es", TITLED, Certainty.DENIED),
        ("es", "La radio dijo que el alcalde fue asesinado. Eso es falso.", Certainty.DOUBTED),
        ("es", "Temo que mi hijo haya sido asesinado.", Certainty.HEDGED),
        ("en", "I fear that my son has been killed.", Certainty.HEDGED),
        ("es", "La muerte de Luis pudo haberse evitado.", Certainty.ASSERTED),
    ],
)
def test_how_surely(lang, text, certainty):
    assert told_of(text, lang, "kill")[1].certainty is certainty


@pytest.mark.parametrize(("act", "certainty"), [("try", "demanded"), ("arrest", "demanded"), ("release", "demanded")])
def test_the_items_of_a_list_of_demands(act, certainty):
    event, claim = told_of(LIST, "es", act)
    assert (claim.certainty.value, event.modality) == (certainty, Modality.PLANNED)


@pytest.mark.parametrize(
    ("lang", "text", "is_generic"),
    [
        ("en", "A bus was bombed by rebels waging a guerrilla war against the government.", True),
        ("en", "Rebels waged war against the government.", False),
        ("es", "Un bus fue atacado por rebeldes que libran una guerra contra el gobierno.", True),
    ],
)
def test_a_war_that_somebody_is_in_is_no_deed(lang, text, is_generic):
    assert told_of(text, lang, "clash")[0].generic is is_generic


def test_the_items_of_a_list_of_facts():
    assert told_of(FACTS, "es", "arrest")[0].modality is Modality.ACTUAL


@pytest.mark.parametrize(
    ("lang", "text", "agents"),
    [
        ("es", "No se ha probado que el acusado participara en la muerte de Luis.", []),
        ("es", "Está probado que el acusado participó en la muerte de Luis.", ["el acusado"]),
        ("en", "It has not been proven that the accused took part in the killing of the priest.", []),
        ("en", "The accused took part in the killing of the priest.", ["The accused"]),
        ("es", "Hallaron a treinta personas asesinadas por patrulleros civiles.", ["patrulleros civiles"]),
    ],
)
def test_who_is_not_proven_to_have_taken_part(lang, text, agents):
    event, _ = told_of(text, lang, "kill")
    assert [one.span.quote(text) for one in event.roles if one.role is RoleName.AGENT] == agents


def test_circumstances_are_shot_at_by_nobody():
    text = "En circunstancias en que se procedía al registro, los ocupantes abrieron fuego contra la patrulla."
    event, _ = told_of(text, "es", "shoot")
    assert [one.span.quote(text) for one in event.roles if one.role is RoleName.PATIENT] == ["la patrulla"]
