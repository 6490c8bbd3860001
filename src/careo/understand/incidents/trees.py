"""Boosted trees as plain numbers: what a grown forest needs at run time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Node = tuple[int, float, int, int]
"""Index of the feature asked (-1 at a leaf), threshold (the answer at a leaf), next node if not above it, and if."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose answers add up to the log odds of yes.

    Attributes:
        names: the features, in the order that nodes count them.
        base: the log odds before any tree is asked.
        trees: the nodes of each tree, the root first.
    """

    names: tuple[str, ...]
    base: float
    trees: tuple[tuple[Node, ...], ...]

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability of yes; a feature that is not given is nought.

        >>> grown = Forest(("size",), 0.0, (((0, 1.5, 1, 2), (-1, -2.0, 0, 0), (-1, 2.0, 0, 0)),))
        >>> round(grown.probability({"size": 3.0}), 2), round(grown.probability({}), 2)
        (0.88, 0.12)
        """
        values = [features.get(name, 0.0) for name in self.names]
        return 1.0 / (1.0 + math.exp(-self.base - sum(_answer(tree, values) for tree in self.trees)))


def _answer(tree: Sequence[Node], values: Sequence[float]) -> float:
    feature, number, left, right = tree[0]
    while feature >= 0:
        feature, number, left, right = tree[left if values[feature] <= number else right]
    return number
