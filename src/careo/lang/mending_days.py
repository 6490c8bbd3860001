"""A day right before whoever acts on it: "On June 3 rebels burned it", `el día 3 rebeldes la quemaron`: not three."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending_tree import SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

# fmt: off
MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})
# fmt: on
LAST_DAY = 31


def mend_days(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a sentence, in which a number behind "on" and a month, or behind `el día`, is a day of the verb.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    low = [word.lower().rstrip(".") for word in words]
    days = [at for at in range(2, len(low) - 1) if _is_day(low, at)]
    if not days:
        return done
    tree = SentenceTree(words, done, labels)
    heads, deps = tree.heads, tree.deps
    for at in days:
        noun = heads[at]
        if deps[at] != "nummod" or noun <= at or heads[noun] == noun:
            continue
        day, beside = (at, at - 1) if low[at - 1] in MONTHS else (at - 1, at)
        heads[day], deps[day] = heads[noun], "obl"
        heads[beside], deps[beside] = day, "nummod" if beside == at else "nmod:unmarked"
        heads[at - 2], deps[at - 2] = day, "det" if beside == at else "case"
    return tree.write()


def _is_day(low: Sequence[str], at: int) -> bool:
    """Whether a number is that of a day, as the words before it tell."""
    if not (low[at].isdecimal() and 0 < int(low[at]) <= LAST_DAY):
        return False
    return (low[at - 2] == "on" and low[at - 1] in MONTHS) or (low[at - 2], low[at - 1]) == ("el", "día")
