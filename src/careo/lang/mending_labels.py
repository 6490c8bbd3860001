"""A label in brackets that opens a sentence, which has no part in it: "[ROJAS] | We attacked the post"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

LONGEST = 6
"""Words of a label, at most."""


def mend_label(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a sentence of any language, in which a label in brackets before it is beside it.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    if not words or words[0] != "[" or "]" not in words[2 : LONGEST + 2]:
        return done
    close, relations = words.index("]"), done.relations.copy()
    for at in range(1, close):
        if done.heads[at] > close:
            relations[at] = labels.relations.index("parataxis")
    return replace(done, relations=relations)
