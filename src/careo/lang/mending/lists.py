"""Lists that were taken for explanations: "three soldiers, a policeman and two civilians"; in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.lang.mending.tree import FINITE, NOUNS, PARTICIPLE, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

PARTS = frozenset({"obj", "obl", "nmod"})
BEFALLEN = frozenset({"nsubj:pass", "obj", "nsubj"})
DESCRIBING = frozenset({"acl", "amod"})


def mend_lists(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a sentence, in which what is counted between commas is one of a list and explains nobody.

    "Three soldiers, a policeman and two civilians": what stands between is an apposition for the parser, but is counted
    as what stands before it is, or of another number, or each has a name of its own. A participle joined to one that
    describes a noun describes it, too ("Pedro, torturado y ejecutado"). A finite verb is joined to a verb, and to no
    object; a second "and that" to the first clause that is said ("told him that … and that …"). Where each of a list
    has his place ("a trader in Ayora, two miners in Puno and …"), so has the first.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    heads, relations = done.heads.copy(), done.relations.copy()
    for at, label in enumerate(tree.deps):
        first = tree.heads[at]
        if label == "obl" and (owner := tree.each_in_his_place(at)) is not None:
            heads[at], relations[at] = owner, labels.relations.index("nmod")
        if label in ("ccomp", "conj") and (said := tree.said_before(at)) is not None:
            heads[at], relations[at] = said, labels.relations.index("conj")
        if not first < at or tree.tags[first] not in NOUNS:
            continue
        if label == "appos" and tree.is_listed(first, at):
            relations[at] = labels.relations.index("conj")
            heads[tree.joined_to_name(at)] = first
        elif label == "appos" and (name := tree.name_before(first, at)) is not None:
            heads[at], relations[at] = name, labels.relations.index("conj")
        elif label == "conj" and (described := tree.participle_before(first, at) or tree.verb_above(first, at)):
            heads[at] = described
    return replace(done, heads=heads, relations=relations)


class _Tree(SentenceTree):
    def is_listed(self, first: int, at: int) -> bool:
        """Whether a noun stands in a row with the one before it and one behind it."""
        joined = (one for one in self.below(first) if one > at and self.deps[one] == "conj")
        last = next((one for one in joined if self.tags[one] in NOUNS), None)
        edge = min([at, *(one for one in self.below(at) if self.deps[one] != "punct")])
        last = last or next(iter(self.joined_to_name(at)), at)
        links = [one for one in range(at + 1, last) if self.deps[one] == "cc"]
        if self.tags[at] not in NOUNS or not links or self.words[links[0] - 1] == "," or self.words[edge - 1] != ",":
            return False
        named = self._is_named(first) and self._is_named(at)
        return named or (self._is_counted(at) and (self._is_counted(first) or self.number(first) != self.number(at)))

    def joined_to_name(self, noun: int) -> list[int]:
        """What was joined to the name right behind a noun: `a Pedro Díaz, su hijo Luis y | Ana Rey`."""
        names = (one for one in self.below(noun) if one == noun + 1 and self.tags[one] == "PROPN")
        return [last for name in names for last in self.below(name) if self.deps[last] == "conj"]

    def _is_named(self, noun: int) -> bool:
        """`El alcalde Zenón Auqui, su hermano Fidel y …`: a name, or a noun right before one; two are two people."""
        beside = (one for one in self.below(noun) if one == noun + 1 and self.deps[one] in ("appos", "flat", "nmod"))
        return self.tags[noun] == "PROPN" or any(self.tags[one] == "PROPN" for one in beside)

    def each_in_his_place(self, at: int) -> int | None:
        """`Mataron a un comerciante en Ayora, dos mineros en Puno y …`: who was there, where the others have places."""
        cases = [one for one in self.below(at) if self.deps[one] == "case"]
        beside = (one for one in self.below(self.heads[at]) if self.deps[one] in BEFALLEN and one < at)
        owner = max(beside, default=None)
        if owner is None or len(cases) != 1 or self.tags[owner] not in NOUNS:
            return None
        last = max([owner, *(one for one in range(owner, at) if self.is_above(owner, one))])
        others = [one for one in self.below(owner) if self.deps[one] in ("conj", "appos") and one > at]
        case = self.words[cases[0]].lower()
        placed = [self.words[c].lower() for o in others for n in self.below(o) for c in self.below(n)]
        return owner if last == cases[0] - 1 and len(others) > 1 and placed.count(case) == len(others) else None

    def name_before(self, first: int, at: int) -> int | None:
        """`A los campesinos Luis Rojas, Ana Rey y Juan Paz`: the first of several names, where this is the next."""
        names = [one for one in self.below(first) if self.deps[one] == "appos" and first < one < at]
        if not names or self.tags[at] != "PROPN" or self.number(first) != "Number=Plur":
            return None
        joined = any(self.deps[one] == "conj" and one > at for one in self.below(names[0]))
        behind = self.tags[names[0]] == "PROPN" and self.words[at - 1] == ","
        return names[0] if joined and behind else None

    def participle_before(self, noun: int, at: int) -> int | None:
        """The participle that describes a noun before a participle that was joined to the noun."""
        describing = (one for one in self.below(noun) if noun < one < at and self.deps[one] in DESCRIBING)
        before = [one for one in describing if PARTICIPLE in self.feats[one]]
        return before[-1] if before and PARTICIPLE in self.feats[at] and self.words[at - 1] not in ",;" else None

    def verb_above(self, noun: int, at: int) -> int | None:
        """The verb that a finite verb hung on its object is joined to: `separaron a los hombres, los ataron`."""
        verb, below = self.heads[noun], {self.deps[one] for one in self.below(noun)}
        free = FINITE in self.feats[at] and self.tags[at] == "VERB" and "cop" not in below
        linked = [self.deps[one] for one in self.below(at) if one < at]
        own = any(dep.startswith("mark") or (dep.startswith("nsubj") and linked[:1] != ["cc"]) for dep in linked)
        told = (verb, *(one for one in self.below(verb) if self.deps[one] == "aux"))
        is_part = self.deps[noun] in PARTS and self.tags[verb] == "VERB" and any(FINITE in self.feats[t] for t in told)
        return verb if free and is_part and not own and verb < noun else None

    def said_before(self, at: int) -> int | None:
        """The clause under the same verb that "and that" joins a clause to; "that" may lack behind such a clause."""
        verb = self.heads[at]
        others = [one for one in self.below(verb) if self.deps[one] == "ccomp" and verb < one < at]
        links = [one for one in self.below(at) if self.deps[one] == "cc" and one < at]
        marks = {self.words[one].lower() for one in self.below(at) if self.deps[one] == "mark" and one < at}
        opened = {self.words[one].lower() for other in others for one in self.below(other) if self.deps[one] == "mark"}
        joined = bool(marks & opened) or (self.deps[at] == "ccomp" and bool(links))
        return others[-1] if others and links and joined else None

    def _is_counted(self, noun: int) -> bool:
        """Whether a number or an indefinite article stands before a noun."""
        before = [one for one in self.below(noun) if one < noun]
        indefinite = any(self.deps[one] == "det" and "Ind" in self.feats[one] for one in before)
        return indefinite or any(self.deps[one] == "nummod" for one in before)
