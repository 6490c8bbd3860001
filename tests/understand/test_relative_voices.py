"""Who says it in a relative clause is called by the noun that it describes, not by its pronoun."""

from __future__ import annotations

import pytest

from careo.understand import understand
from tests.make import make_document


@pytest.mark.parametrize(
    ("lang", "text", "voice"),
    [
        ("en", "The mayor, who said that rebels had attacked the town, fled.", "mayor"),
        (
            "en",
            "We had a letter from the bishop, which said that soldiers killed ten.",
            "letter from the bishop",
        ),
        ("en", "Two witnesses who said that soldiers shot the boy were threatened.", "Two witnesses"),
        ("es", "El alcalde, quien dijo que los rebeldes mataron a diez, fue amenazado.", "alcalde"),
        ("es", "Dos testigos que dijeron que los soldados mataron al niño fueron amenazados.", "Dos testigos"),
        ("es", "Las cosas que dijo que hicieron los soldados son graves.", "unknown"),
    ],
)
def test_a_relative_clause_says_it(lang, text, voice):
    (reading,) = understand([make_document(text, lang=lang)])
    inner = {claim.voices[-1].name for claim in reading.claims if len(claim.voices) > 1}
    assert inner == {voice}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Man who says police lied fled"),
        ("en", "People who say so lied"),
        ("es", "Hombre que dice que lo torturaron huye"),
    ],
)
def test_a_headline_ends_with_its_verb(lang, text):
    (reading,) = understand([make_document(text, lang=lang)])
    assert [sentence.quote(text) for sentence in reading.sentences] == [text]
