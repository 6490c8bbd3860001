"""Lemmas by rule and table: what a word's ending, part of speech and morphology say, and the words that know better."""

from __future__ import annotations

import lzma
from pathlib import Path

LONGEST = 6
"""Letters of the longest ending a rule looks at."""
INFLECTED = frozenset({"VerbForm", "Tense", "Mood", "Number", "Person", "Gender", "Degree"})


class Lemmas:
    """The lemmas of one language.

    Args:
        path: `.xz` of UTF-8 lines, made by `training.lemmas`: `R upos feats ending cut add` for rules (cut so many
            letters, add these) and `W upos feats form lemma` for words, separated by tabs.
    """

    def __init__(self, path: Path) -> None:
        self._rules: dict[tuple[str, str, str], tuple[int, str]] = {}
        self._words: dict[tuple[str, str, str], str] = {}
        for line in lzma.decompress(path.read_bytes()).decode("utf-8").splitlines():
            kind, upos, feats, text, *rest = line.split("\t")
            if kind == "R":
                self._rules[upos, feats, text] = (int(rest[0]), rest[1])
            else:
                self._words[upos, feats, text] = rest[0]
        self._known: dict[tuple[str, str, str], str] = {}

    def find(self, form: str, upos: str, feats: str) -> str:
        """The lemma of a form; names keep their form, everything else is in small letters."""
        if upos == "PROPN":
            return form
        key = (form, upos, feats)
        lemma = self._known.get(key)
        if lemma is None:
            lemma = self._find(form.lower(), upos, short_feats(feats))
            if len(self._known) < 1 << 17:
                self._known[key] = lemma
        return lemma

    def _find(self, word: str, upos: str, feats: str) -> str:
        for morphology in (feats, ""):
            lemma = self._words.get((upos, morphology, word))
            if lemma is not None:
                return lemma
        for morphology in (feats, ""):
            for size in range(min(LONGEST, len(word) - 1), -1, -1):
                rule = self._rules.get((upos, morphology, word[len(word) - size :]))
                if rule is not None:
                    return word[: len(word) - rule[0]] + rule[1]
        return word


def short_feats(feats: str) -> str:
    """The features that inflection shows.

    Examples:
        >>> short_feats("Case=Nom|Number=Plur|PronType=Prs")
        'Number=Plur'
    """
    return "|".join(part for part in feats.split("|") if part.split("=")[0] in INFLECTED)
