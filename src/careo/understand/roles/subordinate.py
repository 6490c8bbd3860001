"""Who is meant in a clause with a conjunction that leaves its subject out: `pidió ayuda porque fue golpeada`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from careo.text.numbers import fold
from careo.understand.attribution.cues import load_cues
from careo.understand.roles.cases import are_of_one_gender, are_people, case_of, number_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.roles.arguments import Grammar

_PARTIES = ("obj", "iobj", "obl:arg")


def is_told_aside(verb: Token, grammar: Grammar) -> bool:
    """Whether a verb tells something of a third person behind a conjunction, without a subject."""
    finite = _finite(verb)
    told = finite is not None and "Ind" in finite.morph.get("Mood", []) and finite.morph.get("Person", []) == ["3"]
    links = load_cues(verb.lang_).circumstances
    marked = any(c.i < verb.i and (c.dep_ == "mark" or fold(c.text) in links) for c in verb.children)
    return bool(grammar.words["left_out_many"]) and verb.dep_ == "advcl" and verb.head.i < verb.i and told and marked


def meant_aside(
    verb: Token, above: Token, subjects: Iterable[Token], grammar: Grammar, *, passive: bool
) -> list[Token]:
    """Who does it or suffers it: the subject of the verb above that agrees, else the one of the others that does.

    Where somebody asks or orders something of others, it may be told of either, and then only one may agree; of whose
    deed or fate is asked (`exigió su renuncia porque había matado`), it is told.
    """
    ours = [one for one in subjects if not are_people(one) or _agrees(one, verb, passive=passive)]
    others = [one for one in _others(above, verb) if _agrees(one, verb, passive=passive)]
    asks = _asks(above, grammar) or (above.dep_ in ("ccomp", "xcomp") and _asks(above.head, grammar))
    if asks and any(_is_of_another(c, above) for c in above.children):
        return []
    if passive and ours and any(_is_pronoun_of(c, verb) for c in above.children):
        return []  # `el juez lo retuvo hasta que fue liberado`
    if asks and others and passive:
        return others if len(others) == 1 and not any(_agrees(one, verb, passive=True) for one in ours) else []
    if ours:
        return ours
    return others if len(others) == 1 else []


def _asks(verb: Token, grammar: Grammar) -> bool:
    """Whether somebody asks, orders or allows others to do something."""
    lemma = verb.lemma_.casefold()
    return fold(lemma) in grammar.order | grammar.control_object or load_cues(verb.lang_).verbs.get(lemma) == "demand"


def _others(above: Token, verb: Token) -> list[Token]:
    """The people to whom something is done above, or whom a deed befell that is asked for there."""
    beside = [c for c in above.children if c.i < verb.i]
    below = [c for one in beside if one.dep_ in ("ccomp", "xcomp") for c in one.children]
    parties = [c for c in (*beside, *below) if c.dep_ in _PARTIES or (c.dep_ == "obl" and case_of(c) in ("a", "al"))]
    fates = (c for c in parties if not are_people(c))  # `la libertad de los estudiantes`
    befell = [c for one in fates for c in one.children if c.dep_ == "nmod"]
    return [c for c in (*parties, *befell) if are_people(c)]


def _is_of_another(noun: Token, verb: Token) -> bool:
    """Whether it is the deed or fate of somebody told before that a verb asks for: `su destitución`."""
    owned = any("Yes" in c.morph.get("Poss", []) and "3" in c.morph.get("Person", []) for c in noun.children)
    return noun.dep_ == "obj" and noun.i > verb.i and owned and not are_people(noun)


def _is_pronoun_of(word: Token, verb: Token) -> bool:
    """Whether somebody is meant by an accusative pronoun above that agrees with a passive."""
    keys = ("Number", "Gender")
    alike = all(not word.morph.get(k, []) or word.morph.get(k, []) == verb.morph.get(k, []) for k in keys)
    return word.pos_ == "PRON" and word.dep_ == "obj" and "3" in word.morph.get("Person", []) and alike


def _agrees(noun: Token, verb: Token, *, passive: bool) -> bool:
    """Whether a noun has the number of a clause, and of a passive the gender."""
    finite = _finite(verb) or verb
    number = finite.morph.get("Number", [])
    many = ["Plur"] if any(c.dep_ == "conj" for c in noun.children) else number_of(noun, number)
    return many == number and (not passive or are_of_one_gender(noun, verb))


def _finite(verb: Token) -> Token | None:
    helpers = (c for c in verb.children if c.dep_.startswith("aux"))
    return next((t for t in (verb, *helpers) if "Fin" in t.morph.get("VerbForm", [])), None)
