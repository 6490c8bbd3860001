"""Numbers as people write them: numerals with separators, and number words, in any language with a word list.

The words come from `lang/<lang>/numbers.toml`, which callers pass as a table: this module knows none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

LONGEST_NUMERAL = 15
# More number words in a row than any number has; keeps matching linear.
LONGEST_RUN = 14
HUNDRED = 100
_WORD = re.compile(r"[^\W\d_]+")
_GAP = r"(?:[^\S\n]{0,2}-[^\S\n]{0,2}|[^\S\n]{1,9}\n?[^\S\n]{0,9}|\n[^\S\n]{0,9})"

# Digits in groups of three with spaces ("69 280"), as the Spanish academy and the SI write them; no telephone number.
_SPACED = r"(?<!\d[\s\-–/])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,4}(?![\d]|[.,\s\-–/]\d)"
# What may follow a scale word: "28 mil 340".
_REST = r"\d{1,3}(?![\d]|[.,\-–/:]\d)"


_ACUTE = str.maketrans("aeou", "áéóú")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language, compiled.

    Attributes:
        values: word -> value for everything below a scale, with tens and units fused ("thirtythree"); no accents.
        written: the same with the words as they are written.
        tens: the words that may take a unit.
        scales: word -> factor.
        thousands: signs that part groups of three digits, the usual one first; `decimal` parts the fraction.
        pattern: matches one numeral or one run of number words; run through `lookup_number` for its value.
    """

    values: Mapping[str, int]
    written: Mapping[str, int]
    tens: frozenset[str]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    glue: frozenset[str]
    articles: frozenset[str]
    thousands: str
    decimal: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a text: code points [start, stop) and its value."""

    start: int
    stop: int
    value: Fraction


class _Accents(dict[int, int | None]):
    """What `str.translate` asks: None for a combining mark, else the sign itself; each sign is looked up once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_ACCENTS = _Accents()


def fold(text: str) -> str:
    """Lower case without accents; may change the length, so use it for comparing, never for offsets.

    Examples:
        >>> fold("Veintitrés")
        'veintitres'
    """
    lowered = text.lower()
    return lowered if lowered.isascii() else unicodedata.normalize("NFD", lowered).translate(_ACCENTS)


def fold_same(text: str) -> str:
    """A text folded sign by sign, at the same offsets.

    Examples:
        >>> fold_same("Víspera")
        'vispera'
    """
    return "".join(fold(char)[:1] or " " for char in text)


def make_number_words(table: Mapping[str, Any]) -> NumberWords:
    """Compile the table of a `numbers.toml`."""
    written: dict[str, int] = {**table["values"], **table["tens"], **table["hundreds"]}
    units = {word: value for word, value in table["values"].items() if 0 < value < 10}
    glue = table["format"]["glue"]
    for ten, tens in table["tens"].items():
        for unit, value in units.items():
            for joint in ("", *(g for g in glue if len(g) == 1)):
                written[ten + joint + _stressed(unit)] = tens + value
    scales = _folded(table["scales"])
    numeral = rf"{_SPACED}|\d{{1,3}}(?:[.,]\d{{3}})+(?![\d])(?:[.,]\d{{1,2}}(?!\d))?|\d+(?:[.,]\d+)?"
    word = _word_pattern(table, [*units, *map(_stressed, units)])
    joined = "|".join(re.escape(g) for g in glue)
    articles = "|".join(table["format"]["articles"])
    scale = any_of(table["scales"])
    opener = rf"(?:(?:{articles}){_GAP}(?=(?:{scale})\b))?" if articles else ""
    # The first word follows no other; so the long list of words stands here once.
    run = rf"{opener}(?:(?:(?<!\w)|(?<=\w){_GAP}(?:(?:{joined}){_GAP})?)(?:{word})\b){{1,{LONGEST_RUN + 1}}}"
    mixed = rf"(?:{numeral})(?:{_GAP}(?:{scale})\b(?:{_GAP}{_REST}(?:{_GAP}(?:{scale})\b)?)?)?"
    return NumberWords(
        values=_folded(written),
        written=written,
        tens=frozenset(_folded(table["tens"])),
        scales=scales,
        ordinals=_folded(table["ordinals"]),
        glue=frozenset(glue),
        articles=frozenset(table["format"]["articles"]),
        thousands=table["format"]["thousands"],
        decimal=table["format"]["decimal"],
        pattern=re.compile(rf"(?<![\w.,])(?:{mixed}|{run})(?!\w|[.,]\d)", re.IGNORECASE),
    )


