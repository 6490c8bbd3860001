"""Words as they are compared: folded, endings cut, stop words left out, and synonyms of both languages as one token.

A token is a word's folded stem ("callao"), or the name of the group the word belongs to, in capitals ("SEAFARER" for
"seamen", "fishermen" and "marineros"), so that accounts in two languages meet in the same tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from careo.lang import LANGUAGES
from careo.lang.truecase import load_table
from careo.lang.words import load_words
from careo.text.numbers import NumberWords, fold, lookup_number, make_number_words

SUBJECT = "link_words"
GROUPS = ("targets", "people", "weapons", "harm", "nations", "organisations", "generic")
LEAST_STEM = 3
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text as it is compared, with its offsets in that text."""

    form: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language that linking needs; see `lang/<lang>/link_words.toml`."""

    stop: frozenset[str]
    speakers: frozenset[str]
    another: re.Pattern[str]
    one: frozenset[str]
    partly: frozenset[str]
    sharing: frozenset[str]
    endings: tuple[tuple[str, str], ...]
    groups: dict[str, str]
    numbers: NumberWords
    cache: dict[str, str] = field(default_factory=dict, repr=False)

    def is_one(self, text: str) -> bool:
        """Whether words name one of somebody's or something's: "my brother", `el alcalde`; not "his sons".

        Examples:
            >>> english = get_lexicon("en")
            >>> english.is_one("my brother"), english.is_one("his two sons"), english.is_one("peasants")
            (True, False, False)
        """
        first, *others = WORD.findall(text) or [""]
        if not others or fold(first) not in self.one:
            return False
        noun = fold(others[0])
        return self.stem(noun) == noun and not self._is_number_word(noun)

    def is_partly(self, text: str) -> bool:
        """Whether words say how badly people were hurt, so that others were hurt less: "were hospitalized"."""
        return any(fold(word) in self.partly for word in WORD.findall(text))

    def is_of_part(self, text: str) -> bool:
        """Whether words name a part in a deed: "any involvement", `toda participación`."""
        return any(fold(word) in self.sharing for word in WORD.findall(text))

    def form(self, word: str) -> str:
        """The token of one word; empty for a stop word."""
        known = self.cache.get(word)
        if known is None:
            known = self.cache[word] = self._form(fold(word).replace("’", "'"))
        return known

    def _form(self, folded: str) -> str:
        whole = folded.removesuffix("'s").removesuffix("'")
        if whole in self.stop:
            return ""
        if whole in self.groups:
            return self.groups[whole]
        if self._is_number_word(whole):
            return ""
        stem = self.stem(whole)
        return self.groups.get(stem, stem)

    def _is_number_word(self, whole: str) -> bool:
        numbers = self.numbers
        if whole.isalpha():
            return whole in numbers.values or whole in numbers.scales
        return not whole.isdigit() and lookup_number(whole, numbers) is not None

    def stem(self, word: str) -> str:
        """The folded word without its plural ending. Gender is kept: names would lose theirs."""
        for old, new in self.endings:
            if word.endswith(old) and len(word) - len(old) + len(new) >= LEAST_STEM:
                return word[: len(word) - len(old)] + new
        return word


@cache
def get_lexicon(lang: str) -> Lexicon:
    """The lexicon of a language; that of the first language for one without word lists.

    Words of the names of organisations are known from all languages: English papers write "Sendero Luminoso".
    """
    lists = load_words(lang if lang in LANGUAGES else LANGUAGES[0])
    table, numbers = lists.table(SUBJECT), make_number_words(lists.table("numbers"))
    endings = tuple(_pair(row) for row in table["endings"]["plural"])
    bare = Lexicon(frozenset(), frozenset(), re.compile("(?!)"), *(frozenset[str](),) * 3, endings, {}, numbers)
    groups: dict[str, str] = {}
    for name in GROUPS:
        for group, words in table[name].items():
            for word in words:
                for variant in (fold(word), *_inflected(fold(word), table["endings"]["gender"])):
                    groups.setdefault(variant, group.upper())
                    groups.setdefault(bare.stem(variant), group.upper())
    for other in LANGUAGES:
        for group, foreign in load_words(other).table(SUBJECT)["organisations"].items():
            for word in foreign:
                groups.setdefault(bare.stem(fold(word)), group.upper())
    words = table["words"]
    another = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words["another"], key=len, reverse=True))
    return Lexicon(
        stop=frozenset(map(fold, words["stop"])),
        speakers=frozenset(map(fold, words["speakers"])),
        another=re.compile(rf"\b(?:{another})\b", re.IGNORECASE),
        one=frozenset(map(fold, words["one"])),
        partly=frozenset(map(fold, words["partly"])),
        sharing=frozenset(map(fold, lists.table("attribution")["verbs"]["sharing"])),
        endings=endings,
        groups=groups,
        numbers=numbers,
    )


@cache
def common_forms(lang: str) -> frozenset[str]:
    """The tokens of the words that the language mostly writes in small letters; names are not among them."""
    known = lang if lang in LANGUAGES else LANGUAGES[0]
    lexicon = get_lexicon(known)
    return frozenset(lexicon.form(word) for word, kind in load_table(known).kinds.items() if kind == "L") - {""}


def _inflected(word: str, genders: Sequence[str]) -> Iterator[str]:
    """The other gender of a word of the groups, where the language has one."""
    for old, new in map(_pair, genders):
        if word.endswith(old):
            yield word[: len(word) - len(old)] + new


def _pair(row: str) -> tuple[str, str]:
    old, _, new = row.partition(">")
    return old, new


@cache
def group_names(name: str) -> frozenset[str]:
    """The tokens of one table of groups: what kinds of targets there are, what peoples, what generic words."""
    return frozenset(key.upper() for key in load_words(LANGUAGES[0]).table(SUBJECT)[name])


def find_tokens(text: str, lang: str, start: int = 0, stop: int | None = None) -> Iterator[Token]:
    """The tokens of text[start:stop] in order, stop words left out; offsets are those of `text`.

    Examples:
        >>> [token.form for token in find_tokens("The Soviet seamen", "en")]
        ['SOVIET', 'SEAFARER']
        >>> [token.form for token in find_tokens("los marineros soviéticos", "es")]
        ['SEAFARER', 'SOVIET']
    """
    lexicon = get_lexicon(lang)
    for match in WORD.finditer(text, start, len(text) if stop is None else stop):
        form = lexicon.form(match.group())
        if form:
            yield Token(form, match.start(), match.end())


def forms(text: str, lang: str) -> frozenset[str]:
    """The distinct tokens of a text."""
    return frozenset(token.form for token in find_tokens(text, lang))


def telling(tokens: Iterable[str]) -> frozenset[str]:
    """The tokens that say who or what it was: without generic words ("people", "the wounded") and bare numerals."""
    generic = group_names("generic") | group_names("harm")
    return frozenset(t for t in tokens if t not in generic and not t.isdigit())
