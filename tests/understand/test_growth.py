"""Understanding grows with the text and no faster, however much is done and said in it."""

import gc
import time

import pytest

from careo.understand import understand
from tests.make import make_document

DENSE = {
    "en": "Rebels bombed the bank in Ayora on {day} May 1990 and killed {number} guards. Two days after the attack, the"
    " colonel said, soldiers raided the farm. “We did not do it”, a commander told reporters. According to the bishop,"
    " the army may have burned the village. ",
    "es": "Los rebeldes atacaron el banco de Ayora el {day} de mayo de 1990 y mataron a {number} guardias. Dos días"
    " después del ataque, dijo el coronel, los soldados allanaron la finca. «No fuimos nosotros», declaró un"
    " comandante. Según el obispo, el ejército habría quemado la aldea. ",
}
UNITS, TIMES = 6, 20


def seconds(text, lang):
    """Processor time, so that other programs do not count."""
    began = time.process_time()
    (reading,) = understand([make_document(text, lang=lang)])
    assert reading.events
    assert reading.claims
    return time.process_time() - began


@pytest.fixture(autouse=True)
def _without_what_other_tests_left():
    """The collector passes over objects that were there before, whose number would count for long texts only."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("lang", DENSE)
def test_a_text_full_of_deeds_and_voices_takes_as_much_longer_as_it_is(lang):
    small = "".join(DENSE[lang].format(day=1 + number, number=2 + number) for number in range(UNITS))
    seconds(small, lang)
    few = min(seconds(small, lang) for _ in range(3))
    many = seconds(small * TIMES, lang)
    if many > 1.3 * TIMES * few:  # once more: a machine at work does not tell
        many = min(many, seconds(small * TIMES, lang))
    assert many <= 1.3 * TIMES * few, (few, many)
