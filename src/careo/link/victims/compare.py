"""Two victim records compared on one thing at a time: each comparison gives a level, and the level a sentence.

The functions take the columns of a record as text, since Splink calls them from the database; `lay_out` makes them.
-1 stands for "one of them does not say", which weighs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from careo.link.victims.names import (
    Likeness,
    PersonName,
    compare_words,
    get_name_words,
    is_initial,
    is_other_sex,
    is_short_for,
    read_name,
    sound,
)
from careo.model import Question, VictimRecord
from careo.text.numbers import fold

SILENT = -1
NARROW_DAYS, NEAR_DAYS, YEAR_DAYS = 31, 10, 366
FOLLOWS = frozenset({Question.DETAINED, Question.MISSING, Question.KILLED})
COLUMNS = ("surnames", "given", "aliases", "age", "place", "day", "harm", "holder")
CACHED = 200_000


@dataclass(frozen=True, slots=True)
class Row:
    """A record as Splink sees it: what is compared, and keys under which records that may be one person meet."""

    id: str
    columns: dict[str, str]
    keys: dict[str, str | None]


def lay_out(record: VictimRecord) -> Row:
    """The columns and keys of a record."""
    name = name_of(record)
    columns = {
        "surnames": " ".join(name.surnames),
        "given": " ".join(name.given),
        "aliases": "|".join(name.aliases),
        "age": "" if record.born_from is None else f"{record.born_from} {record.born_to}",
        "place": "|".join(_places(record.place)),
        "day": "" if record.earliest is None else f"{record.earliest} {record.latest or record.earliest}",
        "harm": record.harm or "",
        "holder": record.holder,
    }
    sounds = [sound(one) for one in name.surnames]
    first = name.given[0] if name.given else ""
    place = _places(record.place)
    keys = {
        "surname_key": sounds[0] if sounds else None,
        "second_key": sounds[1] if len(sounds) > 1 else None,
        "initial_key": sound(first)[:1] or None,
        "given_key": sound(_long_form(first)) if len(first) > 1 else None,
        "alias_key": name.aliases[0] if name.aliases else None,
        "place_key": sound(place[0].replace(" ", "")) if place else None,
        "day_key": str(record.earliest) if record.earliest and record.earliest == record.latest else None,
    }
    return Row(record.id, columns, keys)


@lru_cache(CACHED)
def name_of(record: VictimRecord) -> PersonName:
    """The parts of the name of a record."""
    return read_name(record.name, given=record.given, surnames=record.surnames, aliases=record.aliases)


@lru_cache(CACHED)
def compare_surnames(left: str, right: str) -> int:
    """5 both surnames, 4 spelled otherwise, 3 one where only one is given, 2 turned about or a slip, 1 only the first.

    Examples:
        >>> compare_surnames("quispe huaman", "quispi waman"), compare_surnames("quispe huaman", "quispe")
        (4, 3)
        >>> compare_surnames("hernandez", "fernandez"), compare_surnames("perez", "")
        (0, -1)
    """
    ours, theirs = sorted((left.split(), right.split()), key=len)
    if not ours:
        return SILENT
    alike = [_surname_likeness(a, b) for a, b in zip(ours, theirs, strict=False)]
    if min(alike) >= Likeness.VARIANT:
        if len(theirs) == 1 or len(ours) != len(theirs):
            return 3
        return 5 if min(alike) is Likeness.SAME else 4
    if min(alike) is Likeness.NEAR:
        return 2
    crossed = len(ours) == len(theirs) == 2 and all(
        compare_words(a, b) >= Likeness.VARIANT for a, b in zip(ours, reversed(theirs), strict=True)
    )
    second = len(ours) == 1 and len(theirs) > 1 and compare_words(ours[0], theirs[1]) >= Likeness.VARIANT
    if crossed or second:
        return 2
    return 1 if alike[0] >= Likeness.VARIANT else 0


@lru_cache(CACHED)
def compare_given(left: str, right: str) -> int:
    """4 the same given names, 3 some of them, 2 spelled otherwise, a pet name or initials, 1 a slip, 0 other names.

    Examples:
        >>> compare_given("juan carlos", "juan"), compare_given("pepe", "jose"), compare_given("j c", "juan carlos")
        (3, 2, 2)
        >>> compare_given("mario", "maria"), compare_given("juan carlos", "juan alberto")
        (0, 0)
    """
    ours, theirs = sorted((left.split(), right.split()), key=len)
    if not ours:
        return SILENT
    if ours == theirs:
        return 4
    free = list(theirs)
    levels = []
    for word in ours:
        level, other = max(((_given_level(word, one), one) for one in free), key=lambda found: found[0])
        levels.append(level)
        free.remove(other)
    worst = min(levels)
    return worst if worst < 4 else 3


def compare_aliases(left: str, right: str) -> int:
    """1 an alias in common, 0 other ones."""
    if not left or not right:
        return SILENT
    ours, theirs = left.split("|"), right.split("|")
    return int(any(a == b or sound(a) == sound(b) for a in ours for b in theirs))


def compare_age(left: str, right: str) -> int:
    """4 the years of birth meet, 3 two years apart at most, 2 five, 1 fifteen, 0 more."""
    if not left or not right:
        return SILENT
    (a, b), (c, d) = (map(int, one.split()) for one in (left, right))
    gap = max(0, c - b, a - d)
    return 4 if gap == 0 else 3 if gap <= 2 else 2 if gap <= 5 else 1 if gap <= 15 else 0


@lru_cache(CACHED)
def compare_place(left: str, right: str) -> int:
    """2 the same place, 1 something in common ("Sacsa, Ayacucho", "Totos, Ayacucho"), 0 nothing.

    Examples:
        >>> compare_place("totos|ayacucho", "totos"), compare_place("sacsa|ayacucho", "totos|ayacucho")
        (2, 1)
    """
    if not left or not right:
        return SILENT
    ours, theirs = ([sound(one.replace(" ", "")) for one in text.split("|")] for text in (left, right))
    if ours[0] == theirs[0] or set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return 2
    return int(not set(ours).isdisjoint(theirs))


def compare_day(left: str, right: str) -> int:
    """4 the same day, 3 days apart, 2 both fit but one is vague, 1 within a year, 0 further apart."""
    if not left or not right:
        return SILENT
    (a, b), (c, d) = (tuple(map(date.fromisoformat, one.split())) for one in (left, right))
    gap = max(0, (c - b).days, (a - d).days)
    widest = max((b - a).days, (d - c).days)
    if widest == 0 and gap == 0:
        return 4
    if gap == 0 and widest > NARROW_DAYS:
        return 2
    return 3 if gap <= NEAR_DAYS else 1 if gap <= YEAR_DAYS else 0


def compare_harm(left: str, right: str) -> int:
    """2 the same harm, 1 one that can follow the other (detained, missing, killed), 0 others."""
    if not left or not right:
        return SILENT
    if left == right:
        return 2
    return int(Question(left) in FOLLOWS and Question(right) in FOLLOWS)


def compare_holder(left: str, right: str) -> int:
    """0 both stand in one list or document, which mostly names each person once; 1 in two."""
    return int(left != right)


COMPARE: dict[str, Callable[[str, str], int]] = dict(
    zip(
        COLUMNS,
        (
            compare_surnames,
            compare_given,
            compare_aliases,
            compare_age,
            compare_place,
            compare_day,
            compare_harm,
            compare_holder,
        ),
        strict=True,
    )
)


def _surname_likeness(left: str, right: str) -> Likeness:
    return Likeness.VARIANT if left != right and is_initial(left, right) else compare_words(left, right)


def _given_level(left: str, right: str) -> int:
    if left == right:
        return 4
    if is_initial(left, right) or is_short_for(left, right):
        return 2
    return 0 if is_other_sex(left, right) else int(compare_words(left, right))


def _long_form(word: str) -> str:
    """The name a pet name stands for, where that is one only; the first spelling of a name with several."""
    words = get_name_words()
    long = words.short.get(word, frozenset())
    word = next(iter(long)) if len(long) == 1 else word
    return words.spelling.get(word, word)


@cache
def _places(place: str) -> Sequence[str]:
    """The parts of a place, folded, the smallest first."""
    particles = get_name_words().particles
    parts = [
        " ".join(w for w in fold(part).split() if w not in particles) for part in place.replace("(", ",").split(",")
    ]
    return tuple(dict.fromkeys(one.strip(" .)") for one in parts if one.strip(" .)")))
