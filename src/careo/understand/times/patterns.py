"""The patterns of `lang/<lang>/times.toml`, compiled once: slots and macros filled in, each word with its value."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from careo.lang.words import load_words
from careo.text.numbers import NumberWords, any_of, make_number_words
from careo.text.patterns import either
from careo.understand.times.beginnings import Beginnings

# White space inside a line: a paragraph is one line in the text that is analysed, if it was not so before.
GAP = r"(?:[^\S\n]{1,9})"
_SLOT = re.compile(r"\{([a-z]\w*)(?::(\w+))?\}")
_CLASS_OR_SPACE = re.compile(r"(\[[^\]]*\])|(\(\?<[!=][^()]*\))| ")
_MACRO = re.compile(r"<(\w+)>")
_GROUP = re.compile(r"\(\?P<(\w+)>")
SECOND = "__"
# Signs of the private use area stand for slots where only the shape of a pattern is looked at.
FIRST_SIGN = 0xE000
MINUTES, LAST_TEEN = 60, 30
# So many words with their values a slot remembers: counts in digits have no end.
MOST_KNOWN = 1_000
# The number of the units of time among the words that rules wait for.
UNIT = 0
# How far after the first word of a count its last unit begins, in characters.
UNIT_REACH = 60
# The same for a word that a pattern cannot do without.
WORD_REACH = 100


@dataclass(frozen=True, slots=True)
class Slot:
    """Words with their values: `pattern` matches any of them, `entries` tell which."""

    pattern: str
    entries: tuple[tuple[re.Pattern[str], str], ...]
    _known: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)

    def value_of(self, words: str) -> str | None:
        """The value of some words, None where they belong to no entry."""
        plain = " ".join(words.lower().split())
        if plain not in self._known:
            found = next((value for entry, value in self.entries if entry.fullmatch(plain)), None)
            if len(self._known) >= MOST_KNOWN:
                return found
            self._known[plain] = found
        return self._known[plain]


class Rule:
    """The name of a reader and the pattern it reads, compiled when a text first has a place for it."""

    __slots__ = ("_pattern", "_source", "name")

    def __init__(self, name: str, source: str) -> None:
        """From the reader's name and the source of the pattern, slots filled in."""
        self.name, self._source = name, source
        self._pattern: re.Pattern[str] | None = None

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match of the pattern at a place, if any."""
        if self._pattern is None:
            self._pattern = re.compile(self._source, re.IGNORECASE)
        return self._pattern.match(text, start)

    @property
    def counts(self) -> bool:
        """Whether the pattern cannot match without a count and a unit of time."""
        groups = set(_GROUP.findall(self._source))
        counted = groups & {"times", "first"} or ("count" in groups and self.name != "every")
        return bool(counted and groups & {"unit", "per_unit"})


class Awaited:
    """Words that some rules wait for, and how far before them such a rule may begin, in characters."""

    __slots__ = ("pattern", "reach", "source")

    def __init__(self, source: str, reach: int) -> None:
        """From the source of a pattern for the words, matched at the beginning of a word."""
        self.source, self.reach = source, reach
        self.pattern = re.compile(source, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """All that is known about the time expressions of one language.

    Attributes:
        rules: the patterns with the names of their readers, in the order of the file.
        awaited: words of which one must follow soon, or a rule cannot match; the units of time first, without which
            no rule that counts them can.
        needs: by the number of a rule, the number of the awaited words that it needs beside a unit.
        beginnings: which of the rules, and of the awaited words, can begin at a place.
        edges: pattern -> "start", "mid", "end", "none", to be matched right before an expression.
        events: what stands between an expression and the event it counts from, by "before", "after", "of".
        openings: the same for "since", "after", "before", "until"; `closings` for what stands right after.
        to_come: verbs and nouns whose infinitive lies ahead of them ("threatened to").
        ahead: what stands before a count of units that lies ahead, by "future" (in such a clause) and "always".
    """

    lang: str
    rules: tuple[Rule, ...]
    beginnings: Beginnings
    awaited: tuple[Awaited, ...]
    needs: Mapping[int, int]
    slots: Mapping[str, Slot]
    style: Mapping[str, Any]
    checks: Mapping[str, tuple[str, ...]]
    edges: tuple[tuple[re.Pattern[str], str], ...]
    openings: tuple[tuple[re.Pattern[str], str], ...]
    closings: tuple[tuple[re.Pattern[str], str], ...]
    ahead: tuple[tuple[re.Pattern[str], str], ...]
    approximation: re.Pattern[str]
    joins: Mapping[str, re.Pattern[str]]
    future: re.Pattern[str]
    go: frozenset[str]
    to_come: frozenset[str]
    events: Mapping[str, re.Pattern[str]]
    numbers: NumberWords


@cache
def load_time_words(lang: str) -> TimeWords:
    """Read and compile `times.toml` and `numbers.toml` of a language; kept for the life of the process.

    Raises:
        LanguageError: there are no such lists.
    """
    table = load_words(lang).table("times")
    numbers = make_number_words(load_words(lang).table("numbers"))
    slots = {name: _slot(entries) for name, entries in table["slots"].items()}
    slot_sources = _sources(slots, numbers, table["style"])
    approximations = either(table["approximations"]["words"])
    macros = {**table["macros"], "approx": f"(?:{approximations})"}
    templates = [(name, _expand(source, macros)) for name, sources in table["patterns"].items() for source in sources]
    rules = tuple(Rule(name, _bounded(source, slot_sources)) for name, source in templates)
    counting = {number: rule.name for number, rule in enumerate(rules) if rule.counts}
    awaited, needs = _awaited(slots["unit"], table["needed"], counting)
    return TimeWords(
        lang=lang,
        rules=rules,
        awaited=awaited,
        needs=needs,
        beginnings=_beginnings([source for _, source in templates], slot_sources, counting, awaited),
        slots=slots,
        style=table["style"],
        checks={name: tuple(words) for name, words in table["checks"].items()},
        edges=tuple(_endings(table["edges"])),
        openings=tuple(_endings(table["openings"])),
        closings=tuple((_beginning(either(words)), name) for name, words in table["closings"].items()),
        ahead=tuple(_endings(table["ahead"])),
        approximation=_ending(approximations),
        joins={name: _join(words) for name, words in table["joins"].items()},
        future=re.compile(rf"(?<!\w)(?:{spaced(either(table['tense']['future']))})(?!\w)", re.IGNORECASE),
        go=frozenset(table["tense"]["go"]),
        to_come=frozenset(table["tense"]["to_come"]),
        events={name: _event(words, table["events"]["articles"]) for name, words in table["events"].items()},
        numbers=numbers,
    )


def _beginnings(
    templates: Iterable[str], slots: Mapping[str, str], counting: Container[int], awaited: Iterable[Awaited]
) -> Beginnings:
    """How the rules and the words they wait for begin; in a template a sign stands for each slot."""
    signs = {name: chr(FIRST_SIGN + number) for number, name in enumerate(slots)}
    return Beginnings(
        [spaced(_fill(source, signs)) for source in templates],
        {signs[name]: spaced(source) for name, source in slots.items()},
        counting,
        [words.source for words in awaited],
    )


def _awaited(
    unit: Slot, needed: Mapping[str, list[str]], counting: Mapping[int, str]
) -> tuple[tuple[Awaited, ...], dict[int, int]]:
    """The units of time and the words some rules need beside one; by the number of a rule, which of these it needs."""
    lists = {name: words for name, words in needed.items() if words}
    units = Awaited(spaced(rf"(?:{unit.pattern})(?!\w)"), UNIT_REACH)
    awaited = (units, *(Awaited(spaced(either(words)), WORD_REACH) for words in lists.values()))
    numbers = {name: number for number, name in enumerate(lists, UNIT + 1)}
    return awaited, {number: numbers[name] for number, name in counting.items() if name in numbers}


def spaced(source: str) -> str:
    """A pattern source with every space standing for white space inside a paragraph."""
    return _CLASS_OR_SPACE.sub(_one_space, source)


def _one_space(match: re.Match[str]) -> str:
    """White space in a class or a look-behind stays one character, since those have a fixed width."""
    if match.group(1):
        return match.group(1).replace(" ", r" \n")
    return match.group(2).replace(" ", r"\s") if match.group(2) else GAP


def _slot(entries: Mapping[str, list[str]]) -> Slot:
    pairs = [(word, value) for value, words in entries.items() for word in words]
    pairs.sort(key=lambda pair: len(pair[0]), reverse=True)
    compiled = tuple((re.compile(word, re.IGNORECASE), value) for word, value in pairs)
    return Slot(either(word for word, _ in pairs) if pairs else r"(?!)", compiled)


def _sources(slots: Mapping[str, Slot], numbers: NumberWords, style: Mapping[str, Any]) -> dict[str, str]:
    """The pattern of each slot, the ones made here included."""
    spoken, last_hour = style["spoken_year"], style["last_hour_word"]
    number = numbers.pattern.pattern
    tens = any_of(numbers.tens)
    ones = any_of(word for word, value in numbers.written.items() if 0 < value < 10)
    teens = any_of(word for word, value in numbers.written.items() if 10 <= value < LAST_TEEN)
    spoken_year = spoken.replace("{tens}", f"(?:{tens})").replace("{ones}", f"(?:{ones})")
    spoken_year = spoken_year.replace("{teens}", f"(?:{teens})")
    fused = any_of(word for word, value in numbers.written.items() if 0 < value < MINUTES)
    joint = "|".join(f" {re.escape(word)} " for word in numbers.glue) + "|[ -]"
    return {
        **{name: slot.pattern for name, slot in slots.items()},
        "number": rf"(?>{number})(?: [1-3]/[2-4])?",
        "count": rf"(?:{slots['counted'].pattern})(?!\w)|(?>{number})(?: [1-3]/[2-4])?",
        "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|ro|er|do|\.?[º°ª])?(?!\d)",
        "hour_word": any_of(w for w, value in numbers.written.items() if 0 < value <= last_hour),
        "minute_word": rf"(?:{tens})(?:(?:{joint})(?:{ones}))?(?!\w)|(?:{fused})(?!\w)",
        "hour": r"(?:2[0-4]|[01]?\d)(?!\d)",
        "few": r"[0-5]?\d(?!\d)",
        "minute": r"[0-5]\d(?!\d)",
        "military": r"(?:2[0-3]|[01]\d)[0-5]\d(?!\d)",
        "year": rf"(?:1\d\d\d|20\d\d)(?!\d)|{spoken_year}",
        "year2": r"\d\d(?!\d)",
        "year2_quoted": r"['’‘]\d\d(?!\d)",
    }


def _expand(source: str, macros: Mapping[str, str]) -> str:
    """A template without macros."""
    while (expanded := _MACRO.sub(lambda m: macros[m.group(1)] if _is_macro(m) else m.group(), source)) != source:
        source = expanded
    return source


def _fill(source: str, slots: Mapping[str, str]) -> str:
    """A template with its slots as groups; a slot that comes twice gets a second group `name__2`."""
    seen: dict[str, int] = dict.fromkeys(_GROUP.findall(source), 1)

    def fill(match: re.Match[str]) -> str:
        name = match.group(2) or match.group(1)
        slot = name if name in slots and match.group(2) else match.group(1)
        seen[name] = seen.get(name, 0) + 1
        group = name if seen[name] == 1 else f"{name}{SECOND}{seen[name]}"
        return f"(?P<{group}>{slots[slot]})"

    return _SLOT.sub(fill, source)


def _bounded(source: str, slots: Mapping[str, str]) -> str:
    """The source of one pattern, its slots filled in, at the bounds of words."""
    return rf"(?<![\w$£€#])(?:{spaced(_fill(source, slots))})(?!\w)"


def _is_macro(match: re.Match[str]) -> bool:
    """`<name>` is a macro, but `(?P<name>` and `(?<=...` are not."""
    return match.string[max(0, match.start() - 2) : match.start()] != "?P"


def _endings(table: Mapping[str, list[str]]) -> Iterator[tuple[re.Pattern[str], str]]:
    for value, words in table.items():
        yield _ending(either(words)), value


def _ending(source: str) -> re.Pattern[str]:
    """A pattern for words at the very end of a stretch, white space or a hyphen after them."""
    return re.compile(rf"(?<!\w)(?:{spaced(source)})(?:{GAP}|(?<=-))$", re.IGNORECASE)


def _beginning(source: str) -> re.Pattern[str]:
    """A pattern for words right after a stretch, white space or a comma before them."""
    return re.compile(rf",?{GAP}(?:{spaced(source)})(?!\w)", re.IGNORECASE)


def _event(words: Iterable[str], articles: Iterable[str]) -> re.Pattern[str]:
    """What stands between a count and the event it counts from, and the next three words, which name the event."""
    named = rf"(?P<event>[^\W\d_]+(?:{GAP}[^\W\d_]+){{0,2}})"
    return re.compile(rf"{GAP}(?:{spaced(either(words))})(?:{GAP}(?:{either(articles)}))?{GAP}{named}", re.IGNORECASE)


def _join(words: Iterable[str]) -> re.Pattern[str]:
    """What may stand between two expressions that are one; the words are surrounded by white space."""
    inner = spaced(either(words)) if list(words) else "(?!)"
    return re.compile(rf"{GAP}?(?:{inner}){GAP}?" if words else "(?!)", re.IGNORECASE)
