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
    for at in range(head.sent.start, head.sent.end - 1):
        token = head.doc[at]
        pair = f"{fold(token.text)} {fold(token.nbor(1).text)}"
        is_own = pair in words["with_own"]
        length = 3 if _opens(token, 3, words["sharing"]) else 2 if pair in words["sharing"] or is_own else 0
        length = length or (1 if fold(token.text) in words["sharing"] else 0)
        noun = noun_after(list(head.doc[at + length : min(at + length + NEAR, head.sent.end)])) if length else None
        if noun is None or not _hangs_there(noun, head, sharing):
            continue
        before = [one for one in sharing if one[1].i < noun.i]
        if (
            not before and fold(head.doc[at + length - 1].text) not in words["together"]
        ):  # "beside the soldiers died three peasants"
            continue
        role, other = before[-1] if before else sharing[0]
        befell = role is RoleName.PATIENT and other.i < head.i and trigger.entry.act not in TWO_SIDED
        if is_own and not befell:
            continue
        kinds = ANIMATE if role is RoleName.AGENT else PEOPLE
        yield from ((role, t) for t in with_conjuncts(noun) if cast.kind_of(t) in kinds)


def _opens(token: Token, length: int, phrases: frozenset[str]) -> bool:
    run = token.doc[token.i : min(token.i + length, token.sent.end)]
    return " ".join(fold(one.text) for one in run) in phrases


def _hangs_there(noun: Token, head: Token, sharing: Sequence[Part]) -> bool:
    """Whether a noun hangs on the deed, or on somebody who has a part in it."""
    return noun.head.i == head.i or any(noun.head.i == t.i for _, t in sharing)
