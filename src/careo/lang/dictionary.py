"""The dictionary of actors that careo brings: heads of state and government, bodies, armed groups and known figures.

Written for careo from public facts, as three tables; a name is the same actor in every language.

- `leaders.csv`: who held which office of which state, since when and until when, to the day where it is known.
- `bodies.csv`: armed groups, parties, organisations and agencies, with their side and the years they existed.
- `figures.csv`: people known by several names (noms de guerre), with their side.

Brackets in a name hold what is often left out: "Alan García (Pérez)". Several aliases are separated by `;`.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from re import split

from careo.errors import LanguageError
from careo.model import KnownActor, MentionKind, Tenure, make_id
from careo.text.numbers import fold

HERE = Path(__file__).parent
TABLES = ("leaders.csv", "bodies.csv", "figures.csv")
POPE, CLERICAL = "pope", "church"
CHECKED_UNTIL = "2024-12-31"
"""Up to when the tables are right; an office without an end is not known to be held after it."""


@cache
def load_dictionary() -> tuple[KnownActor, ...]:
    """All actors of the dictionary, people first; ids are hashes of names, so they never depend on an order."""
    return (*_people(), *_bodies())


def _people() -> Iterator[KnownActor]:
    """The people, each with all offices held; of two with one short name, each goes by the whole."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in (*_rows("leaders.csv"), *_rows("figures.csv")):
        rows[spell(row["name"])[-1]].append(row)
    often = Counter(spell(same[0]["name"])[0] for same in rows.values())
    for whole, same in rows.items():
        ways = spell(same[0]["name"])
        name = ways[0] if often[ways[0]] == 1 else whole
        others = [way for way in ways if way != name] + [alias for row in same for alias in _aliases(row)]
        roles = tuple(Tenure(r["role"], r["of"], r["since"], r["until"]) for r in same if "role" in r)
        held = CLERICAL if any(role.title == POPE for role in roles) else "state"
        side = next((row["side"] for row in same if "side" in row), held)
        yield KnownActor(
            make_id("actor", fold(name)), name, MentionKind.PERSON, tuple(dict.fromkeys(others)), side, roles=roles
        )


def state_body(body: str, state: str) -> KnownActor:
    """A body that every state has ("army"), of one state."""
    name = f"{body[:1].upper()}{body[1:].replace('_', ' ')} of {state}"
    return KnownActor(make_id("actor", fold(name)), name, MentionKind.ORGANISATION, (), "state")


def spell(name: str) -> tuple[str, ...]:
    """A name without what its brackets hold, then with each and all of it.

    Examples:
        >>> spell("Alan García (Pérez)")
        ('Alan García', 'Alan García Pérez')
    """
    parts = split(r"\(([^)]*)\)", name)
    ways = product(*(("", part) if number % 2 else (part,) for number, part in enumerate(parts)))
    return tuple(dict.fromkeys(" ".join("".join(way).split()) for way in ways))


def _bodies() -> Iterator[KnownActor]:
    """The bodies; of two with one name, each has its state's name behind it."""
    rows = list(_rows("bodies.csv"))
    often = Counter(row["name"] for row in rows)
    for row in rows:
        twice = often[row["name"]] > 1
        name = f"{row['name']} ({row['of']})" if twice else row["name"]
        yield KnownActor(
            make_id("actor", fold(name)),
            name,
            MentionKind.ORGANISATION,
            ((row["name"],) if twice else ()) + _aliases(row),
            row["side"],
            date(int(row["since"]), 1, 1) if row["since"] else None,
            date(int(row["until"]), 12, 31) if row["until"] else None,
        )


def _aliases(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(alias for alias in row["also"].split(";") if alias)


def _rows(table: str) -> Iterator[dict[str, str]]:
    try:
        text = (HERE / table).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LanguageError(f"{table}: no such dictionary; reinstall careo") from None
    yield from csv.DictReader(text.splitlines())
