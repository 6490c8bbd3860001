"""Events: what is told to have been done, by whom, to whom, when and where; each heads on a word of the text.

Rules are written over Universal Dependencies and are the same in all languages; the words come from
`lang/<lang>/acts.toml` and `events.toml`. Only body and headline tell events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careo.lang.acts import Act, lookup_act
from careo.model import Count, Found, KnownWords, Mention, MentionKind, Place, Quantity, Role, RoleName, Span, TimeRange
from careo.text.numbers import fold
from careo.understand.acts import NOUN_FRAMES, Frame
from careo.understand.drafts import DOERS, EventDraft
from careo.understand.events.aims import with_aim
from careo.understand.events.arrivals import arrival_of, place_of_arrival, time_of_arrival, time_of_narration
from careo.understand.events.background import is_background, is_generic
from careo.understand.events.deeds import with_deed
from careo.understand.events.included import as_part, at_least, is_afterthought, listed, with_joined
from careo.understand.events.nearest import Deeds
from careo.understand.events.parts import parts_of
from careo.understand.events.players import Part
from careo.understand.events.speaking import left_out
from careo.understand.events.told_again import told_again
from careo.understand.events.triggers import SPAN_GAP, TOPICS, Trigger, find_triggers
from careo.understand.events.vetoes import TOLD_BY_ADJECTIVES, is_slogan
from careo.understand.events.when import (
    NO_POINT,
    before_found,
    time_of,
)
from careo.understand.events.where import TOWN_KM, is_named, place_of
from careo.understand.mentions.phrases import is_told_by_clause
from careo.understand.parsed import Parsed
from careo.understand.roles import ANIMATE, Cast, make_cast
from careo.understand.roles.cases import case_of, first_of
from careo.understand.roles.clauses import clause_around
from careo.understand.text_order import TextOrder
from careo.understand.times.ranges import with_ranges

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["counts_of", "find_events"]

NAME_REACH = 60
RESPONDING = frozenset({"law", "court", "speech"})
"""Families of acts that are about a deed of others."""
CHARGES = frozenset({"accuse", "try"})
"""Acts behind which a deed is what somebody is charged with, and not whom it befalls."""
_INSERTION = re.compile(r"\[(?:[^\]\n]|\n(?!\s*\n)){1,120}\]")
_LABEL = re.compile(r"(?m)^[A-ZÁÉÍÓÚÑ]{2,}(?: [A-ZÁÉÍÓÚÑ]{2,}){0,4}(?=:[ \t]+\S)")
_RULES: dict[Frame, str] = dict.fromkeys(NOUN_FRAMES, "noun") | {
    Frame.SUFFERERS: "sufferers",
    Frame.TOLL: "toll",
    Frame.REMAINS: "remains",
}


def find_events(
    parsed: Parsed,
    mentions: Sequence[Mention],
    *,
    times: Sequence[TimeRange],
    places: Sequence[Place],
    quantities: Sequence[Quantity],
    own: tuple[KnownWords, ...] = (),
) -> tuple[EventDraft, ...]:
    """The events a document tells, in text order of their triggers, before their claims are known.

    `own` are the words for acts that the case brings.
    """
    cast = make_cast(parsed, mentions, quantities, silent=[*(time.span for time in times), *_insertions(parsed)])
    ranged = with_ranges(parsed, times)
    bounded = [t for t in ranged if t.earliest is not None or t.latest is not None or t.timex_type in NO_POINT]
    named = TextOrder(mentions)
    setting = Setting(cast, TextOrder(bounded), TextOrder(p for p in places if not _is_part_of_name(p, named)), own)
    return tuple(_drafts(setting))


def _insertions(parsed: Parsed) -> list[Span]:
    """What an editor put in square brackets, and the labels of interview turns: nobody acts there."""
    found = (*_INSERTION.finditer(parsed.doc.text), *_LABEL.finditer(parsed.doc.text))
    return sorted(parsed.span(*one.span()) for one in found)


def _is_part_of_name(place: Place, mentions: TextOrder[Mention]) -> bool:
    """A place inside a name or description may say whose that is, not where: "the embassy of Peru".

    A town in the description of a building says where it stands ("the market of Ayora"), a state does not.
    """
    here = place.span
    beside = list(mentions.at(here.start, here.stop))
    around = [m for m in beside if m.span.covers(here) and m.span != here and here.start - m.span.start < NAME_REACH]
    is_state = any(m.kind is MentionKind.STATE for m in beside)
    standing = (MentionKind.PLACE, MentionKind.FACILITY, MentionKind.VEHICLE)
    return any(m.kind not in standing or (is_state and m.kind is not MentionKind.PLACE) for m in around)


@dataclass(frozen=True, slots=True)
class Setting:
    """What drafts are made from: the cast, the times and the places of the document, and the case's words for acts."""

    cast: Cast
    times: TextOrder[TimeRange]
    places: TextOrder[Place]
    own: tuple[KnownWords, ...] = ()


