"""How many, told as a range: "killed between 60 and 80 villagers", `fueron asesinadas entre 60 y 80 personas`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import NOUNS, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

RANGES = {"between": "and", "from": "to", "entre": "y", "de": "a"}
"""The word before the lower number, and the one before the higher."""
UP_TO = "hasta"
PARTS = frozenset({"nsubj", "nsubj:pass", "obj"})
LOOSE = frozenset({"obl", "obl:arg", "obl:agent", "obl:unmarked", "nmod"})
HOW_LONG = ("second", "minute", "hour", "day", "week", "month", "year", "segundo", "minuto", "hora", "día", "semana")


def mend_ranges(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a sentence, in which who is counted by a range takes the part that is free at the verb.

    What stands before the range is of its numbers: for the parser "between" makes the villagers a place or a time.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    low = [word.lower() for word in words]
    starts = [at for at in range(len(low) - 4) if low[at] in RANGES and low[at + 2] == RANGES[low[at]]]
    bare = [at for at in range(1, len(low) - 2) if low[at] == "a" and low[at - 1].isdigit() and low[at + 1].isdigit()]
    upto = [at for at in range(1, len(low) - 2) if low[at] == UP_TO]
    if not (starts or bare or upto):
        return done
    tree = _Tree(words, done, labels)
    for at in starts:
        tree.mend_range(at)
    for at in bare:
        tree.mend_bare(at)
    for at in upto:
        tree.mend_most(at)
    return tree.write()


class _Tree(SentenceTree):
    def mend_range(self, at: int) -> None:
        """Hang the numbers behind `at` on what they count, and that on its verb."""
        lower, higher, noun = at + 1, at + 3, at + 4
        if self.tags[noun] == "ADJ" and noun + 1 < len(self.tags):
            noun += 1
        if (self.tags[lower], self.tags[higher]) != ("NUM", "NUM") or self.tags[noun] not in NOUNS:
            return
        if self.words[noun].lower().startswith(HOW_LONG):
            return
        if self.heads[noun] in (lower, higher):
            self._take_place_of(self.heads[noun], noun)
        self.heads[lower], self.deps[lower] = noun, "nummod"
        self.heads[higher], self.deps[higher] = lower, "conj"
        self.heads[at], self.deps[at] = lower, "case"
        self.heads[at + 2], self.deps[at + 2] = higher, "cc"
        verb = self.heads[noun]
        has_case = any(self.deps[one] == "case" for one in self.below(noun))
        if self.deps[noun] in LOOSE and self.tags[verb] == "VERB" and not has_case:
            self.deps[noun] = self._free_part(verb, noun)

    def mend_bare(self, at: int) -> None:
        """`300 a 400 campesinos`: "a" joins the numbers, and is no preposition of who is counted."""
        lower, higher, noun = at - 1, at + 1, at + 2
        if self.tags[noun] not in NOUNS or self.words[noun].lower().startswith(HOW_LONG) or self.heads[at] != noun:
            return
        self.heads[at], self.heads[higher], self.deps[higher] = higher, lower, "conj"
        if not self.is_above(lower, noun):
            self.heads[lower], self.deps[lower] = noun, "nummod"

    def mend_most(self, at: int) -> None:
        """`Murieron hasta diez soldados`: right behind a verb it says how many, and not how far."""
        number, noun = at + 1, self.heads[at]
        counted = self.tags[number] == "NUM" and self.heads[number] == noun > number and self.tags[noun] in NOUNS
        verb = self.heads[noun]
        behind = self.tags[verb] == "VERB" and verb == at - 1 and self.deps[noun] in LOOSE
        if counted and behind and not self.words[noun].lower().startswith(HOW_LONG):
            self.heads[at], self.deps[at] = number, "advmod"
            self.deps[noun] = self._free_part(verb, noun)

    def _take_place_of(self, number: int, noun: int) -> None:
        """Hang what is counted where its number hung."""
        above = number
        while self.tags[above] == "NUM" and self.heads[above] != above:
            number, above = above, self.heads[above]
        self.heads[noun] = noun if above == number else above
        self.deps[noun] = self.deps[number]

    def _free_part(self, verb: int, noun: int) -> str:
        """What is counted is what the verb has not got yet: subject of a passive, else object."""
        parts = {self.deps[one] for one in self.below(verb)} & PARTS
        if any(self.deps[one] == "aux:pass" for one in self.below(verb)):
            return self.deps[noun] if "nsubj:pass" in parts else "nsubj:pass"
        if "obj" not in parts:
            for one in (one for one in self.below(verb) if self.deps[one] == "nsubj:pass"):
                self.deps[one] = "nsubj"
            return "obj"
        return self.deps[noun] if parts & {"nsubj", "nsubj:pass"} else "nsubj"
