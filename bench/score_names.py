#!/usr/bin/env python3
"""Score names by exact span and type, per type and over all.

    python score_names.py GOLD.jsonl PREDICTED.jsonl [--json] [--by FIELD]

Both files hold one JSON object a line: {"doc_id", "entities": [{"start", "end", "type"}]}. Types of gold other than
PER, ORG, LOC and MISC are left out of the figures, with the predictions at their spans.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

Record = dict[str, Any]
Tally = Counter[tuple[str, str]]

TYPES = ("PER", "ORG", "LOC", "MISC")
ALSO = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "MISC"}


def read(path: str) -> dict[str, Record]:
    """The records of a JSONL file by id."""
    with open(path, encoding="utf-8") as lines:
        return {record["doc_id"]: record for record in map(json.loads, filter(str.strip, lines))}


def spans(record: Record) -> set[tuple[int, int, str]]:
    """Names as (start, end, type)."""
    return {(e["start"], e["end"], ALSO.get(e["type"], e["type"])) for e in record.get("entities", ())}


def tally(gold: Mapping[str, Record], predicted: Mapping[str, Record]) -> Tally:
    """Counts of right, missed and spurious names by type."""
    counts: Tally = Counter()
    for doc_id, record in gold.items():
        want, got = spans(record), spans(predicted.get(doc_id, {}))
        ignored = {(start, end) for start, end, kind in want if kind not in TYPES}
        want = {span for span in want if span[2] in TYPES}
        got = {span for span in got if span[:2] not in ignored}
        for name, group in (("right", want & got), ("missed", want - got), ("spurious", got - want)):
            counts.update((kind, name) for *_, kind in group)
    return counts


def figures(counts: Tally) -> dict[str, Any]:
    """Precision, recall and F1 by type, and over all types under `all`."""
    found = {}
    for kind in (*TYPES, "all"):
        kinds = TYPES if kind == "all" else (kind,)
        right, missed, spurious = (sum(counts[k, name] for k in kinds) for name in ("right", "missed", "spurious"))
        precision = right / (right + spurious) if right + spurious else 0.0
        recall = right / (right + missed) if right + missed else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        found[kind] = {"precision": precision, "recall": recall, "f1": f1, "gold": right + missed}
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold")
    parser.add_argument("predicted")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--by")
    args = parser.parse_args()
    gold, predicted = read(args.gold), read(args.predicted)
    result = figures(tally(gold, predicted))
    if args.by:
        parts: defaultdict[str, dict[str, Record]] = defaultdict(dict)
        for doc_id, record in gold.items():
            parts[str(record.get(args.by))][doc_id] = record
        result["by"] = {value: figures(tally(part, predicted)) for value, part in sorted(parts.items())}
    if args.json:
        print(json.dumps(result))
        return
    for title, table in [("", result), *result.get("by", {}).items()]:
        for kind in (*TYPES, "all"):
            row = table[kind]
            shown = "  ".join(f"{name} {row[name]:.3f}" for name in ("precision", "recall", "f1"))
            print(f"{title:12} {kind:5} {shown}  of {row['gold']}")


if __name__ == "__main__":
    main()
