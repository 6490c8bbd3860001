"""Who takes which part: the arguments of a trigger read by its frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.lang.acts import lookup_act
from careo.model import MentionKind, RoleName
from careo.text.numbers import fold
from careo.understand.acts import Frame
from careo.understand.events.hands import doers_by_phrase
from careo.understand.events.orders import givers_of
from careo.understand.events.triggers import VERBAL, Trigger
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.arguments import (
    Arguments,
    arguments_of,
    case_of,
    have_above,
    is_past_participle,
    is_reflexive_passive,
    with_conjuncts,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Part = tuple[RoleName, "Token"]
FAR = 8
"""A subject so many words after its verb is doubted where somebody is named right before the verb."""
_MUTE = frozenset({MentionKind.WEAPON, MentionKind.VEHICLE})
BY_REACH = 6
"""Words from "by" to the noun it goes with, at most."""
INANIMATE_AGENTS = frozenset({MentionKind.WEAPON, MentionKind.VEHICLE, MentionKind.FACILITY})
_THINGS = frozenset({MentionKind.FACILITY, MentionKind.VEHICLE, MentionKind.PLACE})
_VERBAL = frozenset({"speech", "talk", "threat", "support", "protest"})
"""Families of what is said or asked: whoever it is said to, or whose demand or offer it answers, is its patient."""
_MANNERS = frozenset({"speech", "protest"})
"""Families whose nouns may say how something else is done: "in protest", "en rechazo"."""
_CLAUSE_LABELS = {"demand": ("nsubj", "obj"), "threaten": ("obj",), "reject": ("obj",)}


def parts_of(cast: Cast, trigger: Trigger) -> list[Part]:
    """The parts in text order of their finding: role and head token, each token in one role."""
    finder = PartFinder(cast, trigger)
    weapons = [t for t in trigger.rest if cast.kind_of(t) is MentionKind.WEAPON and cast.kinds.weapon_of(t) != "fire"]
    lives = [t for t in trigger.rest if cast.kind_of(t) is MentionKind.PERSON and cast.quantity_at(t) is not None]
    own = () if trigger.entry.frame is Frame.SUFFERERS else (trigger.head.i,)
    seen: set[int] = {*own, *(t.i for t in trigger.rest if t not in lives)}
    parts: list[Part] = [(RoleName.INSTRUMENT, token) for token in weapons]
    for role, token in finder.find():
        if token.i not in seen:
            seen.add(token.i)
            parts.append((role, token))
    return parts


@dataclass(frozen=True, slots=True)
class PartFinder:
    """Reads the arguments of one trigger."""

    cast: Cast
    trigger: Trigger

    def find(self) -> Iterator[Part]:
        """All parts; the same token may come twice, the first counts."""
        frame = self.trigger.entry.frame
        yield from self._ordered(frame)
        yield from self._doers(tuple(doers_by_phrase(self.trigger.head, self.cast.grammar)))
        if frame is Frame.SUFFERERS:
            yield from self._sufferers()
        elif frame is Frame.NOUN:
            yield from self._noun()
        else:
            yield from self._verb(self.trigger.arguments or arguments_of(self.trigger.head, self.cast.grammar), frame)

    def _ordered(self, frame: Frame) -> Iterator[Part]:
        """On whose orders it was done; nobody orders that people suffer or things go off by themselves."""
        if frame is not Frame.SUFFERERS:
            for token in givers_of(self.trigger.head, self.cast.grammar):
                if self.cast.kind_of(token) not in _MUTE:
                    yield RoleName.INSTIGATOR, token

    def _verb(self, args: Arguments, frame: Frame) -> Iterator[Part]:
        head = self.trigger.head
        yield from ((RoleName.INSTIGATOR, t) for t in args.instigators if self._can_act(t))
        yield from self._causative(head)
        if frame is Frame.BEFALLS:
            near = [t for t in args.subjects if t.i < head.i + FAR]
            yield from ((RoleName.PATIENT, t) for t in near or self._right_before(head) or args.subjects)
            yield from self._doers(args.agents)
        elif frame is Frame.GOES_OFF:
            yield from self._goes_off(args)
        elif args.passive and not (frame is Frame.DOES and not self._is_told_passive()):
            yield from self._passive(args, frame)
        else:
            yield from self._doers(args.subjects or self._right_before(head))
            if frame is Frame.DOES:
                yield from self._with_clauses(args)
            whom = self._without_goals(args.objects)
            yield from ((RoleName.PATIENT, t) for t in whom if frame is not Frame.DOES or self._can_act(t))
        yield from self._obliques(args, frame)
        yield from self._beside_rest()
        if self._is_verbal():
            yield from self._addressed(args)

    def _without_goals(self, objects: tuple[Token, ...]) -> list[Token]:
        """Objects without the place that others are brought to: "trasladó a la zona a sus hombres"."""
        kinds = {t.i: self.cast.kind_of(t) for t in objects}
        brought = any(kind in ANIMATE for kind in kinds.values())
        return [t for t in objects if not (brought and case_of(t) and kinds[t.i] is MentionKind.PLACE)]

    def _is_verbal(self) -> bool:
        act = lookup_act(self.trigger.entry.act)
        return act is not None and act.family in _VERBAL

    def _addressed(self, args: Arguments) -> Iterator[Part]:
        """Whom a verbal act is turned to: "demanded support from Y", "rejected Y's offer", "lodged a protest with Y".

        Only where nothing else is its patient.
        """
        inside = {t.i for t in self.trigger.rest}
        if any(t.i not in inside and self.cast.kind_of(t) in ANIMATE for t in args.objects):
            return
        cases = self.cast.grammar.addressed_cases
        below = [c for t in (*args.objects, *self.trigger.rest) for c in t.children]
        beside = [token for _, token in args.obliques]
        for token in (*below, *beside):
            owner = token.dep_ == "nmod:poss" or (token.dep_ in ("nmod", "obl", "obl:arg") and case_of(token) in cases)
            if owner and token.pos_ in ("NOUN", "PROPN") and self.cast.kind_of(token) in ANIMATE:
                yield from ((RoleName.PATIENT, t) for t in with_conjuncts(token))
                return
        yield from ((RoleName.PATIENT, t) for t in self._in_clause(args))

    def _in_clause(self, args: Arguments) -> list[Token]:
        """Of whom something is demanded, who is threatened or refused: subject or object of the clause below."""
        labels = _CLAUSE_LABELS.get(self.trigger.entry.act, ())
        doers = {t.i for t in (*args.subjects, *args.agents)}
        clauses = [c for c in self.trigger.head.children if c.dep_ in ("ccomp", "xcomp") and c.i > self.trigger.head.i]
        for label in labels:
            for token in (t for clause in clauses for t in clause.children if t.dep_ == label and t.i not in doers):
                if token.pos_ in ("NOUN", "PROPN") and self.cast.kind_of(token) in ANIMATE:
                    return with_conjuncts(token)
        return []

    def _beside_rest(self) -> Iterator[Part]:
        """What hangs on the other words of a phrase: lives that were claimed, the car a bomb was put under."""
        for token in self.trigger.rest:
            if self.cast.kind_of(token) is MentionKind.PERSON and self.cast.quantity_at(token) is not None:
                yield RoleName.PATIENT, token
            yield from self._agent_below(token)
            for child in token.children:
                kind = self.cast.kind_of(child)
                if child.dep_ not in ("nmod", "obl"):
                    continue
                if case_of(child) in ("to", "a", "al") and self._is_target(kind):
                    yield RoleName.PATIENT, child
                elif self._is_scene(case_of(child), kind, is_target=False):
                    hit = kind is MentionKind.VEHICLE and self._is_target(kind)
                    yield RoleName.PATIENT if hit else RoleName.PLACE, child

    def _is_told_passive(self) -> bool:
        """Whether a passive has an auxiliary; verbs without an object are passive only then.

        Where "se" is part of the phrase ("se enfrentaron"), it makes no passive.
        """
        if self.cast.grammar.reflexive & set(self.trigger.entry.words) and not is_past_participle(self.trigger.head):
            return False
        return any(c.dep_ in ("aux:pass", "nsubj:pass", "cop") for c in self.trigger.head.children)

    def _doers(self, tokens: tuple[Token, ...]) -> Iterator[Part]:
        """Who does it; a weapon that does it is the instrument."""
        for token in tokens:
            kind = self.cast.kind_of(token)
            if kind is MentionKind.WEAPON:
                yield RoleName.INSTRUMENT, token
            elif self._can_act(token):
                yield RoleName.AGENT, token

    def _can_act(self, token: Token) -> bool:
        kind = self.cast.kind_of(token)
        if kind in INANIMATE_AGENTS:
            return kind is MentionKind.FACILITY and self._is_verbal()  # "the embassy protested"
        if kind is MentionKind.PLACE:
            return token.pos_ == "PROPN"
        return kind is not None or token.pos_ in ("PROPN", "PRON") or self.cast.is_nobody(token)

    def _passive(self, args: Arguments, frame: Frame) -> Iterator[Part]:
        is_se = is_reflexive_passive(self.trigger.head, self.cast.grammar)
        if is_se and args.objects:
            yield from ((RoleName.PATIENT, t) for t in args.objects)
        elif is_se and any(t.i < self.trigger.head.i and self._can_act(t) for t in args.subjects):
            yield from self._doers(args.subjects)
        elif frame is not Frame.DOES or all(self._can_act(t) for t in args.subjects):
            yield from ((RoleName.PATIENT, t) for t in args.subjects)
        yield from self._doers(args.agents or self._right_after())

    def _right_after(self) -> tuple[Token, ...]:
        """Who stands with "by" right after a passive that has an auxiliary, though the parser hung them elsewhere."""
        run, cases = (self.trigger.head, *self.trigger.rest), self.cast.grammar.agent_cases
        at = max(t.i for t in run) + 1
        if not self._is_told_passive() or at >= run[0].sent.end or fold(run[0].doc[at].text) not in cases:
            return ()
        noun = run[0].doc[at].head
        return (noun,) if at < noun.i < at + BY_REACH and self.cast.kind_of(noun) in ANIMATE else ()

    def _right_before(self, verb: Token) -> tuple[Token, ...]:
        """Where the parser found no subject: who is named right before a finite verb, auxiliaries between them."""
        if "Fin" not in verb.morph.get("VerbForm", []) or verb.dep_ in ("conj", "xcomp"):
            return ()
        at = verb.i - 1
        while at > verb.sent.start and verb.doc[at].pos_ in ("AUX", "ADV"):
            at -= 1
        token = verb.doc[at] if at >= verb.sent.start else verb
        return (token,) if token.pos_ in ("NOUN", "PROPN") and self.cast.kind_of(token) in ANIMATE else ()

    def _goes_off(self, args: Arguments) -> Iterator[Part]:
        """A bomb that explodes is the instrument, a car that explodes the patient, who makes it explode the agent."""
        for token in args.subjects:
            kind = self.cast.kind_of(token)
            if kind is MentionKind.WEAPON:
                yield RoleName.INSTRUMENT, token
            elif kind in _THINGS:
                yield RoleName.PATIENT, token
            elif kind in ANIMATE:
                yield RoleName.AGENT, token
        yield from ((RoleName.INSTRUMENT if self._is_weapon(t) else RoleName.PATIENT, t) for t in args.objects)
        yield from self._doers(args.agents)

    def _with_clauses(self, args: Arguments) -> Iterator[Part]:
        """Whom a demand or charge is about: the subject of the clause that hangs on it is not taken, objects are."""
        for token in args.objects:
            if self._can_act(token):
                yield RoleName.PATIENT, token

    def _causative(self, head: Token) -> Iterator[Part]:
        """Who had it done and to whom, in "had fifty prisoners shot"."""
        grammar = self.cast.grammar
        above = have_above(head, grammar)
        if above is None or set(head.morph.get("VerbForm", [])) & {"Inf", "Ger"}:
            return
        masters = arguments_of(above, grammar).subjects
        yield from ((RoleName.INSTIGATOR, t) for t in masters if t.pos_ in ("NOUN", "PROPN", "PRON"))
        for child in above.children:
            if child.dep_ == "obj" and child.i < head.i:
                yield from ((RoleName.PATIENT, t) for t in with_conjuncts(child) if t.i < head.i)

    def _obliques(self, args: Arguments, frame: Frame) -> Iterator[Part]:
        """Instruments, and targets behind a preposition where nothing else is the patient."""
        grammar = self.cast.grammar
        rest = {t.i for t in self.trigger.rest}
        taken = {t.i for t in (*args.objects, *args.agents)}
        has_patient = any(t.i not in rest for t in args.objects) or (
            args.passive and bool(args.subjects) and frame is not Frame.DOES
        )
        for case, token in args.obliques:
            kind = self.cast.kind_of(token)
            if token.i in taken:
                continue
            against = case in grammar.against
            if kind is MentionKind.WEAPON:
                yield RoleName.INSTRUMENT, token
            elif kind is MentionKind.VEHICLE and case in grammar.locative_cases and self._is_target(kind):
                yield RoleName.PATIENT, token
            elif self._is_scene(case, kind, is_target=against or case in ("to", "a", "al")):
                yield RoleName.PLACE, token
            elif frame is not Frame.BEFALLS and (
                against or (case in grammar.target_cases and not has_patient and self._is_target(kind))
            ):
                yield from ((RoleName.PATIENT, t) for t in with_conjuncts(token))

    def _is_scene(self, case: str, kind: MentionKind | None, *, is_target: bool) -> bool:
        """A building or vehicle in, under or near which it was done."""
        is_thing = kind in (MentionKind.FACILITY, MentionKind.VEHICLE)
        return is_thing and not is_target and case in self.cast.grammar.locative_cases

    def _is_target(self, kind: MentionKind | None) -> bool:
        act = lookup_act(self.trigger.entry.act)
        violent = act is not None and act.family in ("violence", "captivity", "robbery")
        return kind in ANIMATE or (violent and kind in (MentionKind.FACILITY, MentionKind.VEHICLE))

    def _is_weapon(self, token: Token) -> bool:
        return self.cast.kind_of(token) is MentionKind.WEAPON

    def _sufferers(self) -> Iterator[Part]:
        head = self.trigger.head
        attributive = head.pos_ in ("ADJ", "VERB") and head.dep_ in ("amod", "acl") and head.head.pos_ == "NOUN"
        named = attributive and abs(head.i - head.head.i) == 1 and self.cast.kind_of(head.head) in ANIMATE
        yield RoleName.PATIENT, head.head if named else head
        for child in head.children:
            if child.dep_ == "nmod" and self.cast.kind_of(child) in ANIMATE:
                yield RoleName.PATIENT, child

    def _noun(self) -> Iterator[Part]:
        """By its complements, by a light verb above it, and by a participle that hangs on it."""
        head = self.trigger.head
        for child in head.children:
            for role, token in self._complement(child):
                yield role, token
                yield from self._agent_below(token)
        yield from self._light_verb(head)
        yield from self._manner(head)

    def _agent_below(self, patient: Token) -> Iterator[Part]:
        """The "by" that the parser hung on the patient: "the killing of the judge by rebels"."""
        for child in patient.children:
            if (
                child.dep_ in ("nmod", "obl")
                and case_of(child) in self.cast.grammar.agent_cases
                and self._can_act(child)
            ):
                yield RoleName.AGENT, child

    def _complement(self, child: Token) -> Iterator[Part]:
        grammar, dep, case = self.cast.grammar, child.dep_, case_of(child)
        kind = self.cast.kind_of(child)
        if dep in ("nmod", "obl", "obl:agent", "nmod:poss", "nmod:arg", "obl:arg", "appos"):
            for token in with_conjuncts(child):
                yield from self._case(case if dep != "nmod:poss" else "of", token, kind)
        elif dep in ("compound", "amod", "nmod:desc", "flat"):
            yield from self._qualifier(child, kind)
        elif dep in ("acl", "acl:relcl") and fold(child.lemma_) in grammar.light | {fold(child.lemma_)}:
            yield from self._participle(child)

    def _case(self, case: str, token: Token, kind: MentionKind | None) -> Iterator[Part]:
        grammar = self.cast.grammar
        act = lookup_act(self.trigger.entry.act)
        if kind is MentionKind.WEAPON:
            yield RoleName.INSTRUMENT, token
        elif case in grammar.agent_cases:
            if self._can_act(token):
                yield RoleName.AGENT, token
        elif case in grammar.against:
            if kind is not None or token.pos_ == "PROPN":
                yield RoleName.PATIENT, token
        elif case in grammar.between and kind in ANIMATE:
            yield RoleName.AGENT, token
        elif kind is MentionKind.PLACE and case in grammar.patient_cases and act is not None and act.effect is not None:
            yield RoleName.PLACE, token  # "the massacre of Ocomarca": people suffered it there
        elif case in grammar.patient_cases or not case:
            if (act is not None and act.of == "patient" and (kind in ANIMATE or kind in _THINGS)) or (
                kind in _THINGS and kind is not MentionKind.PLACE
            ):
                yield RoleName.PATIENT, token
            elif kind in ANIMATE:
                yield RoleName.AGENT, token
        elif self._is_scene(case, kind, is_target=case in grammar.noun_target):
            yield RoleName.PLACE, token
        elif (case in grammar.target_cases or case in grammar.noun_target) and self._is_target(kind):
            yield RoleName.PATIENT, token

    def _qualifier(self, token: Token, kind: MentionKind | None) -> Iterator[Part]:
        """Who, with what or to what, in "guerrilla attack", "bomb attack", "embassy takeover"."""
        if kind is MentionKind.WEAPON:
            yield RoleName.INSTRUMENT, token
        elif kind in (MentionKind.FACILITY, MentionKind.VEHICLE):
            yield RoleName.PATIENT, token
        elif kind in ANIMATE and kind is not MentionKind.STATE and token.pos_ in ("NOUN", "PROPN"):
            act = lookup_act(self.trigger.entry.act)
            is_patient = act is not None and act.of == "patient" and token.pos_ == "NOUN"
            yield RoleName.PATIENT if is_patient else RoleName.AGENT, token

    def _participle(self, verb: Token) -> Iterator[Part]:
        """The agent of a light participle is that of the noun: "an attack carried out by the front"."""
        args = arguments_of(verb, self.cast.grammar)
        if fold(verb.lemma_) in self.cast.grammar.light or is_past_participle(verb):
            yield from self._doers(args.agents)
        for case, token in args.obliques:
            if case in self.cast.grammar.against:
                yield RoleName.PATIENT, token

    def _manner(self, head: Token) -> Iterator[Part]:
        """`Cerraron la vía en protesta`, `miners on strike`: who does the one thing, or is said to be in it."""
        act, above, grammar = lookup_act(self.trigger.entry.act), head.head, self.cast.grammar
        if act is None or act.family not in _MANNERS or case_of(head) not in grammar.manner_cases:
            return
        if any(c.dep_ == "det" for c in head.children):
            return
        if head.dep_ == "nmod" and self.cast.kind_of(above) in ANIMATE:
            yield RoleName.AGENT, above
        elif head.dep_ in ("obl", "advmod", "obl:arg") and above.pos_ in VERBAL:
            args = arguments_of(above, grammar)
            yield from self._doers(args.agents if args.passive else args.subjects)

    def _light_verb(self, head: Token) -> Iterator[Part]:
        verb, grammar = head.head, self.cast.grammar
        works = grammar.words["work"]
        if verb.i == head.i or (verb.pos_ not in VERBAL and fold(verb.lemma_) not in works):
            return
        lemma = fold(verb.lemma_)
        if lemma in grammar.words["work"] or fold(verb.text) in grammar.words["work"]:
            yield from self._work_of(verb)
            return
        if any(c.dep_ == "xcomp" and c.pos_ == "ADJ" for c in verb.children):  # "made the murder possible"
            return
        args = arguments_of(verb, grammar)
        if lemma in grammar.light and args.agents and not args.passive and not args.objects:
            yield from ((RoleName.AGENT, t) for t in args.agents)
            yield from self._against(args)
            return
        inside = {t.i for t in args.objects} | ({t.i for t in args.subjects} if args.passive else set())
        if head.i in inside and lemma in grammar.light and not (args.passive and lemma in grammar.happen):
            if args.passive:
                yield from self._doers(args.agents)
            else:
                yield from self._doers(tuple(t for t in args.subjects if t.i != head.i))
            yield from self._against(args)
        elif head.i in {t.i for t in args.subjects} and lemma in grammar.happen:
            yield from self._against(args)

    def _work_of(self, work: Token) -> Iterator[Part]:
        """`The attack was the work of the front`: whose work it is did it."""
        for child in work.children:
            if child.dep_ == "nmod" and child.i > work.i:
                yield from ((RoleName.AGENT, t) for t in with_conjuncts(child))

    def _against(self, args: Arguments) -> Iterator[Part]:
        below = [(case_of(c), c) for t in args.agents for c in t.children if c.dep_ == "nmod"]
        for case, token in (*args.obliques, *below):
            if case in self.cast.grammar.against:
                yield from ((RoleName.PATIENT, t) for t in with_conjuncts(token))
