"""Spanish phrases without a noun: those of whom only a clause tells are who suffered what the verb behind it says."""

from __future__ import annotations

import pytest

from careo.lang.mending.heads import mend_whoever
from careo.model import RoleName
from tests.lang.test_mending import parse
from tests.understand.told import named

FREE = "Los/DET/Number=Plur/3/det que/SCONJ/_/2/mark volvieron/VERB/F/3/ccomp contaron/VERB/F/3/root ./PUNCT/_/3/punct"


def test_a_clause_right_behind_an_article_hangs_on_it():
    words, done, labels = parse(FREE)
    mended = mend_whoever(words, done, labels)
    assert list(mended.heads) == [3, 2, 0, 3, 3]
    assert [labels.relations[one] for one in mended.relations[:3]] == ["nsubj", "mark", "acl:relcl"]


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("Los que intentaron huir fueron baleados.", "shoot", "Los que intentaron huir"),
        ("Las que se resistieron fueron violadas.", "rape", "Las que se resistieron"),
        ("Quienes intentaron huir fueron acribillados.", "kill", "Quienes intentaron huir"),
        ("Quienes protestaron fueron detenidos por la policía.", "arrest", "Quienes protestaron"),
    ],
)
def test_those_of_whom_a_clause_tells_suffered_it(text, act, who):
    assert named("es", text, act, RoleName.PATIENT) == {who}


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("No sabemos quienes mataron a Rincón.", "kill", "Rincón"),
        ("Los soldados que huyeron fueron baleados.", "shoot", "Los soldados"),
    ],
)
def test_others_are_left_as_they_are(text, act, who):
    assert named("es", text, act, RoleName.PATIENT) == {who}
