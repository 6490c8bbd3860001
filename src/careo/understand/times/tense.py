"""Whether the clause around a time expression speaks of the past or of the future."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from careo.understand.parsed import Parsed
from careo.understand.times.drafts import FUTURE, PAST
from careo.understand.times.patterns import TimeWords

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 80
VERBS = ("VERB", "AUX")


def make_tense(parsed: Parsed, words: TimeWords) -> Callable[[int], str | None]:
    """A function that tells the tense at an offset: from the verb the words hang on, else from the words around.

    Needs tags and heads of Universal Dependencies; where the verb found shows no tense, words such as "will" or
    "va a" in the 80 characters around, inside the sentence, decide.
    """
    syntax = parsed.syntax
    text, places = parsed.text, range(len(syntax))

    def tense(offset: int) -> str | None:
        if not places:
            return None
        token = syntax[max(0, bisect_right(places, offset, key=lambda place: syntax[place].idx) - 1)]
        return _of_verb(token, words) or _of_words(token, text, words)

    return tense


def _of_verb(token: Token, words: TimeWords) -> str | None:
    for node in (token, *token.ancestors):
        if node.pos_ not in VERBS:
            continue
        group = [node, *(child for child in node.children if child.dep_ in ("aux", "aux:pass", "cop"))]
        surface = " ".join(t.text.lower() for t in sorted(group, key=lambda t: t.i))
        if lies_ahead(node, words):
            return FUTURE
        if any("Tense=Fut" in str(t.morph) for t in group) or words.future.search(surface):
            return FUTURE
        if any(t.lemma_.lower() in words.go for t in group):
            return FUTURE
        if any("Tense=Past" in str(t.morph) or "Tense=Imp" in str(t.morph) for t in group):
            return PAST
        return None
    return None


def lies_ahead(verb: Token, words: TimeWords) -> bool:
    """Whether an infinitive is what somebody threatens or means to do: "threatened to kill ten before Christmas"."""
    above, hung = verb.head, verb.dep_ in ("xcomp", "acl", "advcl", "obl", "ccomp")
    if not hung or "Inf" not in verb.morph.get("VerbForm", []) or above.i > verb.i:
        return False
    had = any(one.dep_ == "aux" and "Past" in one.morph.get("Tense", []) for one in above.children)
    return above.lemma_.lower() in words.to_come and not had  # not "had planned to attack on Monday"


def _of_words(token: Token, text: str, words: TimeWords) -> str | None:
    sentence = token.sent
    low, high = max(sentence.start_char, token.idx - REACH), min(sentence.end_char, token.idx + REACH)
    return FUTURE if words.future.search(text[low:high]) else None
