"""How near the words of a time or place stand to a deed in the syntax."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.understand.parsed import Parsed
from careo.understand.roles.arguments import clause_head

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN, IN_CLAUSE, ABOVE, ELSEWHERE = 0, 1, 2, 3
JOINED = 20  # words: a time in the clause joined by "and" counts for both, after those of its own


@dataclass(frozen=True, slots=True)
class Deeds:
    """The triggers of a sentence: the tokens that head them, and those of what is done to people or things."""

    heads: frozenset[int]
    effects: frozenset[int]

    def owner_of(self, token: Token) -> Token | None:
        """The nearest trigger that a token hangs on."""
        return next((t for t in (token, *token.ancestors) if t.i in self.heads), None)


def rank(head: Token, other: Token, deeds: Deeds | None = None) -> tuple[int, int]:
    """How near two words are: one below the other, same clause, clause above, elsewhere; then by distance in words."""
    here, there = clause_head(head), clause_head(other)
    distance = abs(head.i - other.i)
    if deeds is not None and head.pos_ in ("NOUN", "PROPN") and deeds.owner_of(other) == head:
        return OWN, distance
    if here.i == there.i:
        return IN_CLAUSE, distance
    if there.dep_ == "conj" and there.head.i == here.i:
        return IN_CLAUSE, distance + JOINED
    if there.i in {a.i for a in here.ancestors}:
        return ABOVE, distance
    return ELSEWHERE, distance


def token_at(parsed: Parsed, start: int) -> Token:
    """The token that holds a character."""
    run = parsed.syntax.char_span(start, start + 1, alignment_mode="expand")
    return run[0] if run is not None else parsed.syntax[0]
