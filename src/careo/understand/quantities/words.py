"""The words around counts of `lang/<lang>/numbers.toml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from careo.lang.words import load_words
from careo.model import Bound
from careo.text.numbers import NumberWords, accented, make_number_words

GAP = r"(?:[^\S\n]{1,9}\n?[^\S\n]{0,9}|\n[^\S\n]{0,9})"
Least = tuple[int, int | None, Bound]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """What is known about counting in one language.

    Attributes:
        loose: pattern of the words that count loosely, `loose_values` their least, most and bound.
        none: pattern of the words that count nothing at all.
        one: pattern of an article with a word for a person.
        before: pattern -> bound, to be matched at the end of the words before a number; `after` at the beginning of
            those after it.
    """

    lang: str
    numbers: NumberWords
    loose: re.Pattern[str]
    loose_values: Mapping[str, Least]
    none: re.Pattern[str]
    one: re.Pattern[str]
    before: tuple[tuple[re.Pattern[str], Bound], ...]
    after: tuple[tuple[re.Pattern[str], Bound], ...]
    range_before: re.Pattern[str]
    range_between: re.Pattern[str]
    bare_between: re.Pattern[str]
    skip: re.Pattern[str]
    stops: frozenset[str]
    alone: frozenset[str]
    measures: frozenset[str]
    numbering: frozenset[str]
    part_before: re.Pattern[str]
    part_after: re.Pattern[str]
    whole_between: re.Pattern[str]
    named_none: re.Pattern[str]
    effect: frozenset[str]


@cache
def load_quantity_words(lang: str) -> QuantityWords:
    """Read and compile `numbers.toml` of a language; kept for the life of the process.

    Raises:
        LanguageError: there is no such list.
    """
    table = load_words(lang).table("numbers")
    nouns = table["nouns"]
    person, none_noun = either(nouns["people"]), either(nouns["none_noun"])
    plural = rf"(?:{person})(?:s|es)?"
    filled = [w.replace("{none_noun}", none_noun).replace("{person}", plural) for w in table["none"]["words"]]
    loose = _loose_values(table)
    gaps = table["after_number"]
    return QuantityWords(
        lang=lang,
        numbers=make_number_words(table),
        loose=_whole(either(accented(word) for word in loose)),
        loose_values=loose,
        none=_whole(either(filled)),
        one=_whole(rf"(?P<one>{nouns['one']})(?: of the| of its| de l[oa]s| de sus)? (?:[^\W\d_]+ )?(?:{plural})"),
        before=tuple((_ending(either(words)), Bound(name)) for name, words in table["bounds"].items()),
        after=tuple((_opening(words), Bound(name)) for name, words in table["bounds_after"].items() if words),
        range_before=_ending(either(table["ranges"]["before"])),
        range_between=_between(table["ranges"]["between"]),
        bare_between=_between(table["ranges"]["bare"]),
        skip=re.compile(rf"{GAP}(?:{spaced(either(gaps['skip']))})(?!\w)", re.IGNORECASE),
        stops=frozenset(gaps["stops"]),
        alone=frozenset(table["counting_nothing"]["alone"]),
        measures=frozenset(table["counting_nothing"]["before"]),
        numbering=frozenset(table["counting_nothing"]["after"]),
        part_before=_ending(either(table["subsets"]["before"])),
        part_after=_opening(table["subsets"]["after"]),
        whole_between=_between(table["subsets"]["of"]),
        named_none=re.compile(rf"(?<!\w)(?:{spaced(none_noun)}|{spaced(plural)})$", re.IGNORECASE),
        effect=frozenset(nouns["dead"]),
    )


def _loose_values(table: Mapping[str, Any]) -> dict[str, Least]:
    """Word -> least, most, bound; words that fold to the same are one."""
    vague = {word: (low, high or None, Bound.VAGUE) for word, (low, high) in table["vague"].items()}
    return {**vague, **{word: (value, value, Bound.ABOUT) for word, value in table["loose"].items()}}


def spaced(source: str) -> str:
    """A pattern source with every space standing for white space inside a paragraph."""
    return source.replace(" ", GAP)


def either(words: Iterable[str]) -> str:
    """A pattern for any of some patterns, longest first."""
    return "|".join(f"(?:{word})" for word in sorted(words, key=len, reverse=True))


def _whole(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{spaced(source)})(?![\w-])", re.IGNORECASE)


def _ending(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{spaced(source)}){GAP}$", re.IGNORECASE)


def _opening(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{GAP}?(?:{spaced(either(words))})(?!\w)", re.IGNORECASE)


def _between(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{GAP}?(?:{spaced(either(words))}){GAP}?", re.IGNORECASE)
