"""Who is who in Spanish phrases without noun: `Heridos tres soldados en Ayora`, `los sin tierra`, `quienes huyeron`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import FINITE, SentenceTree
from careo.text.numbers import fold

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

ENDINGS = ("ados", "idos", "adas", "idas", "ado", "ido", "ada", "ida", "muerto", "muertos", "muerta", "muertas")
"""How the participles end that open a headline."""
BETWEEN = frozenset({"DET", "NUM", "ADJ", "ADV"})
SIDES = frozenset({"nsubj", "obj", "appos", "nmod", "nsubj:pass"})
WITHOUT, LACKED = "sin", frozenset({"tierra", "tierras", "techo", "papeles"})
"""What people are called by who have none."""
ARTICLES, WHOEVER = frozenset({"el", "la", "los", "las"}), "quienes"
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


def mend_landless(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence in which those without land or a roof are called so: `ocuparon los sin techo`.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    low = [fold(word) for word in words]
    places = [at for at in range(2, len(low)) if low[at] in LACKED and low[at - 1] == WITHOUT]
    if not places:
        return done
    tree = SentenceTree(words, done, labels)
    for at in places:
        if tree.tags[at - 2] in ("DET", "NUM", "PRON") and tree.heads[at - 2] != at - 2:
            _name(tree, at)
    return tree.write()


def _name(tree: SentenceTree, noun: int) -> None:
    """Make a noun behind "without" the head of its phrase, in the place of the article or number before it."""
    before = noun - 2
    if tree.heads[before] != noun:
        tree.heads[noun], tree.deps[noun] = tree.heads[before], tree.deps[before]
        for at in tree.below(before):
            if at != noun:
                tree.heads[at] = noun
        tree.heads[before] = noun
        tree.deps[before] = "nummod" if tree.tags[before] == "NUM" else "det"
    elif tree.deps[noun] in ("obl", "nmod") and tree.tags[tree.heads[noun]] == "VERB":
        tree.deps[noun] = "nsubj" if noun < tree.heads[noun] else "obj"
    tree.deps[noun - 1] = "amod"


def mend_whoever(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence about those of whom only a clause tells: `los que volvieron contaron`.

    The clause hangs on the article or on `quienes`, and these on the verb behind, as its subject.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = SentenceTree(words, done, labels)
    low = [word.lower() for word in words]
    for at in range(len(words) - 1):
        if low[at] in ARTICLES and low[at + 1] == "que":
            _hang_clause(tree, at, tree.heads[at + 1])
        elif low[at] == WHOEVER and tree.deps[at] == "nsubj":
            _hang_clause(tree, at, tree.heads[at])
    return tree.write()


def _hang_clause(tree: SentenceTree, at: int, clause: int) -> None:
    """Hang a clause on the pronoun before it, where it hung on the verb behind, and the pronoun on that verb."""
    within = tree.heads[at] == clause
    main = tree.heads[clause if within else at]
    passive = any(tree.deps[one] == "aux:pass" and FINITE in tree.feats[one] for one in tree.below(main))
    if not at < clause < main or not tree.is_told(clause) or not (passive or tree.is_told(main)):
        return
    own = any(tree.deps[one].startswith("nsubj") for one in tree.below(main) if one not in (at, clause))
    if tree.heads[clause] not in (at, main) or (tree.words[at].lower() == WHOEVER and own):
        return
    tree.heads[clause], tree.deps[clause] = at, "acl:relcl"
    if within or tree.deps[at] == "det":
        tree.heads[at], tree.deps[at] = main, "nsubj:pass" if passive else "nsubj"
