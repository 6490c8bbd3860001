"""Lemmas by rule and table: what a word's ending, part of speech and morphology say, and the words that know better."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

LONGEST = 8
"""Letters of the longest ending a rule looks at."""
AUXILIARY = "AUX"
INFLECTED = frozenset({"VerbForm", "Tense", "Mood", "Number", "Person", "Gender", "Degree"})


class Lemmas:
    """The lemmas of one language.

    Args:
        path: `.xz` of UTF-8 lines, made by `training.lemmas`: `R upos feats ending cut add` for rules (cut so many
            letters, add these), `W upos feats form lemma` for words, and `K upos lemma` for the lemmas of a part of
            speech where all that matter are known, separated by tabs.
    """

    def __init__(self, path: Path) -> None:
        self._rules: dict[tuple[str, str, str], tuple[int, str]] = {}
        self._words: dict[tuple[str, str, str], str] = {}
        self._lemmas: dict[str, set[str]] = {}
        for line in lzma.decompress(path.read_bytes()).decode("utf-8").splitlines():
            kind, upos, *rest = line.split("\t")
            if kind == "R":
                self._rules[upos, rest[0], rest[1]] = (int(rest[2]), rest[3])
            elif kind == "W":
                self._words[upos, rest[0], rest[1]] = rest[2]
            else:
                self._lemmas.setdefault(upos, set()).add(rest[0])
        self._auxiliaries = {form: lemma for (upos, _, form), lemma in self._words.items() if upos == AUXILIARY}
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
        known = self._lemmas.get(upos)
        first: str | None = None
        for morphology in (feats, ""):
            lemma = self._words.get((upos, morphology, word))
            if lemma is not None and (known is None or lemma in known or not word.startswith(lemma)):
                return lemma
            first = lemma if first is None else first  # `puestos` as a verb of a treebank, its lemma `puesto`
        if upos == AUXILIARY and word in self._auxiliaries:  # few words, whatever morphology was read off them
            return self._auxiliaries[word]
        for lemma in self._by_rule(word, upos, feats):
            if known is None or lemma in known:
                return lemma
            first = lemma if first is None else first
        return word if first is None else first

    def _by_rule(self, word: str, upos: str, feats: str) -> Iterator[str]:
        """What the rules say, the longest ending first; morphology may be wrong, so they are asked without it too."""
        for morphology in (feats, ""):
            for size in range(min(LONGEST, len(word) - 1), -1, -1):
                rule = self._rules.get((upos, morphology, word[len(word) - size :]))
                if rule is not None:
                    yield word[: len(word) - rule[0]] + rule[1]


def short_feats(feats: str) -> str:
    """The features that inflection shows.

    Examples:
        >>> short_feats("Case=Nom|Number=Plur|PronType=Prs")
        'Number=Plur'
    """
    return "|".join(part for part in feats.split("|") if part.split("=")[0] in INFLECTED)
