"""Which deed an accusation or a claim of responsibility is of that names none: the one told right before.

"Nobody claimed the attack. The government blamed the Front, which denied any part": the Front is blamed for the attack,
and denies that. An accusation that says of what ("accused the Front of corruption") is of that.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.model import Event, Modality, Polarity
from careo.text.numbers import fold
from careo.understand.attribution.cues import load_cues
from careo.understand.episodes.episode import family_of
from careo.understand.episodes.telling import Telling
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds
from careo.understand.roles.cases import case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

VIOLENT = frozenset({"violence", "robbery", "captivity"})
TALK, DENYING = ("accuse", "claim"), frozenset({"deny", "reject"})
"""How the acts begin by which somebody is named for a deed; those by which he says that he had no part in it."""
FURTHEST = 2
"""Sentences from a deed to an accusation that does not say of what, at most."""
_CLAUSES = frozenset({"advcl", "ccomp", "xcomp", "acl", "csubj"})
_OBLIQUE = frozenset({"obl", "obl:arg", "nmod"})


def with_blamed(ordered: Sequence[Event], telling: Telling, of: frozenset[str]) -> tuple[Event, ...]:
    """The same events, those that name somebody for a deed in the episode of that deed.

    Args:
        ordered: the events of a document in text order, with their episodes.
        telling: how they are told.
        of: words before what somebody is blamed for, folded ("of", "for").
    """
    here = {telling.sentence(one) for one in ordered if family_of(one) in VIOLENT and not one.says_only_who}
    found: list[Event] = []
    last: Event | None = None
    for one in ordered:
        event = _joined(one, last, here, telling, of) if last is not None and _is_of_deed(one, telling) else one
        last = event if _is_deed(event) else last
        found.append(event)
    return tuple(found)


def _is_of_deed(event: Event, telling: Telling) -> bool:
    """Whether it names somebody for a deed, or is his denial of a part in it: "denied any involvement"."""
    run = telling.run(event)
    if event.says_only_who:
        return True
    if event.act.startswith(TALK) or event.act not in DENYING or run is None:
        return event.act.startswith(TALK)
    objects = (t for one in run for t in (one, *one.children) if t.dep_ == "obj")
    return any(t.lemma_.casefold() in load_cues(t.lang_).sharing for t in objects)


def _joined(event: Event, last: Event, here: Container[int], telling: Telling, of: frozenset[str]) -> Event:
    at, run = telling.sentence(event), telling.run(event)
    if at in here or run is None or at - telling.sentence(last) > FURTHEST or telling.opens_section(event):
        return event
    if event.says_only_who:
        return replace(event, episode=last.episode, when=event.when or last.when, where=event.where or last.where)
    negated = event.polarity is Polarity.NEGATIVE or _says_of_what(run.root, of)
    return event if negated else replace(event, episode=last.episode)


def _is_deed(event: Event) -> bool:
    told = event.modality is Modality.ACTUAL and event.polarity is Polarity.POSITIVE
    return told and family_of(event) in VIOLENT and not event.generic and not event.background


def _says_of_what(verb: Token, of: frozenset[str]) -> bool:
    """Whether an accusation has a clause or a noun that says of what: "of having sold arms", `de corrupción`.

    Whatever the parser hung it on; people behind such a word only say who is accused: "members of the Front".
    """
    kinds = load_noun_kinds(verb.lang_)
    accused = [c for c in verb.children if c.i > verb.i and c.dep_ not in {"conj", "parataxis"}]
    for one in (t for top in accused for t in (top, *top.children)):
        if one.dep_ in _CLAUSES and one.dep_ != "acl":
            return True
        if one.dep_ == "acl" and any(c.dep_ == "mark" and fold(c.text) in of for c in one.children):
            return True
        thing = one.dep_ in _OBLIQUE and one.pos_ == "NOUN" and kinds.kind_of(one) not in ANIMATE
        if thing and case_of(one) in of:
            return True
    return False
