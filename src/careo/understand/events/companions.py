"""Who shares somebody's part: "killed along with two guards", `junto con su hijo`, "as were two drivers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from careo.model import RoleName
from careo.text.numbers import fold
from careo.understand.events.included import NEAR, PEOPLE, noun_after
from careo.understand.events.sides import TWO_SIDED
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.cases import with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.events.players import Part
    from careo.understand.events.triggers import Trigger

SHARED = (RoleName.AGENT, RoleName.PATIENT)
LENGTHS = (3, 2, 1)
"""Words of the phrases that are looked for, the longest first."""


def companions(cast: Cast, trigger: Trigger, parts: Sequence[Part]) -> Iterator[Part]:
    """Those who stand behind "along with" with the part of whoever was named last before, or else first behind.

    "With his wife" shares only what befell a subject: who is killed with his wife died as she did.
    """
    head, words = trigger.head, cast.grammar.words
    sharing = [(role, t) for role, t in parts if role in SHARED and cast.kind_of(t) in ANIMATE]
    unnamed = (c for c in head.children if c.dep_ == "nsubj:pass" and c.pos_ == "PRON")  # "he was arrested along with"
    sharing = sharing or [(RoleName.PATIENT, c) for c in unnamed]
    if not sharing:
        return
    first, last = head.sent.start, head.sent.end
    said = [fold(one.text) for one in head.sent]
    for at in range(len(said) - 1):
        is_own = " ".join(said[at : at + 2]) in words["with_own"]
        length = 2 if is_own else next((n for n in LENGTHS if " ".join(said[at : at + n]) in words["sharing"]), 0)
        stop = first + at + length
        noun = noun_after(list(head.doc[stop : min(stop + NEAR, last)])) if length else None
        if noun is None or not _hangs_there(noun, head, sharing):
            continue
        before = [one for one in sharing if one[1].i < noun.i]
        if not before and said[at + length - 1] not in words["together"]:
            continue  # "beside the soldiers died three peasants"
        role, other = before[-1] if before else sharing[0]
        befell = role is RoleName.PATIENT and other.i < head.i and trigger.entry.act not in TWO_SIDED
        if is_own and not befell:
            continue
        kinds = ANIMATE if role is RoleName.AGENT else PEOPLE
        yield from ((role, t) for t in with_conjuncts(noun) if cast.kind_of(t) in kinds)


def _hangs_there(noun: Token, head: Token, sharing: Sequence[Part]) -> bool:
    """Whether a noun hangs on the deed, or on somebody who has a part in it."""
    return noun.head.i == head.i or any(noun.head.i == t.i for _, t in sharing)
