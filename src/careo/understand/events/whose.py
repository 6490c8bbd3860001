"""What a trigger's act is by who does it to whom: courts sentence, guards arrest, rebels kidnap, shells strike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.lang.actor_codes import actor_role
from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.acts import EXPLOSIVE_KINDS, Frame, Triggers, TriggerWords
from careo.understand.events.phrases import are_on_duty, has_role, is_portion, names_of
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.arguments import Arguments, Grammar
from careo.understand.roles.cases import TO, case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.events.triggers import Trigger

SITES = frozenset({MentionKind.PLACE, MentionKind.FACILITY, MentionKind.VEHICLE})
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.STATE, MentionKind.GROUP})
BLASTS = frozenset({*EXPLOSIVE_KINDS, "mortar", "mine"})
GUNS = frozenset({"gun", "machine gun", "rifle", "handgun"})
"""Kinds of weapons that burst, and of those that fire shots."""
REBELS = frozenset({"REB"})
PROSECUTING = frozenset({"JUD", "COP", "GOV"})
"""Roles of those whose charge is one of the law."""
_OTHER_FRAME = {Frame.ON_PEOPLE: Frame.ON_PLACES, Frame.ON_PLACES: Frame.ON_PEOPLE}


def whole_of(token: Token, grammar: Grammar) -> Token:
    """What a word is a part of, where it says how much: "captured part of the base"."""
    below = (c for c in token.children if c.dep_ == "nmod" and case_of(c) in grammar.patient_cases)
    return next(below, token) if is_portion(token, grammar) else token


def as_told(entry: TriggerWords, verb: Token, args: Arguments, cast: Cast) -> TriggerWords:
    """What a court condemns it sentences, and who `fue condenado por el asesinato` by nobody was sentenced.

    Whom guards take away they detain; whom rebels capture they kidnap; whom a communique charges it accuses.
    """
    if entry.act == "kidnap" and entry.frame is Frame.ON_PEOPLE:
        return replace(entry, act="arrest") if are_on_duty(verb, args, cast) else entry
    if entry.act == "arrest" and entry.words[0] in cast.grammar.words["capturing"]:
        by = (*args.agents, *(() if args.passive else args.subjects))
        rebels = by and all(has_role(cast.resolve(t) or t, cast.parsed.lang, REBELS) for t in by)
        return replace(entry, act="kidnap") if rebels else entry
    if entry.act == "try" and entry.words[0] in cast.grammar.words["charging"]:
        return replace(entry, act="accuse") if _is_only_said(args, cast) else entry
    if entry.act != "condemn" or entry.words[0] not in cast.grammar.words["sentencing"]:
        return entry
    by = (*args.agents, *(() if args.passive else args.subjects))
    judged = any(actor_role(fold(t.lemma_), lang=cast.parsed.lang) == "JUD" for t in by)
    words = cast.grammar.words
    judged |= any(names_of(t) & words["judging"] for t in by)  # `la sentencia condena al coronel`
    behind = (t for t in (*args.objects, *(t for _, t in args.obliques)) if case_of(t) in (*TO, "to"))
    judged |= any(names_of(t) & words["penalties"] for t in behind)
    people = args.passive and any(cast.kind_of(t) is MentionKind.PERSON for t in args.subjects)
    alone = people and not any(cast.kind_of(t) in ANIMATE for t in args.agents)
    return replace(entry, act="try") if judged or alone else entry


def _is_only_said(args: Arguments, cast: Cast) -> bool:
    """Whether who charges is no court, police or state: a communique, or anybody who charges a body."""
    by = () if args.passive else args.subjects
    if not by or any(actor_role(fold(t.lemma_), lang=cast.parsed.lang) in PROSECUTING for t in by):
        return False
    speaks = any(cast.kind_of(t) in ANIMATE for t in by)
    return not speaks or any(cast.kind_of(t) in BODIES for t in args.objects)


def strikes(entry: TriggerWords, args: Arguments, cast: Cast) -> bool:
    """Whether a weapon does it, of the kind of the act: "shells hit the church", `fue alcanzado por una bala`."""
    by = args.agents if args.passive else args.subjects
    shells = [bool(names_of(t) & cast.grammar.words["shells"]) for t in by]
    kinds = ["mortar" if shell else cast.kinds.weapon_of(t) for shell, t in zip(shells, by, strict=True)]
    if entry.act == "shoot" and by and all(names_of(t) & cast.grammar.words["marksmen"] for t in by):
        return True  # "hit by a sniper"
    return bool(kinds) and all(kind in (GUNS if entry.act == "shoot" else BLASTS) for kind in kinds)


def apart(cast: Cast, trigger: Trigger, triggers: Triggers) -> Iterator[Trigger]:
    """The trigger, or two: "seized the town and its mayor" tells of a town taken and a mayor kidnapped.

    Where the verb has no word for the one or the other, that is left out.
    """
    entry, args = trigger.entry, trigger.arguments
    if args is None or entry.frame not in _OTHER_FRAME or entry.is_phrase or entry.is_own:
        yield trigger
        return
    suffering = args.subjects if args.passive else args.objects
    sites = tuple(t for t in suffering if cast.kind_of(t) in SITES)
    people = tuple(t for t in suffering if t not in sites)
    if not sites or not any(cast.kind_of(t) in ANIMATE for t in people):
        yield trigger
        return
    other = next((e for e in triggers.verbs[entry.words[0]] if e.frame is _OTHER_FRAME[entry.frame]), None)
    mine, theirs = (people, sites) if entry.frame is Frame.ON_PEOPLE else (sites, people)
    yield replace(trigger, arguments=_with(args, mine))
    if other is not None and not other.is_phrase:
        told = as_told(other, trigger.head, args, cast)
        yield replace(trigger, entry=told, arguments=_with(args, theirs))


def _with(args: Arguments, suffering: tuple[Token, ...]) -> Arguments:
    return replace(args, subjects=suffering) if args.passive else replace(args, objects=suffering)