def _folded(words: Mapping[str, int]) -> dict[str, int]:
    return {fold(word): value for word, value in words.items()}


def _word_pattern(table: Mapping[str, Any], units: Collection[str]) -> str:
    """A pattern for any one number word, tens and units in one included; a bound of words must follow."""
    joints = any_of(g for g in table["format"]["glue"] if len(g) == 1)
    fused = rf"(?:{any_of(table['tens'])})(?:{joints})?(?:{any_of(units)})"
    return rf"{any_of([*table['values'], *table['tens'], *table['hundreds'], *table['scales']])}|{fused}"


def _stressed(word: str) -> str:
    """A unit as it is written at the end of a longer word: "treintaidós"."""
    one_syllable = word[-1] in "ns" and len(re.findall("[aeou]", word)) == 1
    return word.translate(_ACUTE) if one_syllable else word


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words of a list, the longest that fits, with their accents or without.

    Words that begin alike share their beginning, so that the pattern is short and soon compiled.

    Examples:
        >>> any_of(["dos", "doce", "dieciséis"])
        'd(?:iecis(?:eis|éis)|o(?:ce|s))'
    """
    return _trie({written for word in words for written in (word, fold(word))})


def _trie(words: Iterable[str]) -> str:
    """A pattern for any of some words, beginnings shared; of an empty list one that matches nothing."""
    longer: dict[str, list[str]] = {}
    for word in words:
        longer.setdefault(word[:1], []).append(word[1:])
    ends = longer.pop("", None) is not None
    branches = sorted(_literal(first) + _trie(rest) for first, rest in longer.items())
    if not branches:
        return "" if ends else "(?!)"
    one = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{one}?" if ends else one


def _literal(char: str) -> str:
    """A letter as a pattern; a space stays as it is, since callers let it stand for any white space."""
    return char if char == " " else re.escape(char)


def find_numbers(text: str, words: NumberWords) -> Iterator[FoundNumber]:
    """The numbers of a text, in order; a run of words that is no number is read as its longest beginning that is one.

    Numerals of more than fifteen digits are left out: they are codes, not counts.
    """
    for match in words.pattern.finditer(text):
        start, piece = match.start(), match.group()
        while piece:
            found = _longest(piece, words)
            if found is None:
                break
            length, value = found
            yield FoundNumber(start, start + length, value)
            rest = piece[length:]
            shift = _WORD.search(rest)
            if shift is None:
                break
            start, piece = start + length + shift.start(), rest[shift.start() :]


def lookup_number(text: str, words: NumberWords) -> Fraction | None:
    """The value of a text that is a number from end to end, else None.

    Examples:
        >>> from careo.lang.words import load_words
        >>> spanish = make_number_words(load_words("es").table("numbers"))
        >>> [int(lookup_number(t, spanish)) for t in ("treinta y tres", "veintiún mil", "4.200", "2,5 millones")]
        [33, 21000, 4200, 2500000]
    """
    found = _longest(text.strip(), words)
    return found[1] if found is not None and found[0] == len(text.strip()) else None


def lookup_ordinal(text: str, words: NumberWords) -> int | None:
    """The value of an ordinal in words or numerals ("third", "3rd", "tercera", "3.º"), else None."""
    if match := re.fullmatch(
        r"(\d{1,4})\.?(?:st|nd|rd|th|[ºª°]|er|ra|do|da|ro|to|ta|mo|ma|vo|va)", text, re.IGNORECASE
    ):
        return int(match.group(1))
    return words.ordinals.get(fold(re.sub(r"\s+", "-", text.strip())))


def _longest(text: str, words: NumberWords) -> tuple[int, Fraction] | None:
    """The longest beginning of `text` that is a number, as its length and value."""
    if text[:1].isdigit():
        return _numeral(text, words)
    sum_so_far = _Sum()
    best: tuple[int, Fraction] | None = None
    for token in _WORD.finditer(text):
        word = fold(token.group())
        if (word in words.glue and best is not None) or (word in words.articles and best is None):
            continue
        added = sum_so_far.scale(words.scales[word]) if word in words.scales else sum_so_far.add(word, words)
        if not added:
            break
        best = (token.end(), Fraction(sum_so_far.total + sum_so_far.current))
    return best


@dataclass(slots=True)
class _Sum:
    """A number that is being read word by word; both methods say whether the word still belongs to it."""

    total: int = 0
    current: int = 0
    last_scale: int = 0
    room: int = HUNDRED * 10
    begun: bool = False

    def add(self, word: str, words: NumberWords) -> bool:
        value = words.values.get(word)
        if value is None or value >= self.room or (value == 0 and self.begun):
            return False
        self.current += value
        self.room = _room_after(word, value, words)
        self.begun = True
        return True

    def scale(self, factor: int) -> bool:
        if factor == HUNDRED:
            if self.current >= HUNDRED:
                return False
            self.current, self.room = max(self.current, 1) * HUNDRED, HUNDRED
        elif self.last_scale and factor > self.last_scale and self.total + self.current < factor:
            self.total, self.current = (self.total + self.current) * factor, 0
        elif self.last_scale and factor >= self.last_scale:
            return False
        else:
            self.total, self.current = self.total + max(self.current, 1) * factor, 0
        if factor != HUNDRED:
            self.last_scale, self.room = factor, HUNDRED * 10
        self.begun = True
        return True


def _room_after(word: str, value: int, words: NumberWords) -> int:
    """What may still be added after a value: below 100 after hundreds, below 10 after tens, nothing after units."""
    if value >= HUNDRED:
        return HUNDRED
    return 10 if word in words.tens else 0


def _numeral(text: str, words: NumberWords) -> tuple[int, Fraction] | None:
    match = re.match(rf"{_SPACED}|\d[\d.,]*\d|\d", text)
    if match is None:
        return None
    value = read_numeral(match.group(), words)
    if value is None:
        return None
    stop, factor = _scale_after(text, match.end(), words)
    value *= factor
    rest = re.compile(rf"{_GAP}({_REST})").match(text, stop) if factor > 1 else None
    if rest is None:
        return stop, value
    stop_of_rest, smaller = _scale_after(text, rest.end(), words)
    more = int(rest.group(1)) * smaller
    fits = value.denominator == 1 and more < factor and (smaller > 1 or factor <= HUNDRED * 10)
    return (stop_of_rest, value + more) if fits else (stop, value)


def _scale_after(text: str, at: int, words: NumberWords) -> tuple[int, int]:
    """Where the scale word after `at` ends, and its factor; `at` and 1 where there is none."""
    match = re.compile(rf"{_GAP}([^\W\d_]+)").match(text, at)
    factor = words.scales.get(fold(match.group(1)), 1) if match else 1
    return (match.end(), factor) if match and factor > 1 else (at, 1)


def read_numeral(text: str, words: NumberWords) -> Fraction | None:
    """The value of digits with separators; None for codes (more than fifteen digits) and for mixed-up separators.

    A single separator with three digits after it parts thousands where the language writes it so ("4.200" in
    Spanish, "4,200" in English); Spanish papers write both, so a separator that can only be thousands is taken so.

    Examples:
        >>> from careo.lang.words import load_words
        >>> english = make_number_words(load_words("en").table("numbers"))
        >>> [str(read_numeral(t, english)) for t in ("4,200", "2.5", "1,2,3", "1" * 400)]
        ['4200', '5/2', 'None', 'None']
    """
    if re.fullmatch(_SPACED, text):
        text = re.sub(r"\s", "", text)
    digits = re.sub(r"[.,]", "", text)
    if not digits.isdigit() or not digits.isascii() or len(digits) > LONGEST_NUMERAL:
        return None
    if text == digits:
        return Fraction(int(digits))
    whole, sign, fraction = text.rpartition(words.decimal)
    usual = words.thousands[0]
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(usual)}\d{{3}})+", text):
        return Fraction(int(digits))
    if sign and re.fullmatch(rf"\d+|\d{{1,3}}(?:{re.escape(usual)}\d{{3}})+", whole) and fraction.isdigit():
        if len(fraction) == 3 and words.decimal in words.thousands and whole != "0" and len(whole) <= 3:
            return Fraction(int(digits))
        return Fraction(int(re.sub(r"\D", "", whole) + fraction), 10 ** len(fraction))
    other = words.thousands[-1]
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(other)}\d{{3}})+", text):
        return Fraction(int(digits))
    if re.fullmatch(rf"\d+{re.escape(usual)}\d{{1,2}}", text):
        whole, _, fraction = text.partition(usual)
        return Fraction(int(whole + fraction), 10 ** len(fraction))
    return None
