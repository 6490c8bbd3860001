"""Both sides of a clash or talk that a noun names, where the parser hung them elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.model import RoleName
from careo.text.numbers import fold
from careo.understand.events.phrases import VERBAL
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.cases import case_of, with_conjuncts

if TYPE_CHECKING:
    from careo.understand.events.players import Part
    from careo.understand.events.triggers import Trigger

TWO_SIDED = frozenset({"clash", "negotiate", "meet", "agree"})
"""Acts that stand between two sides."""
_BESIDE = ("obj", "iobj", "obl", "obl:arg")


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
