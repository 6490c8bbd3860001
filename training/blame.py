"""Train how surely a document lays an incident to an organisation, on the training part of MUC-4; minutes on one core.

    python -m training.blame .corpora/muc4 src/careo/lang --cache /tmp/readings.pkl

English gets everything that is looked at; Spanish, for which there is no key, only the features of no language. The
cache is that of `training.muc4`. The corpus is read only to count. Needs scikit-learn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from careo.understand.incidents.blame import NEUTRAL
from careo.understand.incidents.confidence import FILE, confidence_features
from training.muc4 import Marked, read_arguments, write
from training.muc4_keys import fills, first

SLOT = "perp_organization_confidence"
RAREST = 4
"""Fills that a feature must occur in."""
STRENGTH, PLAIN_STRENGTH = 0.1, 0.3
ROUNDS, SHARE, SEED = 20, 0.5, 0
"""Models whose weights are averaged, and the share of the features that each looks at."""
BALANCE = 0.15
"""How much more a rare value counts than a frequent one: 0.0 not at all, 1.0 all values alike."""
Row = tuple[dict[str, float], str]
SMALLEST = 0.003
"""Set by cross-validation on the training part, in folds of neighbouring documents and of single ones."""


def rows_of(marked: Iterable[Marked]) -> Iterator[Row]:
    """Each organisation that a key calls responsible, and how surely: of several values the first."""
    for facts, templates in marked:
        for template in templates:
            for fill in fills(template, SLOT):
                if fill["of"]:
                    features = confidence_features(facts, first(template, "incident_type"), fill["of"])
                    yield features, str(fill["values"][0])


def train(rows: Sequence[Row], strength: float = STRENGTH) -> dict[str, Any]:
    """A choice as plain numbers: the mean of models that each look at some of the features."""
    counts = Counter(name for features, _ in rows for name, value in features.items() if value)
    kept = [{name: v for name, v in features.items() if counts[name] >= RAREST} for features, _ in rows]
    vectors, said = DictVectorizer(), [one for _, one in rows]
    matrix, classes = vectors.fit_transform(kept).tocsc(), sorted(set(said))
    names, times = vectors.get_feature_names_out(), Counter(said)
    heavy = np.array([times[one] ** -BALANCE for one in said])
    heavy *= len(heavy) / heavy.sum()
    table, bias, chance = np.zeros((len(classes), len(names))), np.zeros(len(classes)), np.random.RandomState(SEED)
    for _ in range(ROUNDS):
        some = np.sort(chance.choice(len(names), int(len(names) * SHARE), replace=False))
        model = LogisticRegression(C=strength, max_iter=300).fit(matrix[:, some], said, sample_weight=heavy)
        table[:, some] += model.coef_ / ROUNDS
        bias += model.intercept_ / ROUNDS
    weights = {
        str(name): {i: round(float(line[column]), 3) for i, line in enumerate(table) if _counts(line[column])}
        for column, name in enumerate(names)
    }
    return {
        "classes": classes,
        "bias": [round(float(one), 3) for one in bias],
        "weights": {name: row for name, row in weights.items() if row},
    }


def _counts(weight: float) -> bool:
    return abs(weight) >= SMALLEST


def main() -> None:
    """Command line."""
    marked, target = read_arguments(__doc__)
    rows = list(rows_of(marked))
    write(train(rows), target / "en" / FILE)
    plain = [({name: v for name, v in features.items() if name.startswith(NEUTRAL)}, said) for features, said in rows]
    write(train(plain, PLAIN_STRENGTH), target / "es" / FILE)


if __name__ == "__main__":
    main()
