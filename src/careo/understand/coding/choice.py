"""Which events of a sentence coders of protests write down: a small learned choice over what the reading says of each.

It looks at no word of the text, only at acts, classes and at how an event is told, so that its weights are those of no
language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import careo.lang
from careo.model import Event
from careo.understand.coding.codes import STREET, SUFFERERS, Code
from careo.understand.drafts import DOERS
from careo.understand.incidents.weights import Choice, as_choice

FILE = "coding.json"
WRITTEN, LEFT = "written", "left"
FARTHEST, NEARER = 4, 2
"""Places in a sentence that are told apart, alone and with the class."""
NEAR = 25
"""Characters from one event to the next that stands right behind it, at most."""
ALONE, TIE = 0.2, 1e-6
"""How likely what is written must be at least where nothing else is, and what is as likely as the likeliest."""
OF_STREET = frozenset({"14", "15"})
VIOLENCE, VIOLENT = "violence", frozenset({"18", "19", "20"})
"""Roots that these coders do not tell apart, and what they are to them."""
Row = tuple[Event, Code]


@dataclass(frozen=True, slots=True)
class Habit:
    """What coders write down: a choice between events, and the probability from which on one is written."""

    choice: Choice
    least: float


@cache
def load_habit() -> Habit:
    """The habit of coders of protests, as `training.coding` learned it."""
    return as_habit(json.loads((Path(careo.lang.__file__).parent / FILE).read_text(encoding="utf-8")))


def as_habit(raw: Mapping[str, Any]) -> Habit:
    """A habit as it is written -> as it is used."""
    return Habit(as_choice(raw["choice"]), raw["least"])


def choose(rows: Sequence[Row], habit: Habit) -> list[Row]:
    """The events that are written down, in text order, one a class: of several the one with the most roles.

    Beside others, what nobody is told to do is written only where it is done in public. A sentence in which nothing is
    likely was kept for something: for what is likeliest.
    """
    chances = [habit.choice.probabilities(features(rows, at))[WRITTEN] for at in range(len(rows))]
    least = min(habit.least, max(max(chances, default=0.0), ALONE) - TIE)
    likely = [row for row, chance in zip(rows, chances, strict=True) if chance > least]
    told = [row for row in likely if row[0].act in STREET or any(role.role in DOERS for role in row[0].roles)]
    best: dict[str, Row] = {}
    for row in told or likely:
        name = VIOLENCE if row[1].cameo in VIOLENT else row[1].plover
        known = best.get(name)
        if known is None or _fullness(row) > _fullness(known):
            best[name] = row
    return sorted(best.values(), key=lambda row: row[0].trigger.start)


def _fullness(row: Row) -> tuple[bool, int]:
    """Whether somebody is told to do it, and how many parts are told."""
    return any(role.role in DOERS for role in row[0].roles), len(row[0].roles)


def features(rows: Sequence[Row], at: int) -> dict[str, float]:
    """What is looked at of one of the events of a sentence, which stand in text order with their classes."""
    event, code = rows[at]
    root = code.cameo or code.plover
    told = any(role.role in DOERS for role in event.roles)
    roots = [other.cameo for _, other in rows]
    names = (
        f"act={event.act}",
        f"class={root}",
        f"place={min(at, FARTHEST)}",
        f"modality={event.modality}",
        f"rule={event.made_by.split('.')[-1].split('@')[0]}",
        f"class+place={root}+{min(at, NEARER)}",
        f"class+doers={root}+{told}",
        f"class+background={root}+{event.background}",
    )
    flags = {
        "background": event.background,
        "generic": event.generic,
        "doers": told,
        "sufferers": any(role.role in SUFFERERS for role in event.roles),
        "street before": bool(OF_STREET & set(roots[:at])),
        "street behind": bool(OF_STREET & set(roots[at + 1 :])),
        "class before": code.cameo in roots[:at],
        "near before": at > 0 and event.trigger.start - rows[at - 1][0].trigger.stop < NEAR,
    }
    return dict.fromkeys(names, 1.0) | {name: 1.0 for name, holds in flags.items() if holds}
