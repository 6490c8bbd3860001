"""Both sides of a clash or talk that a noun names, where the parser hung them elsewhere, and who is on a visit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.model import RoleName
from careo.text.numbers import fold
from careo.understand.events.phrases import VERBAL, are_envoys
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.arguments import arguments_of
from careo.understand.roles.cases import case_of, with_conjuncts
from careo.understand.roles.clauses import clause_head

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.events.players import Part
    from careo.understand.events.triggers import Trigger

TWO_SIDED = frozenset({"clash", "negotiate", "meet", "agree"})
"""Acts that stand between two sides."""
_BESIDE = ("obj", "iobj", "obl", "obl:arg")
_TALKS = frozenset({"negotiate", "meet"})


def sides_of(cast: Cast, trigger: Trigger) -> Iterator[Part]:
    """`Murieron en choques el lunes entre soldados y rebeldes`: between whom, where that was hung on the verb.

    `Los choques que opusieron a policías y estudiantes`, "clashes pitting police against students".
    """
    head, grammar = trigger.head, cast.grammar
    if trigger.entry.act not in TWO_SIDED:
        return
    pitting = (
        c for c in head.children if c.dep_ in ("acl", "acl:relcl") and fold(c.lemma_) in grammar.words["pitting"]
    )
    sides = [c for verb in pitting for c in verb.children if c.dep_ in _BESIDE and c.i > verb.i]
    if head.head.pos_ in VERBAL:
        beside = (c for c in head.head.children if c.dep_ in _BESIDE and c.i > head.i)
        sides += [c for c in beside if case_of(c) in grammar.between]
    yield from ((RoleName.AGENT, t) for c in sides for t in with_conjuncts(c) if cast.kind_of(t) in ANIMATE)


def visitors(cast: Cast, trigger: Trigger) -> Iterator[Part]:
    """`During a visit to Chile the minister said`: whoever does something on a visit or in a talk, if an official.

    Not where it is told whose it is: "during a visit of the queen, ministers resigned".
    """
    head, grammar = trigger.head, cast.grammar
    if trigger.entry.act not in _TALKS or case_of(head) not in grammar.words["on_journeys"]:
        return
    whose = grammar.agent_cases | (grammar.patient_cases - grammar.noun_target)
    below = [c for c in head.children if c.dep_ in ("nmod", "nmod:poss")]
    if not below or any(c.pos_ != "PRON" and (c.dep_ == "nmod:poss" or case_of(c) in whose) for c in below):
        return
    verb = clause_head(head)
    while not _has_subject(verb) and verb.dep_ != "ROOT":
        verb = clause_head(verb.head)
    args = arguments_of(verb, grammar)
    if are_envoys(args, cast):
        yield from ((RoleName.AGENT, t) for t in (args.agents if args.passive else args.subjects))


def _has_subject(verb: Token) -> bool:
    return any(c.dep_.startswith("nsubj") for c in verb.children)
