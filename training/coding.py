"""Train which events of a sentence coders of protests write down, on the train part of events-es; seconds on one core.

    python -m training.coding .corpora/events-es/train.jsonl src/careo/lang/coding.json

Prints the F1 of the event classes in cross-validation, in blocks of neighbouring sentences, beside that of the rules
(`select_events`). The corpus is read only to count. Needs scikit-learn.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from careo.model import Document
from careo.understand import understand
from careo.understand.coding import Convention, rows_of, select_by_rules
from careo.understand.coding.choice import LEFT, WRITTEN, Row, as_habit, choose, features

SET = "protest"
BLOCKS = 10
STRENGTH, LEAST = 0.1, 0.33
"""Set by cross-validation; the least probability that pays is near half of the F1 that is reached."""
SMALLEST = 0.01
Sentence = tuple[list[Row], list[set[str]]]


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The coded events of each sentence, and the roots that each event of the key allows."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    records = [record for record in records if record["set"] == SET]
    docs = [Document(id=one["doc_id"], path="", sha256="", text=one["text"], lang=one["lang"]) for one in records]
    for record, doc, reading in zip(records, docs, understand(docs), strict=True):
        rows = rows_of(reading, doc, Convention.STREET_IS_MOBILIZED)
        yield rows, [set(event["roots"]) for event in record["events"]]


def train(sentences: Sequence[Sentence]) -> dict[str, Any]:
    """A habit as plain numbers."""
    seen = [
        (features(rows, at), WRITTEN if any(row[1].cameo in roots for roots in key) else LEFT)
        for rows, key in sentences
        for at, row in enumerate(rows)
    ]
    vectors = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(vectors.fit_transform([one for one, _ in seen]), [said for _, said in seen])
    classes = [str(one) for one in model.classes_]
    named = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {str(name): {"1": round(float(w), 3)} for name, w in named if abs(w) >= SMALLEST}
    bias = [0.0, round(float(model.intercept_[0]), 3)]
    return {"least": LEAST, "choice": {"classes": classes, "bias": bias, "weights": weights}}


def count(chosen: Sequence[Row], key: Sequence[set[str]]) -> tuple[int, int, int]:
    """Right, chosen and key events of a sentence."""
    open_ = [row[1].cameo for row in chosen]
    right = 0
    for roots in sorted(key, key=len):
        if (hit := next((one for one in open_ if one in roots), None)) is not None:
            open_.remove(hit)
            right += 1
    return right, len(chosen), len(key)


def f1(counts: Sequence[tuple[int, int, int]]) -> float:
    """F1 over all sentences."""
    right, chosen, keyed = (sum(one[at] for one in counts) for at in range(3))
    return 2 * right / (chosen + keyed) if chosen + keyed else 0.0


def validate(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, int]]:
    """The counts of each sentence, chosen by what the other blocks teach."""
    for block in range(BLOCKS):
        inside = [at * BLOCKS // len(sentences) == block for at in range(len(sentences))]
        habit = as_habit(train([one for one, held in zip(sentences, inside, strict=True) if not held]))
        for (rows, key), held in zip(sentences, inside, strict=True):
            if held:
                yield count(choose(rows, habit), key)


def main(source: str, target: str) -> None:
    """Train, say how well, write."""
    sentences = list(read_sentences(Path(source)))
    rules = f1([count(select_by_rules(rows), key) for rows, key in sentences])
    print(f"rules {rules:.4f}, learned in cross-validation {f1(list(validate(sentences))):.4f}")
    Path(target).write_text(json.dumps(train(sentences), indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
