"""A label or number that opens a sentence and has no part in it: "[ROJAS] | We attacked", `V. | Por lo expuesto`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

LONGEST = 6
"""Words of a label, at most."""


_SPEAKER = re.compile(r"[A-ZÁÉÍÓÚÑ]{1,2}\.")
_ROMAN = re.compile(r"[IVXL]{1,6}\.-?")


def mend_label(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a sentence of any language, in which a label in brackets before it is beside it.

    So is the letter of who asks or answers ("P.: The court says …"), and the Roman number of an item, where no surname
    follows ("V. Rojas").

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    if len(words) > 2 and words[1] == ":" and _SPEAKER.fullmatch(words[0]):
        return _beside(done, labels)
    if len(words) > 2 and _ROMAN.fullmatch(words[0]) and words[1].istitle():
        return _without_number(done, labels)
    if not words or words[0] != "[" or "]" not in words[2 : LONGEST + 2]:
        return done
    close, relations = words.index("]"), done.relations.copy()
    for at in range(1, close):
        if done.heads[at] > close:
            relations[at] = labels.relations.index("parataxis")
    return replace(done, relations=relations)


def _beside(done: Analysis, labels: Labels) -> Analysis:
    """The analysis in which the first word is beside what the sentence says."""
    if int(done.heads[0]) == 0:
        return done
    relations = done.relations.copy()
    relations[0] = labels.relations.index("parataxis")
    return replace(done, relations=relations)


def _without_number(done: Analysis, labels: Labels) -> Analysis:
    """The analysis without a part for its first word, unless that begins a name."""
    names, roots = [labels.names[one] for one in done.names.tolist()], done.heads.tolist()
    if names[1].startswith("I-") or roots[0] == 0 or labels.upos[done.upos[1]] == "PROPN":
        return done
    upos, relations, mended = done.upos.copy(), done.relations.copy(), done.names.copy()
    upos[0], relations[0] = labels.upos.index("PUNCT"), labels.relations.index("punct")
    mended[0] = labels.names.index("O")
    return replace(done, upos=upos, relations=relations, names=mended)
