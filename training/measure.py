"""Figures for the model cards: true-casing, speed and load time.

`python -m training.measure`; `python -m bench syntax` and `python -m bench names` measure the rest.
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
    for lang in ("en", "es"):
        _print(f"{lang} speed", measure_speed(corpora, lang))
        _print(f"{lang} truecase", score_truecase(lang, _running_text(corpora, lang)))
    return 0


def _print(title: str, figures: dict[str, float]) -> None:
    print(f"{title:<22}" + "  ".join(f"{name} {value:.1f}" for name, value in figures.items()), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
