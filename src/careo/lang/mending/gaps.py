"""Whose subject stands behind "and", and whom ", who" goes on about: "82 men were killed and 280 women abducted"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
INSIDE_NAMES = frozenset({"flat", "appos", "compound"})
OWN = frozenset({"nsubj", "nsubj:pass", "aux", "aux:pass", "obj"})
TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sgt", "cpl", "lt", "col", "gen", "maj", "capt", "pvt", "insp"})
PARTICIPLES = ("ed", "en", "held", "kept", "left", "brought", "caught", "bound", "led")
LOOSE = frozenset({"ADV", "PUNCT", "SPACE"})


def mend_gaps(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of an English sentence, in which who stands behind "and" suffers what the participle there says.

    "At least 82 men were killed and 280 women and children abducted": no verb has two subjects that do not stand
    together, and the second is that of the verb right behind it. A relative clause that ", who" opens goes on about the
    noun before the comma, where its own noun stands in another phrase: "tied to a chair by Officer Steyn, who denied".
    Who stands behind "in" is no subject beside another; a title is of the name behind it, and two names that have one
    each are two people; who stands right behind "that" is the subject of its verb ("that women held there were raped").

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    for at in range(len(words)):
        tree.join_title(at)
        tree.end_year(at)
        tree.part_question(at)
        tree.lend_case(at)
        tree.part_shares(at)
        tree.move_scene(at)
        tree.part_subjects(at)
        tree.give_subject(at)
        tree.move_relative(at)
    return tree.write()


class _Tree(SentenceTree):
    def join_title(self, at: int) -> None:
        """`Cpl. Tan`, `Mr Ndaba, Mr Khoza and Ms Dube`: a title describes the name behind it; each has its own."""
        name = at + 1 if at + 1 < len(self.words) and self.words[at + 1] != "." else at + 2
        if self.words[at].lower() not in TITLES or name >= len(self.words) or self.tags[name] != "PROPN":
            return
        if self.deps[name] in INSIDE_NAMES and self.heads[name] == at:  # "Cpl", with the name hung on it
            return
        if self.heads[at] not in (name, at) and not self.is_above(name, at):
            for one in (one for one in self.below(at) if one != name):
                self.heads[one] = name
            self.heads[at], self.deps[at] = name, "nmod:desc"
        above = self.heads[name]
        titled = any(self.words[one].lower() in TITLES for one in self.below(above) if self.deps[one] == "nmod:desc")
        if self.deps[name] == "appos" and titled and self.tags[above] == "PROPN":
            self.deps[name] = "conj"

    def end_year(self, at: int) -> None:
        """`Since the beginning of the year 14 mayors were killed`: a number behind it counts what follows."""
        noun, number = self.heads[at], at + 1
        counted = number < noun and self.tags[number] == "NUM" and self.heads[number] == noun
        of = at - 2
        if not (counted and of > 0 and self.words[of].lower() == "of" and self.words[at - 1].lower() == "the"):
            return
        if self.tags[at] == "NOUN" and self.tags[of - 1] in NOUNS and not self.is_above(at, of - 1):
            self.heads[at], self.deps[at] = of - 1, "nmod"

    def part_question(self, at: int) -> None:
        """`… by the rebels; who killed the rest is not known`: behind a semicolon "who" asks, and describes nobody."""
        who = next((one for one in self.below(at) if self.words[one].lower() == "who" and one < at), 0)
        if self.deps[at] != "acl:relcl" or who < 1 or self.words[who - 1] != ";":
            return
        noun = top = self.heads[at]
        while self.tags[top] != "VERB" and self.heads[top] != top:
            top = self.heads[top]
        rest = [one for one in self.below(noun) if one > at and self.deps[one] == "acl:relcl"]
        main = next((one for one in rest if any(self.deps[c].startswith("aux") for c in self.below(one))), at)
        self.heads[main], self.deps[main] = top, "parataxis"
        if main != at:
            self.heads[at], self.deps[at] = main, "csubj"

    def lend_case(self, at: int) -> None:
        """`The whereabouts of brothers José and Mauricio`: what stands before the noun stands before the name."""
        name = self.heads[at]
        if self.deps[at] == "nmod:desc" and name > at and not self._has_case(name):
            for one in (one for one in self.below(at) if self.deps[one] == "case" and one < at):
                self.heads[one] = name

    def part_shares(self, at: int) -> None:
        """`38 killings laid to the army and 6 to the rebels`: to whom the rest is laid stands beside the first."""
        noun = self.heads[at]
        shares = [one for one in self.below(at) if self.deps[one] == "nmod" and self._has_case(one)]
        if self.tags[at] != "NUM" or self.deps[at] != "conj" or not shares:
            return
        told = (one for one in self.below(noun) if self.deps[one] == "acl" and one < at)
        beside = [one for verb in told for one in self.below(verb) if self.deps[one] == "obl" and self._has_case(one)]
        case = self._has_case(shares[0])
        first = next((one for one in beside if self._has_case(one) == case and one < at), None)
        if first is not None:
            self.heads[shares[0]], self.deps[shares[0]] = first, "conj"

    def _has_case(self, at: int) -> str:
        """The preposition before a noun; "" for none."""
        return next((self.words[one].lower() for one in self.below(at) if self.deps[one] == "case" and one < at), "")

    def give_subject(self, at: int) -> None:
        """`That women held there were raped`: the noun right behind "that", though a participle took it."""
        below = self.below(at)
        opens = [one for one in below if self.deps[one] == "mark" and self.words[one].lower() == "that" and one < at]
        passive = any(self.deps[one] == "aux:pass" for one in below)
        if not opens or not passive or any(self.deps[one].startswith("nsubj") for one in below):
            return
        noun = next((one for one in range(opens[0] + 1, at) if self.tags[one] not in ("DET", "ADJ", "NUM")), at)
        verb = self.heads[noun]
        own = any(self.deps[one] in ("aux", "aux:pass", "obj") for one in self.below(verb))
        bare = noun < verb < at and self.words[verb].lower().endswith(PARTICIPLES) and not own
        if self.tags[noun] in NOUNS and self.deps[noun].startswith("nsubj") and bare and not self.is_above(verb, at):
            self.heads[noun], self.deps[noun] = at, "nsubj:pass"
            self.heads[verb], self.deps[verb] = noun, "acl"

    def move_scene(self, at: int) -> None:
        """`In the operations of May, 24 rebels were captured`: of two subjects the one behind a preposition is none."""
        verb = self.heads[at]
        case = [one for one in self.below(at) if self.deps[one] == "case" and self.tags[one] == "ADP" and one < at]
        others = [one for one in self.below(verb) if self.deps[one].startswith("nsubj") and one > at]
        if self.deps[at].startswith("nsubj") and case and self.words[case[0]].lower() == "in" and others:
            self.deps[at] = "obl"

    def part_subjects(self, at: int) -> None:
        verb = self.heads[at]
        beside = self.below(verb)
        before = any(self.deps[one].startswith("nsubj") and one < verb for one in beside)
        passive = any(self.deps[one] == "aux:pass" for one in beside)
        if not (self.deps[at] == "nsubj:pass" and verb < at and before and passive):
            return
        other = next((one for one in beside if one > at and self._is_bare_participle(one)), None)
        last = max(self._span(at))
        if other is not None and all(self.tags[one] in LOOSE for one in range(last + 1, other)):
            self.heads[at] = other

    def _is_bare_participle(self, at: int) -> bool:
        """Whether a form of the past is joined to a verb, and has nothing of its own but what stands behind it."""
        past = self.tags[at] == "VERB" and self.deps[at] == "conj" and "Tense=Past" in self.feats[at]
        return past and not any(self.deps[one] in OWN for one in self.below(at))

    def move_relative(self, at: int) -> None:
        who = next((one for one in self.below(at) if self.words[one].lower() == "who" and one < at), 0)
        noun = self.heads[at]
        if self.deps[at] != "acl:relcl" or who < 2 or self.words[who - 1] != "," or noun >= who:
            return
        name = who - 2
        while self.deps[name] in INSIDE_NAMES and self.heads[name] < name:
            name = self.heads[name]
        crossed = any(
            not self.is_above(noun, one) and not self.is_above(one, noun)
            for one in range(noun + 1, who - 1)
            if self.tags[one] not in LOOSE
        )
        if crossed and self.tags[name] in NOUNS and not self.is_above(at, name):
            self.heads[at] = name

    def _span(self, at: int) -> list[int]:
        return [one for one in range(len(self.words)) if one == at or self.is_above(at, one)]
