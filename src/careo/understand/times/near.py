"""Where expressions may begin, and which patterns are worth trying there: what counts units needs one near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from careo.understand.times.beginnings import Likely
from careo.understand.times.patterns import UNIT, TimeWords

# Where an expression may begin: at a letter, a digit or the mark of a short year.
WORD = re.compile(r"(?<![\w$£€#])[\w'’‘]")


def find_places(words: TimeWords, text: str) -> Iterator[tuple[int, Sequence[int]]]:
    """The places of a text where an expression may begin, in order, with the numbers of the rules to try there."""
    places, near = _look_over(words, text)
    units, needs = near[UNIT], words.needs
    for start, found in places:
        if len(found.sure) == len(found.every) or not units[start]:
            numbers: Sequence[int] = found.sure
        else:
            numbers = [one for one in found.every if one not in needs or near[needs[one]][start]]
        if numbers:
            yield start, numbers


def _look_over(words: TimeWords, text: str) -> tuple[list[tuple[int, Likely]], list[bytearray]]:
    """The places where a rule may begin; for each of the awaited words, 1 at each character that has it near."""
    places: list[tuple[int, Likely]] = []
    near = [bytearray(len(text)) for _ in words.awaited]
    likely, awaited = words.beginnings.at, words.awaited
    for opening in WORD.finditer(text):
        start = opening.start()
        found = likely(text, start)
        if found.every:
            places.append((start, found))
        for number in found.awaited:
            if (match := awaited[number].pattern.match(text, start)) is not None:
                first, stop = max(0, start - awaited[number].reach + 1), match.end()
                near[number][first:stop] = b"\1" * (stop - first)
    return places, near
