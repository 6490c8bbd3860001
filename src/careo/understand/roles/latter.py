"""Whom `este` means: who was told of last, where a language has a word for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.text.numbers import fold
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds
from careo.understand.parsed import sentences_before
from careo.understand.roles.arguments import load_grammar

if TYPE_CHECKING:
    from spacy.tokens import Token


def latter_before(pronoun: Token) -> Token | None:
    """Whom `este` and `esta` mean: those told of last who agree, in the sentence or the one before."""
    words = load_grammar(pronoun.lang_).words
    if pronoun.pos_ != "PRON" or fold(pronoun.text) not in words["latter"]:
        return None
    kinds, feminine = load_noun_kinds(pronoun.lang_), fold(pronoun.text).rstrip("s").endswith("a")
    gender, number = ["Fem" if feminine else "Masc"], ["Plur" if pronoun.lower_.endswith("s") else "Sing"]
    for begin in (pronoun.sent.start, *(one.start for one in sentences_before(pronoun.sent, 1))):
        for token in reversed(pronoun.doc[begin : pronoun.i]):
            own = next((t.morph.get("Gender", []) for t in (token, *token.children) if t.morph.get("Gender", [])), [])
            alike = own in ([], gender) and token.morph.get("Number", []) in ([], number)
            if token.pos_ in ("NOUN", "PROPN") and alike and kinds.kind_of(token) in ANIMATE:
                return token
    return None
