"""Tags of names: the best sequence that is one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careo.lang.spans import find_tags

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def is_sequence(tags):
    return all(
        tag[0] != "I" or (at > 0 and TAGS[tags[at - 1]][1:] == tag[1:])
        for at, tag in enumerate(TAGS[number] for number in tags)
    )


@given(st.integers(1, 4), st.integers(0, 10_000))
@settings(max_examples=120, deadline=None)
def test_no_sequence_scores_more(number, seed):
    scores = np.random.default_rng(seed).normal(size=(number, len(TAGS))).astype(np.float32)
    found = find_tags(scores, TAGS)
    best = max(
        sum(scores[at, tag] for at, tag in enumerate(tags))
        for tags in product(range(len(TAGS)), repeat=number)
        if is_sequence(tags)
    )
    assert is_sequence(found)
    assert sum(scores[at, tag] for at, tag in enumerate(found)) == pytest.approx(best, abs=1e-4)
