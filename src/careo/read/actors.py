"""One entry of `actors.yaml`: its keys, names and dates, checked. docs/actors.md has all of them with examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from careo.model import KnownActor, MentionKind, Tenure
from careo.read.entries import as_table

ACTOR_KEYS = ("id", "name", "kind", "aliases", "side", "roles", "since", "until", "code")
ROLE_KEYS = ("title", "of", "since", "until")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_CODE = re.compile(r"[A-Z]{3,}")
_WHOLE = "2000-01-01"
"""What stands in for the month and day that a date leaves out, to check the rest."""


def read_actor(entry: Any) -> KnownActor:
    """An actor from an entry as YAML gives it.

    Raises:
        ValueError: the entry cannot be used; the message says what is wrong and what is expected.
    """
    fields = as_table(entry, ACTOR_KEYS, "an actor")
    name = _text(fields, "name", needed=True)
    since, until = _period(fields, name)
    return KnownActor(
        id=_text(fields, "id", needed=True),
        name=name,
        kind=_kind(fields.get("kind")),
        aliases=_texts(fields, "aliases"),
        side=_text(fields, "side"),
        since=date.fromisoformat(since + _WHOLE[len(since) :]) if since else None,
        until=_last_day(until) if until else None,
        roles=tuple(_roles(fields.get("roles"))),
        code=_code(_text(fields, "code")),
    )


def _code(text: str) -> str:
    if text and not _CODE.fullmatch(text):
        raise ValueError(f"code {text}: three or more capital letters are expected, such as COL, COLREB or IGOUNO")
    return text


def _roles(rows: Any) -> Iterator[Tenure]:
    """The roles of an actor; one with several titles is one role a title."""
    if rows is None:
        return
    if not isinstance(rows, list):
        raise ValueError("roles: a list is expected, each beginning with `- title:`")
    made: list[Tenure] = []
    for row in rows:
        fields = as_table(row, ROLE_KEYS, "a role")
        titles = _texts(fields, "title")
        if not titles:
            raise ValueError("a role without a title; say what it is called (`title: Minister of Defence`)")
        since, until = _period(fields, titles[0])
        made += [Tenure(title, _text(fields, "of"), since, until) for title in titles]
    _refuse_overlap(made)
    yield from made


def _refuse_overlap(roles: Sequence[Tenure]) -> None:
    """One person does not hold one role twice at a time; the day or year that ends one may begin the other."""
    for one, other in combinations(sorted(roles, key=lambda role: role.since), 2):
        if (one.title, one.of) == (other.title, other.of):
            width = min(len(one.until), len(other.since)) or None
            if not one.until or not other.since or one.until[:width] > other.since[:width]:
                raise ValueError(f"two roles overlap: {one} and {other}; correct their dates or write one role")


def _kind(given: Any) -> MentionKind:
    try:
        return MentionKind(str(given or "other"))
    except ValueError:
        kinds = ", ".join(kind.value for kind in MentionKind)
        raise ValueError(f"kind {given}: no such kind; there are {kinds}") from None


def _text(fields: dict[str, Any], key: str, *, needed: bool = False) -> str:
    given = fields.get(key)
    if isinstance(given, list | dict):
        raise ValueError(f"{key}: one name is expected, not {given!r}")
    text = " ".join(str(given).split()) if given is not None else ""
    if needed and not text:
        raise ValueError(f"no {key}; every actor needs one")
    return text


def _texts(fields: dict[str, Any], key: str) -> tuple[str, ...]:
    """One name or a list of names."""
    given = fields.get(key)
    rows = given if isinstance(given, list) else [] if given is None else [given]
    if any(row is None or isinstance(row, list | dict | bool) for row in rows):
        raise ValueError(f"{key}: names are expected, not {given!r}; put a name that YAML takes for another in quotes")
    texts = (" ".join(str(row).split()) for row in rows)
    return tuple(dict.fromkeys(text for text in texts if text))


def _period(fields: dict[str, Any], whose: str) -> tuple[str, str]:
    """Since when and until when, as ISO dates of the exactness given; "" where a side is open."""
    since, until = _day(fields, "since"), _day(fields, "until")
    width = min(len(since), len(until))
    if width and until[:width] < since[:width]:
        raise ValueError(f"{whose}: until {until} lies before since {since}; the dates may stand in each other's place")
    return since, until


def _day(fields: dict[str, Any], key: str) -> str:
    """A date as a year, month or day; YAML gives a number, words or a date."""
    given = fields.get(key)
    if given is None:
        return ""
    text = given.isoformat() if isinstance(given, date) else str(given).strip()
    if not _DATE.fullmatch(text):
        raise ValueError(f"{key} {given}: no date; write 1995, 1995-07 or 1995-07-28")
    try:
        date.fromisoformat(text + _WHOLE[len(text) :])
    except ValueError:
        raise ValueError(f"{key} {text}: there is no such day; write 1995, 1995-07 or 1995-07-28") from None
    return text


def _last_day(text: str) -> date:
    """The last day of a year or month, or the day."""
    if len(text) == len(_WHOLE):
        return date.fromisoformat(text)
    year, month = int(text[:4]), int(text[5:] or 12)
    return date.max if year == date.max.year else date(year + month // 12, month % 12 + 1, 1) - date.resolution
