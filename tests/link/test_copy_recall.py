"""How many generated copies are found, and that hardly anything else is: see `make_copies.py`."""

import pytest

from tests.link.make_copies import measure_edits, measure_translations, read_renderings

ASKED = {"10 % changed": 0.95, "30 % changed": 0.85, "sentences cut": 0.95, "headline swapped": 0.95}
TRANSLATED, PRECISION = 0.80, 0.99
LEAST_TRANSLATIONS = 40


@pytest.mark.parametrize("kind", ASKED)
def test_edited_copies_are_found(kind):
    recall, precision = measure_edits(kind)
    assert recall >= ASKED[kind]
    assert precision >= PRECISION


def test_translations_are_found_and_reports_by_others_are_not():
    recall, precision = measure_translations()
    assert recall >= TRANSLATED
    assert precision >= PRECISION


def test_enough_texts_are_translated_by_hand():
    assert len(read_renderings()) >= LEAST_TRANSLATIONS
