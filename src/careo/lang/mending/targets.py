"""Against whom a noun's deed is: `el ataque del Ejército contra la aldea`, which no army is called by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import NOUNS, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

AGAINST = frozenset({"contra", "a", "al"})


def mend_targets(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which what `contra` or `a` opens hangs on the noun before `de`.

    In `el ataque de la guerrilla al cuartel` it is the attack that is on the barracks.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    for at in range(3, len(words)):
        owner = tree.heads[at]
        deed = tree.heads[owner]
        hung = tree.deps[at] == tree.deps[owner] == "nmod" and deed < owner < at
        if hung and tree.tags[deed] in NOUNS and tree.is_definite(owner) and tree.case(at) in AGAINST:
            tree.heads[at] = deed
    return tree.write()


class _Tree(SentenceTree):
    def is_definite(self, at: int) -> bool:
        """Whether an article stands between `de` and a noun; not `consignas de apoyo al gobierno`."""
        determined = any(self.deps[one] == "det" and one < at for one in self.below(at))
        return self.case(at) == "del" or (self.case(at) == "de" and determined)

    def case(self, at: int) -> str:
        """The preposition before a noun; "" for none or several."""
        cases = [self.words[one].lower() for one in self.below(at) if self.deps[one] == "case" and one < at]
        return cases[0] if len(cases) == 1 else ""
