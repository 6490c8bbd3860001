"""Whose aim a protest or demand is, and what is neither done by nor to anybody: exact roles, in both languages."""

import pytest

from careo.understand import understand
from tests.make import make_document


def roles(text, lang, act):
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    return [
        {(role.role.value, role.span.quote(doc.text)) for role in event.roles}
        for event in reading.events
        if event.act == act
    ]


AIMS = [
    ("es", "protest", "Los vecinos realizarán una marcha para protestar contra el alcalde.", "Los vecinos", 2),
    ("en", "protest", "Neighbours will hold a march to protest against the mayor.", "Neighbours", 2),
    ("es", "protest", "Los presos pidieron ser trasladados para protestar por la comida.", "Los presos", 1),
    ("en", "protest", "The prisoners asked to be moved to protest against the food.", "The prisoners", 1),
    ("es", "protest", "Los peones iniciaron una huelga, que incluye un corte, para protestar.", "Los peones", 1),
    ("es", "demand", "Una marcha de 500 peones exigió la renuncia del ministro.", "500 peones", 1),
    ("en", "demand", "A march of 500 peasants demanded the resignation of the minister.", "500 peasants", 1),
    ("es", "demand", "Comenzó el movimiento de protesta de los mineros, que exige su salario.", "los mineros", 1),
]


@pytest.mark.parametrize(("lang", "act", "text", "doer", "times"), AIMS)
def test_who_does_the_one_thing_does_what_it_is_done_for(lang, act, text, doer, times):
    found = [one for one in roles(text, lang, act) if ("agent", doer) in one]
    assert len(found) == times


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "El Parlamento rechazó la moción presentada por la oposición para protestar contra el ministro."),
        ("es", "Chato propuso el cierre de la Universidad de Ayora, donde trabajaba, en protesta."),
    ],
)
def test_what_is_said_of_somebody_else_gives_no_doer(lang, text):
    names = ("El Parlamento", "la Universidad de Ayora")
    assert not any(("agent", name) in one for one in roles(text, lang, "protest") for name in names)


@pytest.mark.parametrize(
    ("lang", "act", "text", "told"),
    [
        ("es", "attack", "Los jóvenes lanzaron piedras y botellas contra la embajada.", ["patient: la embajada"]),
        ("en", "attack", "Youths threw stones and bottles at the embassy.", ["patient: the embassy"]),
        ("en", "attack", "Youths threw stones and petrol bombs at police.", ["patient: police"]),
        ("es", "block", "Los mineros cortaron la carretera de Jauja.", ["patient: la carretera de Jauja"]),
        ("es", "protest", "Los peones irán a protestar a las calles.", []),
        ("es", "strike", "Las huelgas en Ecuador terminaron.", []),
        ("en", "strike", "The strikes in Ecuador ended.", []),
        ("es", "strike", "Los peones paralizaron las carreteras.", []),
        ("es", "protest", "Los peones protestaron contra el alcalde y en silencio.", ["patient: el alcalde"]),
    ],
)
def test_only_whom_it_is_done_to_suffers_it(lang, act, text, told):
    (found,) = roles(text, lang, act)
    assert [f"{role}: {words}" for role, words in sorted(found) if role == "patient"] == told


@pytest.mark.parametrize(
    ("act", "text", "doer"),
    [
        ("clash", "Los jóvenes volvieron a enfrentarse con la policía.", "Los jóvenes"),
        ("protest", "Los obreros empezaron a movilizarse contra el gobierno.", "Los obreros"),
        ("seize-place", "La toma se inició cuando 57 peones ocuparon la sede religiosa.", "57 peones"),
    ],
)
def test_a_pronoun_may_be_written_onto_its_verb_and_a_finite_verb_is_no_passive(act, text, doer):
    assert any(("agent", doer) in one for one in roles(text, "es", act))


@pytest.mark.parametrize(
    ("lang", "act", "text", "doer"),
    [
        ("es", "protest", "BOLIVIA: EL SENADO PROTESTO POR EL FALLO ARBITRAL", "EL SENADO"),
        ("es", "block", "Bolivia: los mineros bloquean la carretera central", "los mineros"),
        ("en", "protest", "Bolivia: miners protested against the law", "miners"),
        ("es", "demand", "Varios miles de maestros en Ayora para exigir aumentos", "Varios miles de maestros"),
    ],
)
def test_a_label_before_a_colon_does_nothing_and_a_headline_needs_no_verb(lang, act, text, doer):
    (found,) = roles(text, lang, act)
    assert [words for role, words in found if role == "agent"] == [doer]


@pytest.mark.parametrize(
    ("lang", "act", "text", "doers"),
    [
        ("en", "praise", "Police dispersed a rally supporting the rebels.", []),
        ("en", "demand", "Police broke up a march demanding the release of the prisoners.", []),
        ("es", "demand", "La policía dispersó una marcha exigiendo la libertad de los presos.", []),
        ("en", "demand", "Police dispersed a march of farmers demanding land.", ["farmers"]),
        ("en", "praise", "Miners staged a rally supporting the president.", ["Miners"]),
        ("en", "demand", "Thousands of farmers held a march demanding land.", ["Thousands of farmers"]),
        ("es", "demand", "Los mineros realizaron una marcha exigiendo agua.", ["Los mineros"]),
    ],
)
def test_what_a_march_says_is_said_by_those_who_march(lang, act, text, doers):
    (found,) = roles(text, lang, act)
    assert [words for role, words in found if role == "agent"] == doers
