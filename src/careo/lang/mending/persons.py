"""Names of people that were taken for places: `detuvieron a Painemal`, `Ccorahua fue torturado`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

# fmt: off
TO_PEOPLE = (
    "acribill", "ajustici", "apres", "arrest", "asesin", "captur", "degoll", "degüell", "deten", "detien", "detuv",
    "ejecut", "encarcel", "fusil", "golpe", "hier", "hir", "interrog", "linch", "mat", "rapt", "remat", "secuestr",
    "tortur", "ultim",
)
# fmt: on
"""How the forms begin of verbs that are done to nobody but people, where "a" stands before a bare name."""
PARTICIPLES = ("asesinad", "detenid", "ejecutad", "fusilad", "interrogad", "torturad", "encarcelad", "secuestrad")
"""How the participles begin of those that are done to nobody but people, whatever stands before them."""
DEEDS = ("asesinato", "homicidio", "desaparici", "secuestro", "detenci", "ejecuci")
"""How the nouns begin of what befalls nobody but people: `la desaparición de Elkin Durango`."""
TO, MOVED = "a", frozenset({"obj", "iobj", "obl", "obl:arg"})
OFFICES = frozenset({"alcalde", "alcaldesa", "gobernador", "gobernadora", "coronel", "general"})
"""Offices and ranks that `teniente` stands before."""
PLACE, OUTSIDE, PERSON = "LOC", "O", "PER"


def mend_persons(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which a bare name is a person's where only people suffer what is done.

    Nobody shoots a town: behind "a", or as the subject of a passive, what was taken for a place is somebody. A
    `teniente alcalde` is one person.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    for at, tag in enumerate(tree.tags):
        if tag == "PROPN" and tree.names[at].removeprefix("B-") in (PLACE, OUTSIDE) and tree.is_person(at):
            tree.name_person(at)
        tree.join_title(at)
    return tree.write()


class _Tree(SentenceTree):
    def is_person(self, at: int) -> bool:
        """Whether a name is one that something is done to which is only done to people."""
        top = at
        while self.heads[top] > top and self.names[self.heads[top]].startswith("I-"):
            top = self.heads[top]
        inside = {*range(at, top + 1)}
        below = [one for word in inside for one in self.below(word) if one not in inside]
        at, first, verb = top, at, self.heads[top]
        if any(self.deps[one] in ("det", "nmod", "acl", "acl:relcl", "nummod") for one in below):
            return False
        cases = [self.words[one].lower() for one in below if self.deps[one] == "case"]
        if self.deps[at] == "nmod" and verb < at:
            one = not self.words[verb].lower().endswith("s")  # "los asesinatos de Tarata"
            return one and cases == ["de"] and self.words[verb].lower().startswith(DEEDS)
        if self.deps[at] == "nsubj:pass":
            return at < verb and self.words[verb].lower().startswith(PARTICIPLES)
        if cases != [TO] or self.words[first - 1].lower() != TO or not self.words[at][:1].isupper():
            return False
        while self.deps[at] == "conj" and self.heads[at] != at:
            at = self.heads[at]
        verb = self.heads[at]
        done = self.tags[verb] == "VERB" and self.words[verb].lower().startswith(TO_PEOPLE)
        return done and self.deps[at] in MOVED and verb < at

    def join_title(self, at: int) -> None:
        """`El teniente alcalde de Ayora` is one office of one person."""
        before = at - 1
        joined = self.heads[at] == before and self.deps[at] == "appos"
        if joined and self.words[before].lower() == "teniente" and self.words[at].lower() in OFFICES:
            self.deps[at] = "amod"

    def name_person(self, at: int) -> None:
        """Call a name and the words that go on with it a person's."""
        self.names[at] = f"B-{PERSON}"
        for one in range(at + 1, len(self.words)):
            inside = self.names[one].startswith("I-") or (self.heads[one] == at and self.deps[one] == "flat")
            if not inside:
                return
            self.names[one] = f"I-{PERSON}"
