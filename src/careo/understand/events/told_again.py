"""A deed that is told again by no word of its own: "It might have been carried out by rebels", "It was the rebels"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_role
from careo.model import Role, RoleName
from careo.text.numbers import fold
from careo.understand.drafts import EventDraft
from careo.understand.roles import Cast
from careo.understand.roles.arguments import arguments_of
from careo.understand.roles.clauses import clause_around
from careo.understand.roles.people import bears_arms

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

BESIDE = frozenset(
    {"cop", "det", "punct", "advmod", "nsubj", "parataxis", "cc", "mark", "flat", "flat:name", "compound"}
)
"""What may hang on a noun of which only is said that it was they; what describes them more tells something else."""
NAMING = frozenset({"det", "flat", "flat:name", "compound"})


def told_again(cast: Cast, sentence: TokenRun, last: EventDraft) -> Iterator[EventDraft]:
    """The deed told last, by who did it, where a sentence has a pronoun or nothing for it.

    Args:
        cast: the document's people and things.
        sentence: one that may tell it again.
        last: the violent deed that was told last.
    """
    for token in sentence:
        if token.pos_ == "VERB" and fold(token.lemma_) in cast.grammar.light:
            yield from _by_pronoun(cast, token, last)
        elif (state := _was_they(cast, token)) is not None:
            role = cast.role(RoleName.AGENT, token)
            if role is not None:
                role = _without_negation(cast, token, role)
                clause = cast.parsed.span_of(clause_around(token))
                rule = f"{cast.parsed.lang}.events.cleft@1"
                yield EventDraft(last.act, cast.parsed.span_of([state]), token.i, clause, (role,), rule)


def _by_pronoun(cast: Cast, verb: Token, last: EventDraft) -> Iterator[EventDraft]:
    """`It might have been carried out by the rebels`."""
    args = arguments_of(verb, cast.grammar)
    named = args.passive and any(fold(t.text) in cast.grammar.words["neuter_pronouns"] for t in args.subjects)
    roles = tuple(role for t in args.agents if (role := cast.role(RoleName.AGENT, t)) is not None)
    if named and roles:
        clause = cast.parsed.span_of(clause_around(verb))
        rule = f"{cast.parsed.lang}.events.pronoun@1"
        yield EventDraft(last.act, cast.parsed.span_of([verb]), verb.i, clause, roles, rule)


def _without_negation(cast: Cast, noun: Token, role: Role) -> Role:
    """The role without what denies it: "it was | not | the army"."""
    beside = [t for c in noun.children if c.dep_ in NAMING for t in c.subtree]
    first = min((noun, *beside), key=lambda t: t.i)
    if not any(c.dep_ == "advmod" for c in noun.children):
        return role
    own = [t for t in (noun, *beside) if t.dep_ != "det"]
    span = cast.parsed.span(first.idx, max(t.idx + len(t) for t in (noun, *beside)))
    return replace(role, span=span, name=" ".join(t.text for t in sorted(own, key=lambda t: t.i)))


def _was_they(cast: Cast, noun: Token) -> Token | None:
    """The "was" of `It was the guerrillas`, `fueron los paramilitares`, said of those who bear arms and known ones."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    below = list(noun.children)
    past = [c for c in below if c.dep_ == "cop" and "Past" in c.morph.get("Tense", [])]
    if len(past) != 1 or any(c.dep_ not in BESIDE for c in below):
        return None
    subjects = [c for c in below if c.dep_ == "nsubj"]
    meant = all(fold(c.text) in cast.grammar.words["neuter_pronouns"] for c in subjects)
    known = noun.pos_ == "PROPN" or any("Def" in c.morph.get("Definite", []) for c in below)
    text = " ".join(t.text for t in noun.subtree)
    armed = bears_arms(noun) or actor_role(text, lang=cast.parsed.lang) in ARMED
    opens = bool(subjects) or past[0].i == min(t.i for t in noun.subtree if not t.is_punct and t.dep_ != "advmod")
    return past[0] if meant and known and armed and opens else None
