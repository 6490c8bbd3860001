"""What a mention hangs on in its sentence: the words above it, how they are joined, and what hangs beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field

from careo.lang.phrases import find_phrases
from careo.model import Mention, MentionKind, Span
from careo.understand.parsed import Parsed

HIGHEST = 4
"""Words above a mention that are looked at."""
EQUALS = frozenset({"conj", "appos", "flat"})
"""Relations whose words stand where the word above them stands."""
INNER = frozenset({"amod", "compound", "nummod", "nmod", "acl", "det"})
BESIDE = frozenset({"nsubj", "obj", "obl", "nmod", "compound", "amod", "aux", "advmod"})
PHRASE = "incidents.phrase"
NOUN = "NOUN"


@dataclass(frozen=True, slots=True)
class Syntax:
    """The words of a document as a tree: for each its first character, lemma, part of speech, relation and head.

    Attributes:
        heads: places of the words above; the root of a sentence is its own.
        phrases: characters [start, stop) of the base noun phrases that a common noun heads.
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    lemmas: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    phrases: tuple[tuple[int, int], ...] = ()
    below: tuple[list[int], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """List the words below each word."""
        below: tuple[list[int], ...] = tuple([] for _ in self.heads)
        for at, head in enumerate(self.heads):
            if head != at:
                below[head].append(at)
        object.__setattr__(self, "below", below)

    def first_at(self, offset: int) -> int:
        """The place of the first word that begins at a character or behind it."""
        return bisect_left(self.starts, offset)

    def places(self, runs: Iterable[tuple[int, int]]) -> list[int]:
        """The places of the words that begin in some runs of characters."""
        return [at for start, stop in runs for at in range(self.first_at(start), self.first_at(stop))]

    def without(self, places: Iterable[int]) -> Syntax:
        """The same tree with some words that have no lemma."""
        lemmas, tree = list(self.lemmas), copy(self)
        for at in places:
            lemmas[at] = ""
        object.__setattr__(tree, "lemmas", tuple(lemmas))
        return tree

    def head_of(self, start: int, stop: int) -> int | None:
        """The place of the word that heads the characters [start, stop); None where no word stands there."""
        first, after = bisect_left(self.starts, start), bisect_left(self.starts, stop)
        for at in range(first, after):
            outside = not first <= self.heads[at] < after or self.heads[at] == at
            if outside and self.tags[at] not in ("SPACE", "PUNCT", "DET", "ADP"):
                return at
        return first if first < after else None

    def stands_for(self, at: int) -> int:
        """The place of the word in whose stead a word stands: the first of a list, or what it explains."""
        for _ in range(HIGHEST):
            if self.relations[at].partition(":")[0] not in EQUALS:
                break
            at = self.heads[at]
        return at

    def joint(self, at: int) -> str:
        """How a word is joined to the one above it: the relation, with its preposition."""
        case = next((self.lemmas[one] for one in self.below[at] if self.relations[one] == "case"), "")
        return f"{self.relations[at]}:{case}" if case else self.relations[at]


def read_syntax(parsed: Parsed) -> Syntax:
    """The tree of a parsed document."""
    words = parsed.syntax
    return Syntax(
        tuple(token.idx for token in words),
        tuple(token.idx + len(token) for token in words),
        tuple((token.lemma_ or token.text).lower() for token in words),
        tuple(token.pos_ for token in words),
        tuple(token.dep_ for token in words),
        tuple(token.head.i for token in words),
        tuple((run.start_char, run.end_char) for run in find_phrases(words) if run.root.pos_ == NOUN),
    )


def phrases_beside(syntax: Syntax, doc_id: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Noun phrases that no mention covers, as mentions of something unknown."""
    heads = {syntax.head_of(one.span.start, one.span.stop) for one in mentions}
    spans = (span for span in syntax.phrases if syntax.head_of(*span) not in heads)
    return tuple(
        Mention(Span(doc_id, start, stop), MentionKind.OTHER, syntax.lemmas[at], PHRASE)
        for start, stop in spans
        if (at := syntax.head_of(start, stop)) is not None
    )


def inside(syntax: Syntax, start: int, stop: int) -> Iterator[str]:
    """The head of the characters [start, stop), and what hangs on it."""
    at = syntax.head_of(start, stop)
    if at is None:
        return
    yield from (f"lemma={syntax.lemmas[at]}", f"tag={syntax.tags[at]}")
    for one in syntax.below[at]:
        if syntax.relations[one].partition(":")[0] in INNER:
            yield f"inner={syntax.relations[one]}:{syntax.lemmas[one]}"


def standing(syntax: Syntax, start: int, stop: int) -> Iterator[str]:
    """What the characters [start, stop) hang on, what is inside them, and what hangs beside them."""
    at = syntax.head_of(start, stop)
    if at is None:
        return
    lemmas = syntax.lemmas
    yield from inside(syntax, start, stop)
    yield f"relation={syntax.relations[at]}"
    place, way = syntax.stands_for(at), ""
    for height in range(HIGHEST):
        above = syntax.heads[place]
        if above == place:
            break
        way = f"{way}>{syntax.joint(place)}"
        yield from (f"way={way}", f"way={way}:{lemmas[above]}", f"above{height}={lemmas[above]}")
        if not height:
            yield f"way={way}:{syntax.tags[above]}"
            for one in syntax.below[above]:
                if one != place and syntax.relations[one].partition(":")[0] in BESIDE:
                    yield f"beside={way}:{syntax.relations[one]}:{lemmas[one]}"
        place = syntax.stands_for(above)
