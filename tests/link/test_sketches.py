"""Sketches are those of datasketch, number by number, and the pairs those of its index."""

import random

import numpy as np
import pytest
from datasketch import MinHash, MinHashLSH

from careo.link.sketches import BAND, SIZE, find_alike, make_sketch


def draw(seed):
    """Sets that share much, little and nothing; some of one number, some empty."""
    chance = random.Random(seed)
    words = [chance.getrandbits(32) for _ in range(600)]
    sets = [set(chance.sample(words, chance.randint(1, 400))) for _ in range(30)]
    sets += [set(list(one)[chance.randint(0, 20) :]) | {chance.getrandbits(32)} for one in sets[:20]]
    return [*sets, set(), {0}, {0}, {2**32 - 1}, set()]


def theirs(members):
    sketch = MinHash(num_perm=SIZE)
    sketch.update_batch([one.to_bytes(4, "big") for one in members])
    return sketch


@pytest.mark.parametrize("seed", range(5))
def test_sketches_and_pairs_are_those_of_datasketch(seed):
    sets = draw(seed)
    index, pairs = MinHashLSH(threshold=0.4, num_perm=SIZE), set()
    assert (index.r, index.b) == (BAND, SIZE // BAND)
    for number, members in enumerate(sets):
        if not members:
            continue
        sketch = theirs(members)
        assert np.array_equal(make_sketch(members), sketch.hashvalues)
        pairs |= {(other, number) for other in index.query(sketch)}
        index.insert(number, sketch)
    assert find_alike(sets) == pairs
    assert pairs


def test_an_empty_set_is_like_nothing():
    assert make_sketch(set()) is None
    assert find_alike([set(), set()]) == set()
