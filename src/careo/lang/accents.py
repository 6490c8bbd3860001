"""Accents of texts in capitals that were set without any: `GUERRILLA MATO A TRES SOLDADOS`; the length never changes.

Where the word without its accent is none, the vocabulary of the truecaser tells it; where both are words (`ASESINO`,
`MATARA`), what stands around it does. The words lie in `lang/*/accents.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from careo.lang.truecase import WORD, begins_sentence, is_capitals, load_table, lower
from careo.lang.words import load_act_verbs, load_words

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
VERB_CLASSES = (("ar", "ó"), ("er", "ió"), ("ir", "ió"))
STRESSED, OF_FIRST = "ó", "é"
SHORTEST = 3
NUMBER = "0"
REACH = 40
"""Words before a word that are looked at, at most."""


@dataclass(frozen=True, slots=True)
class Accents:
    """What is known about the accents of one language.

    Attributes:
        strip: takes accents off, letter by letter.
        forms: word without accents -> the words that have them.
        known: words that are written without.
        rules: the table `capitals` of `accents.toml`.
        marked: the capitals that show that a text has its accents; an Ñ shows nothing of them.
    """

    strip: dict[int, int]
    forms: dict[str, tuple[str, ...]]
    known: frozenset[str]
    always: dict[str, str]
    rules: dict[str, Any]
    marked: frozenset[str]


@cache
def load_accents(lang: str) -> Accents | None:
    """The accents of `lang`; None where its words have none."""
    rules = load_words(lang).table("accents")["capitals"]
    if not rules["marked"]:
        return None
    strip = str.maketrans(rules["marked"], rules["plain"])
    kinds = load_table(lang).kinds
    forms: dict[str, set[str]] = defaultdict(set)
    known = {word for word in kinds if word.isascii()}
    for word in (*(kinds.keys() - known), *_preterites(lang)):
        if (bare := word.translate(strip)) != word:
            forms[bare].add(word)
        elif word in kinds:
            known.add(word)
    chosen = {bare: tuple(sorted(found)) for bare, found in forms.items()}
    return Accents(
        strip, chosen, frozenset(known), dict(rules["always"]), rules, frozenset(rules["marked"].upper()) - {"Ñ"}
    )


def _preterites(lang: str) -> list[str]:
    """The third persons of the past of the verbs that name acts: `masacró`."""
    verbs = (verb for verb in load_act_verbs(lang) if len(verb) > 4)
    return [verb[:-2] + ending for verb in verbs for inf, ending in VERB_CLASSES if verb.endswith(inf)]


def restore_accents(text: str, lang: str) -> str:
    """`text`, whose paragraphs in capitals have their accents back, if none of its capitals has one.

    Examples:
        >>> restore_accents("GUERRILLA MATO A TRES SOLDADOS. EL ASESINO HUYO.", "es")
        'GUERRILLA MATÓ A TRES SOLDADOS. EL ASESINO HUYÓ.'
    """
    capitals = [found.group() for found in _PARAGRAPH.finditer(text) if is_capitals(found.group())]
    accents = load_accents(lang) if capitals else None
    if accents is None or any(accents.marked & set(one) for one in capitals):
        return text
    has_tilde = any("Ñ" in one for one in capitals)
    return _PARAGRAPH.sub(lambda one: _restore(one.group(), accents, tilde=has_tilde), text)


def _restore(paragraph: str, accents: Accents, *, tilde: bool) -> str:
    """A paragraph with its accents; with `tilde` its Ñ is written, so that no N is one."""
    if not is_capitals(paragraph):
        return paragraph
    words = list(WORD.finditer(paragraph))
    lows = [lower(one.group()) for one in words]
    chars, begun = list(paragraph), 0
    for at, word in enumerate(words):
        begun = at if begins_sentence(paragraph, word.start()) else begun
        beside = Beside(lows[max(begun, at - REACH) : at], _following(paragraph, words[at : at + 3]))
        told = _accented(lows[at], beside, accents)
        if word.group().isupper() and len(told) == len(lows[at]) and not (tilde and "ñ" in told):
            chars[word.start() : word.end()] = told.upper()
    return "".join(chars)


@dataclass(frozen=True, slots=True)
class Beside:
    """The words of the sentence before a word, and the next two; a number is one."""

    earlier: list[str]
    following: list[str]

    @property
    def before(self) -> str:
        """The word right before, "" at the beginning of a sentence."""
        return self.earlier[-1] if self.earlier else ""

    @property
    def after(self) -> str:
        """The word or number right behind, "" at the end."""
        return self.following[0] if self.following else ""


def _following(text: str, words: list[re.Match[str]]) -> list[str]:
    """What stands behind the first of some words, numbers too."""
    found = []
    for one, other in pairwise(words):
        found += [NUMBER] if re.search(r"\d", text[one.end() : other.start()]) else []
        found.append(lower(other.group()))
    return found


def _accented(low: str, beside: Beside, accents: Accents) -> str:
    """A word in small letters with its accent, if it has one where it stands."""
    if len(low) < SHORTEST:
        return low
    if low in accents.always:
        return accents.always[low]
    forms = accents.forms.get(low, ())
    past = next((one for one in forms if one.endswith(STRESSED)), None)
    if past is not None and not low.endswith("on"):
        return _past(low, past, beside, accents)
    if (told := _by_ending(low, beside, accents)) is not None:
        return told
    if low in accents.known:
        return low
    kept = [one for one in forms if not one.endswith(OF_FIRST)] or list(forms)
    return kept[0] if kept else low


def _by_ending(low: str, beside: Beside, accents: Accents) -> str | None:
    """What its ending tells of a word: `comisión`, `está herido`, `liberarán`, `la opinión pública`."""
    rules = accents.rules
    for bare, full in rules["being"]:
        if low == bare:
            is_verb = beside.before and beside.after.endswith(tuple(rules["after_being"]))
            return str(full) if is_verb else low
    for bare, full in rules["endings"]:
        if low.endswith(bare) and len(low) > len(bare):
            return f"{low[: -len(bare)]}{full}"
    for bare, full in rules["futures"]:
        stem = low.removesuffix(bare)
        if stem != low and stem + bare[0] + "r" in accents.known:
            return low if {*rules["opening"]}.intersection(beside.earlier) else f"{stem}{full}"
    forms = [one for one in accents.forms.get(low, ()) if low.endswith(tuple(rules["adjectives"]))]
    return forms[0] if forms and beside.after not in rules["after_verbs"] else None


def _past(low: str, past: str, beside: Beside, accents: Accents) -> str:
    """`ASESINO` is a noun or tells what somebody did, as `PUBLICO` is `público` or `publicó`."""
    rules, before, after = accents.rules, beside.before, beside.after
    other = next((one for one in accents.forms[low] if one != past and not one.endswith("ío")), low)
    if low not in accents.known and other == low:
        return past
    is_noun = low in rules["nouns"]
    told = after in rules["after_verbs"] or after == NUMBER
    if is_noun and not before and not {*beside.following[1:]}.intersection(rules["after_verbs"]):
        told = False  # `ASALTO A BANCO DEJO TRES MUERTOS`
    if before in rules["before_nouns"]:
        return other
    if told or before in rules["before_verbs"]:
        return past
    return other if is_noun or other != low else past
