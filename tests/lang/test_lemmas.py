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


def test_where_the_lemmas_are_known_a_rule_that_makes_another_gives_way(tmp_path):
    lines = ["R\tVERB\tTense=Pres\ta\t0\tr", "R\tVERB\t\taba\t3\tar", "R\tVERB\t\ta\t1\tar", "K\tVERB\tafirmar"]
    path = tmp_path / "lemmas.xz"
    path.write_bytes(lzma.compress("\n".join(lines).encode()))
    lemmas = Lemmas(path)
    assert lemmas.find("afirmaba", "VERB", "Tense=Pres") == "afirmar"
    assert lemmas.find("zumbaba", "VERB", "Tense=Pres") == "zumbabar"
