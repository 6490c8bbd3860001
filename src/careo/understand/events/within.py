"""What the words of a phrase name themselves as struck, met or thrown: "cut the Jauja road", "threw stones"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import MentionKind
from careo.understand.roles import ANIMATE, Cast

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.events.triggers import Trigger

SITES = (MentionKind.FACILITY, MentionKind.PLACE)
NAMED_KINDS = {"block": SITES, "raid": SITES, "seize-place": SITES, "meet": tuple(ANIMATE)}
"""By act, the kinds of what its phrases name as struck or met."""
THROWS = frozenset({"attack", "bomb"})


def named_within(cast: Cast, trigger: Trigger) -> list[Token]:
    """What or whom the phrase itself names: "cut the Jauja road", "searched the office", "received the envoys"."""
    kinds = NAMED_KINDS.get(trigger.entry.act, ())
    beside = (t for t in trigger.rest if t.dep_ in ("obj", "obl", "nsubj:pass") and t.pos_ in ("NOUN", "PROPN"))
    return [t for t in beside if cast.kind_of(t) in kinds]


def thrown_within(cast: Cast, trigger: Trigger) -> list[Token]:
    """What is thrown beside what the phrase names: "threw stones and bottles at the guards"."""
    if trigger.entry.act not in THROWS or not trigger.entry.is_phrase:
        return []
    missiles = (t for t in trigger.rest if t.dep_ in ("obj", "conj") and t.pos_ in ("NOUN", "PROPN"))
    return [c for t in missiles for c in t.conjuncts if c.pos_ in ("NOUN", "PROPN") and cast.kind_of(c) not in ANIMATE]
