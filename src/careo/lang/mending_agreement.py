"""What the number of a verb, or a colon, leaves no doubt about: `pidieron un abogado`, `LIMA: EL SENADO PROTESTA`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

SINGULAR, PLURAL = "Number=Sing", "Number=Plur"
SEVERAL = frozenset({"conj", "nmod", "nummod", "appos", "case", "acl:relcl"})
"""What may hang on a noun that is several, though its form is of one: `un grupo de obreros protestaron`."""
FILLED = frozenset({"obj", "iobj", "ccomp", "xcomp", "cop", "aux", "aux:pass", "expl", "expl:pv", "expl:pass", "nsubj"})


def mend_agreement(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which a noun behind a verb of another number is its object.

    It is one noun alone, and the verb has no object, no auxiliary and no "se"; `llegó diez minutos tarde` stays, as a
    number stands before it. Of two subjects with a colon between them the first is only a label.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    deps = [labels.relations[one] for one in done.relations]
    heads, relations = done.heads.tolist(), done.relations.copy()
    for verb in (at for at in range(len(words)) if labels.upos[done.upos[at]] == "VERB"):
        below = [one for one, head in enumerate(heads) if head == verb and one != verb]
        subjects = [one for one in below if deps[one] == "nsubj"]
        told = {one: set(labels.feats[done.feats[one]].split("|")) for one in (verb, *subjects)}
        if len(subjects) == 2 and subjects[1] < verb and ":" in words[subjects[0] : subjects[1]]:
            relations[subjects[0]] = labels.relations.index("parataxis")
        if len(subjects) != 1 or subjects[0] < verb or "VerbForm=Fin" not in told[verb]:
            continue
        noun = subjects[0]
        alone = not SEVERAL & {deps[one] for one, head in enumerate(heads) if head == noun}
        open_ = not FILLED & {deps[one] for one in below if one != noun}
        differ = {SINGULAR, PLURAL} == (told[verb] | told[noun]) & {SINGULAR, PLURAL}
        if labels.upos[done.upos[noun]] == "NOUN" and alone and open_ and differ:
            relations[noun] = labels.relations.index("obj")
    return replace(done, relations=relations)
