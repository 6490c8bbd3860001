"""Which acts can be one happening: a bomb and the deaths it caused, but not a bomb and a demand for an inquiry.

Acts are those of `lang/acts.toml`; an act that is not listed here is a family of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from careo.model import Event, Question

FAMILIES: dict[str, tuple[str, ...]] = {
    "harm": ("kill", "execute", "massacre", "wound"),
    "attack": ("attack", "bomb", "arson", "raid", "assault", "clash", "attempt", "ambush", "damage", "destroy"),
    "custody": ("kidnap", "take-hostage", "hold", "release", "disappear", "free-by-force", "rescue"),
    "abuse": ("torture", "rape"),
    "law": ("arrest", "try", "sentence", "expel"),
    "place": ("seize-place", "block", "displace", "occupy"),
    "crowd": ("protest", "strike", "riot"),
    "rule": ("coup", "curfew", "emergency", "dissolve-institution", "appoint", "resign"),
    "talk": (
        "accuse",
        "deny",
        "condemn",
        "praise",
        "claim-responsibility",
        "demand",
        "mediate",
        "negotiate",
        "agree",
        "threaten",
    ),
    "support": ("aid", "train", "arm"),
}
FAMILY = {act: family for family, acts in FAMILIES.items() for act in acts}
TALK = "talk"
RELATED = {
    frozenset(pair)
    for pair in (
        ("harm", "attack"),
        ("harm", "custody"),
        ("harm", "abuse"),
        ("harm", "crowd"),
        ("attack", "place"),
        ("attack", "custody"),
        ("custody", "abuse"),
        ("custody", "place"),
        ("custody", "law"),
        ("crowd", "law"),
        ("crowd", "place"),
        ("attack", "crowd"),
    )
}
EFFECTS: dict[Question, tuple[str, ...]] = {
    Question.KILLED: ("kill", "execute", "massacre"),
    Question.INJURED: ("wound",),
    Question.DETAINED: ("arrest", "kidnap", "take-hostage", "hold"),
    Question.MISSING: ("disappear",),
}


SUED_FOR = frozenset({"harm", "abuse"})


def family(act: str) -> str:
    """The family of an act; an act that is not listed is looked up by its first word, else stands alone.

    Examples:
        >>> family("kidnap-or-take-hostage"), family("bomb"), family("levitate")
        ('custody', 'attack', 'levitate')
    """
    return FAMILY.get(act) or FAMILY.get(act.split("-", maxsplit=1)[0]) or act


def is_happening(event: Event) -> bool:
    """Whether the event is something that was done or suffered, not something said about it."""
    return family(event.act) != TALK


def effect_of(act: str) -> Question | None:
    """The row of the table that an act fills by itself: who was killed, injured, held, is missing."""
    for question, acts in EFFECTS.items():
        if act in acts or act.split("-", maxsplit=1)[0] in acts:
            return question
    return None


def score_families(left: Iterable[str], right: Iterable[str]) -> float:
    """How well two sets of families go together: 1 shared, 0.5 related, 0 nothing known or a sequel, -1 strangers."""
    ours, theirs = set(left) - {TALK}, set(right) - {TALK}
    if not ours or not theirs:
        return 0.0
    if ours & theirs:
        return 1.0
    if any(frozenset((a, b)) in RELATED for a in ours for b in theirs):
        return 0.5
    if (ours == {"law"} and theirs <= SUED_FOR) or (theirs == {"law"} and ours <= SUED_FOR):
        return 0.0
    return -1.0
