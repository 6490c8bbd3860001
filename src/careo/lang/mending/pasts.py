"""Spanish pasts that were taken for nouns: `el teniente la insultó`, where no noun in small letters ends so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

LEAST = 5
"""Letters of a word whose ending is looked at."""
NOUNS = frozenset({"buró", "dominó", "landó", "paletó", "rococó", "bongó", "chapó", "rondó"})
PAST = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
OBJECTS = {
    word: f"Case=Acc|Gender={gender}|Number={number}|Person=3|PrepCase=Npr|PronType=Prs"
    for word, gender, number in (
        ("lo", "Masc", "Sing"),
        ("la", "Fem", "Sing"),
        ("los", "Masc", "Plur"),
        ("las", "Fem", "Plur"),
    )
}
NAMING = frozenset({"NOUN", "PROPN"})
HUNG = frozenset({"conj", "appos", "amod", "nmod", "flat", "dep"})


def mend_pasts(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which a word in small letters that ends in "-ó" is a verb.

    An article before it is its object, and the noun before that its subject, where one hangs on the other or the noun
    was joined to what stands before.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    places = [at for at, word in enumerate(words) if tree.tags[at] == "NOUN" and _is_past(word)]
    if not places or PAST not in labels.feats:
        return done
    for at in places:
        tree.make_verb(at)
    return tree.write()


def _is_past(word: str) -> bool:
    return len(word) >= LEAST and word.islower() and word.endswith("ó") and word not in NOUNS


class _Tree(SentenceTree):
    def make_verb(self, at: int) -> None:
        """Make a noun a verb, with its object and its subject before it."""
        self.tags[at], self.feats[at] = "VERB", PAST
        first = at - 1
        told = OBJECTS.get(self.words[first]) if first >= 0 and self.heads[first] == at else None
        if told is not None and told in self._labels.feats:
            self.tags[first], self.feats[first], self.deps[first] = "PRON", told, "obj"
            first -= 1
        noun = self._noun_before(first, at)
        if noun is None:
            return
        if self.heads[at] == noun:
            self.take_place(at, noun)
        for one in self.below(noun):
            if one < noun and self.deps[one] in ("cc", "mark", "punct"):
                self.heads[one] = at
        self.heads[noun], self.deps[noun] = at, "nsubj"
        thing = self.heads[at]
        if self.deps[at] == "conj" and self.tags[thing] == "NOUN" and self.tags[self.heads[thing]] == "VERB":
            self.heads[at] = self.heads[thing]  # `fue a reclamar el cuerpo y | el teniente la insultó`

    def _noun_before(self, last: int, at: int) -> int | None:
        """The noun without a preposition whose words end right before, and that goes with nothing else."""
        noun = last
        while noun > 0 and self.tags[noun] not in NAMING and self.heads[noun] < noun:
            noun = self.heads[noun]
        if noun < 0 or self.tags[noun] not in NAMING or self.number(noun) == "Number=Plur":
            return None
        cased = any(self.deps[one] == "case" for one in self.below(noun))
        joined = self.deps[noun] == "conj" and self.heads[noun] != at
        hung = self.heads[at] == noun and self.deps[at] in HUNG
        return noun if not cased and (hung or joined) else None
