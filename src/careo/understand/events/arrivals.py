"""When and where deeds were by the coming of those who did them: "On 3 May soldiers came to Ayora. They beat me"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.model import Place, Role, RoleName, TimeRange
from careo.text.numbers import fold
from careo.understand.events.nearest import Deeds
from careo.understand.events.when import time_of
from careo.understand.events.where import place_of
from careo.understand.parsed import sentences_before
from careo.understand.roles import Cast
from careo.understand.roles.cases import case_of
from careo.understand.roles.clauses import is_negated
from careo.understand.roles.pronouns import bears_arms
from careo.understand.text_order import TextOrder

if TYPE_CHECKING:
    from spacy.tokens import Token

FURTHEST = 400
"""Characters from the end of the sentence of an arrival to the deed, at most."""
SENTENCES_BACK = 4
"""Sentences from an arrival to what is done by nobody told, at most."""
_DOERS = (RoleName.AGENT, RoleName.INSTIGATOR)
_BLANK = re.compile(r"\n\s*\n")
_NONE = Deeds(frozenset(), frozenset())


def arrival_of(cast: Cast, head: Token, roles: Sequence[Role]) -> Token | None:
    """The verb of a sentence before by which those who do a deed come to its scene; None where no such is told.

    What befalls somebody by nobody told, or by "the soldiers", befalls him where those came who bear arms in the same
    paragraph: "Soldiers came to Ayora. Two men were shot".
    """
    doers = [role for role in roles if role.role in _DOERS]
    if not doers:
        return _armed_before(cast, head) if any(role.role is RoleName.PATIENT for role in roles) else None
    words, here = cast.grammar.words["coming"], head.sent.start_char
    runs = [cast.parsed.syntax.char_span(one.span.start, one.span.stop, alignment_mode="expand") for one in doers]
    named = [run.root for run in runs if run is not None]
    for noun in (one for one in named if one.idx < here and one.dep_ in ("nsubj", "obl")):
        verb = noun.head
        near = here - verb.sent.end_char <= FURTHEST
        if near and fold(verb.lemma_) in words and not is_negated(verb, cast.grammar.words["denying"]):
            return verb
    came = _armed_before(cast, head) if all(one.idx >= here for one in named) else None
    told = {fold(c.lemma_) for c in came.children if c.dep_ == "nsubj"} if came is not None else set()
    return came if any(fold(one.lemma_) in told for one in named) else None


def _armed_before(cast: Cast, head: Token) -> Token | None:
    """The verb that opens one of the sentences before in the paragraph, by which those come who bear arms."""
    words, text, below = cast.grammar.words, cast.parsed.doc.text, head.sent
    for sent in sentences_before(head.sent, SENTENCES_BACK):
        last = max((t.idx + len(t) for t in sent if not t.is_space), default=sent.start_char)
        if _BLANK.search(text, last, below.root.left_edge.idx + 1):
            return None
        below, verb = sent, sent.root
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        if fold(verb.lemma_) in words["coming"] and any(map(bears_arms, subjects)):
            return None if is_negated(verb, words["denying"]) else verb
    return None


def time_of_arrival(
    times: TextOrder[TimeRange], verb: Token, head: Token, *, cast: Cast, elsewhere: bool
) -> TimeRange | None:
    """The time of an arrival, where no other is told from there to the deed, nor another place for that."""
    if elsewhere or times.starting(verb.sent.end_char, head.sent.end_char):
        return None
    return time_of(cast.parsed, verb, times, deeds=_NONE, grammar=cast.grammar)


def place_of_arrival(places: TextOrder[Place], verb: Token, head: Token, *, cast: Cast) -> Place | None:
    """The place of an arrival, where no other is told from there to the deed: "came to Ayora", "entered Ayora"."""
    if places.starting(verb.sent.end_char, head.sent.end_char):
        return None
    goal = cast.grammar.words["whither"]
    reached = [c for c in verb.children if c.dep_ == "obj" or (c.dep_.startswith("obl") and case_of(c) in goal)]
    inside = (p for c in reached for p in places.starting(c.left_edge.idx, c.right_edge.idx + len(c.right_edge)))
    return next(inside, None) or place_of(cast.parsed, verb, places, cast.grammar)
