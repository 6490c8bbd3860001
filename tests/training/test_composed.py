"""The grammars that draw sentences with their trees."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from training.composed import Node, stop, to_sentence
from training.composed_en import compose_en
from training.composed_es import PATTERNS, compose_es
from training.labelled import make_blank
from training.treebank import Sentence

PACKS = Path("src/careo/lang")
GRAMMARS: tuple[tuple[str, Callable[[random.Random], Sentence]], ...] = (("en", compose_en), ("es", compose_es))


def draw(compose: Callable[[random.Random], Sentence], number: int = 300) -> list[Sentence]:
    rng = random.Random(5)
    return [compose(rng) for _ in range(number)]


@pytest.mark.parametrize(("lang", "compose"), GRAMMARS)
def test_every_tree_has_one_root_and_labels_of_the_model(
    lang: str, compose: Callable[[random.Random], Sentence]
) -> None:
    labels = json.loads((PACKS / lang / "model" / "labels.json").read_text(encoding="utf-8"))
    for sentence in draw(compose):
        roots = [at for at, word in enumerate(sentence.words) if word.head == at]
        assert [sentence.words[at].dep for at in roots] == ["root"], sentence.text
        for word in sentence.words:
            assert word.dep in {*labels["relations"], ""}, (word, sentence.text)
            assert word.upos in labels["upos"], (word, sentence.text)
            assert word.feats in {*labels["feats"], ""}, (word, sentence.text)


@pytest.mark.parametrize(("lang", "compose"), GRAMMARS)
def test_words_are_those_of_the_tokenizer(lang: str, compose: Callable[[random.Random], Sentence]) -> None:
    nlp = make_blank(lang)
    for sentence in draw(compose):
        assert [token.text for token in nlp.make_doc(sentence.text)] == [word.form for word in sentence.words]


@pytest.mark.parametrize(("lang", "compose"), GRAMMARS)
def test_the_same_seed_draws_the_same(lang: str, compose: Callable[[random.Random], Sentence]) -> None:
    assert draw(compose, 20) == draw(compose, 20)
    assert len({one.text for one in draw(compose)}) > 280


def test_no_comma_stands_before_another_mark() -> None:
    age = Node("34", "NUM", "amod", left=[stop(",")], right=[stop(",")])
    root = Node("fled", "VERB", left=[Node("Ana", "PROPN", "nsubj", right=[age])], right=[stop(",")])
    assert to_sentence(root.after(stop())).text == "Ana, 34, fled."


def test_every_spanish_pattern_can_be_drawn_of_war_and_of_peace() -> None:
    for make, _, _ in PATTERNS:
        for theme in ("conflict", "neutral"):
            for seed in range(20):
                assert list(make(random.Random(seed), theme).in_order())


def test_spanish_articles_melt_into_prepositions_and_commas_do_not_pile_up() -> None:
    for text in (one.text for one in draw(compose_es, 1000)):
        for wrong in (" a el ", " de el ", ",,", ", ,", ",.", ",”", ',"', ",»", ",;"):
            assert wrong not in text, text
