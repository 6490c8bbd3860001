"""What the moods and forms of Spanish verbs leave no doubt about: with which verb a joined one goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from careo.lang.mending.tree import FINITE, INFINITIVE, SentenceTree
from careo.lang.words import load_act_verbs

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

SUBJUNCTIVE, INDICATIVE = "Mood=Sub", "Mood=Ind"
DEMANDING = ("ped", "pid", "exig", "exij", "exhort", "orden", "solicit", "rog", "rueg", "inst", "urg")
"""How the forms begin of verbs whose clause is in the subjunctive, whatever a tagger says ("pidió que respeten")."""
ENDINGS = ("iera", "ieran", "iese", "iesen", "aran", "asen", "eran", "esen", "fuera", "fuese")
AUXILIARIES = frozenset({"haya", "hayan", "sea", "sean", "esté", "estén"})
"""By these a form is a subjunctive, whatever a tagger says."""
CLAUSES = frozenset({"ccomp", "advcl"})
SPELLED = (("gue", "gar"), ("que", "car"), ("ce", "zar"))
"""How verbs of the first class are spelled in the subjunctive, and in the infinitive."""
BETWEEN = frozenset({"no", "se", "lo", "la", "los", "las", "le", "les", "me", "nos", "también", "además", "luego"})
"""Words between "and" and the verb that it joins."""


def mend_moods(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which no indicative is joined to a subjunctive below a verb of its tense.

    `Negó que sus hombres hubieran participado y atribuyó los hechos a la guerrilla`: who denied it said so, too. Verbs
    that are joined below `que` have one mood (RAE, Nueva gramática de la lengua española, chapter 25). Nor is one
    joined to an infinitive: `los acusaron de ayudar a la policía y mataron a siete`.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree, numbers = _Tree(words, done, labels), done.feats.copy()
    heads, feats = tree.heads, tree.feats
    for at in (one for one, dep in enumerate(tree.deps) if dep == "conj" and INDICATIVE in feats[one]):
        clause = heads[at]
        verb = heads[clause]
        if not verb < clause < at or FINITE not in feats[at] or not tree.is_joined(at):
            continue
        if tree.is_infinitive(clause) and FINITE in feats[verb]:
            heads[at] = verb
        if tree.deps[clause] not in CLAUSES:
            continue
        if _may_be_subjunctive(words[at]):  # `temen que vuelvan y maten a los hombres`
            wished = feats[at].replace(INDICATIVE, SUBJUNCTIVE)
            if _is_subjunctive(words[clause], feats[clause]) and wished in labels.feats:
                numbers[at] = labels.feats.index(wished)
            continue
        demanded = words[verb].lower().startswith(DEMANDING) and _tense(feats[clause]) != _tense(feats[at])
        parts = (clause, *tree.auxiliaries(clause))
        subjunctive = demanded or any(_is_subjunctive(words[one], feats[one]) for one in parts)
        same_tense = INDICATIVE in feats[verb] and _tense(feats[verb]) == _tense(feats[at])
        if subjunctive and same_tense and tree.may_share(at, verb):
            heads[at] = verb
    return replace(done, heads=np.array(heads, dtype=done.heads.dtype), feats=numbers)


class _Tree(SentenceTree):
    def auxiliaries(self, clause: int) -> list[int]:
        """The auxiliaries and copulas of a clause."""
        return [one for one in self.below(clause) if self.deps[one].startswith(("aux", "cop"))]

    def is_infinitive(self, clause: int) -> bool:
        """Whether a clause has no finite verb: an infinitive, its auxiliaries too."""
        subordinate = self.deps[clause] in CLAUSES or self.deps[clause] in ("xcomp", "acl")
        finite = any(FINITE in self.feats[one] for one in self.auxiliaries(clause))
        return subordinate and INFINITIVE in self.feats[clause] and not finite

    def is_joined(self, at: int) -> bool:
        """Whether a conjunction stands before a verb, with at most weak pronouns and "not" between."""
        before = at - 1
        while before > 0 and self.words[before].lower() in BETWEEN:
            before -= 1
        return self.deps[before] == "cc" and self.heads[before] == at

    def may_share(self, at: int, verb: int) -> bool:
        """Whether a joined verb may go with another: not without a subject of its own where persons differ.

        `Exigimos que investigue y castigue`: it is not "we" who punish.
        """
        own = any(self.deps[one].startswith("nsubj") for one in self.below(at))
        return own or not ("Person=1" in self.feats[verb] and "Person=3" in self.feats[at])


def _is_subjunctive(word: str, feats: str) -> bool:
    low = word.lower()
    told = FINITE in feats and low not in ("era", "eran") and (low in AUXILIARIES or low.endswith(ENDINGS))
    return SUBJUNCTIVE in feats or told


def _may_be_subjunctive(word: str) -> bool:
    """Whether a form of the present has the ending that verbs of its class have in the subjunctive: `maten`."""
    low = word.lower()
    ways = (
        *((end + "n" * many, (verb,)) for end, verb in SPELLED for many in (0, 1)),  # `castigue`, `busquen`
        ("en", ("ar",)),
        ("e", ("ar",)),
        ("an", ("er", "ir")),
        ("a", ("er", "ir")),
    )
    stems = ((low.removesuffix(end), others) for end, others in ways if low.endswith(end))
    return any(stem + other in load_act_verbs("es") for stem, others in stems for other in others)


def _tense(feats: str) -> str:
    """The tense among the features of a word; "" for none."""
    return next((one for one in feats.split("|") if one.startswith("Tense=")), "")
