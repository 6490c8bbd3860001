"""Names as runs of words: the best sequence of BIO tags (Ramshaw and Marcus 1995) from the scores of each word."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


def find_tags(scores: NDArray[np.float32], tags: tuple[str, ...]) -> NDArray[np.int64]:
    """The number of each word's tag: the best sequence in which I-X follows only B-X or I-X.

    Args:
        scores: (n, tags).
        tags: "O", and "B-X", "I-X" of each type.
    """
    best: NDArray[np.int64] = scores.argmax(1)
    allowed = _allowed(tags)
    if not best.any() or (allowed[0, best[0]] and allowed[best[:-1], best[1:]].all()):
        return best
    step = np.where(allowed, 0.0, -np.inf)
    total = scores[0] + step[0]
    back = np.zeros((len(scores), len(tags)), dtype=np.int64)
    for at in range(1, len(scores)):
        paths = total[:, None] + step
        back[at] = paths.argmax(0)
        total = paths.max(0) + scores[at]
    best[-1] = total.argmax()
    for at in range(len(scores) - 1, 0, -1):
        best[at - 1] = back[at, best[at]]
    return best


@lru_cache
def _allowed(tags: tuple[str, ...]) -> NDArray[np.bool_]:
    """Whether the second tag may follow the first; "O" stands for the beginning too."""
    table: NDArray[np.bool_] = np.array(
        [[after[0] != "I" or before[1:] == after[1:] for after in tags] for before in tags]
    )
    return table
