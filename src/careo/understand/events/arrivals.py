"""When and where deeds were by the coming of those who did them: "On 3 May soldiers came to Ayora. They beat me"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.model import Place, Role, RoleName, TimeRange
from careo.text.numbers import fold
from careo.understand.events.nearest import Deeds
from careo.understand.events.when import time_of
from careo.understand.events.where import place_of
from careo.understand.roles import Cast
from careo.understand.text_order import TextOrder

if TYPE_CHECKING:
    from spacy.tokens import Token

FURTHEST = 400
"""Characters from the end of the sentence of an arrival to the deed, at most."""
_NONE = Deeds(frozenset(), frozenset())


def arrival_of(cast: Cast, head: Token, roles: Sequence[Role]) -> Token | None:
    """The verb of a sentence before by which those who do a deed come to its scene; None where no such is told."""
    words, syntax = cast.grammar.words["coming"], cast.parsed.syntax
    for role in roles:
        if role.role is not RoleName.AGENT or role.span.start >= head.sent.start_char:
            continue
        run = syntax.char_span(role.span.start, role.span.stop, alignment_mode="expand")
        verb = run.root.head if run is not None and run.root.dep_ in ("nsubj", "obl") else None
        if verb is None or head.sent.start_char - verb.sent.end_char > FURTHEST:
            continue
        if fold(verb.lemma_) in words and not any(fold(c.text) in cast.grammar.words["denying"] for c in verb.children):
            return verb
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
    reached = [c for c in verb.children if c.dep_ == "obj"]
    inside = (p for c in reached for p in places.starting(c.left_edge.idx, c.right_edge.idx + len(c.right_edge)))
    return next(inside, None) or place_of(cast.parsed, verb, places, cast.grammar)
