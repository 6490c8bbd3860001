"""The words around place names, from `places.toml` of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from careo.lang.words import load_words
from careo.text.numbers import fold

GAP = r"(?:[^\S\n]{1,9}\n?[^\S\n]{0,9}|\n[^\S\n]{0,9})"
# Countries by letters: only in capitals.
SHORT_STATES = frozenset(
    {"us", "usa", "uk", "uae", "eua", "eeuu", "urss", "ussr", "rfa", "rda", "drc", "prc", "gdr", "frg"}
)


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words of `places.toml`, compiled."""

    relations: tuple[tuple[re.Pattern[str], str], ...]
    heads_after: frozenset[str]
    heads_before: frozenset[str]
    divisions: frozenset[str]
    short_heads: Mapping[str, str]
    division_before: re.Pattern[str]
    village_before: re.Pattern[str]
    beside: re.Pattern[str]
    told_in: re.Pattern[str]
    contact: re.Pattern[str]
    things: frozenset[str]
    things_before: frozenset[str]
    people: frozenset[str]
    part_of: re.Pattern[str]
    new_after: re.Pattern[str]
    never_part: frozenset[str]
    aliases: Mapping[str, str]
    person_before: frozenset[str]
    person_after: frozenset[str]
    person_speaks: frozenset[str]
    first_names: frozenset[str]
    not_places: frozenset[str]


@cache
def load_place_words(lang: str) -> PlaceWords:
    """Read and compile `places.toml` of a language; kept for the life of the process."""
    table = load_words(lang).table("places")
    return PlaceWords(
        relations=tuple(_relations(table["relations"])),
        heads_after=_folded(table["heads"]["after"]),
        heads_before=_folded(table["heads"]["before"]),
        divisions=_folded(table["heads"]["divisions"]),
        short_heads=dict(table["heads"]["short"]),
        division_before=re.compile(rf"(?<!\w)(?:{_either(table['heads']['division_before'])}){GAP}$", re.IGNORECASE),
        village_before=re.compile(rf"(?<!\w)(?:{_either(table['heads']['village_before'])}){GAP}$", re.IGNORECASE),
        beside=re.compile(_either(table["containment"]["beside"]), re.IGNORECASE),
        told_in=re.compile(_either(table["containment"]["told"]), re.IGNORECASE),
        contact=re.compile(rf"(?<!\w)(?:{_either(table['contact']['marks'])})", re.IGNORECASE),
        things=_folded(table["heads"]["things"]),
        things_before=_folded(table["heads"]["things_before"]),
        people=_folded(table["heads"]["people"]),
        new_after=re.compile(rf"(?<!\w)(?:{_either(table['inside']['new_after'])}){GAP}$", re.IGNORECASE),
        part_of=re.compile(rf"(?<!\w)(?:{_either(table['inside']['after'])}){GAP}$", re.IGNORECASE),
        never_part=_folded(table["inside"]["never"]),
        aliases=dict(table["aliases"]["pairs"]),
        person_before=_folded(table["persons"]["before"]),
        person_after=_folded(table["persons"]["after"]),
        person_speaks=_folded(table["persons"]["speaks"]),
        first_names=_folded(table["persons"]["first_names"]),
        not_places=_folded(table["not_places"]["words"]),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _either(patterns: Iterable[str]) -> str:
    """One pattern for any of some; a space is any white space, at the edges too."""
    return "|".join(sorted((p.replace(" ", GAP) for p in patterns), key=len, reverse=True))


def _relations(table: Mapping[str, list[str]]) -> Iterator[tuple[re.Pattern[str], str]]:
    for relation, words in table.items():
        source = "|".join(sorted(words, key=len, reverse=True)).replace(" ", GAP)
        yield re.compile(rf"(?<!\w)(?:{source})(?:{GAP}(?:the|el|la|los|las))?{GAP}$", re.IGNORECASE), relation
