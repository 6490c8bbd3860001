"""How surely a text lays a deed to somebody: where they are named, in whose words, and what decides."""

import pytest

from careo.model import Document
from careo.understand import understand
from careo.understand.incidents.blame import blame_features, named_at, plain_names, takes_credit
from careo.understand.incidents.confidence import confidence_of, load_blame
from careo.understand.incidents.features import gather
from careo.understand.incidents.find import read_tree

FRONT = {"en": "Red Front", "es": "Frente Rojo"}


def facts_of(text, lang):
    doc = Document("d", "d.txt", "", text, lang)
    (reading,) = understand([doc])
    return gather(doc, reading, read_tree(doc))


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "The Red Front today claimed responsibility for the bomb attack on the bridge.", "CLAIMED OR ADMITTED"),
        ("es", "El Frente Rojo reivindicó hoy el atentado con bomba contra el puente.", "CLAIMED OR ADMITTED"),
        ("en", "Red Front guerrillas blew up the bridge. They also killed two soldiers.", "REPORTED AS FACT"),
        ("es", "Guerrilleros del Frente Rojo volaron el puente. También mataron a dos soldados.", "REPORTED AS FACT"),
        ("en", "Teachers accused the Red Front of the bomb attack on the bridge.", "SUSPECTED OR ACCUSED"),
        ("es", "Presuntos miembros del Frente Rojo volaron el puente, según vecinos.", "SUSPECTED OR ACCUSED"),
        (
            "es",
            "La policía acusó al Frente Rojo del atentado con bomba contra el puente.",
            "SUSPECTED OR ACCUSED BY AUTHORITIES",
        ),
    ],
)
def test_the_words_decide_how_surely(lang, text, value):
    assert confidence_of(facts_of(text, lang), "BOMBING", [FRONT[lang]]).value == value


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_decides_is_told_the_weightiest_first(lang):
    text = {"en": "Police blamed the Red Front for the bomb.", "es": "La policía culpó al Frente Rojo de la bomba."}
    sure = confidence_of(facts_of(text[lang], lang), "BOMBING", [FRONT[lang]])
    added = [weight for _, weight in sure.reasons]
    assert added == sorted(added, reverse=True)
    assert min(added) > 0
    assert 0 < sure.probability <= 1


def test_without_weights_nothing_is_said():
    assert load_blame("xx") is None


@pytest.mark.parametrize("lang", ["en", "es"])
def test_somebody_who_is_not_named_has_no_place(lang):
    facts = facts_of({"en": "A bomb went off.", "es": "Estalló una bomba."}[lang], lang)
    assert named_at(facts, plain_names(["Blue League"])) == []
    assert blame_features(facts, "BOMBING", ["Blue League"])["blame:named"] == 0
    assert confidence_of(facts, "BOMBING", ["Blue League"]) is not None


def test_names_are_found_across_marks_and_lines():
    facts = facts_of("The RED\nFRONT [RF] attacked. Later the RF left.", "en")
    places = named_at(facts, plain_names(["Red Front [RF]"]))
    assert [facts.doc.text[start:stop] for start, stop in places] == ["RED\nFRONT [RF]", "RF"]


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("en", "the front took full responsibility", "some"),
        ("en", "nobody has claimed credit", "none"),
        ("en", "the front took the bridge", ""),
        ("es", "el frente se adjudico el ataque", "some"),
        ("es", "ninguna organizacion ha asumido la autoria", "none"),
        ("es", "el frente acepto la tregua", ""),
    ],
)
def test_who_takes_credit(lang, text, who):
    assert takes_credit(text, lang) == who


@pytest.mark.parametrize(
    ("lang", "text", "feature"),
    [
        ("en", "The army said the Red Front planted the bomb.", "blame:voice=official"),
        ("es", "El ejército dijo que el Frente Rojo puso la bomba.", "blame:voice=official"),
        ("en", "The Red Front said it had planted the bomb.", "blame:speaks"),
        ("es", "El Frente Rojo dijo que había puesto la bomba.", "blame:speaks"),
        ("en", "The bomb is attributed to the Red Front.", "blame:way=blame"),
        ("es", "La bomba se atribuye al Frente Rojo.", "blame:way=blame"),
    ],
)
def test_features_are_of_no_language(lang, text, feature):
    assert blame_features(facts_of(text, lang), "BOMBING", [FRONT[lang]]).get(feature)


@pytest.mark.parametrize(
    ("lang", "text", "shown"),
    [
        ("en", "Colonel Ana Ruiz arrived. Ruiz said that the Red Front bombed the bridge.", "voice=official"),
        ("es", "La coronel Ana Ruiz llegó. Ruiz dijo que el Frente Rojo voló el puente.", "voice=official"),
        ("en", "Police attributed the bombing of the bridge to the Red Front.", "way=accused officially"),
        ("es", "La policía atribuyó la voladura del puente al Frente Rojo.", "way=accused officially"),
        ("en", "Teachers accused the Red Front of the bombing of the bridge.", "way=accused"),
        ("es", "Los maestros acusaron al Frente Rojo de la voladura del puente.", "way=accused"),
        ("en", "The Red Front claimed responsibility for the bombing of the bridge.", "way=claims"),
        ("es", "El Frente Rojo se adjudicó la voladura del puente.", "way=claims"),
    ],
)
def test_who_speaks_and_who_is_accused(lang, text, shown):
    assert f"blame:{shown}" in blame_features(facts_of(text, lang), "BOMBING", [FRONT[lang]])
