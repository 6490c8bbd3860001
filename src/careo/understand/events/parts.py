"""Who takes which part: the arguments of a trigger read by its frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careo.lang.acts import lookup_act
from careo.model import MentionKind, RoleName
from careo.text.numbers import fold
from careo.understand.acts import Frame
from careo.understand.attribution.cues import load_cues
from careo.understand.events.addressed import Addressed
from careo.understand.events.below_heading import named_by_entry
from careo.understand.events.companions import companions
from careo.understand.events.hands import by_phrase, had_done, is_of_others, owners_of, spoken_for
from careo.understand.events.included import included, listed
from careo.understand.events.orders import givers_of
from careo.understand.events.phrases import holds_phrase
from careo.understand.events.players import THINGS, Part
from careo.understand.events.settled import settled
from careo.understand.events.triggers import Trigger
from careo.understand.events.unseen import LOST, lost
from careo.understand.events.within import (
    as_taken,
    is_shot,
    is_taken_too,
    named_within,
    taken_from,
    tools_within,
    with_hung,
)
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.arguments import Arguments, arguments_of
from careo.understand.roles.cases import agrees_with, case_of, with_conjuncts
from careo.understand.roles.marked import is_behind_noun
from careo.understand.roles.passive import (
    is_bare_gerund,
    is_past_participle,
    is_reflexive_passive,
    is_told,
    shares_auxiliary,
)
from careo.understand.roles.speakers import affected

if TYPE_CHECKING:
    from spacy.tokens import Token

FAR = 8
"""A subject so many words after its verb is doubted where somebody is named right before the verb."""
_MUTE = frozenset({MentionKind.WEAPON, MentionKind.VEHICLE})
BY_REACH = 6  # words from "by" to the noun it goes with, at most
_ON_THINGS = frozenset({"damage"})
"""Acts that befall no people: "ten were hurt and two cars damaged"."""
_SENDS_OUT = frozenset({"expel", "displace"})
"""Acts behind which a country or place is where from or whereto: "forced them out of the country"."""
_BY_VEHICLE = frozenset({"flee", "kidnap", "arrest", "expel", "displace", "release"})
"""Acts after which people are in a vehicle, which is no scene and no target."""


def parts_of(cast: Cast, trigger: Trigger) -> list[Part]:
    """The parts in the order of their finding: role and head token, each token in one role."""
    finder = PartFinder(cast, trigger)
    tools = tools_within(cast, trigger)
    lives = [t for t in trigger.rest if trigger.entry.frame is Frame.LOSES or finder.is_whom(t)]
    heads = () if trigger.entry.frame in (Frame.SUFFERERS, Frame.REMAINS) else (trigger.head.i,)
    sites = named_within(cast, trigger)
    seen: set[int] = {*heads, *(t.i for t in trigger.rest if t not in lives), *(t.i for t in tools)}
    seen |= {t.i for site in sites for t in site.subtree}
    parts: list[Part] = [(RoleName.INSTRUMENT, token) for token in tools]
    parts += [(RoleName.PATIENT, token) for token in (*sites, *taken_from(cast, trigger))]
    seen |= {token.i for _, token in parts}
    for role, token in finder.find():
        if role is RoleName.PATIENT and token not in lives and holds_phrase(trigger.head, trigger.rest, token):
            continue
        if role is RoleName.PATIENT and trigger.entry.act in _ON_THINGS and cast.kind_of(token) is MentionKind.PERSON:
            continue
        if token.i not in seen:
            seen.add(token.i)
            parts.append((role, token))
    if not any(role is RoleName.AGENT for role, _ in parts):
        parts += [(role, token) for role, token in finder.called_by() if token.i not in seen]
    act = lookup_act(trigger.entry.act)
    if act is not None and act.family == "violence" and not any(role is RoleName.AGENT for role, _ in parts):
        weapons = [token for role, token in parts if role is RoleName.INSTRUMENT]
        parts += [(RoleName.AGENT, t) for one in weapons for t in owners_of(one, cast.grammar) if t.i not in seen]
    if act is not None and act.effect is not None:
        patients = [token for role, token in parts if role is RoleName.PATIENT]
        named = [t for t in included(cast, trigger.head, patients) if t.i not in seen]
        parts += [(RoleName.PATIENT, t) for t in named]
    if act is not None and act.of == "patient" and not any(role is RoleName.PATIENT for role, _ in parts):
        parts += [(RoleName.PATIENT, t) for t in named_by_entry(trigger.head, cast) if t.i not in seen]
    parts += [(role, t) for role, t in companions(cast, trigger, parts) if t.i not in {p.i for _, p in parts}]
    if spoken := spoken_for(trigger, cast.grammar):  # who speaks for them did not do it
        parts = [(RoleName.AGENT, t) for t in spoken] + [one for one in parts if one[0] is not RoleName.AGENT]
    return settled(cast, trigger, as_taken(trigger, parts))


@dataclass(frozen=True, slots=True)
class PartFinder(Addressed):
    """Reads the arguments of one trigger."""

    def find(self) -> Iterator[Part]:
        """All parts; the same token may come twice, the first counts."""
        frame = self.trigger.entry.frame
        if frame in LOST:
            yield from ((RoleName.PATIENT, t) for t in lost(self.trigger, self.cast))
            return
        yield from self._ordered(frame)
        doers, harmed = by_phrase(self.trigger, self.cast.grammar)
        yield from (*self._doers(doers), *((RoleName.PATIENT, t) for t in harmed))
        if frame is Frame.SUFFERERS:
            named = listed(self.trigger.head, self.cast)
            yield from ((RoleName.PATIENT, t) for t in named) if named else self._sufferers()
        elif frame is Frame.NOUN:
            yield from self._noun()
        else:
            args = self.trigger.arguments or arguments_of(self.trigger.head, self.cast.grammar)
            if args.borrowed and (frame is Frame.DOES or self._is_verbal()):  # "marched and burned a bus"
                args = replace(args, objects=())
            yield from self._verb(args, frame)

    def is_whom(self, token: Token) -> bool:
        """Whether a phrase ends with those it befalls: "took two prisoners", "expelled British diplomats"."""
        if self.cast.kind_of(token) is not MentionKind.PERSON:
            return False
        befalls = fold(self.trigger.head.lemma_) in self.cast.grammar.words["befalling"]
        return befalls or self.cast.quantity_at(token) is not None

    def _ordered(self, frame: Frame) -> Iterator[Part]:
        """On whose orders it was done; nobody orders that people suffer or things go off by themselves."""
        if frame is not Frame.SUFFERERS:
            for token in givers_of(self.trigger.head, self.cast.grammar):
                if self.cast.kind_of(token) not in _MUTE:
                    yield RoleName.INSTIGATOR, token

    def _verb(self, args: Arguments, frame: Frame) -> Iterator[Part]:
        head = self.trigger.head
        yield from ((RoleName.INSTIGATOR, t) for t in args.instigators if self._can_act(t))
        yield from had_done(head, self.cast.grammar)
        if frame is Frame.BEFALLS:
            yield from self._befallen(args)
        elif frame is Frame.GOES_OFF:
            yield from self._goes_off(args)
        elif self._is_passive(args, frame):
            yield from self._passive(args, frame)
        else:
            subjects = self._who_said_before(head) or args.subjects or self._right_before(head)
            suffers = self._is_received() or self._hangs(args)
            yield from ((RoleName.PATIENT, t) for t in subjects if suffers)
            yield from self._doers(subjects)
            if frame is Frame.DOES and not subjects:  # "huyeron dos rebeldes"
                yield from self._doers(tuple(t for t in args.objects if self._is_told_of(t)))
            if args.passive and is_past_participle(head):  # "a strike called by the union"
                yield from self._doers(args.agents)
            if frame is Frame.DOES:  # whom a demand or charge is about; the subject of its clause is not taken
                yield from ((RoleName.PATIENT, t) for t in args.objects if self._can_be_faced(t))
            whom = self._without_goals(args.objects)
            shot = [t for t in whom if is_shot(self.cast, self.trigger, t)]
            yield from ((RoleName.INSTRUMENT, t) for t in shot)
            whom = [t for t in whom if not (t in shot or self._is_given(t))]
            yield from ((RoleName.PLACE, t) for t in whom if self._is_stopped(t))
            yield from ((RoleName.PATIENT, t) for t in whom if frame is not Frame.DOES or self._can_be_faced(t))
        if frame is not Frame.UNDONE:  # "took no action against the mob"
            yield from self._obliques(args, frame)
        yield from self._laid_to(args)
        if self.trigger.entry.is_phrase and frame is Frame.ACTS_ON and not args.passive:
            yield from ((RoleName.PATIENT, t) for t in affected(head, self.trigger.rest, args, self.cast.grammar))
        yield from self._beside_rest()
        if self._is_received():
            yield from self._doers(tuple(t for _, t in self._addressed(args)))
        elif self._is_verbal():
            yield from self._addressed(args)

    def _is_told_of(self, token: Token) -> bool:
        """Whether people right behind a verb without "a" are its subject, which the parser took for its object."""
        count = self.cast.quantity_at(token)
        several = count is not None and count.high != 1  # "miles de mineros"; not `pidieron un abogado`
        agrees = several or agrees_with(token, self.trigger.head)
        free = count is not None or not case_of(token)
        free = free and not is_bare_gerund(self.trigger.head)  # "urging the authorities to"
        return token.i > self.trigger.head.i and agrees and free and self._is_somebody(token)

    def _befallen(self, args: Arguments) -> Iterator[Part]:
        """Whom it befell: the subject, or in "left three people dead", "found the mayor dead" the object.

        Who leaves people dead has done it, who finds them has not.
        """
        head, grammar = self.trigger.head, self.cast.grammar
        lemma = self.trigger.entry.words[0]
        if lemma in grammar.words["come_upon"] and self._is_told_active(args):
            yield from ((RoleName.PATIENT, t) for t in self._come_upon(args))
            if lemma in grammar.result and load_cues(head.lang_).verbs.get(lemma) != "say":
                yield from self._doers(tuple(t for t in args.subjects if t.i < head.i))
            return
        near = [t for t in args.subjects if min(t.i, t.head.i if t.dep_ == "conj" else t.i) < head.i + FAR]
        own = any(c.dep_.startswith("nsubj") for c in head.children)
        if behind := [t for t in args.objects if not own and t.i > head.i and self.cast.kind_of(t) in ANIMATE]:
            near = behind  # "atacaron y murieron dos soldados"
        yield from ((RoleName.PATIENT, t) for t in near or self._right_before(head) or args.subjects)
        is_received = self._is_received()  # "the threats received by the judge"
        yield from ((RoleName.PATIENT, t) for t in args.agents if is_received)
        yield from self._doers(() if is_received else args.agents)

    def _is_told_active(self, args: Arguments) -> bool:
        """Whether a verb has an object, or a subject before it and no auxiliary of the passive."""
        subject = any(c.dep_ == "nsubj" and c.i < self.trigger.head.i for c in self.trigger.head.children)
        return not args.passive or (subject and not self._is_told_passive())

    def _come_upon(self, args: Arguments) -> Iterator[Token]:
        """Who is left or found so: objects, also where the parser took them for subjects or hung them on "a"."""
        rest = self.trigger.rest
        counted = any(self.cast.quantity_at(t) is not None for t in rest)
        after = [t for t in args.subjects if t.i > self.trigger.head.i]
        to = [t for case, t in args.obliques if case in ("a", "al") and self.cast.kind_of(t) in ANIMATE]
        for token in (*args.objects, *after, *to):
            if token not in rest and token.pos_ not in ("ADJ", "VERB") and not (counted and token.pos_ == "NUM"):
                yield token

    def _without_goals(self, objects: tuple[Token, ...]) -> list[Token]:
        """Objects without the place that others are brought to: "trasladó a la zona a sus hombres"."""
        kinds = {t.i: self.cast.kind_of(t) for t in objects}
        brought = any(kind in ANIMATE for kind in kinds.values())
        return [t for t in objects if not (brought and case_of(t) and kinds[t.i] is MentionKind.PLACE)]

    def _is_given(self, token: Token) -> bool:
        """What is given is not who is helped: "contributed a million dollars to the state"."""
        return self.trigger.entry.act == "aid" and (token.pos_ == "NUM" or not self._is_named(token))

    def _beside_rest(self) -> Iterator[Part]:
        """What hangs on the other words of a phrase: whose lives were claimed, the car that a bomb was put under."""
        cases, theirs = self.cast.grammar.patient_cases, is_of_others(self.trigger)
        for token in self.trigger.rest:
            is_said_of = token.dep_ == "xcomp" and any(
                c.dep_ == "obj" and c.pos_ == "NOUN" for c in token.head.children
            )
            if self.is_whom(token) and not is_said_of:
                yield RoleName.PATIENT, token
            is_march = self._is_march(token)
            yield from ((RoleName.PATIENT if is_march or theirs else role, t) for role, t in self._agent_below(token))
            if self.trigger.head.head.i == token.i:  # "went on with the strike begun on Monday"
                yield from self._light_verb(token)
            for child in token.children:
                kind = self.cast.kind_of(child)
                if child.dep_ == "nmod:poss" and child.pos_ in ("NOUN", "PROPN") and self._is_of_body(token):
                    if kind in ANIMATE:  # "cut the driver's throat"
                        yield from ((RoleName.PATIENT, t) for t in with_conjuncts(child))
                    continue
                if self._is_of_owner(child):  # "tied his hands"
                    yield RoleName.PATIENT, child
                if child.dep_ not in ("nmod", "obl"):
                    continue
                is_theirs = case_of(child) in cases and kind in ANIMATE and self._befalls_owner()
                aimed = case_of(child) in self._cases_of_rest() and not is_march
                if is_theirs or (aimed and (self._is_target(kind) or self._is_named(child))):
                    yield from ((RoleName.PATIENT, t) for t in with_conjuncts(child))
                elif self._is_scene(case_of(child), kind, is_target=False):
                    hit = kind is MentionKind.VEHICLE and self._is_target(kind)
                    yield RoleName.PATIENT if hit else RoleName.PLACE, child

    def _is_passive(self, args: Arguments, frame: Frame) -> bool:
        """Whether the subject suffers it. Where "se" is part of the phrase ("se enfrentaron"), it makes no passive."""
        head, grammar = self.trigger.head, self.cast.grammar
        is_root = head.dep_ == "ROOT" and not any(c.dep_ in ("aux:pass", "aux", "cop") for c in head.children)
        if is_root and any(case in grammar.between for case, _ in args.obliques):  # "Peru mediated between them"
            return False
        if not args.agents and fold(head.text) in grammar.words["stances"]:  # "they are opposed to the plan"
            return False
        by = bool(args.agents) and head.dep_ == "acl" and is_past_participle(head)  # `reclamado por el tribunal`
        return args.passive and not self._has_own_se() and (frame is not Frame.DOES or by or self._is_told_passive())

    def _is_told_passive(self) -> bool:
        """Whether a passive has an auxiliary; verbs without an object are passive only then."""
        if self._has_own_se():
            return False
        head, grammar = self.trigger.head, self.cast.grammar
        given = fold(head.lemma_) in grammar.words["given"] or is_told(head, grammar)  # "were held and denied access"
        if given and shares_auxiliary(head, grammar):
            return True
        return any(c.dep_ in ("aux:pass", "nsubj:pass", "cop") for c in head.children)

    def _passive(self, args: Arguments, frame: Frame) -> Iterator[Part]:
        is_se = is_reflexive_passive(self.trigger.head, self.cast.grammar)
        if is_se and args.objects:
            yield from ((RoleName.PATIENT, t) for t in args.objects)
            before = tuple(t for t in args.subjects if t.i < self.trigger.head.i and self._can_act(t))
            yield from self._doers(before)  # `decenas de campesinos se tomaron la sede`
        elif is_se and any(t.i < self.trigger.head.i and self._can_act(t) for t in args.subjects):
            yield from self._doers(args.subjects)
        elif frame is not Frame.DOES or all(self._can_act(t) for t in args.subjects):
            yield from ((self._struck_or_fired(t), t) for t in args.subjects)
        yield from self._doers(args.agents or self._right_after())

    def _struck_or_fired(self, token: Token) -> RoleName:
        return RoleName.INSTRUMENT if is_shot(self.cast, self.trigger, token) else RoleName.PATIENT

    def _right_after(self) -> tuple[Token, ...]:
        """Who stands with "by" right after a passive that has an auxiliary, though the parser hung them elsewhere."""
        run, cases = (self.trigger.head, *self.trigger.rest), self.cast.grammar.agent_cases
        at = max(t.i for t in run) + 1
        if not self._is_told_passive() or at >= run[0].sent.end or fold(run[0].doc[at].text) not in cases:
            return ()
        noun = run[0].doc[at].head
        why = any(c.dep_ == "cop" for c in noun.children)  # "por ser representantes"
        return (noun,) if not why and at < noun.i < at + BY_REACH and self.cast.kind_of(noun) in ANIMATE else ()

    def _goes_off(self, args: Arguments) -> Iterator[Part]:
        """A bomb that explodes is the instrument, a car that explodes the patient, who makes it explode the agent."""
        lent = self.trigger.head.dep_ == "advcl" and not any(c.dep_ == "nsubj" for c in self.trigger.head.children)
        by_itself = (*self.trigger.rest, *(args.objects if lent and not self.trigger.rest else ()))
        for token in args.subjects:
            kind = self.cast.kind_of(token)
            if kind is MentionKind.WEAPON:
                yield RoleName.INSTRUMENT, token
            elif kind in THINGS:
                yield RoleName.PATIENT, token
            elif kind in ANIMATE and not any(map(self._is_weapon, by_itself)):  # `murió al estallar una bomba`
                yield RoleName.AGENT, token
        yield from ((RoleName.INSTRUMENT if self._is_weapon(t) else RoleName.PATIENT, t) for t in args.objects)
        yield from self._doers(args.agents)

    def _obliques(self, args: Arguments, frame: Frame) -> Iterator[Part]:
        """Instruments, and targets behind a preposition where nothing else is the patient."""
        grammar = self.cast.grammar
        rest = {t.i for t in self.trigger.rest}
        taken = {t.i for t in (*args.objects, *args.agents)}
        has_patient = any(
            t.i not in rest and not (is_shot(self.cast, self.trigger, t) or self._is_given(t)) for t in args.objects
        ) or (args.passive and bool(args.subjects) and frame is not Frame.DOES)
        has_shot = any(is_shot(self.cast, self.trigger, t) for t in (*args.objects, *self.trigger.rest))
        for case, token in with_hung(args.obliques, self.cast):
            kind = self.cast.kind_of(token)
            blamed = self.trigger.entry.act == "accuse" and any(c in self.trigger.rest for c in token.children)
            if (token.i in taken and not blamed) or (case in grammar.against and self._is_end_asked(args)):
                continue
            behind = token.i > self.trigger.head.i or kind is not None  # not `en circunstancias en que abrieron fuego`
            no_aims = grammar.locative_cases | grammar.words["by_means"]  # `en el hombro`, `con saldo de dos muertos`
            inside = case in no_aims and kind is None and token.pos_ != "PROPN"
            fired = has_shot and case in grammar.target_cases and behind and not inside  # "fired at"
            aimed = fired or (case in self.trigger.entry.words[1:] and (case in self._aims() or not self._is_verbal()))
            out = self.trigger.entry.act in _SENDS_OUT and kind in (MentionKind.STATE, MentionKind.PLACE)
            aimed = aimed and not out and frame is not Frame.ON_PEOPLE  # "herded into the church"
            against = case in grammar.against or aimed or blamed
            mine = self._is_in_public() and case in grammar.against  # "protested against the mine"
            if kind is MentionKind.WEAPON and not mine:
                unused = is_taken_too(self.cast, token) or case in grammar.words["unused"]  # "held without charge"
                yield from () if unused else ((RoleName.INSTRUMENT, token),)
            elif (
                kind is MentionKind.VEHICLE and case in grammar.locative_cases and self.trigger.entry.act in _BY_VEHICLE
            ):
                continue  # "fled on a motorcycle", "were taken away in a helicopter"
            elif kind is MentionKind.VEHICLE and case in grammar.locative_cases and self._is_target(kind):
                yield RoleName.PATIENT, token
            elif self._is_scene(case, kind, is_target=against or case in ("to", "a", "al")):
                yield RoleName.PLACE, token
            elif (frame is not Frame.BEFALLS and not is_behind_noun(token)) and (
                against or (case in self._aims() and not has_patient and self._is_target(kind))
            ):
                yield from ((RoleName.PATIENT, t) for t in with_conjuncts(token))

    def _aims(self) -> frozenset[str]:
        """Cases behind which a target stands; where something is said is no target of it: "protested in Israel"."""
        grammar = self.cast.grammar
        return grammar.target_cases - grammar.locative_cases if self._is_verbal() else grammar.target_cases
