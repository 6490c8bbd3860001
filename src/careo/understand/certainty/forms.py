"""Forms of verbs that certainty asks for: finite pasts, copulas, bare infinitives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.understand.certainty.words import load_certainty

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})
_ARGUMENTS = frozenset({"obj", "nsubj", "nsubj:pass"})


def told_clause(token: Token) -> Token | None:
    """The verb in the past of a clause that says who somebody is, who did it, or why something is asked or planned.

    What is told in it, by one of its verbs or their nouns, was done, whatever bears on the verb above: "demanded the
    release of the men who were arrested and tortured", `exigió su renuncia porque había ordenado la masacre`.
    """
    top = token.head if token.pos_ == "NOUN" and token.dep_.startswith("obl") else token
    if top.i == token.i and token.pos_ == "NOUN" and token.dep_ in _ARGUMENTS and _is_why(token.head):
        top = token.head
    own = top
    while _is_joined(top) or _is_completing(top):
        top = top.head
    shares = "Part" in own.morph.get("VerbForm", []) and not any(one.dep_.startswith("aux") for one in own.children)
    told = own.i == top.i or shares or own.pos_ == "ADJ" or bool(own.morph.get("Degree", [])) or is_told(own)
    told = told or _is_completing(own)
    clause = (top.dep_ == "acl:relcl" and is_told(top)) or _is_why(top) or _asks_who(top)
    return top if clause and told else None


def _is_joined(word: Token) -> bool:
    joined = word.dep_ == "conj" and word.head.pos_ in VERBAL | {"ADJ"}
    return joined or (word.dep_ == "xcomp" and word.pos_ == "ADJ")


def _is_completing(verb: Token) -> bool:
    """Whether it is an infinitive that completes a verb: "the men who tried to kill him"."""
    return verb.dep_ == "xcomp" and "Inf" in verb.morph.get("VerbForm", []) and verb.head.pos_ in VERBAL


def _asks_who(verb: Token) -> bool:
    """Whether a clause asks in the past who did something, or why, which takes it for known: `no quiso decir quién`."""
    opens = verb.left_edge.text.casefold() in load_certainty(verb.lang_).sets["hypothetical", "knowing"]
    return verb.dep_ == "ccomp" and opens and verb.left_edge.i > verb.head.i and is_told(verb)


def _is_why(verb: Token) -> bool:
    """Whether it tells in the past why something is done: "because he had ordered it", `por haberlo ordenado`."""
    if verb.dep_ not in {"advcl", "acl"}:
        return False
    marks = (one for one in verb.children if one.dep_ in {"mark", "case"} and one.i < verb.i)
    words = {" ".join((one.text, *(c.text for c in one.children if c.dep_ == "fixed"))).casefold() for one in marks}
    lists = load_certainty(verb.lang_).sets
    perfect = any(one.dep_ == "aux" and one.lemma_.casefold() in lists["known", "perfect"] for one in verb.children)
    is_why = bool(words & lists["known", "because"]) and is_told(verb)
    return is_why or (perfect and bool(words & lists["known", "for_having"]))


def is_told(verb: Token) -> bool:
    """Whether a verb or its auxiliary is a finite past: it tells, and announces nothing for later."""
    helpers = [one for one in verb.children if one.dep_.startswith("aux")]
    had = (one.morph for one in helpers if one.dep_ == "aux" and "Part" in verb.morph.get("VerbForm", []))
    if any("Imp" in one.get("Tense", []) and "Ind" in one.get("Mood", []) for one in had):  # `había ordenado`
        return True
    forms = (one.morph for one in (verb, *helpers))
    return any("Past" in one.get("Tense", []) and "Fin" in one.get("VerbForm", []) for one in forms)


def is_predicative(token: Token) -> bool:
    """Whether a token is what a copula says of something ("are alive")."""
    return any(one.dep_ in ("cop", "aux:pass") for one in token.children)


def is_bare_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive without a subject of its own."""
    return "Inf" in verb.morph.get("VerbForm", []) and not any(one.dep_.startswith("nsubj") for one in verb.children)
