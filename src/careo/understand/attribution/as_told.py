"""`Según relataron los vecinos, …`, "according to what the mayor said": who says it is the subject of the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.understand.attribution.phrases import child, name_tokens, subject
from careo.understand.attribution.sources import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

_BEFORE = frozenset({"AUX", "PRON", "ADV", "DET", "SCONJ"})
_WHO = frozenset({"NOUN", "PROPN", "PRON"})


def verb_after(sent: TokenRun, stop: int, speakers: Speakers) -> Token | None:
    """The verb of saying whose clause begins at an offset: behind its auxiliaries, `lo que` and weak pronouns."""
    headless = False
    for one in sent:
        if one.idx < stop or one.is_space:
            continue
        if one.lemma_.casefold() in speakers.cues.verbs and one.pos_ in {"VERB", "AUX"}:
            return one if headless or _is_finite(one) else None
        headless = headless or (one.pos_ in {"PRON", "DET"} and one.dep_ in {"det", "obj", "mark"})
        if one.pos_ not in _BEFORE or one.dep_.startswith("nsubj"):
            return None
    return None


def who_told(verb: Token) -> Token | None:
    """Who says it: the subject or who a participle says it by, with no comma between; None where none is named."""
    who = child(verb, "obl:agent") or subject(verb)
    if who is None or who.i < verb.i or who.pos_ not in _WHO:
        return None
    return None if any(one.text == "," for one in verb.doc[verb.i : who.left_edge.i]) else who


def end_of_clause(verb: Token, who: Token | None) -> int:
    """The offset behind the last word of the clause: at the first comma after who says it, else behind his name."""
    last = max(name_tokens(who), key=lambda one: one.i) if who is not None else verb
    for one in verb.doc[last.i + 1 : verb.sent.end]:
        if one.text in {",", ";", ")"}:
            return one.idx
    return last.idx + len(last)


def _is_finite(verb: Token) -> bool:
    group = (verb, *(one for one in verb.children if one.dep_.startswith("aux")))
    return any("Fin" in one.morph.get("VerbForm", []) for one in group)
