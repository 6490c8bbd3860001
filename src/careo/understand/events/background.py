"""What is told as background, as a habit or as a state of things, and not as the news."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from careo.model import MentionKind, TimeRange
from careo.text.numbers import fold
from careo.understand.events.when import is_told_before
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.parsed import Parsed
from careo.understand.roles import ANIMATE
from careo.understand.roles.arguments import Grammar
from careo.understand.roles.clauses import clause_head, is_pluperfect
from careo.understand.text_order import TextOrder

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.events.triggers import Trigger


def is_background(
    parsed: Parsed,
    head: Token,
    clause: Iterable[Token],
    when: TimeRange | None,
    times: TextOrder[TimeRange],
    grammar: Grammar,
) -> bool:
    """Whether a deed was before what the news tells: days, years or another government ago."""
    return (
        _is_long_past(parsed, head, times, grammar)
        or _is_earlier(clause, grammar)
        or _is_gone_back_to(head, grammar)
        or _is_of_days_before(head, when, grammar)
    )


def is_generic(trigger: Trigger, clause: Iterable[Token], grammar: Grammar, *, alone: bool) -> bool:
    """Whether a habit, a kind of deed or a lasting state is told, and no deed; `alone`: nobody takes part in it."""
    return _is_habitual(clause, grammar) or _is_lasting(trigger, grammar) or (alone and _is_kind(trigger.head, grammar))


def _is_lasting(trigger: Trigger, grammar: Grammar) -> bool:
    """Whether a clause says of somebody that he is at war: "rebels waging a guerrilla war", `que libran una guerra`."""
    head = trigger.head
    words = {fold(t.lemma_) for t in (head, *trigger.rest)} | set(trigger.entry.words)
    unfinished = not {"Fin"} & set(head.morph.get("VerbForm", [])) and not any(c.dep_ == "aux" for c in head.children)
    goes_on = head.dep_ == "acl:relcl" and "Pres" in head.morph.get("Tense", [])
    return head.pos_ == "VERB" and (unfinished or goes_on) and bool(words & grammar.words["lasting"])


def _is_long_past(parsed: Parsed, head: Token, times: TextOrder[TimeRange], grammar: Grammar) -> bool:
    """Whether the clause hangs on a measure of time: "five years after rebels burned the office"."""
    clause = clause_head(head)
    marks = [c for c in clause.children if c.dep_ in ("mark", "advmod", "case") and c.i < clause.i]
    first = min((c.i for c in marks if fold(c.text) in grammar.words["after"]), default=None)
    if first is None or clause.dep_ not in ("advcl", "acl", "ccomp", "conj", "xcomp", "parataxis", "acl:relcl"):
        return False
    word = parsed.syntax[first]
    before = times.at(max(0, word.idx - 3), word.idx)
    return any(t.timex_type == "DURATION" or t.anchor is not None for t in before if _ends_at(t, word))


def _is_of_days_before(head: Token, when: TimeRange | None, grammar: Grammar) -> bool:
    """Whether a relative clause tells, with its day, what had been: "rebels who had killed two the day before"."""
    return when is not None and head.pos_ == "VERB" and is_told_before(head, grammar)


def _is_gone_back_to(head: Token, grammar: Grammar) -> bool:
    """Whether a sentence goes back by days or more to what had been before: "Days earlier rebels had ambushed them"."""
    clause, words = clause_head(head), grammar.words
    if not is_pluperfect(clause, grammar):
        return False
    before = head.doc[head.sent.start : clause.i]
    return any(fold(a.text) in words["measures"] and fold(b.text) in words["before_that"] for a, b in pairwise(before))


def _ends_at(time: TimeRange, word: Token) -> bool:
    """Whether a time stands right before a word or holds it."""
    return time.span.start < word.idx <= time.span.stop + 2


def _is_habitual(clause: Iterable[Token], grammar: Grammar) -> bool:
    """Whether words such as "often" make a clause tell a habit; not "they repeated their demand"."""
    described = (t for t in clause if t.pos_ != "VERB" or t.dep_ == "amod")
    return any({fold(t.lemma_), fold(t.text)} & grammar.words["habit"] for t in described)


def _is_kind(head: Token, grammar: Grammar) -> bool:
    """Whether a bare noun under another names a kind of deed: "a trinity of rape, torture and murder".

    Days of torture are time spent so, a wave of attacks is made of deeds, a march of protest is one.
    """
    top = head
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    beside = (*head.children, *top.children)
    bare = not any(c.dep_ in ("det", "nummod", "nmod", "nmod:poss", "amod") for c in beside)
    bare = bare and not any(c.dep_ == "case" and fold(c.text) in grammar.words["contracted"] for c in beside)
    ends = head.i + 1 >= len(head.doc) or fold(head.nbor(1).text) not in grammar.patient_cases | grammar.agent_cases
    single = "Sing" in head.morph.get("Number", [])
    under = top.dep_ == "nmod" and top.head.pos_ == "NOUN" and any(c.dep_ == "case" for c in top.children)
    made_of = grammar.words["stretches"] | grammar.words["containers"] | grammar.words["instances"]
    return bare and ends and single and under and fold(top.head.lemma_) not in made_of


def _is_earlier(clause: Iterable[Token], grammar: Grammar) -> bool:
    """Whether a clause speaks of what was before the news: "have killed several citizens in previous attacks".

    A day or month is not: "el pasado jueves", "en mayo pasado", "el pasado 23 de mayo", "over the past week"; nor is
    somebody: "the former president", "former border police".
    """
    described = ((t, t.head) for t in clause if fold(t.lemma_) in grammar.words["earlier"] and t.dep_ == "amod")
    return any(_is_earlier_thing(word, noun, grammar) for word, noun in described)


def _is_earlier_thing(word: Token, noun: Token, grammar: Grammar) -> bool:
    words, name = grammar.words, {fold(noun.text), fold(noun.lemma_)}
    dated = any(c.dep_ == "det" for c in noun.children) and bool(name & words["measures"])  # not "in past years"
    until_now = fold(word.lemma_) in words["until_now"] and dated
    if noun.pos_ in ("NUM", "PROPN") or name & words["dates"] or until_now:
        return False
    kind = load_noun_kinds(noun.lang_).kind_of(noun)
    is_past = fold(word.lemma_) in words["formerly"]
    return kind is not MentionKind.PERSON and not (is_past and kind in ANIMATE)
