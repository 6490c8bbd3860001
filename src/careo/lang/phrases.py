"""Noun phrases over Universal Dependencies, the same for both languages.

spaCy's own iterators expect its stock labels, or one language's. A phrase here is a *base* noun phrase: a nominal head
with its determiners, numbers, adjectives, possessors, titles and the other parts of its name, and neither the
preposition before it nor what hangs on it behind ("of the town", "who fled").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_ARGUMENT = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"})
"""Relations in which a number or adjective stands for a noun ("two were killed", "the wounded")."""
_BEFORE = frozenset({"det", "amod", "nummod", "compound", "flat", "fixed", "goeswith", "nmod:poss", "nmod:desc"})
_BEHIND = frozenset({"amod", "nummod", "compound", "flat", "fixed", "goeswith"})
_NEVER = frozenset({"expl", "fixed", "goeswith", "reparandum", "punct"})
_NAME = frozenset({"PROPN", "X"})


def find_phrases(doc: Doc | Span) -> Iterator[Span]:
    """The base noun phrases of a Doc or of part of one, in text order; none overlaps another."""
    whole = doc.doc
    for start, stop, _ in iterate_phrases(doc):
        yield whole[start:stop]


def iterate_phrases(doc: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """The same as places of tokens and a label: what spaCy takes as `vocab.get_noun_chunks`.

    Raises:
        ValueError: the Doc has no dependencies.
    """
    whole = doc.doc
    if len(whole) and not whole.has_annotation("DEP"):
        raise ValueError("no noun phrases without dependencies; parse the Doc first")
    label = whole.vocab.strings.add("NP")
    end = 0
    for token in doc:
        if token.i < end or not _is_head(token):
            continue
        start, stop = _reach(token)
        if start >= end:
            yield start, stop, label
            end = stop


def _is_head(token: Token) -> bool:
    """Whether a noun phrase is built around `token`."""
    if _relation(token.dep_) in _NEVER or _is_inner(token):
        return False
    if token.pos_ in _NOMINAL:
        return True
    return token.dep_ in _ARGUMENT and (
        token.pos_ == "NUM" or (token.pos_ in ("ADJ", "DET") and any(one.dep_ == "det" for one in token.lefts))
    )


def _relation(dep: str) -> str:
    """A relation without its subtype, but for those of `nmod`, where the subtype decides."""
    return dep if dep.startswith("nmod") else dep.partition(":")[0]


def _is_inner(token: Token) -> bool:
    """Whether `token` belongs to the phrase of its head, and so is the head of none itself."""
    head = token.head
    if head.i == token.i or head.pos_ not in (*_NOMINAL, "NUM", "ADJ", "DET", "SYM", "X"):
        return False
    relation = _relation(token.dep_)
    if token.i < head.i:
        return relation in _BEFORE
    return relation in _BEHIND or (relation == "appos" and token.pos_ in _NAME and _is_adjacent(token, head))


def _is_adjacent(token: Token, head: Token) -> bool:
    """Whether nothing but words of names lies between a head and its apposition: "el coronel Abel Rondero"."""
    return all(one.pos_ in _NAME or one.is_space for one in token.doc[head.i + 1 : token.i])


def _reach(head: Token) -> tuple[int, int]:
    """Where the phrase around `head` begins and ends: the words that belong to it without a gap."""
    inside = {head.i}
    waiting = [head]
    while waiting:
        one = waiting.pop()
        for child in one.children:
            if not _is_inner(child):
                continue
            waiting.append(child)
            inside.add(child.i)
            if child.i < head.i:
                inside.update(below.i for below in child.subtree)
            else:
                inside.update(below.i for below in child.lefts if below.dep_ == "advmod")
    doc = head.doc
    start, stop = head.i, head.i + 1
    while start > 0 and (start - 1 in inside or (doc[start - 1].is_space and start - 2 in inside)):
        start -= 1
    while stop < len(doc) and (stop in inside or (doc[stop].is_space and stop + 1 in inside)):
        stop += 1
    return start, stop
