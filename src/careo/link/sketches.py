"""MinHash (Broder 1997): sets of numbers as short sketches, and the pairs of sets that are likely alike.

The numbers are those of the library datasketch 2 (its scheme "affine32", seed 1, bands for a threshold of 0.4), whose
import takes longer than linking a small case, since it brings SciPy; `tests/link/test_sketches.py` compares the two.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]

SIZE, BAND = 64, 4
"""Numbers of a sketch, and so many of them in a band: two sets that share 0.4 of their members meet in one of 16."""
SEED = 1


def find_alike(sets: Sequence[Iterable[int]]) -> set[tuple[int, int]]:
    """Pairs of indexes, the smaller first, of sets of 32-bit numbers that have a band of their sketches in common."""
    shelves: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for number, members in enumerate(sets):
        if (made := make_sketch(members)) is None:
            continue
        for start in range(0, SIZE, BAND):
            shelf = shelves[start, made[start : start + BAND].tobytes()]
            pairs.update((other, number) for other in shelf)
            shelf.append(number)
    return pairs


def make_sketch(members: Iterable[int]) -> Numbers | None:
    """The sketch of a set: the least of its members under each of `SIZE` permutations; None of an empty set."""
    digests = b"".join(hashlib.sha1(one.to_bytes(4, "big"), usedforsecurity=False).digest()[:4] for one in members)
    if not digests:
        return None
    factors, shifts = _permutations()
    least: Numbers = (_mixed(np.frombuffer(digests, dtype="<u4"))[:, None] * factors + shifts).min(axis=0)
    return least


@cache
def _permutations() -> tuple[Numbers, Numbers]:
    """Factors and shifts, modulo 2**32; an odd factor maps no two numbers to one."""
    chance = np.random.RandomState(SEED)
    factors = chance.randint(0, 1 << 31, SIZE, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, chance.randint(0, 1 << 32, SIZE, dtype=np.uint32)


def _mixed(numbers: Numbers) -> Numbers:
    """The finalizer of MurmurHash3, which scatters numbers that lie close together."""
    numbers = (numbers ^ (numbers >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    numbers = (numbers ^ (numbers >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    mixed: Numbers = numbers ^ (numbers >> np.uint32(16))
    return mixed
