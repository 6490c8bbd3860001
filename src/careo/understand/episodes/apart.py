"""Deeds of one sentence that are two: what was before, or is denied, likened to it or only meant for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import Event, Modality, Polarity, RoleName
from careo.text.numbers import fold
from careo.understand.episodes.episode import DOERS, MEANT, STRUCK, is_effect, words_of
from careo.understand.events.nearest import is_compared_with
from careo.understand.roles.arguments import Grammar

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun


MASSACRE = "massacre"
SCENE = frozenset({RoleName.PLACE})
OPENING = 3
"""Words around the first of a clause among which stands what links it: `después de que`, "because"."""


def are_two(run: TokenRun | None, deed: TokenRun | None, event: Event, other: Event, grammar: Grammar) -> bool:
    """Whether a deed and another of its sentence are two happenings, for what the sentence says of the first.

    Args:
        run: the words of the deed that is asked about.
        deed: those of the other one.
        event: the deed that is asked about.
        other: the other one.
        grammar: of the language.
    """
    before = _is_of_their_past(run, deed, other, grammar) or _is_answered(run, deed, event, other, grammar)
    before = before or _is_likened(run, deed, grammar)
    return before or _is_meant_for_others(event, other) or _is_denied_of_others(event, other)


def _is_of_their_past(run: TokenRun | None, deed: TokenRun | None, other: Event, grammar: Grammar) -> bool:
    """What those whom another deed befell had a part in: "killed the men involved in the takeover"."""
    if run is None or deed is None or run.root.pos_ != "NOUN" or run.root.dep_ not in ("obl", "nmod", "obl:arg"):
        return False
    verb = run.root.head
    described = verb.dep_ in ("acl", "acl:relcl", "amod", "appos") and deed.root.is_ancestor(verb)
    named = {fold(verb.lemma_), fold(verb.text)} & grammar.words["involved"]
    befell = (role.span for role in other.roles if role.role is RoleName.PATIENT)
    return described and bool(named) and any(span.start <= verb.head.idx < span.stop for span in befell)


def is_later(run: TokenRun | None, grammar: Grammar) -> bool:
    """Whether a word beside the verb puts a deed behind those told before: `posteriormente fue emboscado`."""
    beside = run.root.children if run is not None and run.root.pos_ == "VERB" else ()
    return any(fold(one.text) in grammar.words["later"] for one in beside)


def _is_likened(run: TokenRun | None, deed: TokenRun | None, grammar: Grammar) -> bool:
    """Whether a deed is only likened to another, or told since that one: "since rebels attacked, 30 were killed"."""
    if run is None or deed is None:
        return False
    other = deed.root
    if is_compared_with(run.root, other, grammar):
        return True
    opened = other.dep_ == "advcl" and {fold(c.text) for c in other.children} & grammar.words["since_then"]
    perfect = any(fold(c.lemma_) in grammar.words["perfect"] for c in run.root.children if c.dep_ == "aux")
    return bool(opened) and other.head.i == run.root.i and perfect


def _is_answered(run: TokenRun | None, deed: TokenRun | None, event: Event, other: Event, grammar: Grammar) -> bool:
    """Whether a deed is why or after what others did to others: "shot a man after rebels attacked a convoy"."""
    if run is None or deed is None:
        return False
    clause = next((one for one in (run.root, *run.root.ancestors) if one.dep_ == "advcl"), None)
    if clause is None or clause.i == deed.root.i or clause.is_ancestor(deed.root):
        return False
    first = clause.left_edge.i
    opening = clause.doc[max(clause.sent.start, first - OPENING) : first + OPENING]
    hands, hit = [words_of(one, DOERS) for one in (event, other)], [words_of(one, STRUCK) for one in (event, other)]
    by_others = all(hands) and not hands[0] & hands[1]
    by_others = by_others or (event.modality is Modality.ACTUAL and other.modality in MEANT)  # "will attack because"
    return by_others and not hit[0] & hit[1] and any(fold(t.text) in grammar.words["answering"] for t in opening)


def _is_meant_for_others(event: Event, told: Event) -> bool:
    """Whether one deed was done and the other only threatened or planned for others: "and threatened to kill ten".

    A massacre in which the plan to seize a town ended is not the seizure, though nobody is named whom it befell.
    """
    struck, done = words_of(event, STRUCK), words_of(told, STRUCK)
    meant = event.modality in {*MEANT, Modality.THREATENED} and told.modality is Modality.ACTUAL
    others = bool(struck and done) or (bool(struck) and told.act == MASSACRE)
    return meant and others and not struck & done


def _is_denied_of_others(event: Event, told: Event) -> bool:
    """Whether one deed is denied and the other done elsewhere: "claimed the attack on the post but denied the bomb"."""
    denied = event.polarity is Polarity.NEGATIVE and told.polarity is Polarity.POSITIVE and not is_effect(event)
    hit, theirs = words_of(event, STRUCK | SCENE), words_of(told, STRUCK | SCENE)
    return denied and bool(hit and theirs) and not hit & theirs
