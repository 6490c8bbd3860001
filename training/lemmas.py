"""Learn the lemmas of a language from treebanks: rules for endings, and the words they get wrong."""

from __future__ import annotations

import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from careo.lang.lemmas import LONGEST, short_feats
from training.treebank import Sentence

Key = tuple[str, str, str]
MOST_CUT = 8


SEEN = 1000
"""How much more a word of a treebank counts than a form that is only known by rule."""


def learn_lemmas(
    sentences: Iterable[Sentence], path: Path, *, known: Iterable[tuple[str, str, str, str]] = ()
) -> tuple[int, int]:
    """Write the file of `careo.lang.lemmas` to `path`; returns how many rules and words it holds.

    Args:
        sentences: of treebanks.
        path: what is written.
        known: (part of speech, features, form, lemma) known by rule; what the treebanks say goes before.
    """
    seen: Counter[tuple[str, str, str, str]] = Counter()
    for sentence in sentences:
        for word in sentence.words:
            if word.lemma and word.upos not in ("PROPN", ""):
                seen[word.upos, short_feats(word.feats), word.form.lower(), word.lemma.lower()] += SEEN
    often = Counter[tuple[str, str]]()
    for (upos, _, _, lemma), number in seen.items():
        often[upos, lemma] += number // SEEN
    complete: set[tuple[str, str]] = set()
    for upos, feats, form, lemma in known:
        if upos == "VERB":
            complete.add((upos, lemma))
        seen[upos, short_feats(feats), form, lemma] += 1 + min(often[upos, lemma], SEEN - 2)
    rules = _learn_rules(seen)
    words = _learn_words(seen, rules)
    lines = [f"R\t{u}\t{f}\t{e}\t{cut}\t{add}" for (u, f, e), (cut, add) in sorted(rules.items())]
    lines += [f"W\t{u}\t{f}\t{form}\t{lemma}" for (u, f, form), lemma in sorted(words.items())]
    lines += [f"K\t{upos}\t{lemma}" for upos, lemma in sorted(complete)]
    path.write_bytes(lzma.compress("\n".join(lines).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    return len(rules), len(words)


def _rule_of(form: str, lemma: str) -> tuple[int, str] | None:
    """How many letters to cut from `form`, and what to add; None where they share no beginning."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    cut = len(form) - same
    return None if cut > MOST_CUT or (same == 0 and len(form) > 3) else (cut, lemma[same:])


def _learn_rules(seen: Counter[tuple[str, str, str, str]]) -> dict[Key, tuple[int, str]]:
    """For each part of speech, morphology and ending the rule most forms follow, if a shorter ending says otherwise."""
    votes: defaultdict[Key, Counter[tuple[int, str]]] = defaultdict(Counter)
    for upos, feats, form, lemma in seen:
        rule = _rule_of(form, lemma)
        if rule is None or not form.isalpha():
            continue
        for size in range(min(LONGEST, len(form) - 1) + 1):
            if rule[0] <= size or size == min(LONGEST, len(form) - 1):
                for morphology in {feats, ""}:
                    votes[upos, morphology, form[len(form) - size :]][rule] += 1
    rules: dict[Key, tuple[int, str]] = {}
    for key in sorted(votes, key=lambda one: len(one[2])):
        upos, feats, ending = key
        best, number = votes[key].most_common(1)[0]
        shorter = next((rules[upos, feats, ending[at:]] for at in range(1, len(ending) + 1)
                        if (upos, feats, ending[at:]) in rules), None)  # fmt: skip
        if best != shorter and (number > 1 or shorter is None or len(ending) <= 3):
            rules[key] = best
    return rules


def _learn_words(seen: Counter[tuple[str, str, str, str]], rules: dict[Key, tuple[int, str]]) -> dict[Key, str]:
    """The forms that the rules get wrong, with morphology and without."""
    forms: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for (upos, feats, form, lemma), number in seen.items():
        for morphology in {feats, ""}:
            forms[upos, morphology, form][lemma] += number
    words: dict[Key, str] = {}
    for key in sorted(forms, key=lambda one: one[1] != ""):
        upos, feats, form = key
        lemma, _ = forms[key].most_common(1)[0]
        if _apply(rules, upos, feats, form) != lemma:
            words[key] = lemma
    return words


def _apply(rules: dict[Key, tuple[int, str]], upos: str, feats: str, form: str) -> str:
    for morphology in (feats, ""):
        for size in range(min(LONGEST, len(form) - 1), -1, -1):
            rule = rules.get((upos, morphology, form[len(form) - size :]))
            if rule is not None:
                return form[: len(form) - rule[0]] + rule[1]
    return form
