"""Whose something is: possessives that point at somebody told of before, and what a kin's owner may be taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.understand.roles.arguments import load_grammar
from careo.understand.roles.cases import are_of_one_gender, own_case

if TYPE_CHECKING:
    from spacy.tokens import Token


def told_beside(possessive: Token) -> Token | None:
    """`The prisoner told his lawyer before his death`: of whose death a time is told is whom the verb is said of."""
    noun = possessive.head
    measured = own_case(noun) in load_grammar(possessive.lang_).words["other_than"] and noun.dep_ == "obl"
    if not measured or not is_owner(possessive, plural=False):
        return None
    subjects = [c for c in noun.head.children if c.dep_.startswith("nsubj") and c.i < noun.i]
    return subjects[0] if len(subjects) == 1 and subjects[0].pos_ in ("NOUN", "PROPN") else None


def may_be_owner(noun: Token, pronoun: Token) -> bool:
    """Whether it may as well be whose kin was told of: "His brother was wounded before he was killed"."""
    owners = (c for c in noun.children if c.dep_ == "nmod:poss" and is_owner(c, plural=False))
    same = any(are_of_one_gender(c, pronoun) for c in owners)
    return same and pronoun.dep_ == "nsubj:pass" and pronoun.head.dep_ == "advcl" and noun.sent == pronoun.sent


def is_owner(token: Token, *, plural: bool) -> bool:
    """Whether a possessive is of somebody told of before, one or many by its form ("his", "their")."""
    if "Yes" not in token.morph.get("Poss", []) or "3" not in token.morph.get("Person", []):
        return False
    return number_of_owner(token) == ["Plur" if plural else "Sing"]


def number_of_owner(possessive: Token) -> list[str]:
    """Whether one or many own; empty where the form goes with what is owned (`su`)."""
    own = possessive.morph.get("Number", []) if possessive.pos_ == "PRON" else []
    return possessive.morph.get("Number[psor]", []) or own
