"""Documents as runs of words: which share enough to be copies, how much exactly, and where the shared words stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from zlib import crc32

from careo.link.lexicon import WORD
from careo.link.sketches import find_alike
from careo.model import Document, RegionKind, Span
from careo.text.numbers import fold

SIZE = 3
SAMPLE_ONE_IN = 3
LEAST_SAMPLES = 2
MOST_SHARING = 30
FEW_SHARING, WINDOW = 8, 4
LEAST_SHARED = 0.12
MOST_PARTNERS = 8
LEAST_RUN = 2
MOST_ALIGNED = 4000


@dataclass(frozen=True, slots=True)
class WordRun:
    """The folded words of a document's body with their offsets, and its shingles of three words."""

    doc_id: str
    words: tuple[str, ...]
    offsets: tuple[tuple[int, int], ...]
    shingles: frozenset[int]

    def span(self, first: int, last: int) -> Span:
        """The span from one word to another, both included."""
        return Span(self.doc_id, self.offsets[first][0], self.offsets[last][1])


def make_run(doc: Document) -> WordRun:
    """The words of a document without datelines, mastheads and notes, so that only what is told is compared."""
    left_out = [r.span for r in doc.regions if r.kind is not RegionKind.BODY]
    words, offsets = [], []
    position = 0
    for match in WORD.finditer(doc.text):
        while position < len(left_out) and left_out[position].stop <= match.start():
            position += 1
        if position < len(left_out) and left_out[position].start <= match.start():
            continue
        words.append(fold(match.group()))
        offsets.append(match.span())
    shingles = {crc32("\n".join(words[i : i + SIZE]).encode()) for i in range(len(words) - SIZE + 1)}
    return WordRun(doc.id, tuple(words), tuple(offsets), frozenset(shingles))


def find_candidates(runs: Sequence[WordRun]) -> list[tuple[int, int]]:
    """Pairs of indexes that may be copies: by MinHash, and by shared samples for a short text inside a long one.

    MinHash finds 97 % of copies with a tenth of the words changed (measured); an excerpt shares too little of the long
    text's shingles for it, but all of its own. Of many copies each keeps the partners it is most
    like, so that a text printed a hundred times is not aligned with itself ten thousand times; groups are closed later.
    """
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for left, right in find_alike([run.shingles for run in runs]) | _by_samples(runs):
        share = _share(runs[left], runs[right])
        if share >= LEAST_SHARED:
            partners[left].append((-share, right))
            partners[right].append((-share, left))
    best = ((one, other) for one, found in partners.items() for _, other in sorted(found)[:MOST_PARTNERS])
    return sorted({(min(pair), max(pair)) for pair in best})


def _share(a: WordRun, b: WordRun) -> float:
    """The share of the smaller one's shingles that stand in the other."""
    return len(a.shingles & b.shingles) / max(1, min(len(a.shingles), len(b.shingles)))


def _by_samples(runs: Sequence[WordRun]) -> set[tuple[int, int]]:
    """Pairs that share some of the sampled shingles that few documents have."""
    shelves: dict[int, list[int]] = defaultdict(list)
    for number, run in enumerate(runs):
        for shingle in run.shingles:
            if shingle % SAMPLE_ONE_IN == 0:
                shelves[shingle].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for sharing in shelves.values():
        if 1 < len(sharing) <= MOST_SHARING:
            for pair in _meet(sharing):
                shared[pair] += 1
    return {pair for pair, times in shared.items() if times >= LEAST_SAMPLES}


def _meet(sharing: Sequence[int]) -> Iterable[tuple[int, int]]:
    """All pairs of a few; of more each with the next ones, which is enough to close a group of copies later."""
    if len(sharing) <= FEW_SHARING:
        return combinations(sharing, 2)
    return ((one, other) for at, one in enumerate(sharing) for other in sharing[at + 1 : at + 1 + WINDOW])


@dataclass(frozen=True, slots=True)
class Overlap:
    """How two documents overlap, the shorter first.

    Attributes:
        short, long: the two runs of words.
        contained: share of the short one's words that stand in the long one, in runs of two words and more, in order.
        covered: share of the long one's words that are so found.
        left, right: the longest shared stretch in each; `longest` counts its words.
        reach: where in the long one, counted in words, the shared runs begin and end.
        runs: how many of the shared runs have three words and more.
    """

    short: WordRun
    long: WordRun
    contained: float
    covered: float
    left: Span
    right: Span
    reach: tuple[int, int]
    longest: int
    runs: int


def measure(a: WordRun, b: WordRun) -> Overlap | None:
    """The exact overlap of two documents; None where they share no run of words."""
    short, long = sorted((a, b), key=lambda run: (len(run.words), run.doc_id))
    blocks = [m for m in _match(short.words, long.words) if m[2] >= LEAST_RUN]
    if not blocks:
        return None
    shared = sum(size for _, _, size in blocks)
    at, where, size = max(blocks, key=lambda m: (m[2], -m[0]))
    return Overlap(
        short,
        long,
        contained=shared / len(short.words),
        covered=shared / len(long.words),
        left=short.span(at, at + size - 1),
        right=long.span(where, where + size - 1),
        reach=(blocks[0][1], blocks[-1][1] + blocks[-1][2]),
        longest=size,
        runs=sum(1 for _, _, length in blocks if length >= SIZE),
    )


def _match(short: Sequence[str], long: Sequence[str]) -> Iterable[tuple[int, int, int]]:
    """Matching runs in order; texts too long to align as a whole are cut into windows of the short one."""
    if len(short) <= MOST_ALIGNED and len(long) <= MOST_ALIGNED:
        matcher = SequenceMatcher(None, short, long, autojunk=False)
        return [(m.a, m.b, m.size) for m in matcher.get_matching_blocks()]
    return _match_long(short, long)


def _match_long(short: Sequence[str], long: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs found greedily by their first three words, left to right; linear in the words."""
    places: Mapping[tuple[str, ...], list[int]] = _places(long)
    blocks, at = [], 0
    while at + SIZE <= len(short):
        starts = places.get(tuple(short[at : at + SIZE]), [])[:8]
        best = max(((_run_length(short, long, at, start), start) for start in starts), default=(0, 0))
        if best[0] >= SIZE:
            blocks.append((at, best[1], best[0]))
        at += max(1, best[0])
    return blocks


def _places(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(words) - SIZE + 1):
        places[tuple(words[i : i + SIZE])].append(i)
    return places


def _run_length(short: Sequence[str], long: Sequence[str], at: int, start: int) -> int:
    size = 0
    while at + size < len(short) and start + size < len(long) and short[at + size] == long[start + size]:
        size += 1
    return size
