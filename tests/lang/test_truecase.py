"""True-casing: sentences in usual case, put in capitals, must come back; and what must never change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careo.lang.truecase import is_capitals, truecase

TABLE = [
    ("en", "Eight Soviet citizens were injured in Lima by the Shining Path."),
    ("en", "President Alfredo Cristiani spoke in San Salvador."),
    ("en", "Three peasants were killed by unidentified men in the village."),
    ("en", "The FMLN denied it. The army said that two guerrillas had died."),
    ("en", "The government of Colombia will not negotiate with the FARC."),
    ("en", "According to the report, 12 policemen were wounded in Bogota on Monday."),
    ("en", "A bomb exploded near the embassy of the United States."),
    ("en", "He carried an M-16 rifle and five grenades."),
    ("es", "Ocho campesinos fueron asesinados en Ayacucho por Sendero Luminoso."),
    ("es", "El presidente Alfredo Cristiani habló en San Salvador."),
    ("es", "Tres soldados murieron en una emboscada cerca de Lima."),
    ("es", "El FMLN lo negó. Una fuente dijo que hubo dos guerrilleros muertos."),
    ("es", "Según la policía, una bomba estalló el lunes en Bogotá."),
    ("es", "La guerrilla liberó a doce rehenes en Colombia."),
    ("es", "Los campesinos huyeron de la aldea después del ataque."),
    ("es", "¿Quién mató a los estudiantes? Nadie lo sabe todavía."),
]


def capitals(text):
    return "".join(big if len(big := char.upper()) == 1 else char for char in text)


@pytest.mark.parametrize(("lang", "usual"), TABLE)
def test_capitals_come_back_in_usual_case(lang, usual):
    assert truecase(capitals(usual), lang) == usual


@pytest.mark.parametrize("lang", ["en", "es"])
def test_mixed_paragraphs_stay_and_capital_paragraphs_beside_them_change(lang):
    text = "La Paz, 3 May (AP) Rebels USED THE ROAD.\n\nTHE REBELS HAVE LEFT THE TOWN OF LIMA.\n\nend"
    done = truecase(text, lang)
    old, new = text.split("\n\n"), done.split("\n\n")
    assert (old[0], old[2]) == (new[0], new[2])
    assert old[1] != new[1]


def test_short_and_letterless_texts_stay():
    assert [truecase(text, "en") for text in ("", "12:30", "ONU", "\n\n", "!?")] == ["", "12:30", "ONU", "\n\n", "!?"]


def test_characters_whose_case_changes_length_stay():
    text = "İSTANBUL VE STRAẞE VE IĞDIR ŞEHRİ BÜYÜK BİR KENT"
    assert len(truecase(text, "en")) == len(text)


@given(st.text(max_size=200), st.sampled_from(["en", "es"]))
@settings(max_examples=60, deadline=None)
def test_length_and_letters_are_kept(text, lang):
    done = truecase(text, lang)
    assert len(done) == len(text)
    assert all(new == old or new == old.lower() for new, old in zip(done, text, strict=True))


@given(st.text(alphabet="ABCÑÉ .\n", min_size=30, max_size=120), st.sampled_from(["en", "es"]))
@settings(max_examples=40, deadline=None)
def test_a_second_run_changes_nothing_that_is_mixed(text, lang):
    done = truecase(text, lang)
    if not any(is_capitals(part) for part in done.split("\n")):
        assert truecase(done, lang) == done
