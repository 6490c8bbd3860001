"""Two languages in one document: each paragraph is read by its own model."""

from __future__ import annotations

import pytest

from careo.lang import get_pack
from careo.lang.foreign import find_foreign

ENGLISH = "The soldiers took the men from the square and none of them came back to the village."
SPANISH = "Los soldados se llevaron a los hombres de la plaza y ninguno de ellos volvió al pueblo."


@pytest.mark.parametrize(("lang", "own", "other"), [("en", ENGLISH, SPANISH), ("es", SPANISH, ENGLISH)])
def test_the_other_paragraph_is_told(lang, own, other):
    texts = [*own.split(), "\n\n", *other.split(), "\n\n", *own.split()]
    foreign = find_foreign(texts, lang)
    begin, end = len(own.split()) + 1, len(own.split()) + 1 + len(other.split())
    assert foreign == [begin <= index < end for index in range(len(texts))]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("text", ["", "\n\n", "Camarada Inés", "¡No!", "El Niño", "the end", "a no me he"])
def test_a_few_words_tell_nothing(lang, text):
    assert not any(find_foreign(text.split(" "), lang))


def test_a_spanish_paragraph_of_an_english_document_has_spanish_syntax():
    doc = next(iter(get_pack("en").parse([f"{ENGLISH}\n\n{SPANISH}\n\n{ENGLISH}"])))
    alone = next(iter(get_pack("es").parse([SPANISH])))
    begin = len(ENGLISH) + 2
    inside = [token for token in doc if begin <= token.idx < begin + len(SPANISH) and not token.is_space]
    assert [(t.text, t.pos_, t.dep_, t.lemma_) for t in inside] == [(t.text, t.pos_, t.dep_, t.lemma_) for t in alone]