def _drafts(setting: Setting) -> Iterator[EventDraft]:
    last: EventDraft | None = None
    for sentence in setting.cast.parsed.speaking():
        if is_slogan(sentence, setting.cast.grammar):
            continue
        triggers = list(find_triggers(setting.cast, sentence, setting.own))
        deeds = _deeds_of(triggers)
        drafts = [(_draft(setting, trigger, deeds), trigger) for trigger in triggers]
        told = [
            one for one, trigger in drafts if not (_is_topic(one, trigger) or _is_cause(setting.cast, one, trigger))
        ]
        for draft in told:
            last = draft if _is_violent(draft) else last
            syntax = setting.cast.parsed.syntax
            yield with_aim(syntax, with_deed(syntax, draft, told), told)
        if last is not None:
            yield from told_again(setting.cast, sentence, last)


def _is_violent(draft: EventDraft) -> bool:
    act = lookup_act(draft.act)
    return act is not None and act.family in TOLD_BY_ADJECTIVES


def _is_topic(draft: EventDraft, trigger: Trigger) -> bool:
    """A noun such as "agreement" or "accusation" without anybody who does it is a topic, not an event."""
    act = lookup_act(draft.act)
    is_topic = act is not None and act.family in TOPICS and trigger.entry.frame is Frame.NOUN
    return is_topic and not any(role.role in (RoleName.AGENT, RoleName.PATIENT) for role in draft.roles)


def _is_cause(cast: Cast, draft: EventDraft, trigger: Trigger) -> bool:
    """Whether something is only laid to what nobody did: "attributed the killing to a quarrel"."""
    if trigger.entry.act not in CHARGES or trigger.entry.words[0] not in cast.grammar.words["ascribing"]:
        return False
    return not any(role.role is RoleName.PATIENT and role.kind is not MentionKind.OTHER for role in draft.roles)


def _deeds_of(triggers: Sequence[Trigger]) -> Deeds:
    effects = (one for one in triggers if (act := lookup_act(one.entry.act)) is not None and act.effect is not None)
    return Deeds(frozenset(one.head.i for one in triggers), frozenset(one.head.i for one in effects))


def _is_charge(cast: Cast, trigger: Trigger, part: Part, deeds: Deeds) -> bool:
    """What somebody is accused of is not who is accused: "laid the murder to the army", "denounced this crime".

    Nor is what stands behind the preposition of the phrase: "charged with persecution".
    """
    name, token = part
    if trigger.entry.act not in CHARGES or name is not RoleName.PATIENT or cast.kind_of(token) in ANIMATE:
        return False
    charge = trigger.entry.is_phrase and case_of(first_of(token)) in trigger.entry.words[1:]
    return charge or token.i in deeds.heads or fold(token.lemma_) in cast.grammar.words["anaphora"]


