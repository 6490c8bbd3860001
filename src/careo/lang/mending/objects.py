"""Whom a deed befell is no subject of the participle behind: "rebels killed two men caught in an attack"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import NOUNS, PAST, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

HARMING = re.compile(
    r"(?:kill|wound|injur|arrest|kidnapp|abduct|captur|seiz|fre|releas|murder|detain|execut|rescu|hang|stabb|tortur|rap|"
    r"robb|ambush|attack|assassinat|massacr|behead|lynch|interrogat|imprison|jail|deport|expell|evict|punish|whipp|drown|"
    r"abus|assault|buri|shell|bomb|burn|search)(?:ed|ing)|shot|shooting|beat|beating|held|holding|hit|hitting|struck"
)
"""Verbs that have whom or what they befell behind them, and never a clause."""
FORMS = re.compile(r".*(?:ed|en|wn|ght|ept|eld|old|orn|ung|ut|aid|ade|eft|und)")
TAKEN = frozenset({"advcl", "ccomp", "parataxis", "xcomp", "acl"})
BEHIND = frozenset({"nsubj", "nsubj:pass", "obj"})


def mend_objects(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of an English sentence, in which a noun right behind a deed is its object.

    A participle behind the noun that was taken for a verb of its own describes it: "killed two men | seized at home".
    Who does the second of two deeds without an auxiliary does the first, too.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    places = [at for at, word in enumerate(words) if HARMING.fullmatch(word.lower())]
    if not places:
        return done
    tree = _Tree(words, done, labels)
    changed = [tree.mend_object(at) or tree.mend_voice(at) for at in places]
    return tree.write() if any(changed) else done


class _Tree(SentenceTree):
    def mend_object(self, verb: int) -> bool:
        """Give a deed the noun right behind it for its object; whether the tree was changed."""
        if self.tags[verb] != "VERB" or any(self.deps[one].startswith(("obj", "aux:pass")) for one in self.below(verb)):
            return False
        for noun in range(verb + 1, len(self.words) - 1):
            told = self.heads[noun]
            if self.tags[noun] in NOUNS and noun < told <= noun + 2 and self.deps[noun] in BEHIND:
                return self._is_described(verb, noun, told) and self._join(verb, noun, told)
            if self.tags[noun] not in ("DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON", "ADV", "VERB"):
                return False
        return False

    def mend_voice(self, verb: int) -> bool:
        """`Rebels kidnapped and killed a mayor`: without an auxiliary who does the one thing does the other."""
        below = self.below(verb)
        subject = next((one for one in below if self.deps[one] == "nsubj:pass" and one < verb), None)
        joined = next((one for one in below if self.deps[one] == "conj" and one == verb + 2), None)
        if subject is None or joined is None or any(self.deps[one].startswith("aux") for one in below):
            return False
        own = {self.deps[one] for one in self.below(joined)}
        if self.tags[joined] != "VERB" or "obj" not in own or {"nsubj", "nsubj:pass", "aux", "aux:pass"} & own:
            return False
        self.deps[subject], self.feats[verb] = "nsubj", PAST
        return True

    def _is_described(self, verb: int, noun: int, told: int) -> bool:
        """Whether a participle behind a noun was taken for the verb of a clause below the deed or above it."""
        below = self.below(told)
        bare = not any(self.deps[one].startswith(("aux", "obj", "mark", "cop")) and one != noun for one in below)
        form = self.tags[told] == "VERB" and FORMS.fullmatch(self.words[told].lower()) is not None
        first = min([noun, *(one for one in range(verb + 1, noun) if self.is_above(noun, one))])
        under = self.heads[told] == verb and self.deps[told] in TAKEN
        under = under or (self.deps[noun] == "obj" and self.deps[told] in TAKEN | {"conj"})  # none before its verb
        doer = any(self.deps[one] == "nsubj" and one < verb for one in self.below(verb))
        over = doer and self.heads[verb] == noun and self.deps[verb] == "amod"
        return bare and form and first == verb + 1 and (under or over)

    def _join(self, verb: int, noun: int, told: int) -> bool:
        if self.heads[verb] == noun:
            self.take_place(verb, told)
            for one in [one for one in self.below(told) if self.tags[one] == "PUNCT"]:
                self.heads[one] = verb
        self.heads[noun], self.deps[noun] = verb, "obj"
        self.heads[told], self.deps[told] = noun, "acl"
        return True
