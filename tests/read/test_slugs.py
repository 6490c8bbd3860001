"""Slugs of news summaries: capitals before a dash that tell nothing, or are a headline."""

import pytest

from careo.read.layout.slugs import find_slugs

TOPICS = [
    ("AYORA - Medio centenar de maestros marchó.", "AYORA - ", "dateline"),
    ("VALDORIA-MINAS - Unos 500 mineros marcharon.", "VALDORIA-MINAS - ", "dateline"),
    ("ANTHEM -- The Valdorian delegation protested.", "ANTHEM -- ", "dateline"),
    ("-- LOS MINEROS BLOQUEAN LA VIA - Unos 500 mineros.", "LOS MINEROS BLOQUEAN LA VIA - ", "headline"),
    ("Nada nuevo.\nAYORA - Los maestros marcharon.", "AYORA - ", "dateline"),
]


@pytest.mark.parametrize(("text", "words", "kind"), TOPICS)
def test_capitals_before_a_dash_are_a_slug(text, words, kind):
    assert [(one.span.quote(text), one.kind.value) for one in find_slugs(text, "d")] == [(words, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "La CUT - central obrera - convocó una huelga.",
        "LOS MINEROS - BLOQUEAN LA VIA",
        "- 13: Comienza la huelga.",
        "A - dijo el juez.",
        "The miners - five hundred - marched.",
    ],
)
def test_other_dashes_are_none(text):
    assert list(find_slugs(text, "d")) == []
