"""The first of joined clauses, and whom its verb is done to, where a parser hung them on a noun before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.lang.mending.spanish import LINKS
from careo.lang.mending.tree import FINITE, INFINITIVE, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

PERSON = "PER"
CLAUSES = frozenset({"acl", "acl:relcl"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
TO = frozenset({"a", "al"})
FILLED = frozenset({"obj", "iobj", "ccomp"})


def mend_clauses(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which a finite verb without a relative word describes no subject.

    `Los procesados detuvieron en la feria a Mateo Condori, los llevaron a la base y los mataron`: the accused arrested
    somebody, as they did what follows. Behind "a" a person is no part of a place: him they arrested. Of `Los guardias
    obligaron a las mujeres a caminar, relató Rosa` the guards relate nothing.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    for at in range(len(words)):
        tree.mend_main(at)
        tree.mend_clause(at)
        tree.mend_after(at)
    for at in range(len(words)):
        tree.mend_described(at)
        tree.mend_person(at)
        tree.mend_inserted(at)
    return tree.write()


def mend_according(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of an English sentence, in which what stands behind "according to witnesses," describes no witness.

    `According to witnesses, some ten men broke into the house, beat her and …`: a finite verb with a subject of its
    own, behind a comma, is the first of the clauses that "and" joins.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    if [word.lower() for word in words[:2]] != ["according", "to"]:
        return done
    heads, relations = done.heads.copy(), done.relations.copy()
    for at in range(3, len(words)):
        source, told = int(heads[at]), labels.relations[relations[at]]
        main = int(heads[source])
        if told not in CLAUSES or not source < at < main or FINITE not in labels.feats[done.feats[at]]:
            continue
        subjects = [
            one for one in range(source, at) if heads[one] == at and labels.relations[relations[one]] in SUBJECTS
        ]
        others = [
            one for one in range(source, at) if heads[one] == main and labels.relations[relations[one]] in SUBJECTS
        ]
        if not subjects and len(others) == 1 and "," in words[source + 1 : others[0]]:
            heads[others[0]], subjects = at, others  # "some ten men broke into the house, beat her and …"
        own = any(heads[one] == main and labels.relations[relations[one]] in SUBJECTS for one in range(len(words)))
        if subjects and not own and "," in words[source + 1 : subjects[0]]:
            heads[at], relations[at] = (at if heads[main] == main else heads[main]), relations[main]
            heads[main], relations[main] = at, labels.relations.index("conj")
            heads[source] = at
    return replace(done, heads=heads, relations=relations)


class _Tree(SentenceTree):
    def mend_clause(self, at: int) -> None:
        """A finite clause on the subject of a later verb, with nothing that links it: that verb goes on with it."""
        noun = self.heads[at]
        later = self.heads[noun]
        if self.tags[at] != "VERB" or FINITE not in self.feats[at] or self.deps[at] not in CLAUSES:
            return
        if not (noun < at < later and self.deps[noun] in SUBJECTS and self.tags[later] == "VERB"):
            return
        inside = range(noun + 1, at + 1)
        below = {self.deps[one] for one in self.below(at)}
        if (
            LINKS & {self.words[one].lower() for one in inside}
            or SUBJECTS & below
            or self.number(noun) not in ("", self.number(at))
        ):
            return
        above = self.heads[later]
        self.heads[at], self.deps[at] = (at if above == later else above), self.deps[later]
        self.heads[later], self.deps[later] = at, "conj"
        self.heads[noun], self.deps[noun] = at, "nsubj"

    def mend_described(self, at: int) -> None:
        """`Tropas adscritas a la brigada detuvieron …`: what "a" joins to a word about the subject is no object."""
        verb = self.heads[at]
        cases = [one for one in self.below(at) if self.deps[one] == "case"]
        if self.deps[at] not in ("obj", "obl", "iobj") or not at < verb or len(cases) != 1 or not cases[0]:
            return
        before = cases[0] - 1
        noun = self.heads[before]
        about = self.tags[before] in ("ADJ", "VERB") and self.deps[before] in ("amod", "acl") and noun < before
        if about and self.words[cases[0]].lower() in TO and self.heads[noun] == verb and self.deps[noun] in SUBJECTS:
            self.heads[at], self.deps[at] = before, "obl"

    def mend_after(self, at: int) -> None:
        """`Luego de golpear al padre, huyeron`: the preposition is the infinitive's, as behind `después`."""
        infinitive, above = at + 2, self.heads[at]
        if self.words[at].lower() != "luego" or infinitive >= len(self.words) or self.words[at + 1].lower() != "de":
            return
        if INFINITIVE in self.feats[infinitive] and self.heads[infinitive] == above and above not in (at, infinitive):
            self.heads[at], self.deps[at] = infinitive, "advmod"
            self.heads[at + 1], self.deps[at + 1] = infinitive, "mark"

    def mend_person(self, at: int) -> None:
        """A person behind "a" that was hung on a place between him and the verb."""
        place = self.heads[at]
        verb = self.heads[place]
        is_person = self.tags[at] == "PROPN" and self.names[at].endswith(PERSON)
        if not is_person or self.deps[at] != "nmod" or self.deps[place] != "obl" or not verb < place < at:
            return
        cases = [self.words[one].lower() for one in self.below(at) if self.deps[one] == "case"]
        full = FILLED & {self.deps[one] for one in self.below(verb)}
        if self.tags[verb] == "VERB" and len(cases) == 1 and TO & set(cases) and not full:
            self.heads[at], self.deps[at] = verb, "obj"

    def mend_inserted(self, at: int) -> None:
        """A subject before the main verb that was hung on an inserted verb which has its own behind it."""
        verb = self.heads[at]
        main = self.heads[verb]
        if self.deps[at] not in SUBJECTS or self.deps[verb] != "parataxis" or not at < main < verb:
            return
        subjects = [one for one in self.below(verb) if self.deps[one] in SUBJECTS]
        own = any(self.deps[one] in SUBJECTS for one in self.below(main))
        if not own and any(one > verb for one in subjects) and FINITE in self.feats[main]:
            self.heads[at] = main

    def mend_main(self, at: int) -> None:
        """The main verb that was hung on its subject, as an inserted verb with its own was taken for the main one."""
        noun = self.heads[at]
        verb = self.heads[noun]
        below = self.below(at)
        linked = any(self.deps[one] in SUBJECTS or self.words[one].lower() in LINKS for one in below)
        if self.deps[at] != "acl:relcl" or FINITE not in self.feats[at] or linked or self.words[verb - 1] != ",":
            return
        own = any(self.deps[one] in SUBJECTS and one > verb for one in self.below(verb))
        agrees = self.number(noun) in ("", self.number(at))
        if self.deps[noun] in SUBJECTS and noun < at < verb and own and agrees and self.heads[verb] == verb:
            self.heads[at], self.deps[at] = at, self.deps[verb]
            self.heads[verb], self.deps[verb] = at, "parataxis"
            self.heads[noun] = at
