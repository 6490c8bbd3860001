"""Spanish trees in which a clause goes on with a relative clause; never does a word hang on what hangs on it."""

from __future__ import annotations

from careo.lang.mending.told import _Tree
from careo.lang.mending.tree import Heads


class Given(_Tree):
    def __init__(self, heads: list[int]) -> None:
        self.words = ["Vemos", "preso", "que", "robó", "y", "dijo"]
        self.tags = ["VERB", "NOUN", "SCONJ", "VERB", "CCONJ", "VERB"]
        one, other = "Number=Plur|Person=1|VerbForm=Fin", "Number=Sing|Person=3|VerbForm=Fin"
        self.feats = [one, "", "", other, "", other]
        self.deps = ["root", "obj", "mark", "acl:relcl", "cc", "conj"]
        self.heads = Heads(heads)


def test_a_verb_is_joined_to_the_relative_clause_that_agrees():
    tree = Given([0, 0, 3, 1, 5, 0])
    tree.mend_of_relative(5)
    assert tree.heads[5] == 3


def test_no_word_hangs_on_what_hangs_on_it():
    tree = Given([0, 5, 3, 1, 5, 0])
    tree.mend_of_relative(5)
    assert tree.heads[5] == 0
