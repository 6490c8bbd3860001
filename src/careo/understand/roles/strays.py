"""Subjects that the parser hung elsewhere, and clauses that take theirs from the verb above whatever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.roles.cases import OBLIQUES, agrees_with, are_people, case_of, named_beside, number_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.roles.arguments import Grammar


OF = frozenset({"de", "del"})
_PARTICIPLES = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")


def who_goes_on(verb: Token, grammar: Grammar) -> list[Token]:
    """`El alcalde habló con el ministro, a quien exigió la renuncia`: the one who is told of above goes on.

    Of several, who did it is not told: `los tres obreros, a quienes golpearon`.
    """
    above = next((t for t in verb.head.ancestors if t.pos_ in ("VERB", "AUX") or t.dep_ == "ROOT"), None)
    is_whom = any(c.dep_ in ("obj", "iobj") and fold(c.text) in grammar.relative for c in verb.children)
    finite = next((t for t in (verb, *verb.children) if "Fin" in t.morph.get("VerbForm", [])), verb)
    if above is None or not is_whom or finite.morph.get("Number", []) != ["Sing"]:
        return []
    own = [c for c in above.children if c.dep_ == "nsubj" and c.i < verb.head.i and are_people(c)]
    return [c for c in own if number_of(c, ["Plur"]) == ["Sing"]]


def is_reason_apart(oblique: Token) -> bool:
    """`Fue detenida por hurtos, y su pareja dos veces`: why it was done, and people who are told apart behind it."""
    joined = [c for c in oblique.children if c.dep_ == "conj" and are_people(c)]
    commas = (c for one in joined for c in one.children if c.text == ",")
    return not are_people(oblique) and any(True for _ in commas)


def lost_subject(verb: Token, grammar: Grammar) -> list[Token]:
    """The subject of a clause whose link was taken for a preposition: "died after rebels that night shot at it"."""
    at = verb.i - 1
    while at > verb.sent.start and verb in (verb.doc[at].head, verb.doc[at].head.head) and not verb.doc[at].is_punct:
        at -= 1
    noun = verb.doc[at]
    linked = any(fold(c.text) in grammar.words["other_than"] for c in noun.children if c.dep_ == "case")
    return [noun] if linked and noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in OBLIQUES else []


def names_people(state: Token) -> bool:
    """`Entrenan milicianos`: a noun for people that the tagger took for what the subject is."""
    several = state.pos_ == "NOUN" and state.morph.get("Number", []) == ["Plur"] != state.head.morph.get("Number", [])
    alone = state.dep_ == "xcomp" and not any(c.dep_ != "punct" for c in state.children)
    alone = alone and (state.pos_ == "ADJ" or several)  # `el régimen masacraba mineros`
    return alone and load_noun_kinds(state.lang_).kind_of(state) is MentionKind.PERSON


def strays(verb: Token, *, passive: bool) -> list[Token]:
    """Subjects that the parser hung on the verb as something else.

    Who stands before a passive without "by" suffers it: "no fewer than 40 villagers were massacred". Nothing is joined
    to a verb before it: a noun that seems so, and has its number, is its subject.
    """
    finite = "Fin" in verb.morph.get("VerbForm", [])
    before = [c for c in verb.children if c.i < verb.i and c.pos_ in ("NOUN", "PROPN") and not case_of(c)]
    if passive and verb.dep_ == "appos" and fold(verb.text).endswith(_PARTICIPLES):  # `el cura, acribillado`
        deed = verb.head.head if verb.head.dep_ == "nmod" else verb.head
        several = verb.morph.get("Number", []) == ["Plur"] and deed.i != verb.head.i
        return [verb.head, *(named_beside(deed, OF) if several else ())]
    agents = [c for c in before if c.dep_ == "obl:agent"] if passive else []
    told = finite or any("Fin" in c.morph.get("VerbForm", []) for c in verb.children)
    counted = [*verb.children, *(g for c in verb.children if c.pos_ == "ADV" for g in c.children)]
    agents = agents or [c for c in counted if told and c.i < verb.i and _is_about_so_many(c)]
    return agents or [c for c in before if finite and c.dep_ == "conj" and agrees_with(c, verb)]


def _is_about_so_many(noun: Token) -> bool:
    """`Cerca de un millar de obreros`: a measure of people behind an adverb that was taken for a preposition."""
    adverbs = (c for c in noun.children if c.pos_ == "ADV" and c.dep_ in ("advmod", "case"))
    near = noun.dep_ in OBLIQUES and any(g.dep_ == "fixed" for c in adverbs for g in c.children)
    near = near or (noun.dep_ == "nmod" and noun.head.pos_ == "ADV" and case_of(noun) in OF)
    return near and {fold(noun.lemma_), fold(noun.text)} & load_noun_kinds(noun.lang_).measures != set()


def goes_along(verb: Token) -> bool:
    """Whether a gerund tells what comes of a deed or is done beside it: "ordered a curfew, preventing a visit"."""
    is_gerund = "Ger" in verb.morph.get("VerbForm", []) or verb.tag_ == "VBG"
    return is_gerund and verb.dep_ == "advcl" and not any(c.dep_ in ("mark", "case") for c in verb.children)
