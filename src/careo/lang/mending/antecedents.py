"""Whom a Spanish relative clause tells of, where number leaves no choice: `diez acusados por el juez, que huyeron`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import FINITE, NOUNS, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

SINGULAR, PLURAL = "Number=Sing", "Number=Plur"
WHO = {"quien": SINGULAR, "quienes": PLURAL}
WHOSE = frozenset({"cuyo", "cuya", "cuyos", "cuyas"})
BEFORE_WHOSE = frozenset({"frente", "ante", "en", "de", "con", "por", "sobre", "contra", "desde", "bajo", "tras", "a"})
SEVERAL = frozenset({"conj", "nmod", "nummod", "appos"})
"""What makes several of a noun of one: `un grupo de obreros que protestaban`."""
FULL = frozenset({"obj", "ccomp", "xcomp", "expl:pv", "cop"})
"""What a clause holds in which `que` is who does it, and not whom it is done to: `los libros que escribió`."""
FAR = 8
"""Words between a noun and the clause that tells of it, at most."""


def mend_antecedents(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis in which `que` and `quien` tell of a noun of their number, and whose something is does nothing.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    for at, word in enumerate(words):
        if word.lower() in WHOSE and tree.deps[at] == "det":
            tree.give_subject(tree.heads[at], at)
        tree.name_counted(at)
        tree.name_whom(at)
        if word.lower() in WHO and tree.deps[at] in ("obl", "obl:arg") and words[at - 1].lower() == "a":
            tree.deps[at] = "iobj"
    for clause in (at for at, dep in enumerate(tree.deps) if dep == "acl:relcl"):
        told = tree.antecedent(clause)
        if told is not None and told != tree.heads[clause] and not tree.is_above(clause, told):
            tree.heads[clause] = told
    return tree.write()


class _Tree(SentenceTree):
    def give_subject(self, noun: int, whose: int) -> None:
        """`El presidente, cuyo canciller, Luis Bravo, entregó una nota`: it is the minister who hands it over."""
        owner = self.heads[noun]
        verb = next((at for at in range(noun + 1, len(self.words)) if self._may_be_of(at, owner, noun)), None)
        if verb is None:
            return
        before = self.words[whose - 1].lower() if whose else ""
        if before in BEFORE_WHOSE:
            self.heads[noun], self.deps[noun] = verb, "obl"
            behind = [one for one in self.below(verb) if self.deps[one] == "obj" and one > verb]
            if len(behind) == 1 and any(self.deps[one] == "expl:pv" for one in self.below(verb)):
                self.deps[behind[0]] = "nsubj"  # "frente a cuya casa se manifestó un grupo"
        elif not any(self.deps[one].startswith("nsubj") for one in self.below(verb) if one != noun):
            names = [one for one in self.below(owner) if self.deps[one] == "appos" and noun < one < verb]
            for one in names:
                self.heads[one] = noun
            self.heads[noun], self.deps[noun] = verb, "nsubj"
        if not self.is_above(verb, owner):
            self.heads[verb], self.deps[verb] = owner, "acl:relcl"

    def name_whom(self, at: int) -> None:
        """`Detuvieron a cuatro comuneros a los que acusaban`: the clause tells of the noun before, as its object."""
        article, clause = at - 1, self.heads[at]
        if self.words[at].lower() != "que" or article < 1 or self.words[article].lower() not in ("los", "las", "la"):
            return
        noun = article - (3 if self.words[article - 2] == "," else 2)
        told = self.words[article - 1].lower() == "a" and noun >= 0 and self.tags[noun] in NOUNS
        beside = {self.deps[one] for one in self.below(clause) if one != at}
        if not told or clause < at or not self.is_told(clause) or beside & {"obj", "aux:pass", "iobj"}:
            return
        if self.deps[at] not in ("obl", "mark") or self.is_above(clause, noun):
            return
        self.heads[clause], self.deps[clause] = noun, "acl:relcl"
        self.deps[at], self.tags[at] = "obj", "PRON"
        self.heads[article], self.deps[article] = at, "det"
        self.heads[article - 1], self.deps[article - 1] = at, "case"

    def name_counted(self, at: int) -> None:
        """`Diez acusados por el juez huyeron`: a participle that is counted names people, who do what the verb says."""
        verb, below = self.heads[at], self.below(at)
        counted = any(self.deps[one] == "nummod" and one < at for one in below)
        if counted and self.deps[at] == "conj" and self.tags[at] == "VERB" and self.tags[verb] in NOUNS:
            self.tags[at] = "NOUN"  # "el jefe y otros veinte acusados"
        is_open = self.deps[at] in ("advcl", "acl", "parataxis") and verb > at and self.is_told(verb)
        bare = not any(self.deps[one].startswith(("aux", "nsubj", "case", "mark")) for one in below)
        if not (counted and is_open and bare and self.tags[at] == "VERB" and self.number(at) == PLURAL):
            return
        if self.number(verb) == PLURAL and not any(self.deps[one].startswith("nsubj") for one in self.below(verb)):
            self.tags[at], self.deps[at] = "NOUN", "nsubj"

    def _may_be_of(self, verb: int, owner: int, noun: int) -> bool:
        if not self.is_told(verb) or not owner < noun:
            return False
        if self.deps[verb] == "parataxis":  # "cuyo canciller, Luis Bravo, entregó una nota, viajó"
            return self.heads[verb] > verb and self.heads[owner] == self.heads[verb]
        return self.deps[verb] == "acl:relcl" and self.heads[verb] in (owner, noun)

    def antecedent(self, clause: int) -> int | None:
        """The noun that a relative clause tells of, where the one above it has another number; None where none fits."""
        noun = self.heads[clause]
        opener = next((at for at in range(noun + 1, clause) if self._opens(at, clause)), None)
        if opener is None or self.tags[noun] not in NOUNS or self.number(noun) == "":
            return None
        number = WHO.get(self.words[opener].lower())
        if number is None and self._is_subject(opener, clause):
            number = self._number_told(clause)
        if number is None or number == self.number(noun) or self._are_several(noun):
            return None
        nouns = (at for at in range(opener - 1, max(-1, opener - FAR), -1) if self._may_be_told_of(at, noun, number))
        return next(nouns, None)

    def _opens(self, at: int, clause: int) -> bool:
        word = self.words[at].lower()
        return (word == "que" or word in WHO) and self.heads[at] == clause

    def _is_subject(self, opener: int, clause: int) -> bool:
        """Whether `que` is who does it: there is no other subject, no preposition, and nothing else left for it."""
        below = self.below(clause)
        if any(self.deps[one].startswith(("nsubj", "csubj")) and one != opener for one in below):
            return False
        before = self.words[opener - 1].lower()
        full = any(self.deps[one] in FULL and one != opener for one in below)
        return full and before not in BEFORE_WHOSE and before not in ("el", "la", "los", "las", "lo")

    def _number_told(self, clause: int) -> str | None:
        """The number of the verb of a clause, by the word that has a person."""
        told = [one for one in (clause, *self.below(clause)) if FINITE in self.feats[one]]
        return (self.number(told[0]) or None) if told else None

    def _are_several(self, noun: int) -> bool:
        return self.number(noun) == SINGULAR and any(self.deps[one] in SEVERAL for one in self.below(noun))

    def _may_be_told_of(self, at: int, noun: int, number: str) -> bool:
        """Whether a noun has the number and stands in the phrase of the one above the clause, or that in its own."""
        counted = any(self.deps[one] in ("nummod", "det") for one in self.below(at))
        is_noun = self.tags[at] in NOUNS or (counted and self.tags[at] in ("ADJ", "VERB"))
        return is_noun and self.number(at) == number and (self.is_above(at, noun) or self.is_above(noun, at))
