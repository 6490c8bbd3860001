"""What a Spanish object pronoun before its verb leaves no doubt about: `los detuvo la policía`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.lang.mending.tree import SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

PRONOUNS = frozenset({"lo", "la", "los", "las"})
ARTICLES = frozenset({"el", "la", "los", "las"})
SUBJECTS, OBJECTS = frozenset({"nsubj", "nsubj:pass"}), frozenset({"obj", "iobj"})
NAMING = ("llam", "nombr", "design", "declar", "consider", "eleg", "elig", "proclam", "bautiz", "apod")
"""How the forms begin of verbs that have two objects: `lo llamaron el carnicero`."""
CAUSING = ("mand", "hizo", "hac", "hic", "orden")
HARMING = re.compile(
    r"(?:fusil|mat|tortur|golpe|ejecut|asesin|ahorc|captur|arrest|secuestr|encarcel|degoll|azot|apale|encerr|apres|"
    r"flagel|quem|liber|llam|busc|deten|prend|aprehend|expuls|deport)(?:ar|er)"
)
"""Infinitives that have people as their object, with "a" where it is a noun."""
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
    tree, relations = _Tree(words, done, labels), done.relations.copy()
    deps, heads, number = tree.deps, tree.heads, labels.relations.index
    for at, word in enumerate(words):
        is_pronoun = word.lower() in PRONOUNS and tree.tags[at] == "PRON"
        verb = tree.verb_behind(at) if is_pronoun else None
        if verb is None:
            continue
        if heads[at] == verb and deps[at] in SUBJECTS:
            deps[at], relations[at] = "obj", number("obj")
        if deps[at] != "obj" or heads[at] != verb:
            continue
        below = tree.below(verb)
        for one in below:
            if one < at and deps[one] in (*SUBJECTS, "nummod") and tree.is_behind_a(one):
                deps[one], relations[one] = "obl", number("obl")
        if words[verb].lower().startswith(NAMING):
            called = [one for one in below if deps[one] in SUBJECTS and tree.tags[one] == "NOUN" and one == verb + 1]
            relations[called] = number("xcomp")
            continue
        if any(deps[one] in SUBJECTS for one in below):
            continue
        behind = [one for one in below if one > verb and deps[one] in OBJECTS and tree.is_bare(one)]
        if len(behind) == 1:
            relations[behind[0]] = number("nsubj")
    return replace(done, relations=relations)


def mend_had_done(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which who is told to harm has the pronoun before `mandar` as its object.

    `Los mandó fusilar el coronel`: they were shot, and a person without "a" behind the infinitive had it done.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    places = [at for at in range(2, len(words)) if HARMING.fullmatch(words[at].lower())]
    places = [at for at in places if words[at - 1].lower().startswith(CAUSING)]
    if not places:
        return done
    tree = _Tree(words, done, labels)
    for at in places:
        verb, pronoun = at - 1, at - 2
        told = tree.heads[at] == verb and tree.deps[at] == "xcomp" and tree.tags[verb] == "VERB"
        if not (told and words[pronoun].lower() in PRONOUNS and tree.heads[pronoun] == verb):
            continue
        behind = [one for one in tree.below(at) if tree.deps[one] in OBJECTS and tree.is_bare(one)]
        if len(behind) == 1 and not any(tree.deps[one] in SUBJECTS for one in tree.below(verb)):
            tree.heads[behind[0]], tree.deps[behind[0]] = verb, "nsubj"
        if not any(tree.deps[one] in OBJECTS for one in tree.below(at)):
            doubled = [one for one in tree.below(verb) if one < pronoun and tree.is_behind_a(one)]
            for one in (pronoun, *doubled):  # `a los rebeldes los mandó fusilar`
                tree.heads[one], tree.deps[one] = at, "obj"
    return tree.write()


class _Tree(SentenceTree):
    def verb_behind(self, at: int) -> int | None:
        """The verb behind a pronoun, across other pronouns and auxiliaries."""
        one = at + 1
        while one < len(self.words) and (self.words[one].lower() in CLITICS or self.tags[one] == "AUX"):
            one += 1
        return one if one < len(self.words) and self.tags[one] == "VERB" else None

    def is_behind_a(self, noun: int) -> bool:
        """Whether "a" stands before a noun, its own preposition."""
        before = [one for one in self.below(noun) if one < noun and self.tags[one] == "ADP"]
        return any(self.words[one].lower() in ("a", "al") for one in before)

    def is_bare(self, noun: int) -> bool:
        """Whether a noun has an article or is a name, and no preposition."""
        before = [one for one in self.below(noun) if one < noun]
        if self.tags[noun] not in ("NOUN", "PROPN") or any(self.tags[one] == "ADP" for one in before):
            return False
        return self.tags[noun] == "PROPN" or any(self.words[one].lower() in ARTICLES for one in before)
