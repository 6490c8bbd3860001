"""Which language a text is in."""

from __future__ import annotations

import pytest

from careo.lang import detect_language

TEXTS = [
    ("en", "The villagers said that the soldiers came at dawn and burned their houses."),
    ("es", "Los vecinos dijeron que los soldados llegaron al alba y quemaron sus casas."),
    ("en", "THE VILLAGERS SAID THAT THE SOLDIERS CAME AT DAWN AND BURNED THEIR HOUSES."),
    ("es", "LOS VECINOS DIJERON QUE LOS SOLDADOS LLEGARON AL ALBA Y QUEMARON SUS CASAS."),
    ("fr", "Les villageois ont dit que les soldats étaient venus à l'aube et avaient brûlé leurs maisons."),
    ("pt", "Os moradores disseram que os soldados chegaram ao amanhecer e queimaram as suas casas, não foi?"),
    ("de", "Die Dorfbewohner sagten, dass die Soldaten im Morgengrauen kamen und ihre Häuser verbrannten."),
    ("ru", "Жители деревни сказали, что солдаты пришли на рассвете и сожгли их дома."),
]


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_languages_are_told_apart(lang, text):
    found, confidence = detect_language(text)
    assert found == lang
    assert 0.9 < confidence <= 1


@pytest.mark.parametrize("text", ["", "  \n", "123 456", "!!! 🙂"])
def test_a_text_without_letters_has_no_language(text):
    assert detect_language(text) == ("und", 0.0)


def test_a_short_text_is_less_sure_than_a_long_one():
    assert detect_language("no")[1] < detect_language(TEXTS[1][1])[1]
    assert detect_language("no")[1] < 0.6
