"""What survives translation: names, numbers, dates and places, in their order. Finds a text and its translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, product

from careo.link.lexicon import find_tokens
from careo.link.measures import place_name
from careo.model import Document, Reading, Span

LEAST_ANCHORS = 5
LEAST_IN_ORDER = 0.6
LEAST_OF_LONGER = 0.45
LEAST_LENGTH_RATIO = 0.5
MOST_SHARING = 30
SMALL_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Anchor:
    """One thing that a translation keeps: what it is, and its words."""

    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class Anchored:
    """A document as its anchors in text order, and the order of its events' acts."""

    doc_id: str
    lang: str
    length: int
    anchors: tuple[Anchor, ...]
    acts: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the anchors, in text order."""
        return tuple(anchor.key for anchor in self.anchors)


@dataclass(frozen=True, slots=True)
class Rendering:
    """Two documents that translate one another, the share of anchors that keep their order, and a shared anchor."""

    left: str
    right: str
    share: float
    evidence: tuple[Span, Span]


def make_anchored(doc: Document, reading: Reading) -> Anchored:
    """The anchors of a document; where several stand on the same words the first kind counts."""
    found: dict[tuple[int, int], Anchor] = {}
    for time in reading.times:
        if time.earliest is not None:
            _keep(found, f"time {time.earliest.isoformat()} {time.latest}", time.span)
    for quantity in reading.quantities:
        if quantity.low is not None:
            _keep(found, f"number {quantity.low} {quantity.high} {quantity.unit or ''}".rstrip(), quantity.span)
    for place in reading.places:
        _keep(found, f"place {place.gazetteer_id or ' '.join(sorted(place_name(place)))}", place.span)
    for mention in (one for one in reading.mentions if not one.points_back):
        for token in find_tokens(doc.text, doc.lang, mention.span.start, mention.span.stop):
            if doc.text[token.start].isupper() and not token.form.isdigit():
                _keep(found, f"name {token.form}", Span(doc.id, token.start, token.stop))
    anchors = tuple(found[key] for key in sorted(found))
    acts = tuple(e.act for e in sorted(reading.events, key=lambda e: (e.trigger, e.id)))
    return Anchored(doc.id, doc.lang, len(doc.text), anchors, acts)


def _keep(found: dict[tuple[int, int], Anchor], key: str, span: Span) -> None:
    if not any(start < span.stop and span.start < stop for start, stop in found):
        found[span.start, span.stop] = Anchor(key, span)


def find_renderings(texts: Sequence[Anchored]) -> list[Rendering]:
    """Pairs in different languages whose anchors are the same in the same order, sorted."""
    found = (_compare(texts[i], texts[j]) for i, j in _meeting(texts))
    return sorted((r for r in found if r is not None), key=lambda r: (r.left, r.right))


def _meeting(texts: Sequence[Anchored]) -> list[tuple[int, int]]:
    """Pairs in two languages that share two anchors, or pairs of neighbouring anchors, that few documents have."""
    shelves: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, text in enumerate(texts):
        keys = sorted(set(text.keys))
        for key in [*((k,) for k in keys), *combinations(keys[:SMALL_NUMBER], 2)]:
            shelves[key][text.lang].append(number)
    shared: Mapping[tuple[int, int], list[int]] = defaultdict(lambda: [0])
    for by_lang in shelves.values():
        if len(by_lang) > 1 and sum(map(len, by_lang.values())) <= MOST_SHARING:
            for first, second in combinations(sorted(by_lang), 2):
                for i, j in product(by_lang[first], by_lang[second]):
                    shared[i, j][0] += 1
    return sorted(pair for pair, times in shared.items() if times[0] >= 2)


def _compare(a: Anchored, b: Anchored) -> Rendering | None:
    short, long = sorted((a, b), key=lambda t: (len(t.anchors), t.doc_id))
    if len(short.anchors) < LEAST_ANCHORS or min(a.length, b.length) < LEAST_LENGTH_RATIO * max(a.length, b.length):
        return None
    blocks = SequenceMatcher(None, short.keys, long.keys, autojunk=False).get_matching_blocks()
    in_order = sum(block.size for block in blocks)
    share = in_order / len(short.anchors)
    if share < LEAST_IN_ORDER or in_order / len(long.anchors) < LEAST_OF_LONGER or in_order < LEAST_ANCHORS:
        return None
    at = next(block for block in blocks if block.size)
    evidence = (short.anchors[at.a].span, long.anchors[at.b].span)
    left, right = evidence if evidence[0].doc_id < evidence[1].doc_id else evidence[::-1]
    return Rendering(left.doc_id, right.doc_id, share, (left, right))
