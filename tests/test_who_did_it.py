"""The cell "who did it", from the words to the table: whom each voice names for a deed, and how surely."""

import pytest

from careo.link import link
from careo.model import Document, Question
from careo.understand import understand

TEXTS = {
    "en": [
        (
            "Suspected Red Front rebels killed the mayor of Huanta. The army blamed the Red Front for the murder. "
            "The Red Front said that it did not kill the mayor of Huanta."
        ),
        ("Suspected Red Front rebels", "accused", False),
        ("the Red Front", "accused_by_authorities", False),
        ("The Red Front", "reported", True),
    ],
    "es": [
        (
            "Presuntos guerrilleros mataron al alcalde de Huanta. El obispo acusó al Ejército del asesinato. "
            "El gobierno culpó al Frente Rojo del asesinato del alcalde de Huanta."
        ),
        ("Presuntos guerrilleros", "accused", False),
        ("Ejército", "accused", False),
        ("Frente Rojo", "accused_by_authorities", False),
    ],
}


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_each_voice_names_a_doer_as_surely_as_it_says(lang):
    text, *expected = TEXTS[lang]
    doc = Document("d", "d.txt", "", text, lang)
    linked = link([doc], list(understand([doc])))
    comparison = max(linked.comparisons, key=lambda one: len(one.columns))
    (row,) = (row for row in comparison.rows if row.question is Question.WHO_DID_IT)
    told = [(cell.value, cell.certainty.value, cell.key.startswith("not ")) for cell in row.cells if cell.span]
    assert sorted(told) == sorted(expected)


APART = {
    "en": (
        (
            "AYORA, 5 May 1996 (South News). A car bomb killed eleven people outside the barracks on Saturday. "
            "The government blamed the Popular Front; the latter, in a radio message, denied any involvement."
        ),
        [("the Popular Front", "accused_by_authorities", False), ("Popular Front", "denied", True)],
    ),
    "es": (
        (
            "AYORA, 5 mayo 1996 (Agencia Sur). Un coche bomba mató el sábado a once personas frente al cuartel. "
            "El gobierno responsabilizó al Frente Rojo; este, en un mensaje radial, negó toda participación."
        ),
        [("Frente Rojo", "accused_by_authorities", False), ("Frente Rojo", "denied", True)],
    ),
}


@pytest.mark.parametrize("lang", sorted(APART))
def test_who_is_blamed_in_the_next_sentence_is_blamed_for_the_deed_and_may_deny_it(lang):
    text, expected = APART[lang]
    doc = Document("d", "d.txt", "", text, lang)
    linked = link([doc], list(understand([doc])))
    (row,) = (r for one in linked.comparisons for r in one.rows if r.question is Question.WHO_DID_IT and any(r.cells))
    told = [(cell.value, cell.certainty.value, cell.key.startswith("not ")) for cell in row.cells if cell.span]
    assert sorted(one[1:] for one in told) == sorted(one[1:] for one in expected)
    assert all("Fr" in value for value, _, _ in told)


IT_WAS = {
    "en": (
        "Rosa Quispe was killed in Ayora. It was the guerrillas, the mayor says. It was the paramilitaries, peasants "
        'reply. "It was not the army," the colonel said. It was the soldiers who told us.'
    ),
    "es": (
        "Mataron a Rosa Quispe en Ayora. Fue la guerrilla, dice el alcalde. Fueron los paramilitares, responden los "
        "campesinos. No fue el Ejército, aseguró el coronel. Fueron los soldados quienes nos lo contaron."
    ),
}


@pytest.mark.parametrize("lang", sorted(IT_WAS))
def test_it_was_the_rebels_says_who_did_the_deed_told_before_and_no_more(lang):
    doc = Document("d", "d.txt", "", IT_WAS[lang], lang)
    linked = link([doc], list(understand([doc])))
    comparison = max(linked.comparisons, key=lambda one: len(one.columns))
    rows = {row.question: [cell for cell in row.cells if cell.span] for row in comparison.rows}
    told = {cell.value: cell.certainty.value for cell in rows[Question.WHO_DID_IT]}
    assert list(told.values()) == ["reported", "reported", "denied"]
    assert len(rows[Question.WHAT]) == len(rows[Question.KILLED]) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Rebels killed a judge in Ayora. The government accused the opposition of having sold land."),
        ("es", "Los rebeldes mataron a un juez en Ayora. El gobierno acusó a la oposición de corrupción."),
    ],
)
def test_an_accusation_that_says_of_what_is_not_of_the_deed_before(lang, text):
    (reading,) = understand([Document("d", "d.txt", "", text, lang)])
    episodes = {event.act: event.episode for event in reading.events}
    assert episodes["accuse"] != episodes["kill"]
