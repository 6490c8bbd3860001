"""What is put in about a subject leaves him to the verb behind: "gunmen believed to be rebels | killed a guard"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import PAST_PARTICIPLE, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

BELIEVED = frozenset(
    {"believed", "thought", "said", "presumed", "reported", "alleged", "known", "rumored", "rumoured", "assumed"}
    | {"understood", "suspected", "claimed", "considered", "reputed", "held", "identified", "described"}
)
BEING = frozenset({"be", "have", "being"})
HUNG = frozenset({"acl", "acl:relcl", "xcomp", "ccomp", "conj", "parataxis", "advcl", "appos"})
BARRED = ("nsubj", "csubj", "aux", "mark", "cop")


def mend_believed(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of an English sentence, in which a participle behind its subject leaves him to the verb behind.

    So does one between commas: "Sergeant Rojas, acting on orders, | fired at him".

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    low = [word.lower() for word in words]
    places = [
        at for at in range(1, len(low) - 3) if low[at] in BELIEVED and (low[at + 1] == "to" and low[at + 2] in BEING)
    ]
    put_in = [at for at in range(2, len(low) - 2) if low[at - 1] == "," and low[at].endswith(("ing", "ed"))]
    if not places and not put_in:
        return done
    tree = _Tree(words, done, labels)
    changed = [*(tree.mend_believed(at) for at in places), *(tree.mend_put_in(at) for at in put_in)]
    return tree.write() if any(changed) else done


class _Tree(SentenceTree):
    def mend_believed(self, at: int) -> bool:
        """Give the subject of a participle to the verb with an object behind it; whether the tree was changed."""
        below = self.below(at)
        subject = next((one for one in below if self.deps[one].startswith("nsubj") and one < at), None)
        if subject is None or any(self.deps[one].startswith("aux") for one in below) or self.tags[at - 1] == "ADV":
            return False
        verb = next((one for one in range(at + 4, len(self.words)) if self._is_told(one, at)), None)
        if verb is None:
            return False
        described = self.heads[verb]
        self.take_place(verb, at)
        for one in self.below(at):
            if one > verb or (one < at and self.tags[one] != "PUNCT"):
                self.heads[one] = verb
        for one in self.below(described):
            if one > verb and described != at:
                self.heads[one] = verb
        self.deps[subject] = "nsubj"
        self.heads[at], self.deps[at], self.feats[at] = subject, "acl", PAST_PARTICIPLE
        return True

    def mend_put_in(self, at: int) -> bool:
        """Give the subject of a participle between commas to the verb above that has none; whether it was changed."""
        subject = at - 2
        bare = self.tags[at] == "VERB" and not any(self.deps[one].startswith("aux") for one in self.below(at))
        if not bare or self.heads[subject] != at or self.deps[subject] not in ("nsubj", "nsubj:pass"):
            return False
        verb = self.heads[at]
        for _ in range(2):  # parsers hang it on a day or place before, too
            verb = verb if self.tags[verb] == "VERB" else self.heads[verb]
        below = self.below(verb)
        first = min([verb, *(one for one in below if self.deps[one].startswith("aux"))])
        if verb <= at or self.tags[verb] != "VERB" or self.words[first - 1] != ",":
            return False
        if "Past" not in self.feats[verb] or any(self.deps[one].startswith(("nsubj", "csubj")) for one in below):
            return False
        self.deps[subject] = "nsubj:pass" if any(self.deps[one] == "aux:pass" for one in below) else "nsubj"
        self.heads[subject], self.heads[at], self.deps[at] = verb, subject, "acl"
        return True

    def _is_told(self, verb: int, at: int) -> bool:
        """Whether a verb of the past, right behind a noun and with an object, was hung below the participle."""
        past = self.tags[verb] == "VERB" and "Tense=Past" in self.feats[verb] and self.deps[verb] in HUNG
        if not past or not self.is_above(at, verb) or self.words[verb - 1] in (",", "and", "or", "to"):
            return False
        if any(self.deps[one].startswith(BARRED) for one in self.below(verb)):
            return False
        joined = (one for one in range(verb + 1, min(verb + 4, len(self.words))) if self.tags[one] == "VERB")
        return any(self._has_object(one) for one in (verb, *joined))

    def _has_object(self, verb: int) -> bool:
        return any(self.deps[one] == "obj" and one > verb for one in self.below(verb))
