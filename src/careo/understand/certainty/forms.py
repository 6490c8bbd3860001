"""Forms of verbs that certainty asks for: finite pasts, copulas, bare infinitives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})


def told_clause(token: Token) -> Token | None:
    """The verb in the past of a relative clause which tells a deed, as one of its verbs or as when or where it was.

    It says who somebody is, so that what is asked, planned or threatened above does not bear on it: "demanded the
    release of the men who were arrested and tortured", `acciones contra quienes lo mataron durante una marcha`.
    """
    top = token.head if token.pos_ == "NOUN" and token.dep_.startswith("obl") else token
    own = top
    while (top.dep_ == "conj" and top.head.pos_ in VERBAL | {"ADJ"}) or (top.dep_ == "xcomp" and top.pos_ == "ADJ"):
        top = top.head
    shares = "Part" in own.morph.get("VerbForm", []) and not any(one.dep_.startswith("aux") for one in own.children)
    told = own.i == top.i or shares or own.pos_ == "ADJ" or bool(own.morph.get("Degree", [])) or is_told(own)
    return top if top.dep_ == "acl:relcl" and is_told(top) and told else None


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