def _without_rest(parsed: Parsed, trigger: Trigger, role: Role | None, token: Token, deeds: Deeds) -> Role | None:
    """Whom it befell, or who accuses, without the words behind that the parser hung on them.

    What somebody is accused of ("accused by the army of murder", `acusó al ejército del asesinato`), and what the
    phrase itself says: `colgaron al alcalde de un árbol`.
    """
    accuses = role is not None and role.role is RoleName.AGENT and trigger.entry.act in CHARGES
    if role is None or not (accuses or role.role is RoleName.PATIENT) or is_told_by_clause(token):
        return role
    cut = {t.i for t in trigger.rest} | (deeds.heads if trigger.entry.act in CHARGES else frozenset())
    charge = next((one for one in token.subtree if one.i in cut and one.i > token.i), None)
    if charge is None or not role.span.start < charge.left_edge.idx < role.span.stop:
        return role
    said = parsed.doc.text[role.span.start : charge.left_edge.idx].rstrip()
    span = parsed.span(role.span.start, role.span.start + len(said))
    return replace(role, span=span, name=role.name if role.actor_id else said)


def _without_time(setting: Setting, role: Role) -> Role:
    """A role without the time that the parser hung on its noun: `el 21 de junio los procesados | detuvieron a`.

    Nor the day of one that runs into it: "On June 3 | rebels killed ten".
    """
    time = next(iter(setting.times.at(role.span.start, role.span.start + 1)), None)
    if time is None or time.span.stop >= role.span.stop or role.number is not None:
        return role
    span = setting.cast.parsed.span(time.span.stop, role.span.stop)
    return replace(role, span=span, name=role.name if role.actor_id else setting.cast.parsed.quote(span))


def _is_joined_deed(cast: Cast, token: Token, deeds: Deeds) -> bool:
    """Whether what is joined to a victim is a deed of its own: "the death of a captain, and injuries to others".

    Or those it befell: `un soldado muerto y dos heridos`.
    """
    joined = token.dep_ == "conj" and token.i in deeds.effects
    bare = joined and case_of(token) == "" and token.head.pos_ not in ("VERB", "AUX")
    return bare or (joined and cast.kind_of(token) not in ANIMATE) or _is_joined_thing(cast, token)


def _is_joined_thing(cast: Cast, token: Token) -> bool:
    """`La renuncia del jefe y la libertad de las obreras`: a thing with its article, joined to a person."""
    first, definite = first_of(token), any("Def" in c.morph.get("Definite", []) for c in token.children)
    apart = token.dep_ in ("conj", "appos") and first.dep_ == "nmod" and case_of(first) != "" and case_of(token) == ""
    return apart and definite and cast.kind_of(token) is None and cast.kind_of(first) is MentionKind.PERSON


def _is_of_body(cast: Cast, name: RoleName, token: Token) -> bool:
    """Whether what is struck or bound is only a part of somebody, and nobody: `tenía las manos amarradas`."""
    part = {fold(token.lemma_), fold(token.text)} & cast.grammar.words["body_parts"]
    return name is RoleName.PATIENT and token.pos_ == "NOUN" and bool(part) and cast.quantity_at(token) is None


def _roles_of(setting: Setting, trigger: Trigger, deeds: Deeds) -> tuple[Role, ...]:
    """Who and what takes part in a deed, each in one role."""
    cast, parsed, head = setting.cast, setting.cast.parsed, trigger.head
    names = (RoleName.INSTRUMENT, RoleName.PATIENT) if trigger.entry.frame is Frame.NOUN else ()
    itself = {(name, head.i) for name in names}  # a cease-fire is no weapon, the opposition to a plan opposes no body
    told = (one for one in with_joined(cast, parts_of(cast, trigger)) if not is_afterthought(*one, head))
    found = (one for one in told if (one[0], one[1].i) not in itself and not _is_charge(cast, trigger, one, deeds))
    found = (one for one in found if one[1].i == head.i or not _is_joined_deed(cast, one[1], deeds))
    found = (one for one in found if not _is_of_body(cast, *one))
    named = [(_without_rest(parsed, trigger, cast.role(name, token), token, deeds), token) for name, token in found]
    kept = [(_without_time(setting, role), token) for role, token in named if role and not _is_around(role, head)]
    whole = [role for role, _ in kept]
    roles = tuple(dict.fromkeys(as_part(cast, role, token, whole) for role, token in kept))
    if trigger.entry.frame is Frame.SUFFERERS and _is_part_of_definite(head):
        roles = tuple(replace(one, number=None) for one in roles)
    if trigger.entry.frame is Frame.SUFFERERS and listed(head, cast):
        roles = at_least(roles)
    return left_out(cast, trigger, roles) + roles


