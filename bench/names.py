"""Figures of names: `python -m bench names`, on data that nothing was trained on, by exact span and type.

The trained recognizer alone on EWT test and PUD (Universal NER) and on CoNLL-2002 Spanish testa, as written and in
capitals; the whole of careo's mentions on re3d (conflict reports), with nationalities.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.predict_re3d import predict
from careo.lang import get_pack
from careo.lang.truecase import truecase
from training.labelled import read_conll2002, read_iob, read_uner
from training.swapping import Labelled

KINDS = ("PER", "ORG", "LOC")
RE3D_KINDS = ("Person", "Organisation", "Location", "Nationality")


def run(argv: Sequence[str]) -> int:
    """Print the figures; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench names", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path(".corpora"))
    args = parser.parse_args(argv)
    for name, lang, labelled in _sets(args.corpora):
        _show(name, score(lang, labelled))
        _show(f"{name}, capitals", score(lang, in_capitals(labelled)))
    for kind, figure in score_re3d(args.corpora / "names" / "dev.jsonl").items():
        _show(f"re3d dev, {kind}", figure)
    return 0


def _sets(corpora: Path) -> Iterator[tuple[str, str, list[Labelled]]]:
    uner = corpora / "ner-en"
    ewt = read_uner(corpora / "ud-en" / "ewt-test.conllu", uner / "uner-ewt-test.iob2")
    yield "EWT test", "en", list(ewt)
    yield "PUD", "en", list(read_iob(uner / "uner-pud-test.iob2"))
    yield "CoNLL-2002 testa", "es", list(read_conll2002(corpora / "names" / "dev.jsonl"))


def in_capitals(labelled: Iterable[Labelled]) -> list[Labelled]:
    """The texts in capitals, the names where they were."""
    return [
        ("".join(big if len(big := char.upper()) == 1 else char for char in text), spans) for text, spans in labelled
    ]


def score(lang: str, labelled: Sequence[Labelled]) -> dict[str, float]:
    """Precision, recall and F of all types together, and F of each, in percent; capitals go through the true-caser."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in ("all", *KINDS)}
    texts = [truecase(text, lang) for text, _ in labelled]
    for (_, spans), doc in zip(labelled, get_pack(lang).parse(texts), strict=True):
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
        for kind, one in counts.items():
            left = {span for span in found if kind in ("all", span[2])}
            right = {span for span in spans if kind in ("all", span[2])}
            one.update(found=len(left), gold=len(right), right=len(left & right))
    every = counts["all"]
    result = {"P": every["right"] / max(1, every["found"]), "R": every["right"] / max(1, every["gold"])}
    result |= {
        "F" if kind == "all" else kind: 2 * one["right"] / max(1, one["found"] + one["gold"])
        for kind, one in counts.items()
    }
    return {name: 100 * value for name, value in result.items()}


def score_re3d(path: Path) -> dict[str, dict[str, float]]:
    """Figures of careo's mentions on the re3d documents, by the analyst's types, exact spans."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    gold = {record["doc_id"]: record for record in records if record["source"] == "re3d"}
    given = [{key: record[key] for key in ("doc_id", "text", "lang")} for record in gold.values()]
    predicted = {record["doc_id"]: record for record in predict(given)}
    result: dict[str, dict[str, float]] = {}
    for kind in (*RE3D_KINDS, "all"):
        want, got = (
            {
                (name, one["start"], one["end"], one["type"])
                for name, record in side.items()
                for one in record["entities"]
                if one["type"] in (RE3D_KINDS if kind == "all" else (kind,))
            }
            for side in (gold, predicted)
        )
        right = len(want & got)
        result[kind] = {
            "P": 100 * right / max(1, len(got)),
            "R": 100 * right / max(1, len(want)),
            "F": 200 * right / max(1, len(want) + len(got)),
        }
    return result


def _show(name: str, result: dict[str, float]) -> None:
    print(f"{name:28}" + "  ".join(f"{key} {value:5.1f}" for key, value in result.items()), flush=True)
