"""Sentences with nothing but attributions (who says what) or nothing but how surely their predicates are put.

PolNeAR (Newell et al. 2018) marks cue, source and content of every attribution in US news. UDS-It-Happened 2 (Rudinger,
White and Van Durme 2018) and UW (Lee et al. 2015) rate predicates from -3 (certainly not) to 3 (certainly).
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.language import Language

from training.labelled import bare_words, cut, make_blank
from training.treebank import Attribution, Sentence, Word

Spans = Sequence[Sequence[int]]
SHORTEST = 3
"""Words of a sentence that is learnt from, at least."""


def read_attributed(path: Path, lang: str) -> list[Sentence]:
    """The sentences of a file in the schema of PolNeAR; what lies outside the sentence of the cue is left out."""
    nlp = make_blank(lang)
    records = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [one for record in records for one in _sentences(nlp, record, lang) if len(one.words) >= SHORTEST]


def _sentences(nlp: Language, record: dict[str, Any], lang: str) -> Iterator[Sentence]:
    tokens, edges = cut(nlp, record["text"], lang)
    begins, ends = [token.idx for token in tokens], [token.idx + len(token) for token in tokens]

    def places(spans: Spans) -> tuple[int, ...]:
        return tuple(at for start, stop in spans for at in range(bisect_right(ends, start), bisect_left(begins, stop)))

    found = [tuple(map(places, (one["cue"], one["source"], one["content"]))) for one in record["attributions"]]
    by_sentence: defaultdict[int, list[Attribution]] = defaultdict(list)
    for cue, source, content in found:
        if cue:
            first = bisect_right(edges, min(cue)) - 1
            low = edges[first]
            high = edges[first + 1] if first + 1 < len(edges) else len(tokens)
            inside = [tuple(sorted(at - low for at in part if low <= at < high)) for part in (cue, source, content)]
            by_sentence[first].append(Attribution(*inside))
    for number, (low, high) in enumerate(pairwise([*edges, len(tokens)])):
        yield Sentence(bare_words(tokens[low:high]), attributions=tuple(by_sentence[number]))


def read_leanings(path: Path) -> dict[str, dict[str, float]]:
    """Sentence without spaces -> where a rated predicate begins in it, as characters without spaces -> its value."""
    found: dict[str, dict[str, float]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        rated = {str(_squeezed(record["text"], one["start"])): one["value"] for one in record["targets"]}
        found["".join(record["text"].split())] = rated
    return found


def _squeezed(text: str, place: int) -> int:
    return len("".join(text[:place].split()))


def add_leanings(sentences: Iterable[Sentence], rated: dict[str, dict[str, float]]) -> list[Sentence]:
    """The sentences, with the values of their predicates where the ratings have them."""
    return [_with_leanings(sentence, rated) for sentence in sentences]


def _with_leanings(sentence: Sentence, rated: dict[str, dict[str, float]]) -> Sentence:
    values = rated.get("".join(word.form.replace("\u00a0", "") for word in sentence.words))
    if not values:
        return sentence
    at, leanings = 0, []
    for place, word in enumerate(sentence.words):
        if str(at) in values:
            leanings.append((place, values[str(at)]))
        at += len(word.form.replace("\u00a0", ""))
    return replace(sentence, leanings=tuple(leanings))


def read_rated_news(path: Path) -> list[Sentence]:
    """The sentences of the ratings that are in no treebank."""
    records = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    texts = (record["text"] for record in records if record["source"] == "UW")
    plain = [
        Sentence(tuple(Word(form, "", "", "", at, "", True) for at, form in enumerate(text.split()))) for text in texts
    ]
    return add_leanings([one for one in plain if one.words], read_leanings(path))
