"""What looks like saying and is none: cues that a question asks about, nobody as a source, circumstances, measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.understand.attribution.cues import CueWords
from careo.understand.attribution.phrases import SUBJECTS, child

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_asked(verb: Token, cues: CueWords) -> bool:
    """Whether a question asks if somebody says it: `Did they say that …?`, `¿Puede alguien dudar de que …?`.

    Nobody has said it then. The question opens before the verb and closes after it, by inversion or by its mark.
    """
    sent = verb.sent
    closes = next((one for one in verb.doc[verb.i + 1 : sent.end] if one.text.startswith("?")), None)
    if closes is None or not any(one.i == verb.i for one in (sent.root, *_joined(sent.root))):
        return False
    before = verb.doc[sent.start : verb.i]
    if any(one.is_quote for one in verb.doc[sent.start : closes.i]):
        return False
    opening = next((one for one in before if one.is_alpha), None)
    asked_first = any(one.text == "¿" for one in before)
    who = child(verb, *SUBJECTS)
    turned = any(one.dep_.startswith("aux") and who is not None and one.i < who.i < verb.i for one in verb.children)
    return asked_first or turned or (opening is not None and opening.text.casefold() in cues.interrogative)


def _joined(verb: Token) -> list[Token]:
    """The verbs that are joined to one."""
    return [one for one in verb.children if one.dep_ == "conj"]


def is_nobody(run: Sequence[Token], cues: CueWords) -> bool:
    """Whether the words of a source name nobody: `no one`, `none of the groups`, `nadie`, `ningún grupo`."""
    words = [one.text.casefold() for one in run if not one.is_space]
    return bool(words) and (words[0] in cues.nobody or " ".join(words[:2]) in cues.nobody)


def is_circumstance(content: Sequence[Token], verb: Token, cues: CueWords) -> bool:
    """Whether what follows a verb only tells when or why: `nodded approvingly when they sent tanks`."""
    first = content[0]
    return (
        first.i > verb.i
        and first.text.casefold() in cues.circumstances
        and first.head.dep_ == "advcl"
        and first.head.head.i == verb.i
    )


def is_addressee(source: Token, verb: Token, cues: CueWords) -> bool:
    """Whether a source is whom it was said to: `the reporter was informed that …`, `he was told to leave`."""
    return source.dep_ == "nsubj:pass" and source.head.i == verb.i and verb.lemma_.casefold() in cues.addressing


def is_relative(that: Token) -> bool:
    """Whether "that" or `que` opens a clause about the noun before it: `el golpe que representó su captura`."""
    return that.head.dep_.startswith("acl:relcl") or that.dep_.startswith("acl:relcl")


def is_refusal(verb: Token, clause: Token | None, cues: CueWords) -> bool:
    """`se negó a leer`, `rehusó declarar`: a deed not done, where the same verb with a clause denies."""
    if clause is None or verb.lemma_.casefold() not in cues.refusing or "Inf" not in clause.morph.get("VerbForm", []):
        return False
    perfect = any(one.dep_.startswith("aux") for one in clause.children)
    leaning = {one.text.casefold() for one in verb.children} | {verb.text.casefold()[-2:]}
    return not perfect and bool(leaning & cues.reflexive)
