"""Lemmas by rule and table."""

from __future__ import annotations

import lzma

import pytest

from careo.lang.lemmas import Lemmas


@pytest.fixture
def lemmas(tmp_path):
    lines = [
        "R\tVERB\t\ted\t2\t",
        "R\tVERB\tTense=Past\tied\t3\ty",
        "R\tNOUN\tNumber=Plur\ts\t1\t",
        "W\tVERB\tTense=Past\twent\tgo",
        "W\tNOUN\t\tchildren\tchild",
    ]
    path = tmp_path / "lemmas.xz"
    path.write_bytes(lzma.compress("\n".join(lines).encode()))
    return Lemmas(path)


@pytest.mark.parametrize(
    ("form", "upos", "feats", "lemma"),
    [
        ("denied", "VERB", "Case=Nom|Tense=Past", "deny"),
        ("Killed", "VERB", "Tense=Pres", "kill"),
        ("went", "VERB", "Tense=Past", "go"),
        ("Mines", "NOUN", "Number=Plur", "mine"),
        ("children", "NOUN", "Number=Plur", "child"),
        ("Marsh", "PROPN", "Number=Sing", "Marsh"),
        ("xyz", "ADJ", "_", "xyz"),
        ("s", "NOUN", "Number=Plur", "s"),
    ],
)
def test_lemma(lemmas, form, upos, feats, lemma):
    assert lemmas.find(form, upos, feats) == lemma
