"""What is told of some of those just counted: `nueve heridos, dos de los cuales murieron`, `tres de ellas quemadas`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import FINITE, PARTICIPLE, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

WHICH, THEM = frozenset({"cuales", "quienes"}), frozenset({"ellos", "ellas"})
SOME = frozenset({"algunos", "algunas", "varios", "varias", "muchos", "muchas", "uno", "una", "mitad", "mayoría"})
ARTICLES = frozenset({"los", "las"})
LOOSE = frozenset({"ADV", "AUX", "PRON"})
REACH = 6
"""Words from the share to its verb, at most."""


def mend_shares(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which a share of those just told is who the words behind it tell of.

    `Capturaron a seis hombres, a dos de los cuales fusilaron`: two were shot, and the six shot nobody.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    for at in range(2, len(words) - 1):
        if (share := tree.share_before(at)) is not None and share > 1:
            tree.give_share(share, at)
    return tree.write()


class _Tree(SentenceTree):
    def share_before(self, at: int) -> int | None:
        """The number before `de los cuales` or `de ellos`, where the pronoun stands at a word; behind a comma."""
        word, of = self.words[at].lower(), at - 1
        if word in WHICH and self.words[of].lower() in ARTICLES:
            of -= 1
        share = of - 1
        if word not in WHICH | THEM or self.words[of].lower() != "de" or share < 1:
            return None
        counts = self.tags[share] == "NUM" or self.words[share].lower() in SOME
        before = share - 2 if self.words[share - 1].lower() == "a" else share - 1
        return share if counts and before > 0 and self.words[before] == "," else None

    def give_share(self, share: int, pronoun: int) -> None:
        """Hang a share on what is told of it, and the pronoun on the share."""
        verb = self._told_behind(pronoun)
        above = self.verb_before(share - 1)
        if verb is None or above is None or self.is_above(verb, above):
            return
        of_which = self.words[pronoun].lower() in WHICH
        case = share - 1 if self.words[share - 1].lower() == "a" else None
        if self.is_above(share, verb) or self.is_above(pronoun, verb) or case is not None or not of_which:
            self.heads[verb], self.deps[verb] = above, "advcl"
        passive = not of_which or any(self.deps[one] == "aux:pass" for one in self.below(verb))
        self.heads[share] = verb
        self.deps[share] = "obj" if case is not None else "nsubj:pass" if passive else "nsubj"
        if case is not None:
            self.heads[case] = share
        self.heads[pronoun], self.deps[pronoun] = share, "nmod"
        for one in range(share + 1, pronoun):
            self.heads[one] = pronoun

    def _told_behind(self, pronoun: int) -> int | None:
        """The verb behind a relative pronoun, or the participle right behind a personal one."""
        last = min(pronoun + REACH, len(self.words))
        if self.words[pronoun].lower() in THEM:
            at = pronoun + 1
            return at if PARTICIPLE in self.feats[at] and self.tags[at] in ("VERB", "ADJ") else None
        for at in range(pronoun + 1, last):
            if self.tags[at] == "VERB" and (FINITE in self.feats[at] or PARTICIPLE in self.feats[at]):
                return at
            if self.tags[at] not in LOOSE:
                return None
        return None
