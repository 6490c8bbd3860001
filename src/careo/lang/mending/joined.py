"""Which verb another is joined to: none with a person to an infinitive ("to kill the men who burned it and raped")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import INFINITIVE, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
HELPING = frozenset({"aux", "aux:pass", "cop", "mark"})
CLAUSES = frozenset({"acl:relcl", "acl"})


def mend_joined(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a sentence, in which a verb with a person is joined to one that has a person, too.

    "They threatened to kill the men who burned the village and raped the women": behind a relative clause that hangs
    on the infinitive's object it goes on with that clause. Of two clauses that one verb says, "and" joins the second to
    the first ("eleven died and forty were hurt, doctors said").

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = SentenceTree(words, done, labels)
    for at in range(2, len(words)):
        first = tree.heads[at]
        if tree.deps[at] == "ccomp" and any(tree.deps[one] == "cc" and one < at for one in tree.below(at)):
            before = [one for one in tree.below(first) if tree.deps[one] == "ccomp" and one < at]
            if before and at < first:
                tree.heads[at], tree.deps[at] = before[-1], "conj"
        if tree.deps[at] != "conj" or not tree.is_told(at) or first > at or INFINITIVE not in tree.feats[first]:
            continue
        if any(tree.deps[one] in SUBJECTS | HELPING for one in tree.below(at)):
            continue
        inside = (one for one in range(at - 1, first, -1) if tree.deps[one] in CLAUSES and tree.is_told(one))
        clause = next((one for one in inside if tree.is_above(first, one)), None)
        if clause is not None:
            tree.heads[at] = clause
    return tree.write()
