"""What follows a relative clause about who says something is the main clause's: "those who say that … were hit"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.lang.mending.tree import FINITE, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

NOUNS, VERBS = ("NOUN", "PROPN", "PRON"), ("VERB", "AUX")
TAKEN = ("amod", "acl")
INNER = frozenset({"ccomp", "conj", "xcomp", "advcl", "parataxis", "acl", "acl:relcl"})
OWN = ("nsubj", "csubj", "mark", "cc", "expl")
LINKS = frozenset({",", "that", "and", "or", "but", "who", "which", "whom"})


def mend_relatives(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of an English sentence whose root is a noun, though a verb behind a relative clause has no subject.

    "The peasants who say that the army burned the village were threatened": the verb is the root and the noun its
    subject, if they agree in number. What `that` opens right behind the verb of the relative clause is said there.
    """
    tree = _Tree(words, done, labels)
    told = tree.deps
    root = next((at for at, label in enumerate(told) if label == "root"), None)
    if root is None or tree.tags[root] not in NOUNS:
        return done
    if (verb := tree.verb_taken_for_adjective(root)) is not None:
        return _with_verb(verb, root, tree, done, labels)
    clause = next((one for one in tree.below(root) if told[one] == "acl:relcl" and one > root), None)
    verb = (
        next((one for one in range(clause + 1, len(told)) if tree.lacks_subject(one, root)), None) if clause else None
    )
    if clause is None or verb is None:
        return done
    heads, relations = done.heads.copy(), done.relations.copy()
    number = labels.relations.index
    passive = any(told[one] == "aux:pass" for one in tree.below(verb))
    heads[verb], relations[verb] = verb, number("root")
    heads[root], relations[root] = verb, number("nsubj:pass" if passive else "nsubj")
    for one in tree.below(root):
        if one > verb:
            heads[one] = verb
    said = int(heads[clause + 1]) if words[clause + 1].lower() == "that" else clause
    if said > clause and told[said] in INNER and said != verb:
        heads[said], relations[said] = clause, number("ccomp")
    return replace(done, heads=heads, relations=relations)


def _with_verb(verb: int, noun: int, tree: _Tree, done: Analysis, labels: Labels) -> Analysis:
    """The analysis with the verb as its root, the noun as who does it, and what hung behind the verb on the verb."""
    heads, relations = done.heads.copy(), done.relations.copy()
    heads[verb], relations[verb] = verb, labels.relations.index("root")
    heads[noun], relations[noun] = verb, labels.relations.index("nsubj")
    for one in tree.below(noun):
        if one > verb:
            heads[one] = verb
    return replace(done, heads=heads, relations=relations)


class _Tree(SentenceTree):
    def verb_taken_for_adjective(self, noun: int) -> int | None:
        """A participle with an object of its own behind it, where no verb has a person: "Men in a car fired shots".

        A participle that describes a noun has none.
        """
        if any(FINITE in self.feats[at] and self.deps[at] not in TAKEN for at in range(len(self.tags))):
            return None
        taken = (at for at in range(noun + 1, len(self.tags)) if self.tags[at] == "VERB" and self.deps[at] in TAKEN)
        past = (at for at in taken if "Tense=Past" in self.feats[at] and self.words[at - 1] != ",")
        return next((at for at in past if any(self.deps[one] == "obj" and one > at for one in self.below(at))), None)

    def lacks_subject(self, at: int, noun: int) -> bool:
        """Whether a verb has a person, nobody who does it, and nothing that joins it, and agrees with the noun."""
        below = self.below(at)
        if self.tags[at] not in VERBS or self.deps[at] not in INNER or self.heads[at] <= noun:
            return False
        if any(self.deps[one].startswith(OWN) and one < at for one in below):
            return False
        first = min([at, *(one for one in below if self.deps[one].startswith("aux"))])
        if (
            FINITE not in self.feats[first]
            or self.words[first - 1].lower() in LINKS
            or self.tags[first - 1] not in NOUNS
        ):
            return False
        return self._agree(noun, first) and not (first == at and self._may_be_participle(at))

    def _may_be_participle(self, at: int) -> bool:
        """Whether a form of the past may be one: "the village burned by soldiers"."""
        return "Tense=Past" in self.feats[at]

    def _agree(self, noun: int, verb: int) -> bool:
        numbers = self.number(noun), self.number(verb)
        return "" in numbers or numbers[0] == numbers[1]
