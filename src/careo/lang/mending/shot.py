"""Before "dead", "shot" is a verb, and so is "die" behind a number: "two men shot dead a unionist", "Twelve die"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.lang.mending.tree import NOUNS, PAST

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels, Numbers

SHOOTING = frozenset({"shot", "shoot", "shoots", "shooting"})
PRESENT = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"


def mend_shot(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of an English sentence, in which "dead" behind "shot" is what became of whom they shot.

    "Die" with a number before it is what those did: "Twelve die in bus attack".

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    low = [word.lower() for word in words]
    places = [at for at in range(1, len(low)) if low[at] == "dead" and low[at - 1] in SHOOTING]
    dying = [at for at in range(1, len(low)) if low[at] == "die" and labels.upos[done.upos[at]] == "NOUN"]
    if not places and not dying:
        return done
    tags = [labels.upos[one] for one in done.upos]
    upos, feats, heads, relations = done.upos.copy(), done.feats.copy(), done.heads.copy(), done.relations.copy()
    for at in places:
        qualifies = labels.relations[relations[at - 1]] in ("compound", "amod") or _has_struck(at - 1, tags, heads)
        if (tags[at - 1] in NOUNS or qualifies) and _shoot(at - 1, tags, heads, relations, labels):
            upos[at - 1], feats[at - 1] = labels.upos.index("VERB"), labels.feats.index(PAST)
            tags[at - 1] = "VERB"
        if tags[at - 1] == "VERB":
            heads[at], relations[at] = at - 1, labels.relations.index("xcomp")
            beside = {one: labels.relations[relations[one]] for one in range(len(tags)) if heads[one] == at - 1}
            subjects = [one for one, label in beside.items() if label == "nsubj" and one < at]
            if subjects and not {"obj", "aux"} & set(beside.values()):  # "Two men shot dead in Lima"
                relations[subjects[0]] = labels.relations.index("nsubj:pass")
    for at in dying:
        counted = [one for one in range(at) if heads[one] == at and labels.relations[relations[one]] == "nummod"]
        if counted and tags[at - 1] == "NUM":
            relations[counted[-1]] = labels.relations.index("nsubj")
            upos[at], feats[at] = labels.upos.index("VERB"), labels.feats.index(PRESENT)
    return replace(done, upos=upos, feats=feats, heads=heads, relations=relations)


def _has_struck(at: int, tags: Sequence[str], heads: Numbers) -> bool:
    """Whether a participle is of those who are the root, and a noun behind it, hung on them too, is whom they shot.

    "Two men shot dead in Lima" has none: they were shot.
    """
    doer = int(heads[at])
    bare = [one for one in range(at + 2, len(tags)) if heads[one] == doer and tags[one] in NOUNS]
    cased = {int(heads[one]) for one in range(at + 2, len(tags)) if tags[one] == "ADP"}
    return doer < at and int(heads[doer]) == doer and any(one not in cased for one in bare)


def _shoot(at: int, tags: Sequence[str], heads: Numbers, relations: Numbers, labels: Labels) -> bool:
    """Make a noun the verb of those whom it was thought to qualify; whether they stand before it.

    Who was hung on them behind it is whom they shot.
    """
    number, doer = labels.relations.index, int(heads[at])
    if doer > at:  # "shot" and who was shot
        doer = int(heads[doer])
    if not (doer < at and tags[doer] in NOUNS):
        return False
    above, told, beside = int(heads[doer]), relations[doer], at - 1
    if beside != doer and heads[beside] >= at and relations[beside] == number("compound"):
        for one in range(doer + 1, beside):  # "two men on a motorcycle"
            heads[one] = beside if heads[one] > at else heads[one]
        heads[beside], relations[beside] = doer, number("nmod")
    heads[at], relations[at] = (at if above == doer else above), told
    heads[doer], relations[doer] = at, number("nsubj")
    behind = [one for one in range(at + 2, len(tags)) if heads[one] == doer]
    struck = next((one for one in behind if tags[one] in NOUNS), None)
    before = [one for one in range(doer) if heads[one] == doer]
    for one in (*behind, *(one for one in before if labels.relations[relations[one]] in ("obl", "punct", "advmod"))):
        heads[one] = at
    if struck is not None:
        relations[struck] = number("obj")
    for one in behind:  # "unionist Luis Rojas"
        if struck is not None and one > struck and relations[one] == number("appos"):
            heads[one] = struck
    return True
