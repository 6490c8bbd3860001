"""A plain value in one line, for the history and for the difference between two people's states."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

Plain = Mapping[str, Any]


def shown_value(value: Any) -> str:
    """A plain value in one line: words as they are, nouns by what a person tells them by, anything else as JSON.

    Examples:
        >>> shown_value({"role": "patient", "name": "the mayor", "kind": "person"})
        'patient: the mayor'
        >>> shown_value(None)
        'nothing'
    """
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, dict) and "name" in one for one in value):
        return " › ".join(str(one["name"]) for one in value)
    if isinstance(value, dict):
        for keys, line in LINES:
            if keys <= value.keys():
                return line(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _claim(value: Plain) -> str:
    qualified = [value["certainty"], *(one for one in (value["polarity"], value["modality"]) if one in UNUSUAL)]
    return f"{shown_value(value['voices'])}: {', '.join(qualified)} ({_words(value['content'])})"


def _event(value: Plain) -> str:
    roles = [shown_value(one) for one in (*value["roles"], *value["counts"])]
    others = [shown_value(value[name]) for name in ("when", "where") if value[name]]
    return "; ".join([f"{value['act']} ({_words(value['trigger'])})", *roles, *others])


def _count(value: Plain) -> str:
    quantity = value["quantity"]
    low, high = quantity["low"], quantity["high"]
    number = str(low) if low == high else f"{'' if low is None else low}–{'' if high is None else high}"
    return f"{value['effect']}: {number} {quantity['what']}".rstrip()


def _time(value: Plain) -> str:
    return str(value["timex"])


def _place(value: Plain) -> str:
    spot = "" if value["lat"] is None else f" ({value['lat']:.3f}, {value['lon']:.3f})"
    return f"{value['relation']} {value['name']}{spot}"


def _words(value: Plain) -> str:
    return f"characters {value['start']} to {value['stop']}"


UNUSUAL = frozenset({"negative", "attempted", "threatened", "planned", "hypothetical"})
LINES: tuple[tuple[frozenset[str], Callable[[Plain], str]], ...] = (
    (frozenset({"certainty", "voices"}), _claim),
    (frozenset({"act", "trigger"}), _event),
    (frozenset({"role", "name"}), lambda value: f"{value['role']}: {value['name']}"),
    (frozenset({"effect", "quantity"}), _count),
    (frozenset({"timex"}), _time),
    (frozenset({"relation", "name", "lat"}), _place),
    (frozenset({"value", "span"}), lambda value: str(value["value"])),
    (frozenset({"start", "stop"}), _words),
)
"""What a plain noun is known by: the first row whose members it has."""
