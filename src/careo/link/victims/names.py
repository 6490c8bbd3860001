"""Names of people, taken apart and compared: two surnames, "SURNAMES, Given", particles, initials, pet names.

The order of the parts is told by a comma, by columns of a list, or by known given names. Names are compared word by
word on what is written and on how it sounds in Spanish, so that Quispe and Quispi are spellings of one name while
Hernández and Fernández, Mario and María, Rojas and Rosas are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from careo.lang import LANGUAGES
from careo.lang.words import load_words
from careo.text.numbers import fold

QUOTED = re.compile(r"[\"“”«»‘’]([^\"“”«»‘’]{2,40})[\"“”«»‘’]")
BRACKETED = re.compile(r"\((?!a\))[^)]*\)", re.I)
MARRIED = re.compile(r"(.*\S)\s+de\s+(\w+)", re.I)
WORD = re.compile(r"[^\W\d_]+\.?", re.U)
SAINTS = frozenset({"san", "santa", "santo", "sto", "sta"})
SOUNDS = (
    (r"^x", "j"),
    (r"ph", "f"),
    (r"ch", "ç"),
    (r"sh", "s"),
    (r"^g?h?u(?=[aei])|(?<=[^q])hu(?=[aei])|w", "w"),
    (r"gu(?=[ei])", "G"),
    (r"g(?=[eiy])", "j"),
    (r"G", "g"),
    (r"qu(?=[ei])|q|cc", "k"),
    (r"c(?=[eiy])|z|x", "s"),
    (r"c", "k"),
    (r"h", ""),
    (r"ll", "y"),
    (r"v", "b"),
    (r"y", "i"),
    (r"n(?=[bp])", "m"),
    (r"(.)\1+", r"\1"),
    (r"e$", "i"),
    (r"(?<=[aeou])i(?=[aeou])", "y"),
)


class Likeness(IntEnum):
    """How one word of a name stands to another: another name, a slip away, spelled otherwise, the same."""

    OTHER = 0
    NEAR = 1
    VARIANT = 2
    SAME = 3


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts, every word folded; any part may be empty."""

    given: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it names nobody."""
        return not (self.given or self.surnames or self.aliases)


@dataclass(frozen=True, slots=True)
class NameWords:
    """What is known of names in all languages, folded."""

    given: frozenset[str]
    short: Mapping[str, frozenset[str]]
    spelling: Mapping[str, str]
    common: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    widows: frozenset[str]
    alias_marks: tuple[str, ...]
    nameless: frozenset[str]


def read_name(name: str, *, given: str = "", surnames: str = "", aliases: Iterable[str] = ()) -> PersonName:
    """The parts of a name; `given` and `surnames` where a list has columns of them.

    Examples:
        >>> read_name("QUISPE HUAMÁN, Juan de Dios").surnames
        ('quispe', 'huaman')
        >>> read_name("María Condori vda. de Quispe").surnames
        ('condori',)
        >>> read_name('Juan Carlos Pérez (a) "Gato"')
        PersonName(given=('juan', 'carlos'), surnames=('perez',), aliases=('gato',))
        >>> read_name("N.N.").is_empty
        True
    """
    words = get_name_words()
    if " ".join(fold(name).replace(".", " ").split()) in words.nameless:
        return PersonName()
    plain, found = _take_aliases(name)
    other = tuple(sorted({alias for one in (*aliases, *found) if (alias := _fold_alias(one))}))
    if surnames.strip():
        return PersonName(_words(given), _surnames(surnames), other)
    if "," in plain:
        before, _, after = plain.partition(",")
        return PersonName(_words(after), _surnames(before), other)
    return PersonName(*_divide(plain), other)


def compare_words(left: str, right: str) -> Likeness:
    """How two folded words of a name stand to each other.

    Examples:
        >>> compare_words("quispe", "quispi").name, compare_words("hernandez", "fernandez").name
        ('VARIANT', 'OTHER')
        >>> compare_words("huarcaya", "huarcayo").name, compare_words("mario", "maria").name
        ('NEAR', 'OTHER')
    """
    if left == right:
        return Likeness.SAME
    words = get_name_words()
    if words.spelling.get(left, left) == words.spelling.get(right, right) or sound(left) == sound(right):
        return Likeness.VARIANT
    both_known = (left in words.common and right in words.common) or (left in words.given and right in words.given)
    long_enough = min(len(left), len(right)) >= 5
    if both_known or not long_enough or sound(left)[:1] != sound(right)[:1]:
        return Likeness.OTHER
    return Likeness.NEAR if _one_slip(left, right) else Likeness.OTHER


def is_initial(left: str, right: str) -> bool:
    """Whether one word is the first letter of the other."""
    short, long = sorted((left, right), key=len)
    return len(short) == 1 and long.startswith(short)


def is_other_sex(left: str, right: str) -> bool:
    """Whether two given names are a man's and a woman's form of one ("Paulo", "Paula"; "Daniel", "Daniela")."""
    short, long = sorted((left, right), key=lambda word: (len(word), word[-1:] == "a"))
    return long.endswith("a") and long[:-1] in (short, short[:-1] if short[-1:] == "o" else short)


def is_short_for(left: str, right: str) -> bool:
    """Whether one word is a pet name of the other, or both are of one name ("Pepe", "José")."""
    short = get_name_words().short
    ours, theirs = short.get(left, frozenset({left})), short.get(right, frozenset({right}))
    return left != right and not ours.isdisjoint(theirs)


@cache
def sound(word: str) -> str:
    """How a folded word sounds in Spanish, near enough to find its other spellings.

    Examples:
        >>> sound("quispe") == sound("kispi"), sound("vasquez") == sound("bazques"), sound("huaman") == sound("waman")
        (True, True, True)
    """
    for pattern, new in SOUNDS:
        word = re.sub(pattern, new, word)
    return word


@cache
def get_name_words() -> NameWords:
    """What is known of names in all languages."""
    tables = [load_words(lang).table("people")["names"] for lang in LANGUAGES]

    def folded(*keys: str) -> frozenset[str]:
        return frozenset(fold(word) for table in tables for key in keys for word in table[key])

    short = {row[0]: frozenset(row[1:]) for row in _rows(tables, "short")}
    spelling = {word: row[0] for row in _rows(tables, "spellings") for word in row}
    return NameWords(
        folded("male", "female") | frozenset(short),
        short,
        spelling,
        folded("common"),
        folded("titles"),
        folded("particles"),
        folded("widows"),
        tuple(sorted(folded("alias_marks"), key=len, reverse=True)),
        frozenset(" ".join(one.replace(".", " ").split()) for one in folded("nameless")),
    )


def _rows(tables: Sequence[Mapping[str, Sequence[str]]], key: str) -> list[list[str]]:
    return [fold(row).split() for table in tables for row in table[key]]


def _take_aliases(name: str) -> tuple[str, list[str]]:
    """The name without its other names, and those."""
    found = QUOTED.findall(name)
    plain = QUOTED.sub(" ", name)
    lowered = fold(plain)
    if len(lowered) == len(plain):
        for mark in get_name_words().alias_marks:
            at = re.search(rf"(?<!\w){re.escape(mark)}(?!\w)", lowered)
            if at:
                found.append(plain[at.end() :].strip(" ,.;:)("))
                plain = plain[: at.start()]
                break
    return BRACKETED.sub(" ", plain).strip(" ,;"), [one for one in found if one]


def _fold_alias(alias: str) -> str:
    words = [word for word in re.findall(r"\w+", fold(alias)) if word not in get_name_words().particles]
    return " ".join(words)


def _words(text: str) -> tuple[str, ...]:
    """The folded words of a part of a name, without titles and particles; "santa cruz" is one word."""
    known = get_name_words()
    found = [fold(one) for one in WORD.findall(text.replace("'", "").replace("’", ""))]
    kept = [one.rstrip(".") for one in found]
    if len(kept) > 1:
        kept = [one for one in kept if one not in known.titles] or kept
    joined: list[str] = []
    for word in kept:
        if word in known.particles:
            continue
        if joined and joined[-1] in SAINTS:
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)


def _without_husband(words: Sequence[str]) -> list[str]:
    """The words before "widow of"; nothing is cut where nothing stands before it."""
    at = next((i for i, word in enumerate(words) if word in get_name_words().widows), len(words))
    return list(words[:at]) or list(words)


def _surnames(text: str) -> tuple[str, ...]:
    return tuple(_without_husband(_words(text)))


def _divide(plain: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Given names and surnames of a name without a comma."""
    known = get_name_words().given
    married = MARRIED.fullmatch(plain)
    if married:
        given, surnames = _divide(married[1])
        if len(surnames) > 1:
            return given, surnames
    words = _without_husband(_words(plain))
    if len(words) < 2:
        return ((words[0],), ()) if words and words[0] in known else ((), tuple(words))
    if words[0] not in known and words[-1] in known:  # "QUISPE HUAMAN JUAN", as many lists write
        at = next(i for i in range(1, len(words)) if all(word in known for word in words[i:]))
        return tuple(words[at:]), tuple(words[:at])
    return _cut(words, known)


def _cut(words: Sequence[str], known: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Two surnames, one where the word before it is a given name; at least one given name."""
    at = 1
    while at < len(words) - 1 and (words[at] in known or len(words[at]) == 1) and at < 3:
        at += 1
    if len(words) - at > 2:
        at = len(words) - 2
    return tuple(words[:at]), tuple(words[at:])


def _one_slip(left: str, right: str) -> bool:
    """Whether a letter more, less or other, or two letters changed about, make one word of the other."""
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    if len(left) == len(right):
        changed = left[start : start + 2] == right[start : start + 2][::-1] and left[start + 2 :] == right[start + 2 :]
        return changed or left[start + 1 :] == right[start + 1 :]
    return left[start:] == right[start + 1 :]
