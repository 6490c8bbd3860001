"""Sentences of the kind that reports are made of, composed with their trees.

The treebanks are web text: "shot", "kidnapped" and "claimed" stand in them a few times each, and not as the verbs of
two joined clauses or beside the participle of a man "believed to be a rebel". A grammar of some dozens of rules draws
such sentences; its trees are right as far as the rules are, so they teach the parser which reading grammar leaves.
What a rule gives is a `Node` with what hangs on it, left and right of it, in the order of the words.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from training.treebank import Sentence, Word


@dataclass(slots=True)
class Node:
    """One word with what hangs on it.

    Attributes:
        feats: "" where they are not taught.
        dep: its relation to what it hangs on.
        left, right: what hangs on it before and after it, in the order of the words.
        glued: whether no space stands before it.
        name: BIO tag, "" where names are not taught.
    """

    form: str
    upos: str
    dep: str = ""
    feats: str = ""
    left: list[Node] = field(default_factory=list)
    right: list[Node] = field(default_factory=list)
    glued: bool = False
    name: str = ""

    def before(self, *nodes: Node | None) -> Node:
        """Hang these on it, after what is left of it already (nearer to it); None is passed over."""
        self.left += [node for node in nodes if node]
        return self

    def first(self, *nodes: Node | None) -> Node:
        """Hang these on it before everything that is left of it."""
        self.left[:0] = [node for node in nodes if node]
        return self

    def after(self, *nodes: Node | None) -> Node:
        """Hang these on it, after everything that is right of it; None is passed over."""
        self.right += [node for node in nodes if node]
        return self

    def as_(self, dep: str) -> Node:
        """The same node with this relation."""
        self.dep = dep
        return self

    def in_order(self) -> Iterator[Node]:
        """It and all below it, as the words stand."""
        for node in self.left:
            yield from node.in_order()
        yield self
        for node in self.right:
            yield from node.in_order()


CLOSING = frozenset(",.:;)?")
"""Marks before which no comma stands."""


def stop(mark: str = ".") -> Node:
    """A mark of punctuation that stands close to the word before it."""
    return Node(mark, "PUNCT", "punct", glued=True)


def tidy(root: Node) -> None:
    """Take out commas that stand before another mark, before another comma or at the end."""
    nodes = list(root.in_order())
    spare = {
        id(one)
        for one, then in zip(nodes, [*nodes[1:], None], strict=True)
        if one.form == "," and one.upos == "PUNCT" and (then is None or then.form in CLOSING)
    }
    for node in nodes:
        node.left = [one for one in node.left if id(one) not in spare]
        node.right = [one for one in node.right if id(one) not in spare]


def to_sentence(root: Node) -> Sentence:
    """The words of a tree in their order, the first with a capital, no comma where another mark follows."""
    root.dep = "root"
    tidy(root)
    nodes = list(root.in_order())
    first = next((at for at, node in enumerate(nodes) if node.upos != "PUNCT"), 0)
    place = {id(node): at for at, node in enumerate(nodes)}
    heads = {id(child): place[id(node)] for node in nodes for child in (*node.left, *node.right)}
    words = []
    for at, node in enumerate(nodes):
        form = node.form[:1].upper() + node.form[1:] if at == first else node.form
        space = at + 1 < len(nodes) and not nodes[at + 1].glued
        words.append(Word(form, "", node.upos, node.feats, heads.get(id(node), at), node.dep, space, node.name))
    return Sentence(tuple(words))


def maybe(rng: random.Random, share: float, node: Node) -> Node | None:
    """The node in so many of the cases."""
    return node if rng.random() < share else None
