"""What people a noun names, by its phrase: whether they bear arms, whether it is several, of which gender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_role
from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.acts import Frame, load_triggers
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.mentions.phrases import phrase_of
from careo.understand.mentions.who import FEMALE, MALE, load_who_words
from careo.understand.roles.arguments import load_grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

_GENDERS = {MALE: "Masc", FEMALE: "Fem"}


def bears_arms(noun: Token) -> bool:
    """Whether the phrase of a noun is one for those who bear arms: "a group of armed men", "forty hooded men".

    Or for a unit of a body with a name: "a column of the Red Front", `una columna de Sendero Luminoso`.
    """
    phrase, words = phrase_of(noun, noun.lang_), load_grammar(noun.lang_).words
    looks = words["armed_looks"]
    named = any(c.dep_ == "nmod" and c.pos_ == "PROPN" for c in noun.children)
    if named and {fold(noun.text), fold(noun.lemma_)} & words["armed_units"]:
        return True
    described = [noun, *(c for c in noun.children if c.dep_ in ("amod", "acl", "compound"))]
    if any({fold(one.text), fold(one.lemma_)} & looks for one in described):
        return True
    return actor_role(" ".join(token.text for token in phrase), lang=noun.lang_) in ARMED


def is_dead(noun: Token) -> bool:
    """Whether a noun is for those who were killed, and do nothing after that: "eleven dead", `once muertos`."""
    words = (noun, *(c for c in noun.children if c.dep_ == "amod" and noun.pos_ == "NUM"))
    entries = [one for word in words for one in load_triggers(noun.lang_).nouns.get(fold(word.lemma_), ())]
    return any(one.act == "kill" and one.frame is Frame.SUFFERERS and not one.is_phrase for one in entries)


def is_plural(token: Token, kind: MentionKind | None) -> bool:
    """Whether a noun of a kind is of several people: by its form, by "and", as a group, or one of them by a measure."""
    if any(c.dep_ == "conj" for c in token.children):
        return True
    if token.pos_ == "NUM":  # "the three were taken away"
        return fold(token.text) not in load_grammar(token.lang_).words["partitives"]
    counts = {fold(token.lemma_), fold(token.text)} & load_noun_kinds(token.lang_).measures  # "a group of leaders"
    if counts and any(c.dep_ == "nmod" and "Plur" in c.morph.get("Number", []) for c in token.children):
        return True
    return "Plur" in token.morph.get("Number", []) or kind is MentionKind.GROUP


def gender_of(noun: Token) -> set[str]:
    """The gender of a noun: by its form, else by the word or the given name: "his wife", "Mary Jones"."""
    if told := set(noun.morph.get("Gender", [])):
        return told
    words = load_who_words(noun.lang_)
    first = min((noun, *(c for c in noun.children if c.dep_ in ("flat", "compound"))), key=lambda t: t.i)
    found = words.gender.get(fold(noun.lemma_)) or (
        words.given.get(fold(first.text)) if first.pos_ == "PROPN" else None
    )
    return {_GENDERS[found]} if found in _GENDERS else set()
