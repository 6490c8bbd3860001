"""A verb joined to what is denied or demanded goes with the verb above where its mood or its kind says so."""

from __future__ import annotations

import pytest

from careo.model import Certainty
from tests.understand.told import told_of


@pytest.mark.parametrize(
    ("lang", "text", "act", "certainty", "voices"),
    [
        ("es", "El capitán Rolando Vera negó que hubieran participado y atribuyó los hechos a la guerrilla.",
         "accuse", Certainty.ASSERTED, 1),
        ("es", "El obispo pidió que respeten a los civiles y denunció la masacre.", "massacre", Certainty.REPORTED, 2),
        ("es", "Ordenó que los mataran y quemó la aldea.", "arson", Certainty.ASSERTED, 1),
        ("en", "The captain denied that his men took part and blamed the guerrillas for the massacre.",
         "accuse", Certainty.ASSERTED, 1),
        # One mood: it stays below.
        ("es", "El obispo pidió que liberen a los presos y que cesen los ataques.", "attack", Certainty.DEMANDED, 2),
        ("es", "El alcalde dijo que los soldados mataron a dos y quemaron la aldea.", "arson", Certainty.REPORTED, 2),
        ("en", "The mayor said that soldiers killed two and burned the village.", "arson", Certainty.REPORTED, 2),
    ],
)  # fmt: skip
def test_joined_verbs(lang, text, act, certainty, voices):
    _, claim = told_of(text, lang, act)
    assert (claim.certainty, len(claim.voices)) == (certainty, voices)


@pytest.mark.parametrize(
    ("lang", "text", "voice"),
    [
        ("es", "El Ejército responsabilizó a la guerrilla, que a su vez acusó a la Armada de bombardear el pueblo.",
         "guerrilla"),
        ("en", "The Army blamed the guerrillas, who accused the Navy of bombing the town.", "guerrillas"),
        ("en", "A spokesman for the Banana Workers Union accused the Army of bombing the town.",
         "spokesman for the Banana Workers Union"),
    ],
)  # fmt: skip
def test_who_accuses_in_turn_speaks_for_himself(lang, text, voice):
    _, claim = told_of(text, lang, "bomb")
    assert claim.certainty is Certainty.ACCUSED
    assert [one.name for one in claim.voices[1:]] == [voice]
