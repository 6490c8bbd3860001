"""What something came of is no subject: `Producto del ataque murieron dos personas`, `resultado de la explosión`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

CAUSES = frozenset({"producto", "fruto", "resultado", "consecuencia"})
OF = frozenset({"de", "del"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def mend_causes(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which a bare `producto de` opens what its verb tells the cause of.

    The verb has another subject, behind it.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    places = [at for at in range(len(words) - 1) if words[at].lower() in CAUSES and words[at + 1].lower() in OF]
    if not places:
        return done
    tree = SentenceTree(words, done, labels)
    for at in places:
        verb = tree.heads[at]
        bare = not any(tree.deps[one] in ("det", "case") for one in tree.below(at))
        others = any(tree.deps[one] in SUBJECTS and one > verb for one in tree.below(verb))
        if tree.deps[at] in SUBJECTS and at < verb and bare and others:
            tree.deps[at] = "obl"
    return tree.write()
