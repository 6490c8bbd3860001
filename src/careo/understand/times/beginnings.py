"""Which patterns can begin at a word: the first letters of all texts that a pattern matches, worked out beforehand.

Trying every pattern at every character is slow; a word whose first letters no pattern begins with is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from careo.text.numbers import fold

# So many characters are looked at; beyond so many ways to begin, less is looked at.
LENGTH = 6
MOST = 4_000
# Marks the end of what is known of a beginning.
OPEN = "*"
_ALPHABET = [chr(code) for code in range(32, 383)] + list("\n‘’€º")
_LOOKAROUND = ("ASSERT", "ASSERT_NOT", "AT")


@cache
def normal(char: str) -> str:
    """A character as beginnings know it: letters without case and accent, any digit as 0, the rest as a blank."""
    if char.isdigit():
        return "0"
    return fold(char)[:1] if char.isalpha() else " "


class Likely(NamedTuple):
    """What may begin at a place: the numbers of patterns, ascending; of those that wait for no word; of such words."""

    every: tuple[int, ...]
    sure: tuple[int, ...]
    awaited: tuple[int, ...]


class Beginnings:
    """The patterns that may match at a place, by the first letters of the text there."""

    def __init__(
        self,
        skeletons: Sequence[str],
        slots: Mapping[str, str],
        waiting: Container[int] = (),
        awaited: Sequence[str] = (),
    ) -> None:
        """From patterns with a sign for each slot, the patterns of those slots, which patterns wait, for what words."""
        self._patterns: dict[str, list[int]] = {}
        self._known: dict[str, Likely] = {}
        self._exact: dict[str, Likely] = {}
        self._waiting, self._words = waiting, len(skeletons)
        known = {sign: _marked(_parse(source), {}) for sign, source in slots.items()}
        for number, skeleton in enumerate([*skeletons, *awaited]):
            for beginning in beginnings_of(skeleton, known):
                self._patterns.setdefault(beginning, []).append(number)

    def at(self, text: str, start: int) -> Likely:
        """What may begin at `start`."""
        given = text[start : start + LENGTH]
        found = self._exact.get(given)
        if found is None:
            key = "".join(map(normal, given))
            found = self._known.get(key)
            if found is None:
                found = self._known[key] = self._likely(key)
            if len(self._exact) < MOST:
                self._exact[given] = found
        return found

    def _likely(self, key: str) -> Likely:
        parts = (self._patterns.get(key[:n], ()) for n in range(len(key) + 1))
        found = sorted({number for part in parts for number in part})
        every = tuple(number for number in found if number < self._words)
        sure = tuple(number for number in every if number not in self._waiting)
        return Likely(every, sure, tuple(number - self._words for number in found[len(every) :]))


def beginnings_of(skeleton: str, slots: Mapping[str, frozenset[str]]) -> set[str]:
    """The first characters of all texts that a pattern matches, as `normal` writes them; shorter where it may end.

    Examples:
        >>> sorted(beginnings_of("(?:on )?7 Ma[yi]", {}))
        ['0 mai', '0 may', 'on 0 m']
    """
    return {found.rstrip(OPEN) for found in _marked(_parse(skeleton), slots)}


def _parse(source: str) -> Any:
    return import_module("re._parser").parse(source, re.IGNORECASE)


def _marked(tree: Iterable[tuple[Any, Any]], slots: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The beginnings of a sequence; those of which no more is known end in the mark."""
    found = frozenset({""})
    for kind, inner in tree:
        if all(map(_is_done, found)):
            break
        found = _extended(found, _of_node(str(kind), inner, slots))
    return found


def _is_done(beginning: str) -> bool:
    return len(beginning) >= LENGTH or beginning.endswith(OPEN)


def _extended(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    done = {one for one in left if _is_done(one)}
    short = left - done
    if len(short) * len(right) > MOST:
        return frozenset(done | {one + OPEN for one in short})
    return frozenset(done | {(one + other)[:LENGTH] for one in short for other in right})


def _of_node(kind: str, inner: Any, slots: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if kind in _LOOKAROUND:
        return frozenset({""})
    if kind == "LITERAL":
        return slots.get(chr(inner)) or frozenset({normal(chr(inner))})
    if kind == "IN":
        return _of_class(tuple((str(member), given) for member, given in inner))
    if kind == "BRANCH":
        return frozenset().union(*(_marked(branch, slots) for branch in inner[1]))
    if kind == "ATOMIC_GROUP":
        return _marked(inner, slots)
    if kind == "SUBPATTERN":
        return _marked(inner[3], slots)
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        return _of_repeat(inner[0], int(inner[1]), _marked(inner[2], slots))
    return frozenset({OPEN})


def _of_repeat(least: int, most: int, once: frozenset[str]) -> frozenset[str]:
    found = frozenset({""} if least == 0 else ())
    now = frozenset({""})
    for count in range(1, min(most, LENGTH) + 1):
        now = _extended(now, once)
        if count >= least or count == LENGTH:
            found |= now
        if all(map(_is_done, now)):
            return found | now
    return found


@cache
def _of_class(members: tuple[tuple[str, Any], ...]) -> frozenset[str]:
    """The characters of a class of a parsed pattern, in either case, as `normal` writes them."""
    negated = members[0][0] == "NEGATE"
    return frozenset(
        normal(char)
        for char in _ALPHABET
        if any(_is_member(one, kind, given) for one in (char.lower(), char.upper()) for kind, given in members)
        != negated
    )


def _is_member(char: str, kind: str, given: Any) -> bool:
    if kind == "LITERAL":
        return char == chr(given)
    if kind == "RANGE":
        return len(char) == 1 and given[0] <= ord(char) <= given[1]
    if kind == "CATEGORY":
        tests = {"DIGIT": char.isdigit(), "SPACE": char.isspace(), "WORD": char.isalnum() or char == "_"}
        name = str(given).removeprefix("CATEGORY_")
        return tests[name.removeprefix("NOT_")] != name.startswith("NOT_")
    return False
