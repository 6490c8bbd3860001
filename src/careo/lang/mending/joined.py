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
MADE, PAST_TENSE = (
    frozenset({"made", "let", "had", "helped", "watched", "saw", "forced", "ordered", "told"}),
    "Tense=Past",
)
"""English pasts of letting others do something, before a verb without a person; how a past is marked."""


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
        if (over := _made(tree, at)) is not None:
            tree.heads[at] = over
            continue
        if tree.deps[at] != "conj" or not tree.is_told(at) or first > at or INFINITIVE not in tree.feats[first]:
            continue
        if any(tree.deps[one] in SUBJECTS | HELPING for one in tree.below(at)):
            continue
        inside = (one for one in range(at - 1, first, -1) if tree.deps[one] in CLAUSES and tree.is_told(one))
        clause = next((one for one in inside if tree.is_above(first, one)), None)
        if clause is not None:
            tree.heads[at] = clause
    return tree.write()


def _made(tree: SentenceTree, at: int) -> int | None:
    """The verb that a past is joined to behind what others were made to do: "made them dig graves and shot them"."""
    first = tree.heads[at]
    over = tree.heads[first]
    made = tree.deps[at] == "conj" and tree.deps[first] == "xcomp" and tree.words[over].lower() in MADE
    if not made or PAST_TENSE not in tree.feats[at] or not tree.is_told(at) or PAST_TENSE in tree.feats[first]:
        return None
    whom = any(tree.deps[one] == "obj" and over < one < first for one in tree.below(over))
    has_object = any(tree.deps[one] == "obj" for one in tree.below(at))
    own = any(tree.deps[one] in SUBJECTS for one in tree.below(at))
    return over if whom and has_object and not own else None
