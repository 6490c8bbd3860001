"""English subjects of plain verbs taken for those of passives, and what belongs to a participle behind a noun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.english import HAVE
from careo.lang.mending.tree import FINITE, NOUNS, PAST, PAST_PARTICIPLE, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

HAVING = HAVE | {"'d"}
ADJOINING = frozenset({"obl", "obl:unmarked"})
CALLED = frozenset({"claim", "claims", "claimed", "say", "says", "said", "allege", "alleges", "alleged"})
STRUCK = frozenset({"dead", "wounded", "injured", "missing"})
WISHED = "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
# fmt: off
PASTS = frozenset({
    "arose", "ate", "awoke", "became", "began", "bore", "blew", "broke", "came", "chose", "clung", "drank", "drew",
    "drove", "fell", "flew", "forgave", "froze", "gave", "grew", "hung", "knew", "lay", "mistook", "overcame", "ran",
    "rang", "rode", "rose", "sang", "sank", "saw", "shook", "shrank", "spoke", "sprang", "stole", "strove", "struck",
    "stuck", "swam", "swore", "swung", "threw", "took", "tore", "undertook", "was", "went", "withdrew", "woke", "won",
    "wore", "wove", "wrote",
})
# fmt: on
"""Pasts that end neither in "-d" nor in "-t"."""
GUNFIRE = frozenset({"firing", "shooting"})


def mend_active(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of an English sentence, in which a verb with an object and no "be" is no passive.

    "Assailants presumed to be guerrillas burned two trucks", "the mayor they had kidnapped": those are who did it. A
    time or place right behind a participle that describes a noun is that of the participle ("killed a man arrested on
    3 May"); what `that` opens right behind "who claim" is claimed; in "police firing" and "laid mines" stand nouns.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    for at in range(len(words)):
        tree.mend_noun(at)
        tree.mend_subject(at)
        tree.mend_place(at)
        tree.mend_claimed(at)
        tree.mend_across_stop(at)
        tree.mend_participle(at)
        tree.mend_bare(at)
    return tree.write()


class _Tree(SentenceTree):
    def mend_subject(self, at: int) -> None:
        """The subject before a verb that has an object, or "have" and no "been"."""
        verb = self.heads[at]
        if self.deps[at] != "nsubj:pass" or not at < verb or self.tags[verb] != "VERB":
            return
        below = self.below(verb)
        passive = any(self.deps[one] == "aux:pass" for one in below)
        had = any(self.deps[one] == "aux" and self.words[one].lower() in HAVING for one in below)
        struck = any(self.deps[one] == "obj" and one > verb for one in below)
        if passive or not (had or struck):
            return
        self.deps[at] = "nsubj"
        if not had and PAST_PARTICIPLE in self.feats[verb] and PAST in self._labels.feats:
            self.feats[verb] = PAST

    def mend_place(self, at: int) -> None:
        """What stands right behind a participle on a noun and was hung on the verb above."""
        verb = self.heads[at]
        if self.deps[at] not in ADJOINING or not verb < at:
            return
        inside = [one for one in range(verb, at) if one == at or self.is_above(at, one)]
        first = min([at, *inside])
        noun = self._noun_that_ends_at(first - 1, verb)
        if noun is None:
            return
        told = [one for one in self.below(noun) if one > noun and self.deps[one] in ("acl", "acl:relcl")]
        if told and PAST_PARTICIPLE in self.feats[told[-1]] and told[-1] == first - 1:
            self.heads[at] = told[-1]

    def _noun_that_ends_at(self, last: int, verb: int) -> int | None:
        """The object of a verb whose phrase ends with a word."""
        for noun in self.below(verb):
            whole = [one for one in range(noun, last + 1) if one == noun or self.is_above(noun, one)]
            if self.deps[noun] == "obj" and verb < noun < last and whole == list(range(noun, last + 1)):
                return noun
        return None

    def mend_claimed(self, at: int) -> None:
        """`Witnesses who claim that the police shot the boy`: it is what they claim, and says nothing of witnesses."""
        verb = at - 1
        clause = self.heads[at]
        if self.words[at].lower() != "that" or verb < 1 or self.words[verb].lower() not in CALLED or clause <= at:
            return
        own = any(self.deps[one].startswith("nsubj") for one in self.below(clause))
        described = self.deps[verb] == "acl:relcl" and self.heads[clause] == self.heads[verb]
        if described and own and self.deps[clause] in ("acl", "acl:relcl", "advcl"):
            self.heads[clause], self.deps[clause], self.deps[at] = verb, "ccomp", "mark"

    def mend_participle(self, at: int) -> None:
        """`The mayor, consulted yesterday, said nothing`: what describes a noun between commas has no person."""
        plain = self.tags[at] == "VERB" and self.deps[at] == "acl" and self.words[at].endswith("ed")
        inserted = plain and self.heads[at] < at and self.words[at - 1] == ","
        own = any(self.deps[one].startswith(("nsubj", "obj", "mark")) for one in self.below(at))
        if inserted and FINITE in self.feats[at] and not own:
            self.feats[at] = PAST_PARTICIPLE

    def _mend_among(self, at: int) -> None:
        """`Among the dead were two guards`: the guards are told of, and of whom they were."""
        below = self.below(at)
        among = any(self.words[one].lower() == "among" for one in below)
        who = [one for one in below if self.deps[one] == "nsubj" and one > at]
        if among and len(who) == 1:
            self.tags[at], self.feats[at] = "NOUN", "Number=Plur"
            self.take_place(who[0], at)
            self.heads[at], self.deps[at] = who[0], "nmod"

    def mend_bare(self, at: int) -> None:
        """`Insisted that the army attack nobody`: behind one who does it, a form that is no past is no past."""
        word = self.words[at].lower()
        told = self.deps[at] == "ccomp" and FINITE in self.feats[at] and "Tense=Past" in self.feats[at]
        if not told or word.endswith(("ed", "t", "d")) or word in PASTS or WISHED not in self._labels.feats:
            return
        below = self.below(at)
        one = any(self.deps[b] == "nsubj" and self.number(b) == "Number=Sing" for b in below)
        if one and any(self.deps[b] == "mark" and self.words[b].lower() == "that" for b in below):
            self.feats[at] = WISHED

    def mend_across_stop(self, at: int) -> None:
        """Where sentences run together in small letters: a phrase behind a noun is of no noun before a full stop."""
        noun = self.heads[at]
        cases = [one for one in self.below(at) if self.deps[one] == "case" and one < at]
        if self.deps[at] != "nmod" or not noun < at or not cases or "." not in self.words[noun:at]:
            return
        before = cases[0] - 1
        if before > noun and self.tags[before] in NOUNS and not self.is_above(at, before):
            self.heads[at] = before

    def mend_noun(self, at: int) -> None:
        """`Laid mines`: no pronoun; `in police firing`: a noun behind a noun that only says whose."""
        if self.words[at].lower() == "mines" and self.tags[at] == "PRON":
            self.tags[at], self.feats[at] = "NOUN", "Number=Plur"
        if self.words[at].lower() in STRUCK:
            self._mend_among(at)
        before = at - 1
        if self.words[at].lower() not in GUNFIRE or self.tags[at] != "VERB" or before < 1:
            return
        cases = [one for one in self.below(before) if self.deps[one] == "case"]
        if self.tags[before] in NOUNS and cases and cases[-1] == before - 1 and self.heads[at] < before:
            self.tags[at], self.feats[at], self.deps[at] = "NOUN", "Number=Sing", "obl"
            self.heads[before], self.deps[before] = at, "compound"
            for one in cases:
                self.heads[one] = at
