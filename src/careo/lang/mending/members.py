"""Who is one of several told together: behind `entre ellos`, a relative with a name of his own, `y un fallecido`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from careo.lang.mending.tree import PARTICIPLE, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

ARTICLES = frozenset({"un", "una", "el", "la", "los", "las"})
OWN = frozenset({"su", "sus"})
THEM = frozenset({"ellos", "ellas"})
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:arg", "obl:agent", "conj", "nmod"})
MEMBERS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "appos", "parataxis"})
NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
FIRST_WORDS = frozenset({"DET", "NUM", "ADJ", "ADV"})


def mend_members(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which who stands behind `entre ellos` is joined to those it points at.

    `Asesinaron a siete de ellos, entre ellos el alcalde y su esposa`: the mayor and his wife killed nobody. In `Mateo
    Condori, su hijo Simón y su yerno` the son is no other word for the father.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree, relations, upos = _Tree(words, done, labels), done.relations.copy(), done.upos.copy()
    tags, deps, heads = tree.tags, tree.deps, tree.heads
    for at in range(1, len(words)):  # "tres heridos y un fallecido"
        has_article = deps[at - 1] == "det" and heads[at - 1] == at and words[at - 1].lower() in ARTICLES
        if has_article and tags[at] == "VERB" and PARTICIPLE in tree.feats[at] and deps[at] in ARGUMENTS:
            upos[at] = labels.upos.index("NOUN")
    for at in (one for one in range(2, len(words)) if words[one].lower() in THEM and words[one - 1].lower() == "entre"):
        member = tree.member_behind(at)
        whole = tree.whole_before(at - 1, member) if member is not None else None
        if member is not None and whole is not None:
            heads[member], relations[member] = whole, labels.relations.index("conj")
            if deps[whole] in ("obl", "obl:arg") and words[whole - 1].lower() == "a":
                relations[whole] = labels.relations.index("obj")
            if heads[at] == member:
                heads[at] = heads[whole]
    for at in range(2, len(words) - 1):
        owned = words[at - 1].lower() in OWN and heads[at - 1] == at and deps[at] == "appos"
        named = tags[at + 1] == "PROPN" and heads[at + 1] == at
        if owned and named and tags[heads[at]] == "PROPN" and heads[at] < at:
            relations[at] = labels.relations.index("conj")
    return replace(done, upos=upos, relations=relations, heads=np.array(heads, dtype=done.heads.dtype))


class _Tree(SentenceTree):
    def member_behind(self, at: int) -> int | None:
        """The noun right behind the pronoun, with its article, number or adjective between."""
        noun = at + 1
        while noun < len(self.tags) and self.tags[noun] in FIRST_WORDS:
            noun += 1
        if noun >= len(self.tags) or self.tags[noun] not in NOUNS or self.deps[noun] not in MEMBERS:
            return None
        return noun if all(self.heads[one] == noun for one in range(at + 1, noun)) else None

    def whole_before(self, link: int, member: int) -> int | None:
        """The nearest noun before `entre` that has a part in what the verb of the member tells."""
        verb = self.heads[member]
        for one in range(link - 1, -1, -1):
            if one == verb:
                return None
            takes_part = self.tags[one] in NOUNS and self.deps[one] in ARGUMENTS
            if takes_part and self.heads[one] == verb and one != member:
                return one
        return None
