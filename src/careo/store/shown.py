"""A plain value in one line, for the history and for the difference between two people's states."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

Plain = Mapping[str, Any]
Tell = Callable[[str, str], str]
"""Says a word in the reader's language: (its vocabulary, the word); "" for a value or phrase of no one vocabulary."""
WORDS = "characters {0} to {1}"
NOTHING = "nothing"


def as_stored(vocabulary: str, said: str) -> str:
    """A word as it is stored, in English."""
    return said


def shown_value(value: Any, tell: Tell = as_stored) -> str:
    """A plain value in one line: words as they are, nouns by what a person tells them by, anything else as JSON.

    `tell` says the words of vocabularies; English where it is left out.

    Examples:
        >>> shown_value({"role": "patient", "name": "the mayor", "kind": "person"})
        'patient: the mayor'
        >>> shown_value(None)
        'nothing'
    """
    if value is None:
        return tell("", NOTHING)
    if isinstance(value, str):
        return tell("", value)
    if isinstance(value, list) and all(isinstance(one, dict) and "name" in one for one in value):
        return " › ".join(str(one["name"]) for one in value)
    if isinstance(value, dict):
        for keys, line in LINES:
            if keys <= value.keys():
                return line(value, tell)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _claim(value: Plain, tell: Tell) -> str:
    more = (("Polarity", value["polarity"]), ("Modality", value["modality"]))
    qualified = [tell("Certainty", value["certainty"]), *(tell(*one) for one in more if one[1] in UNUSUAL)]
    return f"{shown_value(value['voices'], tell)}: {', '.join(qualified)} ({_words(value['content'], tell)})"


def _event(value: Plain, tell: Tell) -> str:
    roles = [shown_value(one, tell) for one in (*value["roles"], *value["counts"])]
    others = [shown_value(value[name], tell) for name in ("when", "where") if value[name]]
    return "; ".join([f"{tell('Act', value['act'])} ({_words(value['trigger'], tell)})", *roles, *others])


def _role(value: Plain, tell: Tell) -> str:
    return f"{tell('RoleName', value['role'])}: {value['name']}"


def _count(value: Plain, tell: Tell) -> str:
    quantity = value["quantity"]
    low, high = quantity["low"], quantity["high"]
    number = str(low) if low == high else f"{'' if low is None else low}–{'' if high is None else high}"
    return f"{tell('Question', value['effect'])}: {number} {quantity['what']}".rstrip()


def _time(value: Plain, tell: Tell) -> str:
    return str(value["timex"])


def _place(value: Plain, tell: Tell) -> str:
    spot = "" if value["lat"] is None else f" ({value['lat']:.3f}, {value['lon']:.3f})"
    return f"{tell('', value['relation'])} {value['name']}{spot}"


def _found(value: Plain, tell: Tell) -> str:
    return str(value["value"])


def _words(value: Plain, tell: Tell) -> str:
    return tell("", WORDS.format(value["start"], value["stop"]))


UNUSUAL = frozenset({"negative", "attempted", "threatened", "planned", "hypothetical"})
LINES: tuple[tuple[frozenset[str], Callable[[Plain, Tell], str]], ...] = (
    (frozenset({"certainty", "voices"}), _claim),
    (frozenset({"act", "trigger"}), _event),
    (frozenset({"role", "name"}), _role),
    (frozenset({"effect", "quantity"}), _count),
    (frozenset({"timex"}), _time),
    (frozenset({"relation", "name", "lat"}), _place),
    (frozenset({"value", "span"}), _found),
    (frozenset({"start", "stop"}), _words),
)
"""What a plain noun is known by: the first row whose members it has."""
