"""Text cut into pieces that open and close ranges: claims hold their voices and events, and no letter is lost.

Ranges that cross cannot be nested as they are: the one that ends later is closed where the other ends, and goes on
behind it. Each piece says how many ranges end before it, which begin there, and its letters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from careo.model import Claim, Document, Reading, Span

KINDS = ("claim", "voice", "event", "sought")
"""What a range can be; of two with the same words the first named here holds the other."""


@dataclass(frozen=True, slots=True)
class Range:
    """Words and what they are.

    Attributes:
        kind: one of `KINDS`.
        says: what its label names: certainties of claims, kinds of voices, ids of acts; none for words sought.
        ids: the claims or events it stands for.
        goes_on: whether it began before, and has its label there.
    """

    kind: str
    start: int
    stop: int
    says: tuple[Any, ...] = ()
    ids: tuple[str, ...] = ()
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters under the same ranges; `anchor` is the offset they start at."""

    closes: int
    opens: tuple[Range, ...]
    text: str
    anchor: int


def find_ranges(reading: Reading, sought: Span | None = None) -> list[Range]:
    """What is to be marked: claims from voice to content, voices, events, and the words sought; equal ones are one."""
    found: dict[tuple[str, int, int], list[tuple[Any, str]]] = defaultdict(list)
    for claim in reading.claims:
        whole = _whole(claim)
        found["claim", whole.start, whole.stop].append((claim.certainty, claim.id))
        for voice in claim.voices:
            if voice.span is not None:
                found["voice", voice.span.start, voice.span.stop].append((voice.kind, claim.id))
    for event in reading.events:
        found["event", event.trigger.start, event.trigger.stop].append((event.act, event.id))
    if sought is not None:
        found["sought", sought.start, sought.stop] = []
    return [
        Range(*key, tuple(dict.fromkeys(said for said, _ in of)), tuple(dict.fromkeys(id for _, id in of)))
        for key, of in found.items()
    ]


def cut(doc: Document, ranges: Iterable[Range], anchors: Iterable[int] = ()) -> list[Piece]:
    """The text cut at every edge of a range and at every anchor; the pieces together are the text, all ranges closed.

    The last piece has no letters: it closes what is open.
    """
    begins: dict[int, list[Range]] = defaultdict(list)
    size = len(doc.text)
    for one in ranges:
        begins[one.start].append(one)
    edges = sorted({0, size, *begins, *(one.stop for of in begins.values() for one in of), *anchors})
    return list(_pieces(doc.text, edges[: bisect_left(edges, size) + 1], begins))


def _pieces(text: str, edges: list[int], begins: dict[int, list[Range]]) -> Iterator[Piece]:
    stack: list[Range] = []
    for start, stop in pairwise(edges):
        left = next((depth for depth, one in enumerate(stack) if one.stop <= start), len(stack))
        closed = stack[left:]
        again = [_continued(one) for one in closed if one.stop > start]
        opened = sorted([*again, *begins.get(start, ())], key=lambda one: (-one.stop, KINDS.index(one.kind)))
        stack[left:] = opened
        yield Piece(len(closed), tuple(opened), text[start:stop], start)
    yield Piece(len(stack), (), "", len(text))


def _continued(one: Range) -> Range:
    return Range(one.kind, one.start, one.stop, one.says, one.ids, goes_on=True)


def _whole(claim: Claim) -> Span:
    """The words of a claim with the voices that stand in its sentences."""
    words = [claim.content]
    for voice in claim.voices:
        words += [one for one in (voice.span, voice.cue) if one is not None and claim.span.covers(one)]
    return Span(claim.content.doc_id, min(one.start for one in words), max(one.stop for one in words))
