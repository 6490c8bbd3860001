"""Linear models as weights in a file: what a trained choice needs at run time, with nothing but numbers and words."""

from __future__ import annotations

import json
import lzma
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import careo.lang

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


@dataclass(frozen=True, slots=True)
class Weights:
    """All the choices of a language, and the probabilities from which on they are believed."""

    choices: Mapping[str, Choice]
    thresholds: Mapping[str, float]


def read_weights(data: bytes) -> Weights:
    """The weights of a file's bytes: JSON, compressed."""
    raw = json.loads(lzma.decompress(data))
    choices = {
        name: Choice(
            tuple(one["classes"]),
            tuple(one["bias"]),
            {feature: {int(i): w for i, w in row.items()} for feature, row in one["weights"].items()},
        )
        for name, one in raw["choices"].items()
    }
    return Weights(choices, raw["thresholds"])


@cache
def load_weights(lang: str) -> Weights | None:
    """The weights of a language; None where none were trained."""
    path = Path(careo.lang.__file__).parent / lang / FILE
    return read_weights(path.read_bytes()) if path.is_file() else None
