"""Cues: the words that say that somebody speaks. Data in `lang/*/attribution.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from careo.lang.words import load_words
from careo.understand.acts import Forms

if TYPE_CHECKING:
    from spacy.tokens import Token

GROUPS = ("deny", "doubt", "accuse", "demand", "plan", "refuse", "praise", "believe", "say")


@dataclass(frozen=True, slots=True)
class CueWords:
    """The cue words of one language.

    Attributes:
        verbs: lemma to group; a verb of several groups has the first of `GROUPS`.
        forms: inflected form to lemma, for where the lemmatizer errs.
        objects: verbs whose object is the content, where there is no clause ("announced a truce").
        oblique: verbs with the prepositions that open their content ("called for", "habló de").
        manner: nouns of what it was said in or on ("in a statement").
        nouns: lemmas of nouns that announce a content.
        according: words that stand before a source ("according to").
        rumour: words by which somebody says it and nobody stands for it ("reportedly").
        relayed: words by which it was made known, and not by whom ("as has been reported").
        that: words that open a content ("that").
        press, anonymous, authority, pronouns, generic: kinds of source by their words.
        empty: subjects that name nobody ("it").
        agent: what stands before the speaker of a passive ("by").
    """

    verbs: dict[str, str]
    forms: dict[str, str]
    objects: frozenset[str]
    oblique: dict[str, frozenset[str]]
    manner: frozenset[str]
    nouns: frozenset[str]
    according: re.Pattern[str]
    rumour: re.Pattern[str]
    relayed: re.Pattern[str]
    that: frozenset[str]
    press: frozenset[str]
    anonymous: frozenset[str]
    authority: frozenset[str]
    pronouns: frozenset[str]
    generic: frozenset[str]
    empty: frozenset[str]
    agent: frozenset[str]

    def lemma(self, token: Token) -> str:
        """The cue verb that a token is a form of, else its own lemma."""
        low = token.lemma_.casefold()
        return low if low in self.verbs else self.forms.get(token.text.casefold(), low)


@cache
def load_cues(lang: str) -> CueWords:
    """The cue words of a language."""
    table = load_words(lang).table("attribution")
    verbs = {lemma: group for group in reversed(GROUPS) for lemma in table["verbs"][group]}
    inflected = Forms.load(load_words(lang).table("events")["forms"])
    irregular = {row[0]: row[1:] for row in table["frames"]["irregular"]}
    every = ((lemma, {*inflected.of(lemma), *irregular.get(lemma, ())}) for lemma in verbs)
    kinds = {name: frozenset(table["sources"][name]) for name in table["sources"]}
    return CueWords(
        verbs=verbs,
        forms={form: lemma for lemma, forms in every for form in sorted(forms)},
        objects=frozenset(table["frames"]["objects"]),
        oblique={row[0]: frozenset(row[1:]) for row in table["frames"]["oblique"]},
        manner=frozenset(table["frames"]["manner"]),
        nouns=frozenset(table["nouns"]["content"]),
        according=any_phrase(table["phrases"]["according"]),
        rumour=any_phrase(table["phrases"]["rumour"]),
        that=frozenset(table["phrases"]["that"]),
        relayed=any_phrase(table["phrases"]["relayed"]),
        press=kinds["press"],
        anonymous=kinds["anonymous"],
        authority=kinds["authority"],
        pronouns=kinds["pronouns"],
        generic=kinds["generic"],
        empty=kinds["empty"],
        agent=frozenset(table["frames"]["agent"]),
    )


def any_phrase(phrases: list[str]) -> re.Pattern[str]:
    """A pattern for any of some phrases as whole words, white space and case forgiven; none for no phrases."""
    if not phrases:
        return re.compile(r"(?!)")
    longest_first = sorted(phrases, key=len, reverse=True)
    joined = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def find_phrases(pattern: re.Pattern[str], text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where the pattern matches between two offsets of a text."""
    return ((match.start(), match.end()) for match in pattern.finditer(text, start, stop))
