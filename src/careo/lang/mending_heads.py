"""A participle that opens a Spanish headline and those whom it befell: `Detenidos tres guerrilleros en Ayora`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending_tree import SentenceTree
from careo.text.numbers import fold

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

ENDINGS = ("ados", "idos", "adas", "idas", "ado", "ido", "ada", "ida", "muerto", "muertos", "muerta", "muertas")
"""How the participles end that open a headline."""
BETWEEN = frozenset({"DET", "NUM", "ADJ", "ADV"})
SIDES = frozenset({"nsubj", "obj", "appos", "nmod", "nsubj:pass"})
LAST = 5
"""Place of the noun behind the participle, at most."""


def mend_headline(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence whose root is a participle before a counted noun, as a passive.

    The parser takes it for a noun, or for a verb that those behind it do.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    if len(words) < 3 or not fold(words[0]).endswith(ENDINGS):
        return done
    tree = SentenceTree(words, done, labels)
    noun = next((at for at in range(1, min(LAST + 1, len(words))) if tree.tags[at] not in BETWEEN), 0)
    counted = noun > 1 and tree.tags[1] in ("NUM", "DET") and tree.tags[noun] == "NOUN"
    if tree.heads[0] != 0 or not counted or tree.heads[noun] != 0 or tree.deps[noun] not in SIDES:
        return done
    if any(tree.deps[at] in ("case", "cop", "aux", "aux:pass") for at in tree.below(0)):
        return done
    tree.tags[0], tree.deps[noun] = "VERB", "nsubj:pass"
    for at in tree.below(0):
        if at > noun and tree.deps[at] == "nmod":
            tree.deps[at] = "obl"
    return tree.write()
