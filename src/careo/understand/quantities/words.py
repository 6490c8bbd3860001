"""The words around counts of `lang/<lang>/numbers.toml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from careo.lang.words import load_words
from careo.model import Bound
from careo.text.numbers import NumberWords, any_of, fold, make_number_words
from careo.text.patterns import either

GAP = r"(?:[^\S\n]{1,9}\n?[^\S\n]{0,9}|\n[^\S\n]{0,9})"
Least = tuple[int, int | None, Bound]


@dataclass(frozen=True, slots=True)
class CodeWords:
    """What makes a number count nothing.

    Attributes:
        alone: number words that count nothing when they stand alone ("one").
        measures: words after a number of times, shares and the like.
        numbering: words before a number that numbers; `numbering_alone`: only where no noun follows ("at 10").
        roles: words before "a teacher" that make it a role; `taking` those before "no prisoners".
    """

    alone: frozenset[str]
    measures: frozenset[str]
    numbering: frozenset[str]
    numbering_alone: frozenset[str]
    roles: frozenset[str]
    taking: frozenset[str]


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Units: patterns whose group `u<i>` names `units[i]`.

    Attributes:
        sign: a sign of money that ends before a number.
        after: the words of a unit after a number; `of` what stands between it and what is measured,
            only for the units in `bulk`.
        age: whole expressions of age; numbers inside them are ages. `age_under` and `age_over` bound one.
    """

    units: tuple[str, ...]
    sign: re.Pattern[str]
    after: re.Pattern[str]
    of: re.Pattern[str]
    bulk: frozenset[str]
    age: re.Pattern[str]
    age_named: re.Pattern[str]
    age_under: re.Pattern[str]
    age_over: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TallyWords:
    """What shows a running total, a number on top of others, and the time up to which was counted."""

    total_before: re.Pattern[str]
    total_after: re.Pattern[str]
    since: re.Pattern[str]
    new_before: re.Pattern[str]
    new_after: re.Pattern[str]
    as_of: re.Pattern[str]
    as_of_perfect: re.Pattern[str]
    perfect: frozenset[str]


@dataclass(frozen=True, slots=True)
class RangeWords:
    """What stands before and between the ends of a range, and around what a count was and has become.

    Attributes:
        before: opens a range ("between"), at the end of a text.
        between: what may stand between its ends behind that.
        bare: what may stand between them where nothing opens it.
        changed: a verb of change up to what the count was ("revised the toll from"), at the end of a text.
        changed_to: what stands between that and what it has become.
    """

    before: re.Pattern[str]
    between: re.Pattern[str]
    bare: re.Pattern[str]
    changed: re.Pattern[str]
    changed_to: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """What is known about counting in one language.

    Attributes:
        loose: pattern of the words that count loosely, `loose_values` their least, most and bound.
        needing: those of them that need what they count, or one of `told`, right after.
        asking: words before one that ask for it ("how many").
        none: pattern of the words that count nothing at all.
        one: pattern of an article with a word for a person; the groups `one` and, for two, `both`.
        members: pattern after a number that counts in a compound ("-man").
        before: pattern -> bound, to be matched at the end of the words before a number; `after` at the beginning of
            those after it.
        part_before: the words before a part of what was counted before, `part_after` those after one, `opener` those
            before a whole that comes first.
    """

    lang: str
    numbers: NumberWords
    codes: CodeWords
    units: UnitWords
    tally: TallyWords
    loose: re.Pattern[str]
    loose_values: Mapping[str, Least]
    needing: frozenset[str]
    asking: frozenset[str]
    told: re.Pattern[str]
    none: re.Pattern[str]
    one: re.Pattern[str]
    heads: re.Pattern[str]
    members: re.Pattern[str]
    ordinal: re.Pattern[str]
    before: tuple[tuple[re.Pattern[str], Bound], ...]
    after: tuple[tuple[re.Pattern[str], Bound], ...]
    ranges: RangeWords
    skip: re.Pattern[str]
    stops: frozenset[str]
    part_before: re.Pattern[str]
    part_after: re.Pattern[str]
    whole_between: re.Pattern[str]
    opener: re.Pattern[str]
    named_none: re.Pattern[str]
    effect: frozenset[str]


