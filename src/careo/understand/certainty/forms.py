"""Forms of verbs that certainty asks for: finite pasts, copulas, bare infinitives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})


def is_told(verb: Token) -> bool:
    """Whether a verb or its auxiliary is a finite past: it tells, and announces nothing for later."""
    return any(
        "Past" in one.morph.get("Tense", []) and "Fin" in one.morph.get("VerbForm", [])
        for one in (verb, *verb.children)
        if one.i == verb.i or one.dep_.startswith("aux")
    )


def is_predicative(token: Token) -> bool:
    """Whether a token is what a copula says of something ("are alive")."""
    return any(one.dep_ in ("cop", "aux:pass") for one in token.children)


def is_bare_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive without a subject of its own."""
    return "Inf" in verb.morph.get("VerbForm", []) and not any(one.dep_.startswith("nsubj") for one in verb.children)
