"""Train how surely a document lays an incident to an organisation, on the training part of MUC-4; minutes on one core.

    python -m training.blame .corpora/muc4 src/careo/lang --cache /tmp/readings.pkl

English gets everything that is looked at; Spanish, for which there is no key, only the features of no language. The
cache is that of `training.muc4`. The corpus is read only to count. Needs scikit-learn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from careo.understand.incidents.blame import NEUTRAL
from careo.understand.incidents.confidence import FILE, confidence_features
from training.muc4 import Marked, Row, read_arguments, write
from training.muc4_keys import fills, first

SLOT = "perp_organization_confidence"
RAREST = 4
"""Fills that a feature must occur in."""
STRENGTH, PLAIN_STRENGTH = 0.06, 0.15
BALANCE = 0.15
"""How much more a rare value counts than a frequent one: 0.0 not at all, 1.0 all values alike."""
SMALLEST = 0.005
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
    """A choice as plain numbers."""
    counts = Counter(name for features, _ in rows for name, value in features.items() if value)
    kept = [{name: v for name, v in features.items() if counts[name] >= RAREST} for features, _ in rows]
    vectors = DictVectorizer()
    said = [one for _, one in rows]
    times = Counter(said)
    heavy = [times[one] ** -BALANCE for one in said]
    model = LogisticRegression(C=strength, max_iter=300)
    model.fit(vectors.fit_transform(kept), said, sample_weight=[one * len(heavy) / sum(heavy) for one in heavy])
    weights = {
        str(name): {i: round(float(line[column]), 3) for i, line in enumerate(model.coef_) if _counts(line[column])}
        for column, name in enumerate(vectors.get_feature_names_out())
    }
    return {
        "classes": [str(one) for one in model.classes_],
        "bias": [round(float(one), 3) for one in model.intercept_],
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
