"""Whatever is mended, what comes out is a tree; where it would be none, it is what the parser said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from careo.lang import get_pack, mending
from careo.lang.mending.english import mend_english
from careo.lang.mending.tree import is_tree
from tests.lang.test_mending import parse


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        ([], True),
        ([0], True),
        ([1, 1, 0], True),
        ([1, 2, 3, 4, 5, 6, 6], True),
        ([1, 0], False),
        ([1, 2, 0, 3], False),
        ([2, 2, 2, 4, 3], False),
    ],
)
def test_words_that_hang_on_each_other_are_no_tree(heads, told):
    assert is_tree(np.array(heads, dtype=np.int64)) is told


def test_a_determiner_with_words_of_its_own_stays():
    words, done, labels = parse(
        "what/DET/_/3/det critic/NOUN/_/2/nsubj is/VERB/VerbForm=Fin/0/acl:relcl link/NOUN/_/3/root"
    )
    labels = replace(
        labels,
        relations=(*labels.relations, "aux:pass", "conj", "nmod:poss", "nsubj:pass"),
        names=("O", "B-ORG", "I-ORG"),
    )
    assert list(mend_english(words, done, labels).heads) == list(done.heads)


def test_a_rule_that_makes_no_tree_changes_nothing(monkeypatch):
    def turn_round(words, done, labels):
        return replace(done, heads=np.roll(np.arange(len(words)), 1))

    text = "The rebels burned the bridge at Ayora."
    before = [token.head.i for token in next(iter(get_pack("en").parse([text])))]
    monkeypatch.setitem(mending.RULES, "en", (*mending.RULES["en"], turn_round))
    after = [token.head.i for token in next(iter(get_pack("en").parse([text])))]
    assert before == after
