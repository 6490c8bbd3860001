"""What a Spanish object pronoun before its verb leaves no doubt about: `los detuvo la policía`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

PRONOUNS = frozenset({"lo", "la", "los", "las"})
ARTICLES = frozenset({"el", "la", "los", "las"})
SUBJECTS, OBJECTS = frozenset({"nsubj", "nsubj:pass"}), frozenset({"obj", "iobj"})
NAMING = ("llam", "nombr", "design", "declar", "consider", "eleg", "elig", "proclam", "bautiz", "apod")
"""How the forms begin of verbs that have two objects: `lo llamaron el carnicero`."""
CLITICS = frozenset({"se", "me", "te", "nos", "os", "le", "les"})


def mend_clitics(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which an accusative pronoun before its verb is its object.

    What stands bare behind a verb of naming is what somebody is called or made (`lo nombraron ministro`). The pronoun
    is no subject, nor is who stands before it with "a" (`a los otros se los llevaron`), and then neither is a noun with
    an article behind the verb, without "a", its object: it is the subject, where the verb has none (RAE, Nueva
    gramática de la lengua española, chapter 16).

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tags = [labels.upos[one] for one in done.upos]
    deps = [labels.relations[one] for one in done.relations]
    heads, relations = done.heads.tolist(), done.relations.copy()
    for at, word in enumerate(words):
        is_pronoun = word.lower() in PRONOUNS and tags[at] == "PRON"
        verb = _verb_behind(at, words, tags) if is_pronoun else None
        if verb is None:
            continue
        if heads[at] == verb and deps[at] in SUBJECTS:
            deps[at], relations[at] = "obj", labels.relations.index("obj")
        if deps[at] != "obj" or heads[at] != verb:
            continue
        below = [one for one in range(len(words)) if heads[one] == verb and one != verb]
        for one in below:
            if one < at and deps[one] in (*SUBJECTS, "nummod") and _is_behind_a(one, words, tags, heads):
                deps[one], relations[one] = "obl", labels.relations.index("obl")
        if words[verb].lower().startswith(NAMING):
            called = [one for one in below if deps[one] in SUBJECTS and tags[one] == "NOUN" and one == verb + 1]
            relations[called] = labels.relations.index("xcomp")
            continue
        if any(deps[one] in SUBJECTS for one in below):
            continue
        behind = [one for one in below if one > verb and deps[one] in OBJECTS and _is_bare(one, words, tags, heads)]
        if len(behind) == 1:
            relations[behind[0]] = labels.relations.index("nsubj")
    return replace(done, relations=relations)


def _verb_behind(at: int, words: Sequence[str], tags: Sequence[str]) -> int | None:
    """The verb behind a pronoun, across other pronouns and auxiliaries."""
    one = at + 1
    while one < len(words) and (words[one].lower() in CLITICS or tags[one] == "AUX"):
        one += 1
    return one if one < len(words) and tags[one] == "VERB" else None


def _is_behind_a(noun: int, words: Sequence[str], tags: Sequence[str], heads: Sequence[int]) -> bool:
    """Whether "a" stands before a noun, its own preposition."""
    return any(words[one].lower() in ("a", "al") and tags[one] == "ADP" for one in range(noun) if heads[one] == noun)


def _is_bare(noun: int, words: Sequence[str], tags: Sequence[str], heads: Sequence[int]) -> bool:
    """Whether a noun has an article or is a name, and no preposition."""
    below = [one for one in range(noun) if heads[one] == noun]
    if tags[noun] not in ("NOUN", "PROPN") or any(tags[one] == "ADP" for one in below):
        return False
    return tags[noun] == "PROPN" or any(words[one].lower() in ARTICLES for one in below)
