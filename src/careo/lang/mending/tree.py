"""The tree of a sentence as those who mend it read it: words, tags, features, relations and heads, by position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels, Numbers


FINITE, INFINITIVE, PARTICIPLE = "VerbForm=Fin", "VerbForm=Inf", "VerbForm=Part"
PAST_PARTICIPLE = "Tense=Past|VerbForm=Part"
"""All that English says of one; Spanish says number and gender, too."""
PAST = "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"
NOUNS = frozenset({"NOUN", "PROPN"})


class Heads(list[int]):
    """The places of the words above each, which tell what hangs on a word; put together anew once one has changed."""

    _below: list[list[int]] | None = None

    def __setitem__(self, at: Any, head: Any) -> None:
        super().__setitem__(at, head)
        self._below = None

    def below(self, at: int) -> list[int]:
        """What hangs on a word, in order."""
        if self._below is None:
            self._below = [[] for _ in self]
            for one, head in enumerate(self):
                if head != one:
                    self._below[head].append(one)
        return self._below[at]


class SentenceTree:
    """An analysis with the names of its labels; `heads` has the place of the word above each, its own for a root.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """

    def __init__(self, words: Sequence[str], done: Analysis, labels: Labels) -> None:
        self.words, self._done, self._labels = words, done, labels
        self.tags = [labels.upos[one] for one in done.upos.tolist()]
        self.feats = [labels.feats[one] for one in done.feats.tolist()]
        self.deps = [labels.relations[one] for one in done.relations.tolist()]
        self.names = [labels.names[one] for one in done.names.tolist()]
        self.heads = Heads(done.heads.tolist())

    def below(self, at: int) -> list[int]:
        """What hangs on a word, in order."""
        return self.heads.below(at)

    def number(self, at: int) -> str:
        """The grammatical number of a word, as the feature tells it; "" for none."""
        return next((part for part in self.feats[at].split("|") if part.startswith("Number=")), "")

    def is_told(self, at: int) -> bool:
        """Whether a word is a verb with a person."""
        return self.tags[at] == "VERB" and FINITE in self.feats[at]

    def is_above(self, one: int, other: int) -> bool:
        """Whether `other` hangs on `one`, however deep; a word is not above itself, but in a circle."""
        for _ in self.words:  # a tree that is being mended may have a circle
            if self.heads[other] == other:
                return False
            other = self.heads[other]
            if other == one:
                return True
        return False

    def verb_before(self, at: int) -> int | None:
        """The last verb with a person before a word, or the participle that its auxiliary belongs to."""
        for one in range(at - 1, -1, -1):
            if FINITE in self.feats[one] and self.tags[one] in ("VERB", "AUX"):
                helps = self.tags[one] == "AUX" and one < self.heads[one] < at
                return self.heads[one] if helps else one
        return None

    def take_place(self, one: int, other: int) -> None:
        """Hang a word where another hangs, as the root where that is the root."""
        self.heads[one] = one if self.heads[other] == other else self.heads[other]
        self.deps[one] = self.deps[other]

    def write(self) -> Analysis:
        """The analysis with the tags, features, relations, names and heads as they stand in the tree now."""
        done, labels = self._done, self._labels
        return replace(
            done,
            upos=_renumber(done.upos, labels.upos, self.tags),
            feats=_renumber(done.feats, labels.feats, self.feats),
            relations=_renumber(done.relations, labels.relations, self.deps),
            names=_renumber(done.names, labels.names, self.names),
            heads=np.array(self.heads, dtype=done.heads.dtype),
        )


def _renumber(numbers: Numbers, labels: Sequence[str], told: Sequence[str]) -> Numbers:
    """The numbers of the labels `told`."""
    found = numbers.copy()
    for at, label in enumerate(told):
        if labels[numbers[at]] != label:
            found[at] = labels.index(label)
    return found


def is_tree(heads: Numbers) -> bool:
    """Whether every word comes to a root, which is its own head; words that hang on each other never do.

    Args:
        heads: the place of the word above each, shape (words,).
    """
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]  # twice as far up
    return bool((heads[above] == above).all())
