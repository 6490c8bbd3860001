"""Who did or suffered a deed that a noun names, by the verb above it: "staged a protest", `sufrieron torturas`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_role
from careo.lang.acts import lookup_act
from careo.model import MentionKind, RoleName
from careo.text.numbers import fold
from careo.understand.attribution.cues import load_cues
from careo.understand.events.hands import is_disowned
from careo.understand.events.phrases import VERBAL
from careo.understand.events.players import Part, Players
from careo.understand.roles import ANIMATE
from careo.understand.roles.arguments import Arguments, Grammar, arguments_of
from careo.understand.roles.cases import case_of, with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

DONE = frozenset({"violence", "captivity", "robbery", "law"})
"""Families of deeds that those who order them leave to others."""
ON_BODIES = frozenset({"torture", "rape", "beat", "hold"})
"""Acts that are done to people only: where they are done is no target (`torturas en la comandancia`)."""
SUFFERED = frozenset({"violence", "captivity"})
"""Families of acts that have victims."""


@dataclass(frozen=True, slots=True)
class LightVerbs(Players):
    """Reads the verb that a deed is the object or subject of."""

    def _befell_another(self, head: Token) -> bool:
        below = (c for c in head.children if c.dep_ == "nmod" and case_of(c) in self.cast.grammar.patient_cases)
        return any(self.cast.kind_of(c) in ANIMATE for c in below)

    def _light_verb(self, head: Token) -> Iterator[Part]:
        grammar = self.cast.grammar
        head = _whole_of_phase(_first_joined(head), grammar)
        verb = _carrier(head, grammar)
        yield from self._by_means(head, verb)
        works = grammar.words["work"]
        if verb.i == head.i or (verb.pos_ not in VERBAL and fold(verb.lemma_) not in works):
            return
        lemma = fold(verb.lemma_)
        if lemma in grammar.words["work"] or fold(verb.text) in grammar.words["work"]:
            yield from self._work_of(verb)
            return
        beside = [c for c in verb.children if c.i != head.i]  # "made the murder possible", "called it a crime"
        named = head.dep_ == "obj" and any(c.dep_ == "obj" and not case_of(c) for c in beside)
        if named or any(c.dep_ == "xcomp" and c.pos_ == "ADJ" for c in beside):
            return
        args = arguments_of(verb, grammar)
        if (undergone := list(self._undergone(head, lemma, args))) or lemma in grammar.words["undergo"]:
            yield from undergone
            return
        if (told := self._by_others(head, verb, lemma, args)) is not None:
            yield from told
            return
        yield from self._of_light(head, verb, lemma, args)

    def _by_means(self, head: Token, verb: Token) -> Iterator[Part]:
        """`Colapsaron el centro con una marcha`: people who bear no arms do so by marching.

        Nor is it theirs who put an end to it: `acabaron con una huelga`.
        """
        words = self.cast.grammar.words
        below = self._is_in_public() and head.dep_ in ("obl", "obl:arg") and case_of(head) in words["by_means"]
        if not below or verb.pos_ not in VERBAL or fold(verb.lemma_) in words["with_others"]:
            return
        args = arguments_of(verb, self.cast.grammar)
        people = () if args.passive else tuple(t for t in args.subjects if self.cast.kind_of(t) in ANIMATE)
        yield from self._doers(self._unarmed(people))

    def _unarmed(self, tokens: Iterable[Token]) -> tuple[Token, ...]:
        return tuple(t for t in tokens if actor_role(t.text, lang=self.cast.parsed.lang) not in ARMED)

    def _by_others(self, head: Token, verb: Token, lemma: str, args: Arguments) -> list[Part] | None:
        """Who does it by a "by" behind it, or as they are called to it or take part in it; None where nothing says."""
        grammar = self.cast.grammar
        if by := self._by_behind(head, args):
            return [(RoleName.AGENT, t) for t in by]
        if self._is_called_for(head, lemma, args):
            return list(self._doers(args.subjects))
        if self._is_joined(head, lemma, args):
            return [] if is_disowned(verb, grammar) else list(self._doers(self._who_join(lemma, args.subjects)))
        if lemma in grammar.light and args.agents and not args.passive and not args.objects:
            by = [t for one in args.agents for t in _behind_share(one, grammar)]
            return [*((RoleName.AGENT, t) for t in by), *self._against(args)]
        return None

    def _of_light(self, head: Token, verb: Token, lemma: str, args: Arguments) -> Iterator[Part]:
        """The subject of a light verb does what its object names; what a deed did as a subject tells whom it struck."""
        grammar = self.cast.grammar
        inside = {t.i for t in (head, *args.objects) if t.i == head.i and verb.i != head.head.i}
        inside |= {t.i for t in args.objects} | ({t.i for t in args.subjects} if args.passive else set())
        is_light = lemma in grammar.light or (self._is_verbal() and lemma in grammar.words["voicing"])
        cues = load_cues(self.cast.parsed.lang)
        if self.trigger.entry.act == "kill" and (cues.verbs.get(lemma) == "say" or lemma in cues.announcing):
            return  # who announces a death did not bring it about
        if head.i in inside and is_light and not (args.passive and lemma in grammar.happen):
            who = args.agents if args.passive else tuple(t for t in args.subjects if t.i != head.i)
            yield from self._had_it_done(verb, self._doers(who))
            yield from self._against(args)
            yield from self._delivered_to(args)
        elif head.i in {t.i for t in args.subjects} and lemma in grammar.happen:
            yield from self._against(args)
        elif head.i in {t.i for t in args.subjects}:
            yield from self._gathered(lemma, args)

    def _by_behind(self, head: Token, args: Arguments) -> list[Token]:
        """The "by" behind a deed that is an object, hung on the verb: "the closure sparked a protest by dockers"."""
        cases = self.cast.grammar.agent_cases - self.cast.grammar.words["motives"]
        cases |= self.cast.grammar.between if self._is_in_public() else frozenset()  # "caused protests among workers"
        if args.passive or head.i not in {t.i for t in args.objects}:
            return []
        hung = [t for _, t in args.obliques] + [t for t in args.subjects if t.i > head.i]
        behind = (t for t in hung if case_of(t) in cases and t.i > head.i)
        return [t for one in behind for t in with_conjuncts(one) if self._can_act(t)]

    def _is_called_for(self, head: Token, lemma: str, args: Arguments) -> bool:
        """Whether somebody calls others to a protest: `llamaron a la huelga`, "called for a march"."""
        words = self.cast.grammar.words
        below = {t.i for case, t in args.obliques if case in words["called_to"]}
        return self._is_in_public() and lemma in words["calling"] and head.i in below

    def _is_joined(self, head: Token, lemma: str, args: Arguments) -> bool:
        """Whether somebody takes part in it: "joined in", "attended the rally", `asistieron a la marcha`."""
        words, below = self.cast.grammar.words, {t.i for _, t in args.obliques}
        below |= {c.i for t in args.objects if fold(t.lemma_) in words["share"] for c in t.children}
        if lemma in words["take_part"] and head.i in below:
            return True
        return self._is_in_public() and lemma in words["attending"] and head.i in below | {t.i for t in args.objects}

    def _who_join(self, lemma: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Those who are told to be at a march, without the police, who may be there for another reason."""
        if lemma not in self.cast.grammar.words["attending"]:
            return tokens
        return self._unarmed(t for t in tokens if self.cast.kind_of(t) in ANIMATE)

    def _gathered(self, lemma: str, args: Arguments) -> Iterator[Part]:
        """Whom a protest is told to have gathered: "the rally drew 3,000 people", `la marcha reunió a los gremios`."""
        if self._is_in_public() and lemma in self.cast.grammar.words["gathering"] and not args.passive:
            yield from ((RoleName.AGENT, t) for t in args.objects if self._is_somebody(t))

    def _is_in_public(self) -> bool:
        act = lookup_act(self.trigger.entry.act)
        return act is not None and act.family == "protest"

    def _is_end_asked(self, args: Arguments) -> bool:
        """Whether the end of something is asked for: `pidió el retiro de los cargos contra el fotógrafo`."""
        ends = tuple(self.cast.grammar.words["ending"])
        return self.trigger.entry.act == "demand" and any(fold(t.text).startswith(ends) for t in args.objects)

    def _had_it_done(self, verb: Token, parts: Iterable[Part]) -> Iterator[Part]:
        """`The massacre was ordered by the colonel`: who orders or plans a deed of violence has others do it.

        Not who did not order it, or of whom that is not proven; who denies it is kept beside the denial.
        """
        act, cues = lookup_act(self.trigger.entry.act), load_cues(self.cast.parsed.lang)
        ordered = fold(verb.lemma_) in self.cast.grammar.words["has_done"] and act is not None and act.family in DONE
        is_denied = cues.verbs.get(verb.head.lemma_.casefold()) == "deny"
        if ordered and not is_denied and is_disowned(verb, self.cast.grammar):
            return
        for role, token in parts:
            yield (RoleName.INSTIGATOR if ordered and role is RoleName.AGENT else role), token

    def _undergone(self, head: Token, lemma: str, args: Arguments) -> Iterator[Part]:
        """Whom a deed befell by the verb above it: `suffered torture`, `subjected them to torture`, `came under fire`.

        Where the noun says of itself whom it befell, the verb does not: "suffered the loss of a son".
        """
        words, act = self.cast.grammar.words, lookup_act(self.trigger.entry.act)
        objects = {t.i for t in args.objects}
        is_below = head.i in objects | {t.i for case, t in args.obliques if case in words["undergone"] | words["under"]}
        if act is None or act.family not in SUFFERED or not is_below or self._befell_another(head):
            return
        if lemma in words["undergo"] or (lemma in words["come_under"] and case_of(head) in words["under"]):
            yield from ((RoleName.PATIENT, t) for t in args.subjects if self._can_suffer(t))
        elif lemma in words["subject_to"] and (args.passive or head.i not in objects):
            whom = args.subjects if args.passive else args.objects
            yield from ((RoleName.PATIENT, t) for t in whom if self._can_suffer(t))
            yield from self._doers(args.agents if args.passive else args.subjects)

    def _can_suffer(self, token: Token) -> bool:
        """People and things; a place where it is not people that the act befalls: "the village suffered an attack"."""
        kind, act = self.cast.kind_of(token), lookup_act(self.trigger.entry.act)
        return self._is_target(kind) or (kind is MentionKind.PLACE and act is not None and act.effect is None)

    def _delivered_to(self, args: Arguments) -> Iterator[Part]:
        """`Handed a protest to the embassy`, `entregó una protesta a la cancillería`."""
        if self._is_verbal():
            given = [(case_of(t), t) for t in args.objects if case_of(t)]  # "al embajador", taken for an object
            for case, token in (*args.obliques, *given):
                is_office = self.cast.kind_of(token) is MentionKind.FACILITY
                if fold(token.text) in self.cast.grammar.words["brought_to"]:  # `llevaron a cabo`
                    continue
                if case in self.cast.grammar.noun_target and (self._is_somebody(token) or is_office):
                    yield from ((RoleName.PATIENT, t) for t in with_conjuncts(token))

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


