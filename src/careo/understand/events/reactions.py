"""Deeds that somebody answers: the day of the protest, trial or word is not the day of the murder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from careo.lang.acts import lookup_act
from careo.text.numbers import fold
from careo.understand.acts import Triggers, TriggerWords, load_triggers
from careo.understand.attribution.cues import load_cues
from careo.understand.events.phrases import noun_keys
from careo.understand.roles.arguments import Grammar
from careo.understand.roles.cases import case_of
from careo.understand.roles.clauses import clause_head

if TYPE_CHECKING:
    from spacy.tokens import Token

ANSWERING = frozenset({"speech", "court", "protest"})
"""Families of acts that answer a deed done before."""
BLAMING = frozenset({"deny", "accuse", "praise", "doubt"})
"""Groups of verbs whose object they answer ("denied the killing")."""
_NOUNS = ("NOUN", "PROPN")


def is_of_reaction(head: Token, time: Token, grammar: Grammar) -> bool:
    """Whether a time says when somebody answered a deed told as a noun: "the bishops today condemned the murder".

    Args:
        head: the noun of the deed.
        time: a word of the time.
        grammar: of the language; its `answered` are the words between the answer and the deed.
    """
    cause = cause_above(head, grammar)
    if cause is not None and not cause.is_ancestor(time):
        return True
    if head.pos_ not in _NOUNS or head.is_ancestor(time):
        return False
    if _is_found_so(head, time, grammar):
        return True
    triggers, answered = load_triggers(head.lang_), grammar.words["answered"]
    top = head
    while top.dep_ in ("nmod", "conj", "compound", "appos") and top.head.pos_ in _NOUNS:
        against = top.dep_ == "nmod" and case_of(top) in answered - grammar.patient_cases
        if against and _answers(one for key in noun_keys(top.head, triggers.nouns) for one in triggers.nouns[key]):
            return not top.is_ancestor(time)  # "on Monday during a protest against the murder"
        top = top.head
    on_date = top.dep_ == "nmod" and top.head.pos_ == "NUM"  # `acusado el 12 de mayo | del asesinato`, hung on the day
    verb, is_object = top.head.head if on_date else top.head, top.dep_ in ("obj", "nsubj:pass")
    beside = (on_date or top.dep_.startswith("obl")) and case_of(top) in answered
    told = verb.pos_ == "VERB" and (is_object or beside)
    if not told or top.is_ancestor(time) or clause_head(time).i != verb.i:
        return False
    group = load_cues(verb.lang_).verbs.get(verb.lemma_.casefold()) if is_object else None
    known = time.i < head.left_edge.i or _is_told_before(head, grammar)  # "today denounced the killing"
    if group in BLAMING or (group == "say" and top.dep_ == "obj" and known):
        return True
    if not is_object and case_of(top) in grammar.words["reasons"]:  # "arrested on Monday for the murder"
        opened = (None, *(c for c in verb.children if c.dep_ == "obj"))  # "opened proceedings in May for homicide"
        return any(_answers(_said_by(verb, one, triggers), ANSWERING | {"law"}) for one in opened)
    return _answers(_said_by(verb, top if top.i != head.i else None, triggers))


def _is_found_so(deed: Token, time: Token, grammar: Grammar) -> bool:
    """Whether a time says when somebody was found guilty: "in 2006 the court found him guilty of the killing"."""
    guilty = deed.head
    if deed.dep_ not in ("obl", "nmod") or fold(guilty.lemma_) not in grammar.words["responsible"]:
        return False
    found = clause_head(time)
    below = found.is_ancestor(guilty) and found.i < guilty.i and not guilty.is_ancestor(time)
    return below and guilty.dep_ in ("xcomp", "amod", "ccomp")


def _is_told_before(noun: Token, grammar: Grammar) -> bool:
    """Whether a noun needs no more words, as its deed was told before: "reported the massacre on 24 October"."""
    definite = any(c.dep_ == "det" and fold(c.text) in grammar.words["definite"] for c in noun.children)
    return definite and not any(c.dep_ in ("nmod", "acl", "acl:relcl", "compound", "amod") for c in noun.children)


def cause_above(token: Token, grammar: Grammar) -> Token | None:
    """The deed that another is told to answer, where a word is of it: "in reprisal for an ambush that killed two"."""
    for one in (token, *token.ancestors):
        first = one.left_edge.i
        retort = first > one.sent.start and fold(one.doc[first - 1].lemma_) in grammar.words["retorts"]
        if retort and one.pos_ in _NOUNS and case_of(one) in grammar.words["answered"]:
            return one
    return None


def _said_by(verb: Token, noun: Token | None, triggers: Triggers) -> Iterator[TriggerWords]:
    """What a verb can tell alone, or with the noun that the deed hangs on ("claimed responsibility for")."""
    for entry in triggers.verbs.get(fold(verb.lemma_), ()):
        if not entry.is_phrase or (noun is not None and fold(noun.lemma_) in entry.words[1:]):
            yield entry


def _answers(entries: Iterable[TriggerWords], families: frozenset[str] = ANSWERING) -> bool:
    acts = (lookup_act(entry.act) for entry in entries)
    return any(act is not None and act.family in families for act in acts)
