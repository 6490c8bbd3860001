"""What number, "a" or a colon leave no doubt about: `pidieron un abogado`, `a quienes mataron`, `LIMA: EL SENADO …`."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

SINGULAR, PLURAL = "Number=Sing", "Number=Plur"
SEVERAL = frozenset({"conj", "nmod", "nummod", "appos", "case", "acl:relcl"})
"""What may hang on a noun that is several, though its form is of one: `un grupo de obreros protestaron`."""
FILLED = frozenset({"obj", "iobj", "ccomp", "xcomp", "cop", "aux", "aux:pass", "expl", "expl:pv", "expl:pass", "nsubj"})
WHOM = frozenset({"quien", "quienes"})
BEFORE_A = frozenset({"junto", "frente", "debido", "respecto", "cercano", "cerca", "gracias", "próximo", "uno", "dos"})
"""Words that make one preposition with "a"."""


def mend_agreement(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which a noun behind a verb of another number is its object.

    It is one noun alone, and the verb has no object, no auxiliary and no "se", and stands behind nothing that it says
    ("…, dijeron fuentes militares"); `llegó diez minutos tarde` stays, as a number stands before the noun. Of two
    subjects with a colon between them the first is only a label. What stands behind "a" is no subject.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    deps = [labels.relations[one] for one in done.relations]
    heads, relations = done.heads.tolist(), done.relations.copy()
    for at in range(1, len(words)):
        whom = words[at].lower() in WHOM and words[at - 1].lower() == "a"
        heads[at - 1] = at if whom else heads[at - 1]
        taken = {deps[one] for one, head in enumerate(heads) if head == heads[at]} & {"obj", "iobj", "ccomp"}
        subject = deps[at] == "nsubj" and _is_behind_a(at, words, deps, heads)
        if subject or (whom and deps[at] in ("nsubj", "obl", "obl:arg") and not taken):
            deps[at] = "obj"
            relations[at] = labels.relations.index("obj")
    for verb in (at for at in range(len(words)) if labels.upos[done.upos[at]] == "VERB"):
        below = [one for one, head in enumerate(heads) if head == verb and one != verb]
        subjects = [one for one in below if deps[one] == "nsubj"]
        told = {one: set(labels.feats[done.feats[one]].split("|")) for one in (verb, *subjects)}
        if len(subjects) == 2 and subjects[1] < verb and ":" in words[subjects[0] : subjects[1]]:
            relations[subjects[0]] = labels.relations.index("parataxis")
        is_finite = "VerbForm=Fin" in told[verb] and deps[verb] != "parataxis"  # "…, dijeron fuentes militares"
        if len(subjects) != 1 or subjects[0] < verb or not is_finite:
            continue
        noun = subjects[0]
        alone = not SEVERAL & {deps[one] for one, head in enumerate(heads) if head == noun}
        open_ = not FILLED & {deps[one] for one in below if one != noun}
        if labels.upos[done.upos[noun]] == "NOUN" and alone and open_ and _differ(told[verb], told[noun], words[noun]):
            relations[noun] = labels.relations.index("obj")
    return replace(done, relations=relations, heads=np.array(heads, dtype=done.heads.dtype))


def _is_behind_a(noun: int, words: Sequence[str], deps: Sequence[str], heads: Sequence[int]) -> bool:
    """Whether a noun has "a" alone as its preposition: neither `junto a` nor `de tres a cuatro`."""
    cases = [one for one in range(noun) if heads[one] == noun and deps[one] == "case"]
    if len(cases) != 1 or words[cases[0]].lower() not in ("a", "al"):
        return False
    before = words[cases[0] - 1].lower() if cases[0] else ""
    return not before.isdigit() and before not in BEFORE_A and deps[max(cases[0] - 1, 0)] not in ("nummod", "advmod")


def _differ(verb: Set[str], noun: Set[str], word: str) -> bool:
    """Whether verb and noun have two numbers, the noun by its ending, too."""
    ending = PLURAL if word.lower().endswith("s") else SINGULAR
    return ending in noun and {SINGULAR, PLURAL} - {ending} <= verb
