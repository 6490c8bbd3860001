#!/usr/bin/env python3
"""Score certainty: values of predicates, and the words of negation and uncertainty.

    python score_certainty.py GOLD.jsonl PREDICTED.jsonl [--json]

Both files hold one JSON object a line: {"doc_id", "targets": [{"start", "end", "value"}], "cues": [{"start", "end",
"type"}]}. `pearson` and `sign_accuracy` are over the targets of gold (a value of exactly 0 has no sign and is left
out of the latter), also by `source`; `cues` is exact-span F1 for negation (types Neg...) and uncertainty (Uncert...).
"""

import argparse
import json
import math
from collections import defaultdict


def read(path):
    """The records of a JSONL file by id."""
    with open(path, encoding="utf-8") as lines:
        return {record["doc_id"]: record for record in map(json.loads, filter(str.strip, lines))}


def pearson(pairs):
    """Pearson correlation of pairs of numbers; 0 where one side does not vary."""
    n = len(pairs)
    if not n:
        return 0.0
    mean_x, mean_y = sum(x for x, _ in pairs) / n, sum(y for _, y in pairs) / n
    cov = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    var = sum((x - mean_x) ** 2 for x, _ in pairs) * sum((y - mean_y) ** 2 for _, y in pairs)
    return cov / math.sqrt(var) if var else 0.0


def figures(pairs):
    """Correlation and share of right signs."""
    signed = [(gold, got) for gold, got in pairs if gold]
    right = sum((gold > 0) == (got > 0) for gold, got in signed)
    return {"pearson": pearson(pairs), "sign_accuracy": right / len(signed) if signed else 0.0, "targets": len(pairs)}


def cue_spans(record, start):
    """The spans of cues whose type begins with `start`."""
    return {(cue["start"], cue["end"]) for cue in record.get("cues", ()) if cue["type"].startswith(start)}


def cue_f1(gold, predicted, start):
    """F1 of exact spans."""
    right = want = got = 0
    for doc_id, record in gold.items():
        a, b = cue_spans(record, start), cue_spans(predicted.get(doc_id, {}), start)
        right, want, got = right + len(a & b), want + len(a), got + len(b)
    return 2 * right / (want + got) if want + got else 0.0


def score(gold, predicted):
    """Every figure."""
    pairs, by_source = [], defaultdict(list)
    for doc_id, record in gold.items():
        values = {(t["start"], t["end"]): t["value"] for t in predicted.get(doc_id, {}).get("targets", ())}
        for target in record.get("targets", ()):
            pair = target["value"], values.get((target["start"], target["end"]), 0.0)
            pairs.append(pair)
            by_source[record.get("source", "")].append(pair)
    cues = {name: cue_f1(gold, predicted, start) for name, start in (("negation", "Neg"), ("uncertainty", "Uncert"))}
    return figures(pairs) | {"by_source": {name: figures(rows) for name, rows in by_source.items()}, "cues": cues}


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold")
    parser.add_argument("predicted")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    print(json.dumps(score(read(options.gold), read(options.predicted)), indent=None if options.json else 1))


if __name__ == "__main__":
    main()
