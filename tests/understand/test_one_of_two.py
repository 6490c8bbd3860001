"""One of two did it, and the text does not say which: it is laid to neither as a fact."""

from __future__ import annotations

import pytest

from careo.model import Certainty
from tests.understand.told import told_of


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "The army or the rebels burned the village.", "arson"),
        ("en", "The village was burned by the army or by the rebels.", "arson"),
        ("es", "El ejército o los rebeldes quemaron la aldea.", "arson"),
        ("es", "Las monjas fueron asesinadas por el ejército o por los rebeldes.", "kill"),
    ],
)
def test_or_leaves_open_who_did_it(lang, text, act):
    _, claim = told_of(text, lang, act)
    assert [blame.certainty for blame in claim.blames] == [Certainty.HEDGED] * 2
    assert claim.certainty is Certainty.ASSERTED


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "The army and the rebels burned the village.", "arson"),
        ("es", "El ejército y los rebeldes quemaron la aldea.", "arson"),
    ],
)
def test_and_leaves_nothing_open(lang, text, act):
    _, claim = told_of(text, lang, act)
    assert claim.blames == ()