def _scene_of(
    setting: Setting, trigger: Trigger, roles: Sequence[Role], deeds: Deeds
) -> tuple[TimeRange | None, Place | None]:
    """When and where a deed was: by its own words, else by the coming of those who did it."""
    cast, parsed, head = setting.cast, setting.cast.parsed, trigger.head
    several = any(
        role.role is RoleName.PATIENT and role.number is not None and (role.number.low or 0) > 1 for role in roles
    )
    when = time_of(parsed, head, setting.times, deeds=deeds, grammar=cast.grammar, many=several)
    when = before_found(when) if trigger.entry.frame is Frame.REMAINS else when
    where = _struck_at(setting, roles) or _place_of(setting, trigger, deeds) or _named(setting, roles)
    if (arrival := arrival_of(cast, head, roles)) is not None:
        elsewhere = where is not None and is_named(where)
        when = when or time_of_arrival(setting.times, arrival, head, cast=cast, elsewhere=elsewhere)
        where = where if elsewhere else place_of_arrival(setting.places, arrival, head, cast=cast) or where
    return when or time_of_narration(setting.times, head, cast=cast), where


def _draft(setting: Setting, trigger: Trigger, deeds: Deeds) -> EventDraft:
    cast, parsed, head = setting.cast, setting.cast.parsed, trigger.head
    roles = _roles_of(setting, trigger, deeds)
    when, where = _scene_of(setting, trigger, roles, deeds)
    clause = clause_around(head)
    return EventDraft(
        act=trigger.entry.act,
        trigger=_trigger_span(parsed, trigger),
        head=head.i,
        clause=parsed.span_of([*clause, head]),
        roles=roles,
        made_by=f"{parsed.lang}.events.{_rule_of(trigger)}@1",
        when=when,
        where=where,
        counts=_counts(cast, trigger, roles),
        instrument=_instrument(parsed, roles),
        background=is_background(parsed, head, clause, when, setting.times, cast.grammar),
        generic=is_generic(trigger, clause, cast.grammar, alone=not roles),
        code=trigger.entry.code,
    )


def _place_of(setting: Setting, trigger: Trigger, deeds: Deeds) -> Place | None:
    """Where it was; a trial or charge is not where the deed was that it is about."""
    act, cast = lookup_act(trigger.entry.act), setting.cast
    about = deeds if act is not None and act.family in RESPONDING else None
    return place_of(cast.parsed, trigger.head, setting.places, cast.grammar, told_of=about)


def _rule_of(trigger: Trigger) -> str:
    """Which lists the trigger stands in, as rules are named."""
    if trigger.entry.is_own:
        return "own-words"
    return "phrase" if trigger.entry.is_phrase else _RULES.get(trigger.entry.frame, "verb")


def _is_around(role: Role, head: Token) -> bool:
    """Whether a doer's description holds the deed itself: "the victims of the union attack" did not do it."""
    return role.role in DOERS and role.span.start <= head.idx < role.span.stop


def _trigger_span(parsed: Parsed, trigger: Trigger) -> Span:
    """The words of the trigger where they stand together, else its head alone."""
    run = sorted([trigger.head, *trigger.rest], key=lambda t: t.i)
    if run[-1].i - run[0].i < len(run) + SPAN_GAP - 1:
        return parsed.span_of(run)
    near = [t for t in run if abs(t.i - trigger.head.i) <= 1]
    return parsed.span_of(near)


def _named(setting: Setting, roles: Sequence[Role]) -> Place | None:
    """The place that a role names: "the massacre of Ocomarca"."""
    scenes = sorted(role.span for role in roles if role.role is RoleName.PLACE)
    inside = (p for span in scenes for p in setting.places.starting(span.start, span.stop) if span.covers(p.span))
    return next(inside, None)


