"""What survives translation: names, numbers, dates and kinds of things, in their order. Finds translations.

Anchors are read off the text itself with the word lists of its language, so that they do not hang on what a model
understood. A name, a number, a day of the week and a month are **firm**; a word of a group that both languages have
("bus", "autobús") is **loose** and counts for less, since it comes again and again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations, pairwise, product

from careo.lang import LANGUAGES
from careo.lang.words import load_words
from careo.link.lexicon import get_lexicon
from careo.link.texts import told_tokens
from careo.model import Document, Span
from careo.text.numbers import find_numbers

LEAST_FIRM = 6
LEAST_IN_ORDER = 0.55
LEAST_OF_LONGER = 0.45
LEAST_LENGTH_RATIO = 0.5
LOOSE = 0.4
LEAST_NUMBER = 2
MOST_SHARING = 30
MOST_ANCHORS = 1500


@dataclass(frozen=True, slots=True)
class Anchor:
    """One thing that a translation keeps: what it is, its words, and what it counts."""

    key: str
    span: Span
    weight: float


@dataclass(frozen=True, slots=True)
class Anchored:
    """A document as its anchors in text order."""

    doc_id: str
    lang: str
    length: int
    anchors: tuple[Anchor, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the anchors, in text order."""
        return tuple(anchor.key for anchor in self.anchors)

    @property
    def firm(self) -> tuple[str, ...]:
        """The keys of the firm anchors, in text order."""
        return tuple(anchor.key for anchor in self.anchors if anchor.weight == 1)

    @property
    def weight(self) -> float:
        """What all anchors count together."""
        return sum(anchor.weight for anchor in self.anchors)


@dataclass(frozen=True, slots=True)
class Rendering:
    """Two documents that translate one another, the share of anchors that keep their order, and a shared anchor."""

    left: str
    right: str
    share: float
    evidence: tuple[Span, Span]


@cache
def _dates(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Patterns for the months and days of the week of a language, with keys that all languages share."""
    slots = load_words(lang if lang in LANGUAGES else LANGUAGES[0]).table("times")["slots"]
    return tuple(
        (f"{slot} {number}", re.compile(rf"\b(?:{'|'.join(words)})(?!\w)", re.IGNORECASE))
        for slot in ("month", "weekday")
        for number, words in sorted(slots[slot].items())
    )


def make_anchored(doc: Document) -> Anchored:
    """The anchors of a document; where several stand on the same words the first kind counts."""
    found = sorted(_find(doc), key=lambda row: (row[1], row[0]))
    anchors: list[Anchor] = []
    end = 0
    for _, start, stop, key, weight in found:
        if start >= end:
            anchors.append(Anchor(key, Span(doc.id, start, stop), weight))
            end = stop
    return Anchored(doc.id, doc.lang, len(doc.text), tuple(anchors[:MOST_ANCHORS]))


def _find(doc: Document) -> Iterator[tuple[int, int, int, str, float]]:
    """Rank, start, stop, key and weight of all that can be an anchor."""
    for key, pattern in _dates(doc.lang):
        for match in pattern.finditer(doc.text):
            yield 0, *match.span(), key, 1.0
    for number in find_numbers(doc.text, get_lexicon(doc.lang).numbers):
        if number.value >= LEAST_NUMBER:
            yield 1, number.start, number.stop, f"number {number.value}", 1.0
    for token, named in told_tokens(doc):
        if token.form.isupper():
            yield 2, token.start, token.stop, token.form, LOOSE
        elif named:
            yield 2, token.start, token.stop, f"name {token.form}", 1.0


def find_renderings(texts: Sequence[Anchored]) -> list[Rendering]:
    """Pairs in different languages whose anchors are the same in the same order, sorted."""
    found = (_compare(texts[i], texts[j]) for i, j in _meeting(texts))
    return sorted((r for r in found if r is not None), key=lambda r: (r.left, r.right))


def _meeting(texts: Sequence[Anchored]) -> list[tuple[int, int]]:
    """Pairs in two languages that share two firm anchors, or neighbouring pairs of them, that few documents have."""
    shelves: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, text in enumerate(texts):
        for key in sorted(_shelf_keys(text.firm)):
            shelves[key][text.lang].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for by_lang in shelves.values():
        if len(by_lang) > 1 and sum(map(len, by_lang.values())) <= MOST_SHARING:
            for pair in _across(by_lang):
                shared[pair] += 1
    return sorted(pair for pair, times in shared.items() if times >= 2)


def _shelf_keys(firm: Sequence[str]) -> set[tuple[str, ...]]:
    return {(key,) for key in firm} | set(pairwise(firm))


def _across(by_lang: Mapping[str, Sequence[int]]) -> Iterable[tuple[int, int]]:
    for first, second in combinations(sorted(by_lang), 2):
        for i, j in product(by_lang[first], by_lang[second]):
            yield min(i, j), max(i, j)


def _compare(a: Anchored, b: Anchored) -> Rendering | None:
    short, long = sorted((a, b), key=lambda t: (t.weight, t.doc_id))
    if len(short.firm) < LEAST_FIRM or min(a.length, b.length) < LEAST_LENGTH_RATIO * max(a.length, b.length):
        return None
    blocks = SequenceMatcher(None, short.keys, long.keys, autojunk=False).get_matching_blocks()
    kept = [anchor for block in blocks for anchor in short.anchors[block.a : block.a + block.size]]
    in_order = sum(anchor.weight for anchor in kept)
    share = in_order / short.weight
    firm = {anchor.key for anchor in kept if anchor.weight == 1}
    if len(firm) < LEAST_FIRM or share < LEAST_IN_ORDER or in_order < LEAST_OF_LONGER * long.weight:
        return None
    at = next(block for block in blocks if block.size)
    left, right = sorted((short.anchors[at.a].span, long.anchors[at.b].span))
    return Rendering(left.doc_id, right.doc_id, share, (left, right))
