"""Words that only look like deeds: what a place is for, and people joined to others whom something befell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_role
from careo.text.numbers import fold
from careo.understand.acts import TriggerWords
from careo.understand.attribution.cues import load_cues
from careo.understand.events.phrases import is_insisted
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds
from careo.understand.roles import Cast
from careo.understand.roles.arguments import Arguments, Grammar
from careo.understand.roles.cases import TO, own_case

DETAINING = ARMED | {"GOV", "COP", "MIL", "REB", "SPY", "JUD"}
"""Roles of those who detain people."""

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_kind_of_place(noun: Token, grammar: Grammar) -> bool:
    """Whether a bare noun says what a place is for: "a place of detention"."""
    kinds = load_noun_kinds(noun.lang_)
    bare = not any(c.dep_ in ("det", "nmod:poss") or kinds.kind_of(c) in ANIMATE for c in noun.children)
    place = noun.head if noun.dep_ == "nmod" and noun.head.i < noun.i else None
    return bare and place is not None and fold(place.lemma_) in grammar.words["kinds_of_place"]


def is_joined_apart(token: Token, verb: Token) -> bool:
    """Whether a counted noun is joined to one that a participle before it describes: `un caído y dos heridos`."""
    link = any(c.dep_ == "cc" and verb.i < c.i for c in token.children)
    return token.dep_ == "conj" and link and token.head.i < verb.i and not verb.is_ancestor(token)


def is_according(noun: Token) -> bool:
    """Whether a noun is part of words for who says it: `de acuerdo con los testigos`."""
    sent, at = noun.sent, noun.idx - noun.sent.start_char
    found = load_cues(noun.lang_).according.finditer(sent.text)
    return any(one.start() <= at < one.end() for one in found)


def is_done(entry: TriggerWords, token: Token, cast: Cast) -> bool:
    """Whether praise is a deed, for a purpose, a demand tells ("insists that they were farmers") or nobody claims."""
    acting = token.lemma_.casefold() in load_cues(cast.parsed.lang).acting
    if entry.act == "demand" and is_insisted(token, cast.grammar):
        return True
    if entry.act == "claim-responsibility" and _is_laid_to(token, cast.grammar):
        return True
    purpose = "Inf" in token.morph.get("VerbForm", []) and token.dep_ in ("advcl", "acl", "xcomp")
    return entry.act == "praise" and acting and purpose


def _is_laid_to(verb: Token, grammar: Grammar) -> bool:
    """Whether a deed is laid to somebody, who claims nothing: `se le atribuyen`, `al que se atribuyen`."""
    to_whom = (c for c in verb.children if fold(c.text) in grammar.relative and own_case(c) in TO)
    return any(fold(c.text) in grammar.words["dative"] for c in verb.children) or next(to_whom, None) is not None


def is_only_held(entry: TriggerWords, args: Arguments, cast: Cast) -> bool:
    """Whether somebody is held by nobody who detains people: "she held her son", not "police are holding four men"."""
    if entry.is_phrase or entry.words[0] not in cast.grammar.words["holding"]:
        return False
    doers = args.agents if args.passive else args.subjects
    if args.passive and not doers:
        return False
    return not any(actor_role(one.text, lang=one.lang_) in DETAINING for one in doers)
