"""Numbers in numerals and words, both languages, and what is no number."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careo.lang.words import load_words
from careo.text.numbers import find_numbers, fold, lookup_number, lookup_ordinal, make_number_words, read_numeral

WORDS = {lang: make_number_words(load_words(lang).table("numbers")) for lang in ("en", "es")}


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "seven", 7),
        ("en", "thirty-three", 33),
        ("en", "THIRTYTHREE", 33),
        ("en", "Thirty three", 33),
        ("en", "a hundred and five", 105),
        ("en", "two hundred thousand", 200_000),
        ("en", "one million two hundred thousand", 1_200_000),
        ("en", "4,200", 4200),
        ("en", "4.200", 4200),
        ("en", "1,234,567", 1_234_567),
        ("en", "2.5 million", 2_500_000),
        ("en", "12", 12),
        ("es", "siete", 7),
        ("es", "treinta y tres", 33),
        ("es", "TREINTA Y TRES", 33),
        ("es", "treintaitrés", 33),
        ("es", "veintiún mil", 21_000),
        ("es", "mil", 1000),
        ("es", "dos mil trescientos cuarenta y cinco", 2345),
        ("es", "mil novecientos ochenta y nueve", 1989),
        ("es", "dos millones quinientos mil", 2_500_000),
        ("es", "4.200", 4200),
        ("es", "4,200", 4200),
        ("es", "2,5 millones", 2_500_000),
        ("es", "1.234.567,89", Fraction(123456789, 100)),
    ],
)
def test_what_a_number_comes_to(lang, text, value):
    assert lookup_number(text, WORDS[lang]) == value


@pytest.mark.parametrize("text", ["two three", "", "man", "1,2,3", "9" * 400, "and", "3.000.00,1", "y", "¼"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_is_no_number(lang, text):
    assert lookup_number(text, WORDS[lang]) is None


def test_numbers_are_found_where_they_stand():
    text = "Two men and 4,200 women; nineteen ninety-four."
    found = [(text[n.start : n.stop], int(n.value)) for n in find_numbers(text, WORDS["en"])]
    assert found == [("Two", 2), ("4,200", 4200), ("nineteen", 19), ("ninety-four", 94)]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "third", 3),
        ("en", "3rd", 3),
        ("en", "twenty first", 21),
        ("es", "tercera", 3),
        ("es", "3º", 3),
        ("es", "séptimo", 7),
    ],
)
def test_ordinals(lang, text, value):
    assert lookup_ordinal(text, WORDS[lang]) == value


def test_fold_forgives_capitals_and_accents():
    assert fold("Veintitrés ÑANDÚ") == "veintitres nandu"


@given(st.integers(min_value=0, max_value=10**15 - 1), st.sampled_from(["en", "es"]))
def test_plain_digits_are_themselves(value, lang):
    assert read_numeral(str(value), WORDS[lang]) == value


@given(st.text(alphabet="0123456789.,- ydosmilcentoahundredw", max_size=50), st.sampled_from(["en", "es"]))
def test_finding_never_fails_and_keeps_order(text, lang):
    found = list(find_numbers(text, WORDS[lang]))
    assert all(a.stop <= b.start for a, b in pairwise(found))
