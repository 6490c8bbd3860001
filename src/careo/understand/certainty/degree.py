"""What is negated of a deed may be only how far it went: "no one was seriously hurt" does not say that nobody was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.text.numbers import fold
from careo.understand.acts import TriggerWords, load_triggers
from careo.understand.certainty.predicate import Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEASURES = frozenset({"advmod", "amod"})
_HARMED = frozenset({"obj", "nsubj", "nsubj:pass"})
_ADVERBIAL = frozenset({"advmod", "neg"})
_DEATHS = frozenset({"kill", "execute"})


def measured(asked: Predicate, negation: Token) -> Token | None:
    """The word for how far the deed went, or whom it befell, that its negation is of; None where the deed is negated.

    `Nobody was seriously hurt`, `no hubo heridos de gravedad`, "not all of them were killed".
    """
    after = negation.nbor() if negation.i + 1 < negation.sent.end else None
    if after is not None and after.text.casefold() in asked.has("degree", "wholes"):
        return after
    harms = asked.has("degree", "harms")
    own = [one for one in asked.head.children if one.dep_ in _HARMED and one.lemma_.casefold() in harms]
    said = [one for one in asked.head.children if one.dep_ == "xcomp" and one.pos_ == "ADJ"]
    parts = [asked.head, *own, *said]
    return next((word for part in parts if (word := _measure(part, asked)) is not None), None) or _manner(
        asked, negation
    )


def _manner(asked: Predicate, negation: Token) -> Token | None:
    """How somebody did not die, which does not say that he lives: "was not killed in combat", `no murió en combate`."""
    acts = {entry.act for key in (asked.head.lemma_, asked.head.text) for entry in _entries(key, asked)}
    if negation.dep_ not in _ADVERBIAL or not acts & _DEATHS:
        return None
    for one in asked.head.children:
        case = next((c.text.casefold() for c in one.children if c.dep_ == "case"), "")
        if one.i > asked.head.i and f"{case} {one.text.casefold()}" in asked.has("degree", "manners"):
            return one
    return None


def _entries(word: str, asked: Predicate) -> tuple[TriggerWords, ...]:
    triggers = load_triggers(asked.parsed.lang)
    return tuple(
        entry for lemma in (fold(word), *triggers.lemmas.get(fold(word), ())) for entry in triggers.verbs.get(lemma, ())
    )


def _measure(word: Token, asked: Predicate) -> Token | None:
    """The adverb, adjective or phrase with a preposition that measures a word."""
    for one in word.children:
        said = one.text.casefold()
        case = next((c.text.casefold() for c in one.children if c.dep_ == "case"), "")
        phrase = f"{case} {said}" in asked.has("degree", "phrases_of")
        if phrase or (one.dep_ in _MEASURES and said in asked.has("degree", "words")):
            return one
    return None
