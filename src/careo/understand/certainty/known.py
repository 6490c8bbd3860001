"""Deeds taken for known: what a verb says of them bears on something else, and does not unmake them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.text.numbers import fold
from careo.understand.acts import names_deed
from careo.understand.certainty.forms import VERBAL, is_predicative, is_told
from careo.understand.certainty.words import CertaintyWords

if TYPE_CHECKING:
    from spacy.tokens import Token

CIRCUMSTANCE = 4
"""Words from the preposition of a circumstance to its noun, at most."""
_ABOUT = ("planned", "attempted", "threatened", "demanded", "negation", "doubted", "hedges")
_JOINING = frozenset({"CCONJ", "PUNCT", "ADJ", "NOUN"})


def is_known(token: Token, words: CertaintyWords) -> bool:
    """Whether a noun takes its deed for known (`did not investigate the massacre`): its verb does not bear on it.

    A definite noun does, but as what light verbs and verbs of planning, demand or denial are about ("committed the
    massacre", "demanded the return").
    """
    if token.pos_ != "NOUN" or is_predicative(token):
        return False
    own = {one.text.casefold() for one in token.children if one.dep_ in {"det", "nmod:poss"}}
    if own and _is_left_alone(token, words):
        return True
    series = token.dep_ == "nmod" and token.head.lemma_.casefold() in words.sets["known", "series"]
    if not own and (series or _is_joined_to_deed(token)):
        return is_known(token.head, words)  # "an inquiry into the abduction and killing", "the wave of killings"
    inside = {one.text.casefold() for one in token.children if one.dep_ == "case"} & words.sets["known", "contracted"]
    if not (inside or own & words.sets["known", "determiners"]):
        return False
    above = token.head
    about = {above.lemma_.casefold(), above.text.casefold()}
    if is_ordered(token, above, words) or any(
        one.dep_ == "case" and one.text.casefold() in words.sets["known", "reasons_of"] for one in token.children
    ):
        return True
    if not is_judged(token, words) and any(about & words.sets[name, "verbs"] for name in _ABOUT):
        return False
    if token.dep_ == "nsubj" and about & words.sets["known", "bringing"] and above.pos_ == "VERB":
        return True
    if about & words.sets["known", "ending"] and _is_told_not(above, words):
        return True  # "the siege did not end"
    role = token.dep_.split(":")[0]
    return role in {"obl", "nmod"} or (role in {"obj", "nsubj"} and not about & words.sets["known", "light"])


def _is_told_not(verb: Token, words: CertaintyWords) -> bool:
    finite = any("Fin" in one.morph.get("VerbForm", []) for one in (verb, *verb.children))
    return finite and any(one.text.casefold() in words.sets["negation", "plain"] for one in verb.children)


def _is_left_alone(token: Token, words: CertaintyWords) -> bool:
    """What was not done about a deed: `never investigated`, `la tortura nunca fue admitida`, "never admitted it"."""
    verb, negating = token.head, words.sets["negation", "words"]
    if verb.lemma_.casefold() not in words.sets["known", "dealt_with"]:
        return False
    passive = any(one.dep_ == "aux:pass" for one in verb.children)
    is_it = token.dep_ in {"nsubj:pass", "nsubj"} if passive else token.dep_ == "obj" and _is_definite(token, words)
    own = any(one.text.casefold() in negating for one in token.children)  # "no kidnapping was reported"
    return is_it and not own and any(one.text.casefold() in negating for one in verb.children)


def _is_definite(token: Token, words: CertaintyWords) -> bool:
    determiners = words.sets["known", "determiners"] | words.sets["known", "contracted"]
    return any(one.text.casefold() in determiners for one in token.children)


def _is_joined_to_deed(token: Token) -> bool:
    between = token.doc[token.head.i + 1 : token.i]
    joined = token.dep_ == "conj" and token.head.i < token.i and all(t.pos_ in _JOINING for t in between)
    return joined and token.head.pos_ == "NOUN" and names_deed(fold(token.head.lemma_), token.lang_)


def is_judged(token: Token, words: CertaintyWords) -> bool:
    """Whether a deed is what somebody is tried for in a court: `tried for the killing`."""
    cases = (one.text.casefold() for one in token.children if one.dep_ in {"case", "mark"})
    return any(f"{token.head.lemma_.casefold()} {case}" in words.sets["attempted", "judged"] for case in cases)


def is_ordered(token: Token, verb: Token, words: CertaintyWords) -> bool:
    """`The massacre was ordered by the colonel`: who ordered it is told of a deed that was done.

    So is who is asked for, or told apart by it: "nobody knows who planned the massacre"; and who ordered "the killings"
    that need no more words, as they were told before.
    """
    role = token.dep_.split(":")[0]
    if token.lemma_.casefold() not in words.sets["known", "done"] or role not in {"nsubj", "obj"}:
        return False
    if verb.lemma_.casefold() not in words.sets["known", "ordered"]:
        return False
    if role == "obj":
        asked = any(one.dep_ == "nsubj" and one.text.casefold() in words.sets["known", "who"] for one in verb.children)
        return asked or (verb.lemma_.casefold() in words.sets["known", "commanding"] and _is_told_before(token))
    by = words.sets["known", "by"]
    agents = [one for one in verb.children if any(c.dep_ == "case" and c.text.casefold() in by for c in one.children)]
    return is_told(verb) and any(one.dep_ in {"aux:pass", "aux"} for one in verb.children) and bool(agents)


def _is_told_before(token: Token) -> bool:
    """`The killings`: a definite noun with nothing that says whose or where."""
    below = ("nmod", "nmod:poss", "acl", "acl:relcl", "compound", "amod", "nummod")
    return not any(one.dep_ in below for one in token.children)


def is_circumstance(token: Token, words: CertaintyWords) -> bool:
    """Whether a noun tells when or whereby something else was done, so that its verb does not bear on it.

    `A month after the attack they decided to leave`, `intentó un diálogo mediante el secuestro de un diputado`.
    """
    if token.pos_ != "NOUN":
        return False
    for before in reversed(token.doc[max(token.sent.start, token.i - CIRCUMSTANCE) : token.i]):
        if before.pos_ in VERBAL or before.is_punct:
            return False
        if before.text.casefold() in words.sets["known", "circumstances"]:
            return True
    return False


def is_described(token: Token, words: CertaintyWords) -> bool:
    """Whether a participle only says who somebody definite is: `exigió la libertad del periodista secuestrado`."""
    noun, known = token.head, words.sets["known", "determiners"] | words.sets["known", "contracted"]
    if token.pos_ not in {"ADJ", "VERB"} or token.dep_ != "amod" or noun.pos_ != "NOUN" or noun.dep_ == "obj":
        return False
    return any(one.i < noun.i and one.text.casefold() in known for one in noun.children)
