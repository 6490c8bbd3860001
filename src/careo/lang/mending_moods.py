"""What the moods and forms of Spanish verbs leave no doubt about: with which verb a joined one goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from careo.lang.words import load_act_verbs

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

SUBJUNCTIVE, INDICATIVE, FINITE = "Mood=Sub", "Mood=Ind", "VerbForm=Fin"
INFINITIVE = "VerbForm=Inf"
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
    deps = [labels.relations[one] for one in done.relations]
    feats = [labels.feats[one] for one in done.feats]
    heads, numbers = done.heads.tolist(), done.feats.copy()
    for at in (one for one, dep in enumerate(deps) if dep == "conj" and INDICATIVE in feats[one]):
        clause = heads[at]
        verb = heads[clause]
        if not verb < clause < at or FINITE not in feats[at] or not _is_joined(at, words, deps, heads):
            continue
        if _is_infinitive(clause, deps, feats, heads) and FINITE in feats[verb]:
            heads[at] = verb
        if deps[clause] not in CLAUSES:
            continue
        if _may_be_subjunctive(words[at]):  # `temen que vuelvan y maten a los hombres`
            wished = feats[at].replace(INDICATIVE, SUBJUNCTIVE)
            if _is_subjunctive(words[clause], feats[clause]) and wished in labels.feats:
                numbers[at] = labels.feats.index(wished)
            continue
        below = [one for one in range(len(words)) if heads[one] == clause and deps[one].startswith(("aux", "cop"))]
        demanded = words[verb].lower().startswith(DEMANDING) and _tense(feats[clause]) != _tense(feats[at])
        subjunctive = demanded or any(_is_subjunctive(words[one], feats[one]) for one in (clause, *below))
        same_tense = INDICATIVE in feats[verb] and _tense(feats[verb]) == _tense(feats[at])
        if subjunctive and same_tense and _may_share(at, verb, deps, feats, heads):
            heads[at] = verb
    return replace(done, heads=np.array(heads, dtype=done.heads.dtype), feats=numbers)


def _may_share(at: int, verb: int, deps: Sequence[str], feats: Sequence[str], heads: Sequence[int]) -> bool:
    """Whether a joined verb may go with another: not without a subject of its own where persons differ.

    `Exigimos que investigue y castigue`: it is not "we" who punish.
    """
    own = any(head == at and deps[one].startswith("nsubj") for one, head in enumerate(heads))
    return own or not ("Person=1" in feats[verb] and "Person=3" in feats[at])


def _is_infinitive(clause: int, deps: Sequence[str], feats: Sequence[str], heads: Sequence[int]) -> bool:
    """Whether a clause has no finite verb: an infinitive, its auxiliaries too."""
    below = (one for one, head in enumerate(heads) if head == clause and deps[one].startswith(("aux", "cop")))
    subordinate = deps[clause] in CLAUSES or deps[clause] in ("xcomp", "acl")
    return subordinate and INFINITIVE in feats[clause] and not any(FINITE in feats[one] for one in below)


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


def _is_joined(at: int, words: Sequence[str], deps: Sequence[str], heads: Sequence[int]) -> bool:
    """Whether a conjunction stands before a verb, with at most weak pronouns and "not" between."""
    before = at - 1
    while before > 0 and words[before].lower() in BETWEEN:
        before -= 1
    return deps[before] == "cc" and heads[before] == at
