#!/usr/bin/env python3
"""Score police actions: precision, recall and F1 of the labels of documents.

    python score_police.py GOLD.jsonl PREDICTED.jsonl [--json]

Both files hold one JSON object a line: {"doc_id", "labels": [...]}. A document without prediction has no labels.
"""

import argparse
import json

LABELS = ("KILL", "ARREST", "FAIL", "FORCE")


def read(path):
    """The labels of a JSONL file by document."""
    with open(path, encoding="utf-8") as lines:
        return {record["doc_id"]: set(record["labels"]) for record in map(json.loads, filter(str.strip, lines))}


def score(gold, predicted):
    """Figures by label."""
    result = {}
    for label in LABELS:
        want = {doc_id for doc_id, labels in gold.items() if label in labels}
        got = {doc_id for doc_id, labels in predicted.items() if label in labels and doc_id in gold}
        right = len(want & got)
        result[label] = {
            "precision": right / len(got) if got else 0.0,
            "recall": right / len(want) if want else 0.0,
            "f1": 2 * right / (len(want) + len(got)) if want or got else 0.0,
            "gold": len(want),
        }
    return result


def main():
    """Run from the shell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold")
    parser.add_argument("predicted")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = score(read(args.gold), read(args.predicted))
    if args.json:
        print(json.dumps(figures))
        return
    for label, row in figures.items():
        print(f"{label:8}", "  ".join(f"{key} {value:.3f}" for key, value in row.items()))


if __name__ == "__main__":
    main()
