"""What coders of protests write of the street: marches told in two words, strikes that end, who is out there."""

import pytest

from careo.understand import understand
from careo.understand.coding import Convention, code_reading, rows_of
from careo.understand.coding.street import who_is_in_street
from tests.make import make_document


def read(text):
    doc = make_document(text, lang="es")
    (reading,) = understand([doc])
    return doc, reading


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Los maestros hicieron una marcha de protesta contra el alcalde.", ["MOBILIZE"]),
        ("Los maestros hicieron una marcha multitudinaria de protesta.", ["MOBILIZE"]),
        ("Los maestros convocaron una reunión de protesta en la plaza.", ["MOBILIZE"]),
        ("Los maestros convocaron una protesta en la plaza.", ["PROTEST"]),
        ("Los maestros levantaron la huelga.", ["MOBILIZE"]),
        ("Los camioneros dieron por terminada la huelga.", ["MOBILIZE"]),
        ("Los camioneros levantaron en la noche del martes los bloqueos.", ["MOBILIZE"]),
        ("El canciller presentó una protesta ante la OEA.", ["PROTEST"]),
        ("El ejército levantó el toque de queda.", ["RETREAT"]),
        ("El gobierno levantó el bloqueo.", ["RETREAT"]),
        ("Los maestros y agentes municipales ocuparon el liceo.", ["MOBILIZE"]),
        ("Los soldados ocuparon el liceo.", ["FIGHT"]),
    ],
)
def test_a_march_is_written_once_and_the_end_of_a_strike_is_of_the_street(text, classes):
    doc, reading = read(text)
    assert [code.plover for _, code in rows_of(reading, doc, Convention.STREET_IS_MOBILIZED)] == classes


def test_who_protests_is_lent_where_nothing_else_of_the_street_is_written():
    doc, reading = read("Los obreros marcharon y la huelga sigue.")
    march, strike = sorted(reading.events, key=lambda one: one.trigger.start)
    assert [span.quote(doc.text) for span in who_is_in_street(reading, strike, [strike], doc)] == ["Los obreros"]
    assert who_is_in_street(reading, strike, [march, strike], doc) == []
    assert who_is_in_street(reading, march, [march], doc) == []


def test_attack_and_deaths_are_one_class_to_coders_of_protests():
    doc, reading = read("Unos pistoleros mataron a dos vecinos en un ataque contra un bar de Ayora.")
    found = code_reading(reading, doc, Convention.STREET_IS_MOBILIZED)
    assert len(found) == 1


def test_the_same_words_are_one_actor_and_who_was_harmed_is_no_target():
    doc, reading = read("Francia y China rechazaron la propuesta de Rusia.")
    (row,) = code_reading(reading, doc, Convention.STREET_IS_MOBILIZED)
    assert [one.words for one in row.sources] == ["Francia y China"]
    doc, reading = read("El Frente Amplio repudió la represión policial contra los estudiantes.")
    (row,) = code_reading(reading, doc, Convention.STREET_IS_MOBILIZED)
    assert row.targets == ()
    doc, reading = read("La Asociación de Prensa repudió las amenazas contra dos periodistas del diario El Sol.")
    (row, *_) = code_reading(reading, doc, Convention.STREET_IS_MOBILIZED)
    assert row.targets == ()
