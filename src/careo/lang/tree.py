"""The best tree of a sentence from the scores of its arcs (Chu and Liu 1965, Edmonds 1967), with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def find_tree(arcs: Scores) -> Heads:
    """The head of each word: 0 for the root, else the head's number counted from 1.

    Args:
        arcs: (n, n + 1); how well word i hangs on the root (column 0) or on word j (column j + 1).

    Examples:
        >>> find_tree(np.array([[0.0, 0.0, 5.0], [1.0, 4.0, 0.0]], dtype=np.float32)).tolist()
        [2, 0]
    """
    number = len(arcs)
    full = np.full((number + 1, number + 1), -np.inf)
    full[1:] = arcs
    full[np.arange(1, number + 1), np.arange(1, number + 1)] = -np.inf
    heads = full.argmax(1)
    heads[0] = 0
    if is_tree(heads[1:]):
        return np.asarray(heads[1:], dtype=np.int64)
    heads = _spanning(full)
    if int((heads[1:] == 0).sum()) != 1:
        heads = _with_one_root(full, np.flatnonzero(heads[1:] == 0) + 1)
    return heads[1:]


def is_tree(heads: Heads) -> bool:
    """Whether heads (0 for the root, else counted from 1) make one tree with one root.

    Examples:
        >>> is_tree(np.array([2, 0])), is_tree(np.array([2, 1])), is_tree(np.array([0, 0]))
        (True, False, False)
    """
    if int((heads == 0).sum()) != 1:
        return False
    above = np.concatenate([[0], heads])
    reach = 1
    while reach <= len(heads):
        above = above[above]
        reach *= 2
    return not above.any()


def _with_one_root(full: NDArray[np.float64], candidates: Heads) -> Heads:
    """The best tree among those in which one of `candidates` alone hangs on the root."""
    best, most = None, -np.inf
    for root in candidates:
        only = full.copy()
        only[1:, 0] = -np.inf
        only[root] = -np.inf
        only[root, 0] = 0.0
        heads = _spanning(only)
        total = full[np.arange(1, len(full)), heads[1:]].sum()
        if total > most or best is None:
            best, most = heads, total
    assert best is not None
    return best


def _spanning(scores: NDArray[np.float64]) -> Heads:
    """The maximum spanning tree from node 0; `scores[i, j]` is the arc from head j to i."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return np.asarray(heads, dtype=np.int64)
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    own = scores[cycle, heads[cycle]]
    into = scores[np.ix_(cycle, outside)] - own[:, None]
    out = scores[np.ix_(outside, cycle)]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = into.max(0)
    smaller[:size, size] = out.max(1)
    smaller[0] = -np.inf
    below = _spanning(smaller)
    found = np.asarray(heads, dtype=np.int64)
    for place in range(1, size):
        node = outside[place]
        found[node] = cycle[out[place].argmax()] if below[place] == size else outside[below[place]]
    entry = below[size]
    found[cycle[into[:, entry].argmax()]] = outside[entry]
    return found


def _find_cycle(heads: Heads) -> Heads | None:
    """The nodes of one cycle, if there is one."""
    colour = np.zeros(len(heads), dtype=np.int64)
    colour[0] = -1
    for start in range(1, len(heads)):
        node = start
        while colour[node] == 0:
            colour[node] = start
            node = int(heads[node])
        if colour[node] == start:
            cycle = [node]
            after = int(heads[node])
            while after != node:
                cycle.append(after)
                after = int(heads[after])
            return np.array(cycle)
        node = start
        while colour[node] == start:
            colour[node] = -1
            node = int(heads[node])
    return None
