"""Whom `este` and "the latter" mean, who was told of last, and "they" beside "she" or "him": the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.text.numbers import fold
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds
from careo.understand.parsed import sentences_before
from careo.understand.roles.arguments import Grammar, load_grammar
from careo.understand.roles.cases import number_of, with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token


_PARTIES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})


def latter_before(pronoun: Token) -> Token | None:
    """Whom `este`, `esta` and "the latter" mean: those told of last who agree, in the sentence or the one before."""
    words = load_grammar(pronoun.lang_).words
    if fold(pronoun.text) not in words["latter"]:
        return None
    behind_article = any(c.dep_ == "det" for c in pronoun.children)  # "the latter", for the parser an adjective
    if pronoun.pos_ != "PRON" and not behind_article:
        return None
    begins = (pronoun.sent.start, *(one.start for one in sentences_before(pronoun.sent, 1)))
    for begin in begins:
        for token in reversed(pronoun.doc[begin : pronoun.left_edge.i]):
            if token.pos_ in ("NOUN", "PROPN") and _is_somebody(token) and (behind_article or _agrees(token, pronoun)):
                return token.head if token.dep_.startswith("flat") else token
    return None


def _is_somebody(token: Token) -> bool:
    """Whether a noun names people, or is a name and none of a place or month ("blamed the ELN")."""
    takes_part = token.dep_ in ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent")
    named = token.pos_ == "PROPN" and (takes_part or token.ent_type_ in ("ORG", "PER"))
    return named or load_noun_kinds(token.lang_).kind_of(token) in ANIMATE


def _agrees(token: Token, pronoun: Token) -> bool:
    """Whether a noun and a pronoun differ neither in gender nor in number, so far as their forms tell."""
    feminine = fold(pronoun.text).rstrip("s").endswith("a")
    gender, number = ["Fem" if feminine else "Masc"], ["Plur" if pronoun.lower_.endswith("s") else "Sing"]
    own = next((t.morph.get("Gender", []) for t in (token, *token.children) if t.morph.get("Gender", [])), [])
    return own in ([], gender) and token.morph.get("Number", []) in ([], number)


def others_beside(pronoun: Token, meant: Token | None, grammar: Grammar) -> Token | None:
    """Whom "they" means beside one of those told of together: "Ana and her brothers. She was freed, but they …".

    The others are several: of "The mayor and the rebels met. They killed him", the rebels.
    """
    if meant is None or meant.sent == pronoun.sent or fold(pronoun.text) not in grammar.plural_pronouns:
        return meant
    verb = pronoun.head
    near = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    beside = (c for at in near for c in at.children if c.dep_ in _PARTIES and c.i != pronoun.i and c.pos_ == "PRON")
    if not any(fold(c.text) in grammar.singular_pronouns for c in beside):
        return meant
    group = with_conjuncts(meant)
    several = [one for one in group if number_of(one, []) == ["Plur"]]
    return several[0] if len(several) == 1 < len(group) else meant
