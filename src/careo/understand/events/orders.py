"""Who ordered it, where the order is a noun: "shot on the colonel's orders", "por orden del gobierno"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.text.numbers import fold
from careo.understand.roles.arguments import Grammar
from careo.understand.roles.cases import case_of, with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 10
"""Words from the deed to the order, at most, where the syntax does not join them."""
BACK = 4
_STOPS = frozenset(".;:?!")


def givers_of(head: Token, grammar: Grammar) -> Iterator[Token]:
    """The heads of those on whose orders the deed at `head` was done, in text order."""
    for order in _orders(head, grammar):
        for child in order.children:
            owner = child.dep_ in ("nmod:poss", "nmod", "obl", "obl:agent")
            if owner and (child.dep_ == "nmod:poss" or case_of(child) in grammar.words["order_givers"]):
                yield from with_conjuncts(child)


def _orders(head: Token, grammar: Grammar) -> Iterator[Token]:
    """The nouns for an order that bear on a deed: they hang on it or on its light verb, or follow it closely."""
    below = grammar.light | grammar.words["order_following"]
    light = {head.i, head.head.i, *(c.i for c in head.children if {fold(c.lemma_), fold(c.text)} & below)}
    near = set(_following(head, grammar))
    for token in head.sent:
        hangs = token.head.i in light and (head.head.pos_ in ("VERB", "AUX") or token.head.i != head.head.i)
        if (hangs or token.i in near) and token.i != head.i and is_order(token, grammar):
            yield token


def _following(head: Token, grammar: Grammar) -> Iterator[int]:
    """The places after a deed up to a stop or another deed; light verbs tell the same one."""
    doc = head.doc
    for token in doc[head.i + 1 : min(head.sent.end, head.i + 1 + REACH)]:
        if token.text in _STOPS or (token.pos_ == "VERB" and fold(token.lemma_) not in grammar.light):
            return
        yield token.i


def is_order(token: Token, grammar: Grammar) -> bool:
    """Whether a word is an order that is acted on: "on orders", "por orden", "siguiendo órdenes"; not "gave orders"."""
    if not {fold(token.lemma_), fold(token.text)} & grammar.words["orders"]:
        return False
    words = {fold(t.text) for t in token.doc[max(token.sent.start, token.i - BACK) : token.i]}
    return case_of(token) in grammar.words["order_cases"] or bool(words & grammar.words["order_following"])
