"""Whose verb stands behind an aside: "two died and five others, including a captain, were wounded"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import FINITE, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

OPENERS = (
    ("including",),
    ("among", "them"),
    ("amongst", "them"),
    ("one", "of", "them"),
    ("some", "of", "them"),
    ("most", "of", "them"),
    ("one", "of", "whom"),
    ("incluido",),
    ("incluida",),
    ("incluidos",),
    ("incluidas",),
    ("incluyendo",),
    ("entre", "ellos"),
    ("entre", "ellas"),
    ("uno", "de", "ellos"),
    ("una", "de", "ellas"),
)
"""Words that open an aside on some of those just named."""
JOINING = frozenset({"and", "but", "while", "y", "e", "pero", "mientras"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
INSIDE = frozenset({"det", "nummod", "amod", "compound", "flat", "nmod", "nmod:poss", "nmod:desc"})
ARTICLES = frozenset({"a", "an", "un", "una"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
SIDE_BY_SIDE = frozenset({"conj", "parataxis", "appos", "acl", "acl:relcl", "advcl", "dep"})
LONGEST = 14
"""Words of an aside, at most."""


def mend_asides(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a sentence, in which the verb right behind an aside has whom the aside is about as its subject.

    `Murieron dos soldados y otros cuatro, entre ellos un teniente, quedaron heridos`: no "and" stands before the second
    verb, so the words behind the first one begin its clause, and who is named between the commas is of them. What is
    said of the whole clause is no second object: "they accuse the army of killing ten, a charge it denies".

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    for at in range(2, len(words) - 2):
        tree.part_comment(at)
        if (stop := tree.aside(at)) is not None:
            tree.give_subject(at, stop)
    return tree.write()


class _Tree(SentenceTree):
    def aside(self, at: int) -> int | None:
        """The place of the comma that ends the aside which begins at a word, right before a verb with a person."""
        if self.words[at - 1] != "," or not any(self._opens(at, one) for one in OPENERS):
            return None
        for stop in range(at + 1, min(at + LONGEST, len(self.words) - 1)):
            if self.tags[stop] in ("VERB", "AUX") and FINITE in self.feats[stop]:
                return None
            if self.words[stop] == "," and FINITE in self.feats[stop + 1] and self.tags[stop + 1] in ("VERB", "AUX"):
                return stop
        return None

    def part_comment(self, at: int) -> None:
        """`…, a charge the army denies`: a noun behind a comma and its article, with a clause right behind it."""
        behind = self.words[at - 2] == "," and self.words[at - 1].lower() in ARTICLES and self.tags[at] == "NOUN"
        if not behind or self.deps[at] not in ("obj", "appos"):
            return
        told = any(self.deps[one] == "acl:relcl" and one > at for one in self.below(at))
        verb = self.heads[at]
        before = [one for one in self.below(verb) if self.deps[one] == "obj" and one < at]
        if told and before and self.tags[verb] == "VERB":
            self.deps[at] = "parataxis"

    def _opens(self, at: int, opener: Sequence[str]) -> bool:
        return tuple(word.lower() for word in self.words[at : at + len(opener)]) == tuple(opener)

    def give_subject(self, at: int, stop: int) -> None:
        """Hang the words before an aside on the verb behind it, and what the aside names on them."""
        noun, verb = self._noun_before(at - 1), stop + 1
        if self.tags[verb] == "AUX" and self.deps[verb].startswith(("aux", "cop")) and self.heads[verb] > verb:
            verb = self.heads[verb]
        below = self.below(verb)
        passive = any(self.deps[one] == "aux:pass" for one in below)
        link = self._link_before(noun)
        first = self.verb_before(link) if link is not None else None
        if link is None or first is None or self.is_above(noun, first):
            return
        if any(self.deps[one] in SUBJECTS and not at <= one < stop and one != noun for one in below):
            return
        self._free(verb, first)
        self.heads[noun], self.deps[noun] = verb, "nsubj:pass" if passive else "nsubj"
        self.heads[link] = verb
        for one in range(at, stop):
            outside = not at <= self.heads[one] < stop or self.heads[one] == one
            if outside and self.heads[one] != noun and self.tags[one] != "PUNCT":
                self.heads[one], self.deps[one] = noun, "appos" if self.tags[one] in NOMINAL else "acl"

    def _noun_before(self, comma: int) -> int:
        """The head of the phrase that a comma ends."""
        noun = comma - 1
        while self.deps[noun] in INSIDE and self.heads[noun] < comma and self.tags[self.heads[noun]] in NOMINAL:
            noun = self.heads[noun]
        return noun

    def _link_before(self, noun: int) -> int | None:
        """The "and" right before the phrase of a noun; None where there is none, or where it is no noun."""
        at = noun - 1
        while at > 0 and self.tags[at] in ("DET", "NUM", "ADJ", "PRON", "ADV"):
            at -= 1
        linked = self.tags[noun] in NOMINAL and at > 0 and self.words[at].lower() in JOINING
        return at if linked else None

    def _free(self, verb: int, first: int) -> None:
        """Join a verb to the first one, where it hung on the words that are to hang on it."""
        if self.heads[verb] != first and self.deps[verb] in SIDE_BY_SIDE:
            self.heads[verb] = first
        if self.heads[verb] == first and self.deps[verb] in SIDE_BY_SIDE:
            self.deps[verb] = "conj"
