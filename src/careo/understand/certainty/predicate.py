"""Predicate: what certainty is read of, with its clause and the attributions it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.model import Marker, Span
from careo.understand.certainty.words import CertaintyWords, load_certainty
from careo.understand.drafts import Attribution
from careo.understand.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """What certainty is read of: a head token, its clause, and who answers for it.

    Attributes:
        head: the token whose truth is asked: a verb, a predicative noun, or a noun that names a deed.
        verb: the verb of its clause (the head itself, or the verb that governs a noun).
        clause: offsets of the clause, from its first to its last word.
        chain: the attributions it stands in, outermost first; empty for the author's own words.
    """

    parsed: Parsed
    head: Token
    verb: Token
    start: int
    stop: int
    chain: tuple[Attribution, ...]
    words: CertaintyWords

    def mark(self, name: str, start: int, stop: int) -> Marker:
        """A marker over some words, with the reason of its table."""
        return Marker(self.parsed.span(start, stop), self.words.reasons.get(name, name))

    def token_mark(self, name: str, token: Token) -> Marker:
        """A marker over one token."""
        return self.mark(name, token.idx, token.idx + len(token))

    def find(self, name: str, *, key: str = "phrases", back: int = 0) -> Marker | None:
        """The first of a table's phrases in the clause, or up to `back` characters before it in the same sentence."""
        pattern = self.words.phrases[name] if key == "phrases" else self.words.any_of[name, key]
        sent = self.head.sent
        found = pattern.search(self.parsed.syntax.text, max(sent.start_char, self.start - back), self.stop)
        return self.mark(name, found.start(), found.end()) if found else None

    def has(self, name: str, key: str) -> frozenset[str]:
        """The words of a table's list."""
        return self.words.sets.get((name, key), frozenset())


def make_predicate(parsed: Parsed, head: int, chain: Sequence[Attribution]) -> Predicate:
    """The predicate at a token, with its clause."""
    token = parsed.syntax[head]
    verb = _verb_of(token)
    run = _clause(verb)
    start, stop = min(one.idx for one in run), max(one.idx + len(one) for one in run)
    inside = [one for one in chain if one.content]
    if inside:
        holding = [span for span in inside[-1].content if span.start <= token.idx < span.stop]
        if holding:
            start, stop = max(start, holding[0].start), min(stop, holding[0].stop)
            start = min(start, token.idx)
            stop = max(stop, token.idx + len(token))
    return Predicate(parsed, token, verb, start, stop, tuple(chain), load_certainty(parsed.lang))


def _verb_of(token: Token) -> Token:
    """The verb that a deed hangs on: itself, or for a noun the verb of its clause."""
    top = token
    while top.pos_ not in VERBAL and top.head.i != top.i and not is_predicative(top):
        top = top.head
    return top


def is_predicative(token: Token) -> bool:
    """Whether a token is what a copula says of something ("are alive")."""
    return any(one.dep_ == "cop" for one in token.children)


def _clause(verb: Token) -> list[Token]:
    """The tokens of a verb's clause: what hangs on it, without clauses joined to it, and its auxiliaries."""
    joined = {"conj", "parataxis", "ccomp", "advcl", "csubj", "acl:relcl"}
    barred = {one.i for part in verb.children if part.dep_ in joined and part.pos_ in VERBAL for one in part.subtree}
    return [one for one in verb.subtree if one.i not in barred and not one.is_space] or [verb]


def governing(asked: Predicate) -> list[Token]:
    """The predicate, its verb, and the verbs above that it is the complement of, up to the edge of its attribution."""
    edge = asked.chain[-1].content if asked.chain else ()
    above, token = [asked.head], asked.head
    if asked.verb.i != asked.head.i:
        above.append(asked.verb)
        token = asked.verb
    while token.dep_ in {"xcomp", "ccomp", "acl", "obj", "csubj"} and token.head.i != token.i and len(above) < 5:
        token = token.head
        if edge and not any(span.start <= token.idx < span.stop for span in edge):
            break
        if token.pos_ in VERBAL or token.pos_ in {"NOUN", "ADJ"}:
            above.append(token)
    return above


def negator(token: Token, asked: Predicate) -> Token | None:
    """The word that negates a token: an adverb, a determiner, or a negative subject or object."""
    words = asked.has("negation", "words")
    for one in token.children:
        if one.dep_ in {"advmod", "neg", "det", "mark", "case", "cc"} and one.text.casefold() in words:
            return one
        if one.dep_.split(":")[0] in {"nsubj", "obj"}:
            if one.text.casefold() in words:
                return one
            inner = next((c for c in one.children if c.dep_ == "det" and c.text.casefold() in words), None)
            if inner is not None:
                return inner
    return None


def token_at(parsed: Parsed, span: Span) -> Token | None:
    """The head of the tokens under a span."""
    run = parsed.syntax.char_span(span.start, span.stop, alignment_mode="expand")
    return run.root if run is not None else None
