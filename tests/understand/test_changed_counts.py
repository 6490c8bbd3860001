"""What a count has become, whom somebody had shot, and whose dead those were who fled."""

from __future__ import annotations

import pytest

from careo.model import RoleName
from tests.understand.told import acts, named, told_of


@pytest.mark.parametrize(
    ("lang", "text", "act", "number"),
    [
        ("en", "The death toll rose from 20 to 25.", "kill", 25),
        ("en", "The army revised the number of dead from 30 to 12.", "kill", 12),
        ("es", "El número de muertos subió de 20 a 25.", "kill", 25),
        ("es", "La cifra de heridos bajó de 30 a 12.", "wound", 12),
    ],
)
def test_the_second_number_of_a_change_is_the_count(lang, text, act, number):
    event, _ = told_of(text, lang, act)
    assert {(one.quantity.low, one.quantity.high) for one in event.counts} == {(number, number)}


def test_a_range_is_a_range():
    event, _ = told_of("From 20 to 25 people died.", "en", "kill")
    assert [(one.quantity.low, one.quantity.high) for one in event.counts] == [(20, 25)]


@pytest.mark.parametrize(
    ("text", "act", "whom"),
    [
        ("The colonel had the prisoners shot.", "shoot", {"the prisoners"}),
        ("The colonel had the prisoner hanged.", "execute", {"the prisoner"}),
    ],
)
def test_whom_somebody_had_shot(text, act, whom):
    assert named("en", text, act, RoleName.PATIENT) == whom
    assert named("en", text, act, RoleName.INSTIGATOR) == {"The colonel"}


@pytest.mark.parametrize(
    "text", ["Hundreds fled, leaving behind their dead.", "They fled, leaving their wounded behind."]
)
def test_whoever_flees_did_not_harm_his_own(text):
    assert acts("en", text) == {"flee"}


def test_one_beside_others_is_not_how_many():
    event, _ = told_of("They arrested a teacher and his wife.", "en", "arrest")
    assert event.counts == ()