def _struck_at(setting: Setting, roles: Sequence[Role]) -> Place | None:
    """The town in which the building stands that was struck: "an attack on the prison of Ayora"."""
    struck = [r.span for r in roles if r.role is RoleName.PATIENT and r.kind is MentionKind.FACILITY]
    if len(struck) != 1:
        return None
    inside = [p for p in setting.places.starting(struck[0].start, struck[0].stop) if struck[0].covers(p.span)]
    towns = [p for p in inside if (p.radius_km or 0.0) <= TOWN_KM]
    if len(towns) != 1:
        return None
    syntax = setting.cast.parsed.syntax
    name = syntax.char_span(towns[0].span.start, towns[0].span.stop, alignment_mode="expand")
    listed = name is None or name.root.dep_ == "conj" or any(c.dep_ == "conj" for c in name.root.children)
    return None if listed else towns[0]  # "the posts of Ayora, Puna and Oscollo"


def counts_of(act: Act, roles: Sequence[Role]) -> tuple[Count, ...]:
    """How many an act befell by the numbers of its patients; empty for acts without an effect that is counted.

    One beside others who are not counted is not how many there were: "arrested a teacher and his wife".
    """
    patients = [role for role in roles if role.role is RoleName.PATIENT]
    numbers = [role.number for role in patients if role.number is not None]
    others = any(role.number is None and role.kind is MentionKind.PERSON for role in patients)
    only_one = len(numbers) == 1 and numbers[0].low == numbers[0].high == 1
    if act.effect is None or (others and only_one):
        return ()
    seen = {quantity.span: quantity for quantity in numbers}
    return tuple(Count(act.effect, quantity) for quantity in seen.values())


def _counts(cast: Cast, trigger: Trigger, roles: Sequence[Role]) -> tuple[Count, ...]:
    """How many the act befell: the numbers of its patients, or of the noun itself ("no injuries")."""
    act = lookup_act(trigger.entry.act)
    if act is None or act.effect is None:
        return ()
    if found := counts_of(act, [role for role in roles if not _are_dead_or_hurt(cast, role)]):
        return found
    counted, above = trigger.head, trigger.head.head
    if trigger.head.dep_ == "nmod" and fold(above.lemma_) in cast.grammar.words["instances"]:
        counted = above
    own = cast.quantity_at(counted)
    some = own is not None and own.high != 0
    whole = trigger.entry.frame is Frame.SUFFERERS and _is_part_of_definite(trigger.head)
    if own is None or whole or (some and fold(counted.lemma_) in cast.grammar.words["dead_or_hurt"]):
        return ()
    frame, lemma = trigger.entry.frame, fold(trigger.head.lemma_)
    each = frame is Frame.NOUN and lemma in map(fold, cast.grammar.words["one_each"])
    return (Count(act.effect, own),) if frame is Frame.SUFFERERS or own.high == 0 or each else ()


def _is_part_of_definite(noun: Token) -> bool:
    """Whether some of those are told of whom a noun with an article names: "two of the dead", which counts no dead."""
    definite = any("Def" in c.morph.get("Definite", []) for c in noun.children if c.dep_ == "det")
    return definite and noun.dep_ == "nmod" and noun.head.i < noun.i


def _are_dead_or_hurt(cast: Cast, role: Role) -> bool:
    """Whether some are counted of whom nobody says whether they died: "38 casualties", but not "no casualties"."""
    run = cast.parsed.syntax.char_span(role.span.start, role.span.stop, alignment_mode="expand")
    some = role.number is not None and role.number.high != 0
    return some and run is not None and fold(run.root.lemma_) in cast.grammar.words["dead_or_hurt"]


def _instrument(parsed: Parsed, roles: Sequence[Role]) -> Found[str] | None:
    for role in roles:
        if role.role is RoleName.INSTRUMENT:
            return Found(role.name, role.span, f"{parsed.lang}.events.instrument@1")
    return None