@cache
def load_quantity_words(lang: str) -> QuantityWords:
    """Read and compile `numbers.toml` of a language; kept for the life of the process.

    Raises:
        LanguageError: there is no such list.
    """
    table = load_words(lang).table("numbers")
    nouns, gaps, parts = table["nouns"], table["after_number"], table["subsets"]
    none_noun, people = either(nouns["none_noun"]), _people(nouns)
    return QuantityWords(
        lang=lang,
        numbers=make_number_words(table),
        codes=_code_words(table["counting_nothing"]),
        units=_unit_words(table, people),
        tally=_tally_words(table["tally"]),
        loose=_whole(any_of([*table["vague"], *table["loose"]])),
        loose_values=_loose_values(table),
        needing=frozenset(nouns["needing"]),
        asking=frozenset(nouns["asking"]),
        told=_opening(nouns["told"]),
        none=_none(table["none"]["words"], none_noun, people),
        one=_one(nouns, people),
        heads=_opening(table["counting_nothing"]["heads"]),
        members=re.compile(rf"-(?P<what>{either(nouns['members'])})(?![\w])", re.IGNORECASE),
        ordinal=_ordinal(table),
        before=tuple((_ending(either(words)), Bound(name)) for name, words in table["bounds"].items()),
        after=tuple((_opening(words), Bound(name)) for name, words in table["bounds_after"].items() if words),
        ranges=_range_words(table["ranges"]),
        skip=re.compile(rf"{GAP}(?:{spaced(either(gaps['skip']))})(?!\w)", re.IGNORECASE),
        stops=frozenset(fold(word) for word in gaps["stops"]),
        part_before=_ending(either(parts["before"])),
        part_after=_opening(parts["after"]),
        whole_between=_between(parts["of"]),
        opener=_ending(either(parts["opener"])),
        named_none=re.compile(rf"(?<!\w)(?:{spaced(none_noun)}|{spaced(people)})$", re.IGNORECASE),
        effect=frozenset(nouns["dead"]),
    )


def _people(nouns: Mapping[str, Any]) -> str:
    return rf"(?:(?:{either(nouns['people'])})(?:s|es)?|{either(nouns['plurals'])})"


def _one(nouns: Mapping[str, Any], people: str) -> re.Pattern[str]:
    """An article with a singular, "one of" with a plural, "both" with a plural, "one" with a thing, "un muerto"."""
    word, singular = r"(?:[^\W\d_]+ )?", rf"(?:{either(nouns['people'])})"
    no_group = rf"(?!{word}(?:{either(nouns['groups'])})(?!\w))"
    ways = [
        rf"(?P<one>{nouns['one']}) {no_group}{word}{singular}(?: {singular}(?![\w-]))?",
        rf"(?P<some>{nouns['one']})(?:{nouns['of_the']}) {word}{people}",
        rf"(?P<both>{nouns['both']}) {word}{people}",
    ]
    if nouns["things"]:
        ways.append(rf"(?P<thing>one) {word}(?:{either(nouns['things'])})")
    if nouns["harmed"]:
        ways.append(rf"(?P<harmed>{nouns['one']}) (?:{either(nouns['harmed'])})")
    return _whole("|".join(ways))


def _ordinal(table: Mapping[str, Any]) -> re.Pattern[str]:
    words = any_of(table["ordinals"])
    numerals = r"\d{1,3}\.?(?:st|nd|rd|th|er|ra|do|da|ro|to|ta|mo|ma|vo|va|[ºª°])"
    return _whole(rf"(?P<place>{words}|{numerals}) (?P<what>{either(table['ordinals_count']['nouns'])})")


def _code_words(table: Mapping[str, Any]) -> CodeWords:
    return CodeWords(
        alone=frozenset(table["alone"]),
        measures=frozenset(fold(word) for word in table["before"]),
        numbering=frozenset(fold(word) for word in table["after"]),
        numbering_alone=frozenset(fold(word) for word in table["after_alone"]),
        roles=frozenset(table["roles"]),
        taking=frozenset(table["taking"]),
    )


