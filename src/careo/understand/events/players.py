"""Who can take part: what the syntax hangs on a trigger, seen with the kinds of the cast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_role
from careo.lang.acts import lookup_act
from careo.model import MentionKind, RoleName, VictimStatus
from careo.text.numbers import fold
from careo.understand.acts import load_triggers
from careo.understand.attribution.cues import load_cues
from careo.understand.attribution.phrases import joined_to
from careo.understand.events.hands import BREAKS_UP
from careo.understand.events.phrases import names_of, noun_keys
from careo.understand.events.triggers import Trigger
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.arguments import Arguments, arguments_of
from careo.understand.roles.cases import case_of, described_before
from careo.understand.roles.latter import latter_before

if TYPE_CHECKING:
    from spacy.tokens import Token

Part = tuple[RoleName, "Token"]
INANIMATE_AGENTS = frozenset({MentionKind.WEAPON, MentionKind.VEHICLE, MentionKind.FACILITY})
THINGS = frozenset({MentionKind.FACILITY, MentionKind.VEHICLE, MentionKind.PLACE})
_FIRED = frozenset({"shoot", "bomb"})
"""What vehicles do whose crews have weapons."""
_VERBAL = frozenset({"speech", "talk", "threat", "support", "protest"})
"""Families of what is said or asked: whoever it is said to, or whose demand or offer it answers, is its patient."""


_BODILY = frozenset({"hold", "wound", "kill", "torture", "beat"})
"""Acts whose phrases name a part of whom they befall, or his life: "tied his hands", "cut off his ear"."""
_CUTS = frozenset({"sanction"})
_OF_MATTER = frozenset({"accuse", "negotiate", "mediate"})
"""Acts whose "of" names what they are about, not with whom."""
_HEARD = frozenset({"reject", "accuse"})
"""Acts of which a court or council that somebody stands before only hears: "rejected the appeal before the court"."""


@dataclass(frozen=True, slots=True)
class Players:
    """One trigger among the cast of its document."""

    cast: Cast
    trigger: Trigger

    def _is_of_owner(self, owner: Token) -> bool:
        """Whether it befalls somebody whose hands or head a phrase names: "tied his hands", where others do it."""
        bodily = self.trigger.entry.act in _BODILY and self.trigger.entry.is_phrase
        if owner.dep_ != "nmod:poss" or owner.pos_ != "PRON" or not bodily:
            return False
        meant, head = self.cast.resolve(owner), self.trigger.head
        doers = arguments_of(head, self.cast.grammar).subjects
        return meant is not None and all(t.i != meant.i for t in doers)

    def _kind_of_owner(self, owner: Token) -> MentionKind | None:
        """The kind of whom "his" means, whose death or arrest a noun tells: "before his death"."""
        act, words = lookup_act(self.trigger.entry.act), self.cast.grammar.words["other_than"]
        befell = act is not None and act.of == "patient" and owner.dep_ == "nmod:poss" and owner.pos_ == "PRON"
        meant = self.cast.resolve(owner) if befell and case_of(self.trigger.head) in words else None
        kind = self.cast.kind_of(meant) if meant is not None else None
        return kind if kind is MentionKind.PERSON else None

    def _is_of_body(self, token: Token) -> bool:
        """Whether whose it is suffers it: "cut the driver's throat", not "dragged from a friend's house"."""
        return self._befalls_owner() and self.cast.kind_of(token) not in THINGS

    def _hangs(self, args: Arguments) -> bool:
        """Whether somebody only hangs there, and hangs nobody: "saw him hanging from a beam"."""
        return not args.objects and self.trigger.entry.words[0] in self.cast.grammar.words["hangs"]

    def _is_denied(self, token: Token) -> bool:
        """Whether a noun stands before "which he denied": what was said of it is denied, and nobody."""
        head = self.trigger.head
        return self.trigger.entry.act == "deny" and head.dep_ == "acl:relcl" and token.i == head.head.i

    def _is_verbal(self) -> bool:
        act = lookup_act(self.trigger.entry.act)
        return act is not None and act.family in _VERBAL

    def _cases_of_address(self) -> frozenset[str]:
        """Behind what it is said to whom: not "accused of being informers", "negotiated the release of hostages"."""
        grammar, act = self.cast.grammar, self.trigger.entry.act
        cases = grammar.addressed_cases - (grammar.patient_cases if act in _OF_MATTER else frozenset())
        return cases - (grammar.words["venues"] if act in _HEARD else frozenset())

    def _doers(self, tokens: tuple[Token, ...]) -> Iterator[Part]:
        """Who does it; a weapon that does it is the instrument."""
        for token in map(_behind_label, tokens):
            kind = self.cast.kind_of(token)
            if kind is MentionKind.WEAPON:
                yield RoleName.INSTRUMENT, token
            elif not self._is_verbal() and names_of(token) & self.cast.grammar.words["remains"]:
                yield RoleName.PATIENT, token  # "the body bore signs of torture"
            elif self._can_act(token):
                yield RoleName.AGENT, token

    def _can_act(self, token: Token) -> bool:
        kind = self.cast.kind_of(token)
        if kind is MentionKind.VEHICLE and self._is_of_crew(token):
            return True
        if kind in INANIMATE_AGENTS:
            return kind is not MentionKind.WEAPON and self._is_verbal()  # "the embassy protested", "the trawlers"
        if kind is MentionKind.PLACE:
            return token.pos_ == "PROPN" or self._is_verbal()
        is_known = kind is not None or token.pos_ in ("PROPN", "PRON") or self.cast.is_nobody(token)
        is_known = is_known or self.cast.is_one_of_them(token) or latter_before(token) is not None
        return is_known or self._sounds_like_people(token) or self._is_of_force(token)

    def _who_said_before(self, verb: Token) -> tuple[Token, ...]:
        """Who says it, where a verb of saying goes on with one before: "denied that they did it and accused others"."""
        shared = joined_to(verb, load_cues(self.cast.parsed.lang))
        return arguments_of(shared, self.cast.grammar).subjects if shared is not None else ()

    def _right_before(self, verb: Token) -> tuple[Token, ...]:
        """Where the parser found no subject: who is named right before a finite verb, auxiliaries between them."""
        if "Fin" not in verb.morph.get("VerbForm", []) or verb.dep_ in ("conj", "xcomp"):
            return ()
        at = verb.i - 1
        while at > verb.sent.start and verb.doc[at].pos_ in ("AUX", "ADV"):
            at -= 1
        token = described_before(verb.doc[max(at, verb.sent.start)])
        named = token.pos_ in ("NOUN", "PROPN") and not case_of(token)  # not `a tres hombres mataron`
        return (token,) if named and self.cast.kind_of(token) in ANIMATE else ()

    def _is_of_force(self, token: Token) -> bool:
        """Whether a noun no list knows is of police or soldiers by the one before it: "police divers"."""
        if token.pos_ != "NOUN" or "Plur" not in token.morph.get("Number", []):
            return False
        armed = (VictimStatus.POLICE, VictimStatus.COMBATANT)
        beside = (c for c in token.children if c.dep_ == "compound" and c.i + 1 == token.i)
        is_deed = noun_keys(token, load_triggers(self.cast.parsed.lang).nouns)
        named = any(self.cast.kinds.status_of(c) in armed for c in beside)
        return named and not is_deed and fold(token.text).endswith(self.cast.grammar.people_endings)

    def _is_of_crew(self, vehicle: Token) -> bool:
        """Whether a vehicle stands for those who send it: it fires or bombs, or those who bear arms own it.

        `Army bulldozers razed the houses`, "Israeli tanks"; not "a truck of the company killed two people".
        """
        act, lang = lookup_act(self.trigger.entry.act), self.cast.parsed.lang
        if self.trigger.entry.act in _FIRED:
            return True
        beside = [c for c in vehicle.children if c.dep_ in ("compound", "nmod", "nmod:poss", "amod", "flat")]
        owned = any(actor_role(c.text, lang=lang) in ARMED for c in beside)
        is_for_war = actor_role(vehicle.text, lang=lang) in ARMED
        owned = owned or (is_for_war and any(fold(c.lemma_) in self.cast.kinds.peoples for c in beside))
        return owned and act is not None and act.family == "violence"

    def _is_somebody(self, token: Token) -> bool:
        return self.cast.kind_of(token) in ANIMATE or self._sounds_like_people(token)

    def _sounds_like_people(self, token: Token) -> bool:
        """Whether a noun no list knows must mean people beside what only people do, by its ending.

        `Los petroleros exigen`, `the leaseholders protested`.
        """
        if not self._is_verbal() or token.pos_ != "NOUN" or self.cast.kind_of(token) is not None:
            return False
        if noun_keys(token, load_triggers(self.cast.parsed.lang).nouns):  # "new strikes broke out in protest"
            return False
        if fold(token.lemma_) in self.cast.kinds.peoples:
            return True
        if {fold(token.lemma_), fold(token.text)} & self.cast.kinds.measures:  # "thousands of leaseholders"
            counts = "Plur" in token.morph.get("Number", []) or any(c.dep_ == "det" for c in token.children)
            return counts and any(
                c.dep_ == "nmod" and self._is_somebody(c) for c in token.children
            )  # not "por parte de"
        if "Plur" not in token.morph.get("Number", []):
            return False
        form, grammar = fold(token.text), self.cast.grammar
        act = lookup_act(self.trigger.entry.act)
        if act is not None and act.family == "protest" and (token.dep_ == "nsubj" or self._are_so_many(token)):
            return not form.endswith(grammar.abstract_endings)  # who else strikes or marches
        return form.endswith(grammar.people_endings)

    def _is_stopped(self, token: Token) -> bool:
        """The place where a strike stops all: "paralizaron las carreteras", "el paro detuvo al país"."""
        return self.trigger.entry.act == "strike" and self.cast.kind_of(token) in (*THINGS, MentionKind.STATE)

    def _can_be_faced(self, token: Token) -> bool:
        """Whether what only somebody does can be turned to a token; nobody protests to "the streets"."""
        kind, bare = self.cast.kind_of(token), token.pos_ == "NOUN" and not case_of(token)
        is_ground = (kind is MentionKind.PLACE and token.pos_ != "PROPN") or (kind in THINGS and bare)
        return self._can_act(token) and not (is_ground or self._is_stopped(token) or self._is_denied(token))

    def _are_so_many(self, token: Token) -> bool:
        """`Una marcha de 500 punks`: those counted behind a protest, which is not so long or so far."""
        words = self.cast.grammar.words
        counted = any(c.dep_ == "nummod" for c in token.children) and token.dep_ == "nmod"
        return counted and not names_of(token) & (words["measures"] | words["distances"])

    def _is_scene(self, case: str, kind: MentionKind | None, *, is_target: bool) -> bool:
        """A building or vehicle in, under or near which it was done."""
        is_thing = kind in (MentionKind.FACILITY, MentionKind.VEHICLE)
        return is_thing and not is_target and case in self.cast.grammar.locative_cases

    def _is_target(self, kind: MentionKind | None) -> bool:
        act = lookup_act(self.trigger.entry.act)
        violent = act is not None and act.family in ("violence", "captivity", "robbery")
        return kind in ANIMATE or (violent and kind in (MentionKind.FACILITY, MentionKind.VEHICLE))

    def _befalls_owner(self) -> bool:
        """Whether "of" behind a word of a phrase names whom it befell: whose lives, whose march that was broken up."""
        act = lookup_act(self.trigger.entry.act)
        return act is not None and (act.effect is not None or act.id in BREAKS_UP)

    def _cases_of_rest(self) -> frozenset[str]:
        """`Suspended aid to X`; with whom relations are cut: `severed ties with X`."""
        grammar, act = self.cast.grammar, lookup_act(self.trigger.entry.act)
        if act is not None and act.family == "captivity":  # `nos llevaron en un camión a la brigada`
            return grammar.against
        if self.trigger.entry.act in _CUTS:  # "ended its mediation between the militias"
            return grammar.addressed_cases | grammar.between
        return grammar.noun_target | grammar.against

    def _is_march(self, token: Token) -> bool:
        """Whether a word names the protest that is broken up, whose foes are not those of whoever breaks it up."""
        nouns = load_triggers(self.cast.parsed.lang).nouns if self.trigger.entry.act in BREAKS_UP else {}
        acts = (lookup_act(one.act) for key in noun_keys(token, nouns) for one in nouns[key])
        return any(act is not None and act.family == "protest" for act in acts)

    def _is_weapon(self, token: Token) -> bool:
        return self.cast.kind_of(token) is MentionKind.WEAPON


def _behind_label(token: Token) -> Token:
    """`VALDORIA: MINERS STRIKE`: what stands behind a colon at the head of a sentence and was hung on the label."""
    if token.left_edge.i - token.sent.start > 1:
        return token
    hung = (c for c in token.children if c.dep_ in ("appos", "parataxis", "dep", "conj") and c.left_edge.i > token.i)
    return next((c for c in hung if ":" in (c.left_edge.text, c.doc[c.left_edge.i - 1].text)), token)
