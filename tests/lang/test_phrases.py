"""Noun phrases over Universal Dependencies, on trees built by hand: `phrases.txt` says how."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from careo.lang import LANGUAGES, get_pack
from careo.lang.phrases import find_phrases, iterate_phrases

HERE = Path(__file__).parent


def read_cases():
    for block in (HERE / "phrases.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("# ")]
        if lines:
            wanted = [phrase.strip() for phrase in lines[-1].removeprefix("=").split("|") if phrase.strip()]
            yield lines[0], [line.split() for line in lines[1:-1]], wanted


CASES = list(read_cases())


def make_doc(lang, rows):
    doc = Doc(
        spacy.blank(lang).vocab,
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        heads=[int(row[2]) - 1 if row[2] != "0" else place for place, row in enumerate(rows)],
        deps=["ROOT" if row[3] == "root" else row[3] for row in rows],
    )
    doc.noun_chunks_iterator = iterate_phrases
    return doc


@pytest.mark.parametrize(("lang", "rows", "wanted"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_phrases_are_found(lang, rows, wanted):
    doc = make_doc(lang, rows)
    assert [phrase.text for phrase in find_phrases(doc)] == wanted
    assert [phrase.text for phrase in doc.noun_chunks] == wanted


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_cases(lang):
    assert sum(case[0] == lang for case in CASES) >= 10


def test_part_of_a_text_has_its_own_phrases():
    _, rows, _ = CASES[0]
    assert [phrase.text for phrase in find_phrases(make_doc("en", rows)[2:6])] == ["the town"]


def test_without_a_tree_there_is_an_error():
    with pytest.raises(ValueError, match="parse the Doc first"):
        list(find_phrases(spacy.blank("en")("The mayor left.")))


def test_a_text_without_words_has_none():
    assert list(find_phrases(spacy.blank("en")(""))) == []


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "The mayor  denied\nthe two deaths.", ["The mayor", "the two deaths"]),
        ("es", "El alcalde  negó\nlas dos muertes.", ["El alcalde", "las dos muertes"]),
    ],
)
def test_docs_of_a_pack_have_them_as_noun_chunks(lang, text, wanted):
    (doc,) = get_pack(lang).parse([text])
    assert [phrase.text for phrase in doc.noun_chunks] == wanted
