"""What the Spanish grammar of composed sentences promises about its trees."""

from __future__ import annotations

import random

from training.composed_es import PATTERNS, compose_es
from training.labelled import make_blank


def test_a_sentence_has_one_root_and_tokenizes_to_its_own_words() -> None:
    nlp = make_blank("es")
    for seed in range(300):
        sentence = compose_es(random.Random(seed))
        assert sum(word.head == at for at, word in enumerate(sentence.words)) == 1, sentence.text
        assert [token.text for token in nlp(sentence.text)] == [word.form for word in sentence.words]


def test_every_pattern_can_be_drawn_of_war_and_of_peace() -> None:
    for make, _, _ in PATTERNS:
        for theme in ("conflict", "neutral"):
            for seed in range(20):
                assert list(make(random.Random(seed), theme).in_order())


def test_articles_melt_into_prepositions_and_commas_do_not_pile_up() -> None:
    texts = [compose_es(random.Random(seed)).text for seed in range(1000)]
    for text in texts:
        for wrong in (" a el ", " de el ", ",,", ", ,", ",.", ",”", ',"', ",»", ",;"):
            assert wrong not in text, text


def test_the_same_seed_draws_the_same_sentence() -> None:
    assert compose_es(random.Random(7)) == compose_es(random.Random(7))
