"""The tree of a sentence: the best of all trees with one root."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careo.lang.tree import find_tree, is_tree


def best_by_trying(arcs):
    number = len(arcs)
    trees = (np.array(heads) for heads in product(range(number + 1), repeat=number))
    allowed = (heads for heads in trees if is_tree(heads) and all(heads != np.arange(1, number + 1)))
    return max(arcs[np.arange(number), heads].sum() for heads in allowed)


@given(st.integers(1, 5), st.integers(0, 10_000))
@settings(max_examples=150, deadline=None)
def test_no_tree_scores_more(number, seed):
    arcs = np.random.default_rng(seed).normal(size=(number, number + 1)).astype(np.float32)
    heads = find_tree(arcs)
    assert is_tree(heads)
    assert arcs[np.arange(number), heads].sum() == pytest.approx(best_by_trying(arcs), abs=1e-4)


@given(st.integers(1, 60), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_long_sentences_get_a_tree(number, seed):
    heads = find_tree(np.random.default_rng(seed).normal(size=(number, number + 1)).astype(np.float32))
    assert is_tree(heads)
    assert not (heads == np.arange(1, number + 1)).any()


def test_scores_that_do_not_differ_still_give_a_tree():
    assert is_tree(find_tree(np.zeros((7, 8), dtype=np.float32)))