def _behind_share(noun: Token, grammar: Grammar) -> list[Token]:
    """Those behind "part", which names nobody: `las protestas siguieron por parte de los mineros`."""
    if fold(noun.text) not in grammar.words["share"]:
        return [noun]
    below = (c for c in noun.children if c.dep_ == "nmod" and case_of(c) in grammar.patient_cases)
    return [t for one in below for t in with_conjuncts(one)]


def _whole_of_phase(noun: Token, grammar: Grammar) -> Token:
    """The word above that only says when in its course a deed is, or which: "the start of a strike", "one of them"."""
    above, words = noun.head, grammar.words
    one_of = noun.dep_ == "nmod" and case_of(noun) in grammar.patient_cases and fold(above.text) in words["partitives"]
    if one_of and above.pos_ in ("NUM", "PRON", "DET"):
        return above
    if noun.dep_ != "nmod" or any(c.dep_ == "nmod" and case_of(c) in grammar.patient_cases for c in noun.children):
        return noun
    is_phase = case_of(noun) in grammar.patient_cases and fold(above.lemma_) in words["phases"]
    is_phase |= case_of(noun) in grammar.patient_cases and fold(above.lemma_) in words["written"]  # "nota de protesta"
    is_call = case_of(noun) in words["called_to"] | grammar.patient_cases and fold(above.lemma_) in words["calls_to"]
    return above if is_phase or is_call else noun


def _carrier(noun: Token, grammar: Grammar) -> Token:
    """The verb that a deed is the object of; the infinitive before it, where the parser hung it on the verb above.

    `Decidieron proseguir este lunes la huelga`.
    """
    verb = noun.head
    if noun.dep_ == "nmod" and fold(verb.lemma_) in grammar.words["share"] and verb.dep_ == "obj":
        return verb.head  # "formar parte de una protesta"
    if noun.dep_ != "obj" or verb.pos_ not in VERBAL or fold(verb.lemma_) in grammar.light:
        return verb
    below = (
        c for c in verb.children if c.dep_ == "xcomp" and verb.i < c.i < noun.i and fold(c.lemma_) in grammar.light
    )
    return next((c for c in below if not any(g.dep_ == "obj" for g in c.children)), verb)


def _first_joined(noun: Token) -> Token:
    """The first of nouns that are joined: "suffered blows and torture"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and noun.head.i < noun.i:
        noun = noun.head
    return noun
