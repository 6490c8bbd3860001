"""Noun phrases: from a head noun to the words that belong to its name or description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.lang.words import load_words
from careo.text.numbers import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 14
LONGEST_CLAUSE = 8  # words of a clause that says all that is said of somebody ("those who remained")
LONGEST_QUOTED = 5  # words of a quoted name before its noun
_BEFORE = frozenset(
    {"det", "amod", "nummod", "compound", "nmod:poss", "advmod", "nmod", "flat", "det:predet", "nmod:desc"}
)
_AFTER = frozenset({"compound", "flat", "flat:name", "fixed", "amod", "nmod", "appos", "nmod:desc", "flat:foreign"})
_QUOTES = frozenset("\"'“”‘’«»`´-/")


def phrase_of(head: Token, lang: str) -> list[Token]:
    """The tokens of the noun phrase of `head`, contiguous, in text order.

    Clauses, conjuncts, brackets and prepositional phrases other than "of" are left out: "the members of the union"
    is one phrase, "the bomb under the bus" is two. Those of whom nothing else is said keep their clause: "those who
    remained".
    """
    if is_told_by_clause(head):
        return _with_clause(head)
    inside = frozenset(load_words(lang).table("events")["cases"]["inside"])
    taken = {head.i, *(token.i for token in _collect(head, inside))}
    return _contiguous(head, taken)


def is_told_by_clause(pronoun: Token) -> bool:
    """Whether all that is said of people is what they did or suffered: "those who remained", `los que huyeron`."""
    if fold(pronoun.text) not in load_words(pronoun.lang_).table("events")["words"]["told_by_clause"]:
        return False
    behind = next((c for c in pronoun.children if c.i > pronoun.i and c.dep_ in ("acl", "acl:relcl", "amod")), None)
    close = behind is not None and pronoun.i + 1 in (behind.i, behind.left_edge.i)
    return close and "Sing" not in pronoun.morph.get("Number", [])


def _with_clause(pronoun: Token) -> list[Token]:
    behind = next(c for c in pronoun.children if c.i > pronoun.i and c.dep_ in ("acl", "acl:relcl", "amod"))
    run = [pronoun]
    for token in pronoun.doc[pronoun.i + 1 : min(behind.right_edge.i + 1, pronoun.i + 1 + LONGEST_CLAUSE)]:
        if token.is_punct or token.is_space or (token.pos_ == "CCONJ" and behind.dep_ == "amod"):
            break
        run.append(token)
    return run


def _collect(head: Token, inside: frozenset[str]) -> Iterator[Token]:
    for child in head.children:
        dep = child.dep_
        if (child.i < head.i and dep in _BEFORE and _may_stand_before(child)) or (
            child.i > head.i and dep in _AFTER and _goes_on(child, inside)
        ):
            yield from _with_children(child, inside)
            yield from _joined_adjectives(child, head)


def _joined_adjectives(first: Token, head: Token) -> Iterator[Token]:
    """Adjectives that are joined to one, on the same side of the noun: "Peruvian and Chilean officials"."""
    if first.dep_ not in ("amod", "compound"):
        return
    for other in first.children:
        beside = other.dep_ == "conj" and (other.i < head.i) == (first.i < head.i)
        if beside and other.pos_ in ("ADJ", "PROPN") and not _has_subject(other):
            yield other
            yield from (c for c in other.children if c.dep_ in ("cc", "punct", "advmod", "compound") and c.i < other.i)


def _may_stand_before(child: Token) -> bool:
    """No phrase with a preposition of its own far off, nor one of a pronoun: `entre ellas cinco niños`."""
    if child.dep_ != "nmod" or not any(c.dep_ == "case" for c in child.children):
        return True
    return child.pos_ != "PRON" and child.i + 3 >= child.head.i


def _goes_on(child: Token, inside: frozenset[str]) -> bool:
    """Whether a word after the head still names it: no other preposition, no comma, no clause of its own."""
    cases = [fold(c.text) for c in child.children if c.dep_ == "case"]
    if child.dep_ == "nmod":
        return bool(cases) and cases[0] in inside and not _has_subject(child)
    if child.dep_ == "amod":
        return child.pos_ != "VERB"
    if child.dep_ == "appos":
        return child.i - child.head.i <= 2 and child.pos_ == "PROPN"
    return not cases


def _has_subject(token: Token) -> bool:
    return any(child.dep_.startswith(("nsubj", "cop")) for child in token.children)


def _with_children(token: Token, inside: frozenset[str]) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ in ("case", "det", "fixed", "advmod", "nummod"):
            yield child
            yield from child.subtree
        elif (child.dep_ in _BEFORE and child.i < token.i) or (
            child.dep_ in _AFTER and child.i > token.i and _goes_on(child, inside)
        ):
            yield from _with_children(child, inside)
            yield from _joined_adjectives(child, token)


def _contiguous(head: Token, taken: set[int]) -> list[Token]:
    doc, sent = head.doc, head.sent
    first = last = head.i
    while last - first < LONGEST and first - 1 >= sent.start and _fits(doc[first - 1], taken, -1):
        first -= 1
    while last - first < LONGEST and last + 1 < sent.end and _fits(doc[last + 1], taken, 1):
        last += 1
    first = _with_quoted_name(head, first, sent.start)
    return _trim(_without_focus([doc[i] for i in range(first, last + 1)]), head)


def _without_focus(run: list[Token]) -> list[Token]:
    """Without "not only" or "also" before a noun; before a number it is a part of the count."""
    words = frozenset(load_words(run[0].lang_).table("events")["words"]["focusing"])
    denied = len(run) > 1 and fold(run[0].text) in ("not", "no") and fold(run[1].text) in words
    run = run[denied:]
    while len(run) > 1 and fold(run[0].text) in words and run[1].pos_ != "NUM":
        run = run[1:]
    return run


def _with_quoted_name(head: Token, first: int, stop: int) -> int:
    """Where a phrase begins that holds a quoted name: the Maoist "Red Path" guerrillas."""
    doc = head.doc
    if first - 1 <= stop or doc[first - 1].text not in _QUOTES:
        return first
    opening = next(
        (i for i in range(first - 2, max(stop, first - 2 - LONGEST_QUOTED) - 1, -1) if doc[i].text in _QUOTES), None
    )
    if opening is None or opening == first - 2:
        return first
    while opening - 1 >= stop and doc[opening - 1].pos_ in ("ADJ", "DET", "NUM", "PROPN"):
        opening -= 1
    return opening


def _fits(token: Token, taken: set[int], step: int) -> bool:
    if token.i in taken or token.is_space:
        return True
    beyond = token.i + step
    if token.text == "," and beyond in taken:
        return token.doc[beyond].pos_ == "ADJ" == token.doc[token.i - step].pos_
    return token.text in _QUOTES and beyond in taken


def _trim(run: list[Token], head: Token) -> list[Token]:
    """Without white space, prepositions and lone signs at the edges."""
    while run and run[0].i != head.i and (run[0].is_space or run[0].pos_ in ("ADP", "CCONJ") or run[0].dep_ == "case"):
        run = run[1:]
    while (
        run
        and run[-1].i != head.i
        and (
            run[-1].is_space
            or run[-1].pos_ in ("ADP", "DET", "CCONJ")
            or (run[-1].is_punct and run[-1].text not in "\"'”’»")
        )
    ):
        run = run[:-1]
    return run
