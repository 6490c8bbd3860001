"""Linear models as weights in a file: what a trained choice needs at run time, with nothing but numbers and words."""

from __future__ import annotations

import json
import lzma
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from careo.lang.words import HERE
from careo.understand.incidents.trees import Forest, Node

FILE = "incidents.json.xz"


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice between classes: a bias for each, and for each feature its weights by class, a multinomial model."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Mapping[int, float]]

    def probabilities(self, features: Mapping[str, float]) -> dict[str, float]:
        """The probability of each class; features that were not seen in training count for nothing."""
        sums = list(self.bias)
        for name, value in features.items():
            for index, weight in self.weights.get(name, {}).items():
                sums[index] += weight * value
        top = max(sums)
        parts = [math.exp(one - top) for one in sums]
        return {name: part / sum(parts) for name, part in zip(self.classes, parts, strict=True)}

    def best(self, features: Mapping[str, float]) -> str:
        """The most probable class."""
        found = self.probabilities(features)
        return max(found, key=lambda name: found[name])

    def reasons(self, features: Mapping[str, float], name: str) -> tuple[tuple[str, float], ...]:
        """What speaks for a class, against the mean of the others: features and what each adds, the most first."""
        index, rest = self.classes.index(name), len(self.classes) - 1
        found = []
        for feature, value in features.items():
            row = self.weights.get(feature, {})
            others = sum(weight for at, weight in row.items() if at != index) / max(1, rest)
            found.append((feature, value * (row.get(index, 0.0) - others)))
        return tuple(sorted((one for one in found if one[1] > 0), key=lambda one: -one[1]))


@dataclass(frozen=True, slots=True)
class Weights:
    """All the choices and forests of a language, and the probabilities from which on they are believed."""

    choices: Mapping[str, Choice]
    thresholds: Mapping[str, float]
    forests: Mapping[str, Forest] = field(default_factory=dict)


def as_weights(raw: Mapping[str, Any]) -> Weights:
    """Weights as they are written -> weights as they are used."""
    choices = {name: as_choice(one) for name, one in raw["choices"].items()}
    forests = {
        name: Forest(tuple(one["names"]), one["base"], tuple(tuple(map(_node, tree)) for tree in one["trees"]))
        for name, one in raw.get("forests", {}).items()
    }
    return Weights(choices, raw["thresholds"], forests)


def as_choice(raw: Mapping[str, Any]) -> Choice:
    """A choice as it is written -> as it is used."""
    weights = {feature: {int(i): w for i, w in row.items()} for feature, row in raw["weights"].items()}
    return Choice(tuple(raw["classes"]), tuple(raw["bias"]), weights)


def _node(written: list[float]) -> Node:
    feature, number, left, right = written
    return int(feature), number, int(left), int(right)


@cache
def load_weights(lang: str) -> Weights | None:
    """The weights of a language; None where none were trained."""
    raw = read_packed(lang, FILE)
    return None if raw is None else as_weights(raw)


def read_packed(lang: str, name: str) -> Any:
    """What a file of a language holds, JSON compressed; None where there is none."""
    path = HERE / lang / name
    return json.loads(lzma.decompress(path.read_bytes())) if path.is_file() else None
