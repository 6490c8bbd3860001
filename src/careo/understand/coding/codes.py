"""The code of an event, and what it is where the case's own words for it have one (`acts.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from careo.lang.acts import list_acts
from careo.model import Event, MentionKind, Polarity, Reading, RoleName, Span

SUFFERERS = (RoleName.PATIENT,)
HARMS = ("16", "17", "18", "19", "20")
"""Roots of what is done against others."""
ACTORS = frozenset({MentionKind.PERSON, MentionKind.GROUP, MentionKind.ORGANISATION, MentionKind.STATE})
"""Kinds of those whom coders write down."""
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.STATE})
TAKEN = frozenset({"seize-place", "raid"})
"""Acts that those who bear no arms do in protest (CAMEO 144)."""
STREET = frozenset({"protest", "strike", "block"})
"""What is done in public: told as news with or without whoever does it."""


class Convention(StrEnum):
    """What people who code events do not agree on.

    Coders of protests write down what is done in the street before all else, a march or strike as MOBILIZE (15) and not
    as PROTEST (14), and of two sides that clash the first as source. Where a record holds one event with two sides, as
    those of PLOVER and PETRARCH mostly do, it is the first of a sentence, and the other side may be the country of the
    scene.
    """

    CAMEO = "cameo"
    ONE_ROW = "one-row"
    STREET_IS_MOBILIZED = "street-is-mobilized"


def sentence_of(reading: Reading, event: Event) -> Span:
    """The sentence of an event; its trigger where none holds it."""
    return next((span for span in reading.sentences if span.covers(event.trigger)), event.trigger)


def behind_verb(event: Event, text: str) -> int:
    """Where the first word of an event ends; of a phrase the others may stand about whose matter it is.

    "Lodged a protest with Chile", "snubbed a Chilean invitation".
    """
    first = event.trigger.quote(text).split(maxsplit=1)[0]
    return event.trigger.start + len(first)


@dataclass(frozen=True, slots=True)
class Code:
    """PLOVER class and CAMEO root (two digits) of an event.

    Where the case has words and a code of its own for it, `whole` is that code, and `answer` the code of what the other
    side does with it; a code that begins with no root of CAMEO leaves `cameo` and `plover` empty.
    """

    plover: str
    cameo: str
    whole: str = ""
    answer: str = ""


FIGHTS, COERCES = Code("FIGHT", "19"), Code("COERCE", "17")
TAKES_PEOPLE = frozenset({"kidnap", "hijack", "hold"})
"""Acts of those who take others captive, which records of PLOVER write as coercion."""


def own_code(event: Event) -> Code | None:
    """The code that the case gives to its own words; None where it is said not to be."""
    whole, _, answer = event.code.partition(":")
    return None if event.polarity is Polarity.NEGATIVE else replace(read_code(whole), answer=answer)


def read_code(whole: str) -> Code:
    """A code as coders write it.

    Examples:
        >>> read_code("1721").plover, read_code("1721").cameo, read_code("903").cameo
        ('COERCE', '17', '')
    """
    root = whole[:2]
    return Code(_classes().get(root, ""), root, whole) if "01" <= root <= "20" else Code("", "", whole)


@cache
def _classes() -> Mapping[str, str]:
    """The PLOVER class of each CAMEO root: that of the first act that has it."""
    return {act.cameo: act.plover for act in reversed(list_acts().values()) if act.cameo}
