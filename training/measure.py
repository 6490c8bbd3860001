"""Figures for the model cards: names by exact span and type, true-casing, speed and load time.

`python -m training.measure`; the syntax is measured by `python -m bench syntax`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from careo.lang import get_pack
from careo.lang.truecase import WORD, truecase
from training.names import read_re3d, read_uner
from training.swapping import Labelled


def read_conll2002(path: Path) -> Iterator[Labelled]:
    """The Spanish sentences of `names/dev.jsonl`, without MISC; for measuring only, never for training."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["source"] == "CoNLL-2002":
            spans = [(one["start"], one["end"], one["type"]) for one in record["entities"] if one["type"] != "MISC"]
            yield record["text"], spans


def read_iob(path: Path) -> Iterator[Labelled]:
    """A Universal NER file without its treebank: the tokens joined by spaces."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text = ""
        spans: list[tuple[int, int, str]] = []
        for line in block.split("\n"):
            if line.startswith("#"):
                continue
            _, form, tag = line.split("\t")[:3]
            if tag[2:] in ("PER", "ORG", "LOC"):
                if tag[0] == "B":
                    spans.append((len(text), len(text) + len(form), tag[2:]))
                else:
                    spans[-1] = (spans[-1][0], len(text) + len(form), spans[-1][2])
            text += form + " "
        yield text, spans


def score_names(lang: str, gold: Iterable[Labelled]) -> dict[str, float]:
    """Precision, recall and F in percent, all types together, then F for each type."""
    labelled = list(gold)
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("all", "PER", "ORG", "LOC")}
    for (_, spans), doc in zip(labelled, get_pack(lang).parse(text for text, _ in labelled), strict=True):
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
        for name, one in counts.items():
            left = {span for span in found if name in ("all", span[2])}
            right = {span for span in spans if name in ("all", span[2])}
            one.update(found=len(left), gold=len(right), correct=len(left & right))
    every = counts["all"]
    figures = {"P": every["correct"] / max(1, every["found"]), "R": every["correct"] / max(1, every["gold"])}
    figures |= {
        "F" if name == "all" else name: 2 * one["correct"] / max(1, one["found"] + one["gold"])
        for name, one in counts.items()
    }
    return {name: 100 * value for name, value in figures.items()}


def score_truecase(lang: str, texts: Iterable[str]) -> dict[str, float]:
    """Words that come back in their case, and precision and recall of capitals, from text put in capitals."""
    counts: Counter[str] = Counter()
    for text in texts:
        if len(text) < 40 or sum(char.isupper() for char in text) > 0.3 * sum(char.isalpha() for char in text):
            continue
        done = truecase("".join(big if len(big := char.upper()) == 1 else char for char in text), lang)
        for match in WORD.finditer(text):
            old, new = match.group(), done[match.start() : match.end()]
            capital, guess = old != old.lower(), new != new.lower()
            counts.update(words=1, right=old == new, gold=capital, found=guess, both=capital and guess)
    return {
        "words": 100 * counts["right"] / max(1, counts["words"]),
        "capital P": 100 * counts["both"] / max(1, counts["found"]),
        "capital R": 100 * counts["both"] / max(1, counts["gold"]),
    }


def _running_text(corpora: Path, lang: str) -> Iterator[str]:
    paths = ("polnear/dev.jsonl", "timex-en/dev.jsonl") if lang == "en" else ("names/dev.jsonl",)
    for path in paths:
        for line in (corpora / path).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record.get("lang", "en") == lang:
                yield from record["text"].split("\n")
    treebank = corpora / ("ud-en/gum-test.conllu" if lang == "en" else "ud-es/gsd-test.conllu")
    for line in treebank.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            yield line.removeprefix("# text = ")


def measure_speed(corpora: Path, lang: str) -> dict[str, float]:
    """Seconds to load, and words a second with every component on this machine's one core."""
    begun = time.perf_counter()
    pack = get_pack(lang)
    list(pack.parse(["x"]))
    loaded = time.perf_counter()
    texts = list(_running_text(corpora, lang))[:3000]
    words = sum(len(doc) for doc in pack.parse(texts))
    return {"load s": loaded - begun, "words/s": words / (time.perf_counter() - loaded)}


def main(argv: list[str]) -> int:
    """Print all figures; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.measure", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path(".corpora"))
    corpora = parser.parse_args(argv).corpora
    uner, names = corpora / "ner-en", corpora / "names" / "dev.jsonl"
    for lang in ("en", "es"):
        _print(f"{lang} speed", measure_speed(corpora, lang))
        _print(f"{lang} truecase", score_truecase(lang, _running_text(corpora, lang)))
    ewt = read_uner(corpora / "ud-en" / "ewt-test.conllu", uner / "uner-ewt-test.iob2")
    _print("en uner-ewt-test", score_names("en", ewt))
    _print("en uner-pud-test", score_names("en", read_iob(uner / "uner-pud-test.iob2")))
    _print("en re3d dev", score_names("en", read_re3d(names)))
    _print("es CoNLL-2002 testa", score_names("es", read_conll2002(names)))
    return 0


def _print(title: str, figures: dict[str, float]) -> None:
    print(f"{title:<22}" + "  ".join(f"{name} {value:.1f}" for name, value in figures.items()), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
