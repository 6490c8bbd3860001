"""What a verb of saying has for its object, as a noun: what is condemned, demanded or denied, and who is accused."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING

from careo.model import MentionKind, Span
from careo.text.numbers import fold
from careo.understand.acts import load_triggers, names_deed
from careo.understand.attribution.edges import told_apart
from careo.understand.attribution.phrases import child, is_charge, strip_marks, subtree
from careo.understand.attribution.sources import Speakers
from careo.understand.attribution.void import DEEDS

if TYPE_CHECKING:
    from spacy.tokens import Token

OBJECT_GROUPS = frozenset({"accuse", "demand", "deny", "doubt", "praise"})
SILENT_KINDS = frozenset({MentionKind.PLACE, MentionKind.FACILITY, MentionKind.VEHICLE, MentionKind.WEAPON})
"""What is held with arms where somebody defends it."""


def object_of(token: Token, group: str, speakers: Speakers) -> list[Span]:
    """What is condemned, demanded or denied, as a noun; whom somebody accuses, with what he is accused of."""
    done_to = (one for one in token.children if one.dep_ in {"obl", "obl:arg"} and one.i > token.i)
    denied = _denied_deed(token) if group == "deny" else None
    beside = (one for one in done_to if group == "accuse" or _is_whom(token, one))
    target = denied or child(token, "obj") or next(beside, None)
    if target is None or target.pos_ not in {"NOUN", "PROPN", "VERB"}:
        accuses = group == "accuse" and "Part" not in token.morph.get("VerbForm", [])
        charge = next((one for one in token.children if accuses and is_charge(one)), None)
        return [speakers.parsed.span_of(subtree(charge))] if charge is not None else []  # `los acusaron de colaborar`
    run = subtree(target)
    if group == "accuse":
        more = [one for one in token.children if one.dep_ in {"advcl", "obl", "obl:arg", "xcomp"} and one.i > target.i]
        run += [inner for one in more for inner in subtree(one)]
        run = _without_asides(run, speakers.cues.verbs)
    elif group == "demand" and (apart := told_apart(run)):
        run = [one for one in run if one.i < apart[0].i] or run
    run = strip_marks(sorted(run, key=lambda one: one.i))
    return [speakers.parsed.span_of(run)]


def _denied_deed(verb: Token) -> Token | None:
    """The deed that is the subject of a passive: `la masacre fue negada por el comandante`."""
    noun = child(verb, "nsubj:pass", "nsubj") if child(verb, "aux:pass") is not None else None
    if noun is None or noun.pos_ != "NOUN" or noun.i > verb.i:
        return None
    lemma = fold(noun.lemma_)
    violent = any(one.act in DEEDS and one.words == (lemma,) for one in load_triggers(noun.lang_).nouns.get(lemma, ()))
    return noun if violent or names_deed(lemma, noun.lang_) else None


def _is_whom(verb: Token, target: Token) -> bool:
    """Whether what has a preposition may be an object: `se menciona a la patrulla`, not `se celebraron a las tres`."""
    case = child(target, "case")
    person = target.pos_ == "PROPN" or child(target, "det") is not None
    return child(verb, "expl") is None or (case is not None and case.text.casefold() in {"a", "al"} and person)


def _without_asides(run: Iterable[Token], verbs: Container[str]) -> list[Token]:
    """Words without the relative clauses behind a comma in which others speak: "blamed the rebels, who accused …"."""
    run = list(run)
    asides = [
        one
        for one in run
        if one.dep_ == "acl:relcl"
        and one.lemma_.casefold() in verbs
        and one.left_edge.i > 0
        and "," in (one.left_edge.text, one.left_edge.nbor(-1).text)
    ]
    barred = {inner.i for one in asides for inner in one.subtree}
    return [one for one in run if one.i not in barred]


def is_deed(token: Token, content: Sequence[Span], speakers: Speakers) -> bool:
    """Whether a verb that may be words is a deed: for a purpose ("took up arms to defend the crop"), or at a place."""
    if token.lemma_.casefold() not in speakers.cues.acting:
        return False
    if "Inf" in token.morph.get("VerbForm", []) and token.dep_ in {"advcl", "acl", "xcomp"}:
        return True
    things = (one.span for one in speakers.mentions if one.kind in SILENT_KINDS)
    return any(span.start <= thing.start and thing.stop == span.stop for span in content for thing in things)
