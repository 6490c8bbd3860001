"""A day right before whoever acts on it, or behind him: "On June 3 rebels burned it", "the army Thursday burned it"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

# fmt: off
MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})
# fmt: on
LAST_DAY = 31
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
FEASTS = frozenset({"ash", "black", "bloody", "easter", "good", "holy", "palm", "last", "next", "early", "late"})
"""Words with which a day is no mere day, or is not said of whoever stands before it."""
TO_VERB = 3
"""Words from a day to the verb, at most."""
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:unmarked"})


def mend_days(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a sentence, in which a number behind "on" and a month, or behind `el día`, is a day of the verb.

    So is a day between whoever acts and his verb: "Peru Thursday cut off aid", where the day does nothing.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    return _mend_numbers(words, _mend_weekdays(words, done, labels), labels)


def _mend_weekdays(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    days = [at for at, word in enumerate(words) if word.istitle() and word.lower() in WEEKDAYS and at > 0]
    if not days:
        return done
    tree = SentenceTree(words, done, labels)
    for at in days:
        verb, before = tree.heads[at], at - 1
        acts = tree.tags[before] in NOUNS and tree.heads[before] == at and words[before].lower() not in FEASTS
        near = tree.tags[verb] in ("VERB", "AUX") and at < verb <= at + TO_VERB and tree.deps[at] in SUBJECTS
        if tree.deps[at] == "appos" and tree.heads[at] == before and _is_day_of_verb(tree, at):
            tree.heads[at], tree.deps[at] = tree.heads[before], "obl:unmarked"  # "The army Monday burned the village"
            continue
        if not (acts and near) or any(tree.deps[one] == "case" for one in tree.below(at)):
            continue
        for one in tree.below(at):
            tree.heads[one] = before if one < before else verb
        is_passive = any(tree.deps[one] == "aux:pass" for one in tree.below(verb))
        tree.heads[before], tree.deps[before] = verb, "nsubj:pass" if is_passive else "nsubj"
        tree.deps[at] = "obl:unmarked"
    return tree.write()


def _is_day_of_verb(tree: SentenceTree, at: int) -> bool:
    """Whether a day right behind a subject stands right before the verb of that, too."""
    verb = tree.heads[at - 1]
    return tree.deps[at - 1] in SUBJECTS and verb == at + 1 and tree.tags[verb] == "VERB"


def _mend_numbers(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
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
