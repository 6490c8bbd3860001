"""Whom coders of protests write down as the target: who is behind what is protested, and whom a march is for."""

import pytest

from careo.understand import understand
from careo.understand.coding import Convention, code_reading
from tests.make import make_document


def coded(text, lang):
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    return [
        (one.code.plover, [party.words for party in one.targets])
        for one in code_reading(reading, doc, Convention.STREET_IS_MOBILIZED)
    ]


@pytest.mark.parametrize(
    ("lang", "text", "targets"),
    [
        ("es", "Los vecinos protestaron por la matanza de ballenas por barcos daneses.", ["barcos daneses"]),
        ("en", "Neighbours protested over the killing of whales by Danish ships.", ["Danish ships"]),
        ("es", "Los vecinos protestaron contra la decisión del gobierno danés.", ["gobierno danés"]),
        ("en", "Neighbours protested against the decision of the Danish government.", ["the Danish government"]),
        ("es", "Los vecinos protestaron por la muerte de un maestro.", []),
        ("en", "Neighbours protested over the death of a teacher.", []),
        ("es", "Los vecinos protestaron contra el asesinato.", []),
        ("en", "Neighbours protested against the murder.", []),
        ("es", "Los vecinos protestaron contra la nueva ley.", ["la nueva ley"]),
        ("es", "Los maestros protestaron por la condena en Ecuador de un escritor.", []),
        ("es", "Los vecinos marcharon por una deportación desde Ecuador.", []),
        ("en", "Neighbours marched over a deportation from Ecuador.", []),
        ("es", "Los gremios exigieron un aumento de salarios al gobierno.", ["gobierno"]),
    ],
)
def test_the_target_is_who_is_behind_what_is_protested(lang, text, targets):
    assert coded(text, lang)[0][1] == targets


@pytest.mark.parametrize(
    ("lang", "text", "target"),
    [
        ("es", "Unos 500 peones marcharon para pedir la renuncia del ministro Ruiz.", "ministro Ruiz"),
        ("en", "Some 500 farmhands marched to demand the resignation of minister Ruiz.", "minister Ruiz"),
        ("es", "Los peones iniciaron una huelga para protestar contra el gobierno.", "el gobierno"),
    ],
)
def test_a_march_is_aimed_at_whom_it_is_held_for(lang, text, target):
    assert [targets for _, targets in coded(text, lang)][:1] == [[target]]


@pytest.mark.parametrize(
    ("lang", "text", "plover"),
    [
        ("es", "Los estudiantes ocuparon el edificio de la alcaldía.", "MOBILIZE"),
        ("en", "Students occupied the town hall.", "MOBILIZE"),
        ("es", "Los soldados ocuparon el edificio de la alcaldía.", "FIGHT"),
        ("en", "Soldiers occupied the town hall.", "FIGHT"),
        ("es", "Los policías ocuparon el edificio de la alcaldía.", "ASSAULT"),
    ],
)
def test_who_bears_no_arms_occupies_in_protest(lang, text, plover):
    assert [name for name, _ in coded(text, lang)] == [plover]
