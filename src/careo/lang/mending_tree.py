"""The tree of a sentence as those who mend it read it: words, tags, features, relations and heads, by position."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels


class SentenceTree:
    """An analysis with the names of its labels; `heads` has the place of the word above each, its own for a root.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """

    def __init__(self, words: Sequence[str], done: Analysis, labels: Labels) -> None:
        self.words = words
        self.tags = [labels.upos[one] for one in done.upos.tolist()]
        self.feats = [labels.feats[one] for one in done.feats.tolist()]
        self.deps = [labels.relations[one] for one in done.relations.tolist()]
        self.names = [labels.names[one] for one in done.names.tolist()]
        self.heads: list[int] = done.heads.tolist()

    def below(self, at: int) -> list[int]:
        """What hangs on a word, in order."""
        return [one for one, head in enumerate(self.heads) if head == at and one != at]

    def number(self, at: int) -> str:
        """The grammatical number of a word, as the feature tells it; "" for none."""
        return next((part for part in self.feats[at].split("|") if part.startswith("Number=")), "")