def _unit_words(table: Mapping[str, Any], people: str) -> UnitWords:
    money, measures, ages = table["money"], table["measures"], table["ages"]
    units = tuple(dict.fromkeys([*money["signs"], *money["words"], *measures["words"]]))
    after = {unit: either([*money["words"].get(unit, ()), *measures["words"].get(unit, ())]) for unit in units}
    words = "|".join(rf"(?P<u{i}>{spaced(after[unit])})" for i, unit in enumerate(units) if after[unit])
    signs = "|".join(rf"(?P<u{units.index(unit)}>{either(found)})" for unit, found in money["signs"].items())
    of = either(measures["of"])
    age = [pattern.replace("{person}", people) for pattern in ages["patterns"]]
    number = _small_number(table)
    return UnitWords(
        units=units,
        sign=re.compile(rf"(?<![\w$])(?:{signs})[^\S\n]?$"),
        after=re.compile(rf"(?:{GAP}|-)?(?:(?:{of}){GAP})?(?:{words})(?![\w-])", re.IGNORECASE),
        of=re.compile(rf"{GAP}(?:{of})(?!\w)", re.IGNORECASE),
        bulk=frozenset(measures["words"]) - frozenset(measures["distances"]),
        age=_whole(either(age).replace("{n}", number)),
        age_named=re.compile(spaced(ages["named"]).replace("{n}", r"\d{1,3}")),
        age_under=_bounding(ages["under"]),
        age_over=_bounding(ages["over"]),
    )


def _bounding(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{spaced(either(words))})(?:{GAP}\w+)?{GAP}$", re.IGNORECASE)


def _small_number(table: Mapping[str, Any]) -> str:
    """A pattern for a number up to three digits, in digits or words."""
    words = any_of({*table["values"], *table["tens"]})
    joint = "|".join(rf" {glue} " for glue in table["format"]["glue"])
    return rf"(?:\d{{1,3}}|(?:{words})(?:(?:-| |{joint})(?:{words}))?)"


def _tally_words(table: Mapping[str, Any]) -> TallyWords:
    return TallyWords(
        total_before=re.compile(rf"(?<!\w)(?:{spaced(either(table['total_before']))}),?{GAP}$", re.IGNORECASE),
        total_after=_whole(either(table["total_after"])),
        since=_ending(either(table["since"])),
        new_before=_ending(either(table["new_before"])),
        new_after=_opening(table["new_after"]),
        as_of=_ending(either(table["as_of"])),
        as_of_perfect=_ending(either(table["as_of_perfect"])),
        perfect=frozenset(table["perfect"]),
    )


def _loose_values(table: Mapping[str, Any]) -> dict[str, Least]:
    """Word -> least, most, bound; words that fold to the same are one."""
    vague = {fold(word): (low, high or None, Bound.VAGUE) for word, (low, high) in table["vague"].items()}
    return {**vague, **{fold(word): (value, value, Bound.ABOUT) for word, value in table["loose"].items()}}


def spaced(source: str) -> str:
    """A pattern source with every space standing for white space inside a paragraph."""
    return re.sub(r" (?![^\[\]]*\])", lambda _: GAP, source)


def _whole(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{spaced(source)})(?![\w-])", re.IGNORECASE)


def _none(words: Iterable[str], none_noun: str, people: str) -> re.Pattern[str]:
    return _whole(either([word.replace("{none_noun}", none_noun).replace("{person}", people) for word in words]))


def _ending(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{spaced(source)}){GAP}$", re.IGNORECASE)


def _opening(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{GAP}?(?:{spaced(either(words))})(?!\w)", re.IGNORECASE)


def _between(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{GAP}?(?:{spaced(either(words))}){GAP}?", re.IGNORECASE)


def _range_words(ranges: Mapping[str, Sequence[str]]) -> RangeWords:
    verbs, cases = "|".join(ranges["changed"]), "|".join(ranges["changed_from"])
    return RangeWords(
        before=_ending(either(ranges["before"])),
        between=_between(ranges["between"]),
        bare=_between(ranges["bare"]),
        changed=re.compile(rf"\b(?:{verbs})\b[^.;:\d]{{0,40}}\b(?:{cases})\s+$", re.IGNORECASE),
        changed_to=_between(ranges["changed_to"]),
    )
