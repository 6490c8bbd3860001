#!/usr/bin/env python3
"""Score MUC-4's PERP: ORGANIZATION CONFIDENCE, given the right organisation: accuracy and macro-F1.

    python score_confidence.py GOLD.jsonl PREDICTED.jsonl [--json]

GOLD holds the corpus with its templates; PREDICTED one JSON object a line, {"doc_id", "confidence": [...]}, an answer
for each organisation of the key that has a confidence, in the order of the key. A missing answer is wrong. Macro-F1 is
over the confidences that the key uses.
"""

import argparse
import json
from collections import Counter

SLOT = "perp_organization_confidence"


def wanted(record):
    """What the key accepts for each organisation of a record."""
    fills = (
        t["slots"].get(SLOT, {}).get("fills", ()) for t in record["templates"] if t["slots"]["incident_type"]["fills"]
    )
    return [fill["values"] for row in fills for fill in row if fill["of"]]


def score(gold, predicted):
    """Accuracy, macro-F1, and the counts of what was wanted against what was said."""
    pairs = []
    for record in gold:
        said = predicted.get(record["doc_id"], [])
        for at, values in enumerate(wanted(record)):
            answer = said[at] if at < len(said) else ""
            pairs.append((answer if answer in values else values[0], answer))
    labels = sorted({want for want, _ in pairs})
    counts = Counter(pairs)
    f1 = []
    for label in labels:
        either = sum(n * ((want == label) + (said == label)) for (want, said), n in counts.items())
        f1.append(2 * counts[label, label] / either if either else 0.0)
    return {
        "accuracy": sum(want == said for want, said in pairs) / max(1, len(pairs)),
        "macro_f1": sum(f1) / max(1, len(f1)),
        "asked": len(pairs),
        "counts": {f"{want} -> {said or 'nothing'}": n for (want, said), n in sorted(counts.items())},
    }


def read(path):
    """The records of a JSONL file."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def main():
    """Run from the shell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold")
    parser.add_argument("predicted")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = score(read(args.gold), {one["doc_id"]: one["confidence"] for one in read(args.predicted)})
    if args.json:
        print(json.dumps(figures))
        return
    print(f"accuracy {figures['accuracy']:.3f}, macro-F1 {figures['macro_f1']:.3f} of {figures['asked']}")
    for pair, count in figures["counts"].items():
        print(f"{count:4} {pair}")


if __name__ == "__main__":
    main()
