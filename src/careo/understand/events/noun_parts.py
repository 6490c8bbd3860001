"""Who takes which part in a deed that a noun names, or that only its sufferers tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_role
from careo.lang.acts import lookup_act
from careo.model import MentionKind, RoleName
from careo.text.numbers import fold
from careo.understand.acts import Frame, befalls_subject, load_triggers
from careo.understand.attribution.cues import load_cues
from careo.understand.events.hands import is_of_force, is_of_motive, responsible
from careo.understand.events.light_verbs import ON_BODIES, SUFFERED, LightVerbs
from careo.understand.events.phrases import VERBAL, noun_keys
from careo.understand.events.players import THINGS, Part
from careo.understand.events.qualifiers import is_qualifier, qualified
from careo.understand.events.sides import sides_of, visitors
from careo.understand.events.within import joined_behind
from careo.understand.roles import ANIMATE
from careo.understand.roles.arguments import Arguments, arguments_of
from careo.understand.roles.cases import agrees_with, case_of, named_beside, with_conjuncts
from careo.understand.roles.clauses import clause_head, over_relative
from careo.understand.roles.passive import is_past_participle, is_reflexive_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

ADDRESSING = ("to", "a", "al", "ante")
_MANNERS = frozenset({"speech", "protest"})
"""Families whose nouns may say how something else is done: "in protest", "en rechazo"."""
_IN_TOWNS = frozenset({"protest", "strike"})
"""Acts that "of" before a town says the place of."""
_STATES = frozenset({"strike"})
"""Acts that people are in: "met teachers on strike" tells of the teachers, "closed the school in protest" does not."""


@dataclass(frozen=True, slots=True)
class NounParts(LightVerbs):
    """Reads the complements of a noun, the light verb above it, and a participle that hangs on it."""

    def _sufferers(self) -> Iterator[Part]:
        head = self.trigger.head
        attributive = head.pos_ in ("ADJ", "VERB") and head.dep_ in ("amod", "acl") and head.head.pos_ == "NOUN"
        named = attributive and abs(head.i - head.head.i) == 1 and self.cast.kind_of(head.head) in ANIMATE
        if left := self._left_so():
            yield from ((RoleName.PATIENT, t) for t in left)
            yield from self._doers(
                tuple(t for t in arguments_of(head.head, self.cast.grammar).subjects if t.i < head.i)
            )
            return
        yield RoleName.PATIENT, head.head if named else head
        for child in head.children:
            is_wing = self.cast.kind_of(child) is MentionKind.GROUP and not any(c.dep_ == "det" for c in child.children)
            if child.dep_ == "nmod" and self.cast.kind_of(child) in ANIMATE and not is_wing:  # not "of the far left"
                yield RoleName.PATIENT, child

    def _left_so(self) -> list[Token]:
        """Who was left so where the word for it is not counted: "dejaron muertos a dos soldados"."""
        head = self.trigger.head
        if self.cast.quantity_at(head) is not None or head.dep_ not in ("obj", "xcomp"):
            return []
        if fold(head.head.lemma_) not in self.cast.grammar.result:
            return []
        beside = (c for c in head.head.children if c.dep_ in ("obj", "obl", "obl:arg") and c.i > head.i)
        return [
            t for c in beside if case_of(c) in ("a", "al") for t in with_conjuncts(c) if self.cast.kind_of(t) in ANIMATE
        ]

    def _noun(self) -> Iterator[Part]:
        """By its complements, by a light verb above it, and by a participle that hangs on it."""
        for head in self._named_by(self.trigger.head):
            for child in (c for c in head.children if c.i != self.trigger.head.i):
                if head in self.trigger.rest and self._is_whose(child):
                    yield from ((RoleName.PATIENT, t) for t in with_conjuncts(child))
                    continue
                if self._is_of_target(child) or self._is_beyond(child) or self._is_laid_to(child):
                    continue
                for role, token in self._complement(child):
                    yield role, token
                    yield from self._agent_below(token)
                if case_of(child) in self.cast.grammar.patient_cases:  # "the confiscation of land by the state"
                    yield from self._agent_below(child)
            yield from self._light_verb(head)
            yield from self._manner(head)
        yield from sides_of(self.cast, self.trigger)
        yield from visitors(self.cast, self.trigger)
        yield from self._victims(self.trigger.head)
        yield from ((RoleName.PATIENT, t) for t in self._of_too(self.trigger.head))
        yield from self._doers(tuple(responsible(self.trigger.head, self.cast.grammar)))

    def _of_too(self, head: Token) -> list[Token]:
        """Whom it befell too, and the parser joined to the deed: `el asesinato del cura y de la maestra`."""
        cases, act = self.cast.grammar.patient_cases, lookup_act(self.trigger.entry.act)
        own = [c for c in head.children if c.dep_ == "nmod" and case_of(c) in cases]
        if act is None or act.of != "patient" or not any(self.cast.kind_of(c) in ANIMATE for c in own):
            return []
        return [t for t in named_beside(head, cases) if self.cast.kind_of(t) is MentionKind.PERSON]

    def _is_whose(self, child: Token) -> bool:
        """Whether a word of a phrase is somebody's: "an attempt on his life", "on the life of the mayor"."""
        act = lookup_act(self.trigger.entry.act)
        of = child.dep_ == "nmod" and case_of(child) in self.cast.grammar.patient_cases
        owned = act is not None and act.family == "violence" and (of or child.dep_ == "nmod:poss")
        return owned and (child.dep_ == "nmod:poss" or self.cast.kind_of(child) in ANIMATE)

    def _victims(self, head: Token) -> Iterator[Part]:
        """Who is called its victim: `the women were victims of sexual violence`, `las víctimas de la tortura`."""
        act, above, grammar = lookup_act(self.trigger.entry.act), head.head, self.cast.grammar
        is_suffered = act is not None and act.family in SUFFERED
        if not is_suffered or head.dep_ != "nmod" or case_of(head) not in grammar.patient_cases:
            return
        if fold(above.lemma_) in grammar.words["tries"]:  # "the object of an attempt at murder"
            above = above.head
        if fold(above.lemma_) not in grammar.words["called_victims"] or self._befell_another(head):
            return
        said_of = [c for c in above.children if c.dep_ == "nsubj"]
        yield from ((RoleName.PATIENT, t) for one in said_of or [above] for t in with_conjuncts(one))
        yield from self._agent_below(above)

    def _named_by(self, head: Token) -> Iterator[Token]:
        """The noun, those of its phrase, and the noun above that only says what kind of thing: "a note of protest"."""
        yield from (head, *joined_behind(head, self.cast.grammar))
        yield from (token for token in self.trigger.rest if token.pos_ == "NOUN" and token.head.i == head.i)
        above = head.head
        is_kind = head.dep_ == "nmod" and case_of(head) in self.cast.grammar.patient_cases
        if is_kind and fold(above.lemma_) in self.cast.grammar.words["containers"]:
            yield above

    def _is_beyond(self, child: Token) -> bool:
        """Whether a word behind the verb was hung on its subject: "the attack killed ten, including …"."""
        head = self.trigger.head
        return head.dep_.startswith("nsubj") and head.head.pos_ in VERBAL and head.i < head.head.i < child.i

    def _is_laid_to(self, child: Token) -> bool:
        """Whether a word behind the deed says to whom it is laid: "attributed the murder of the judge to the army"."""
        words, above = self.cast.grammar.words, self.trigger.head.head
        return fold(above.lemma_) in words["laying"] and case_of(child) in words["laid_to"]

    def _laid_to(self, args: Arguments) -> Iterator[Part]:
        """To whom a deed is laid where the parser hung them on the deed: "attributed the murder to the army"."""
        words = self.cast.grammar.words
        if self._is_verbal() and fold(self.trigger.head.lemma_) in words["laying"]:
            below = (c for deed in args.objects for c in deed.children if case_of(c) in words["laid_to"])
            yield from ((RoleName.PATIENT, t) for one in below for t in with_conjuncts(one) if self._can_act(t))

    def _has_own_se(self) -> bool:
        reflexive = self.cast.grammar.reflexive & set(self.trigger.entry.words)
        return bool(reflexive) and not is_past_participle(self.trigger.head)

    def _is_of_target(self, child: Token) -> bool:
        """Whether an "of" right behind the target names the target's owner: "attack on the office of the union"."""
        grammar = self.cast.grammar
        if child.dep_ != "nmod" or case_of(child) not in grammar.patient_cases or child.left_edge.i == 0:
            return False
        before = child.nbor(child.left_edge.i - 1 - child.i)
        aimed = (c for c in child.head.children if self.trigger.head.i < c.i < child.i and c.right_edge.i == before.i)
        return any(case_of(c) in grammar.against | grammar.target_cases for c in aimed)

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
        kind = self.cast.kind_of(child) or self._kind_of_owner(child)
        if dep in ("nmod", "obl", "obl:agent", "nmod:poss", "nmod:arg", "obl:arg", "appos"):
            for token in with_conjuncts(child):
                unlike = token.i != child.i and kind in THINGS and token.pos_ == "NOUN"
                if unlike and self.cast.kind_of(token) is None:  # "attacks on shops and handing out of food"
                    continue
                if token.i != child.i and self._is_deed(token):  # "a march of pilots and a protest of teachers"
                    continue
                yield from self._case(case if dep != "nmod:poss" else self._case_of_owner(), token, kind)
        elif is_qualifier(child):
            yield from qualified(self.cast, self.trigger, child, kind)
        elif dep in ("acl", "acl:relcl") and fold(child.lemma_) in grammar.light | {fold(child.lemma_)}:
            yield from self._participle(child)

    def _is_deed(self, token: Token) -> bool:
        """Whether a joined noun names a deed and nobody: `enfrentamientos entre policías y nuevas protestas`."""
        is_noun = token.pos_ == "NOUN" and self.cast.kind_of(token) not in ANIMATE
        return is_noun and bool(noun_keys(token, load_triggers(self.cast.parsed.lang).nouns))

    def _case_of_owner(self) -> str:
        """An owner stands for "of", but beside one for "by": "the army's torture of prisoners"."""
        cases = self.cast.grammar.patient_cases
        other = any(c.dep_ == "nmod" and case_of(c) in cases for c in self.trigger.head.children)
        return "by" if other and "by" in self.cast.grammar.agent_cases else "of"

    def _case(self, case: str, token: Token, kind: MentionKind | None) -> Iterator[Part]:
        grammar = self.cast.grammar
        act = lookup_act(self.trigger.entry.act)
        if case in ADDRESSING and self._is_reported(kind):
            return
        if kind is MentionKind.WEAPON:
            yield RoleName.INSTRUMENT, token
        elif case in grammar.agent_cases:
            if (
                self._can_act(token)
                and not self._is_of_participle(token)
                and fold(self.trigger.head.lemma_) not in grammar.words["answers"]
                and not is_of_motive(self.trigger, token.left_edge, grammar.words["motives"] - grammar.against)
            ):
                yield RoleName.AGENT, token
        elif case in grammar.against:
            if kind is not None or token.pos_ == "PROPN" or self._is_verbal():  # "protests against the measure"
                yield RoleName.PATIENT, token
        elif case in grammar.between and kind in ANIMATE:
            yield RoleName.AGENT, token
        elif kind is MentionKind.PLACE and case in grammar.patient_cases and act is not None and act.effect is not None:
            yield RoleName.PLACE, token  # "the massacre of Ocomarca": people suffered it there
        elif case in grammar.patient_cases or not case:
            yield from self._owned_by(case, token, kind)
        elif self._is_scene(case, kind, is_target=case in grammar.noun_target):
            yield RoleName.PLACE, token
        elif self._is_aim(case, kind):
            yield RoleName.PATIENT, token

    def _is_reported(self, kind: MentionKind | None) -> bool:
        """Whether a verb of saying has the deed as its object, so that "to" is to whom: "reported the threats to X".

        Nobody is told what somebody condemns: `condenó el ataque a los campesinos`.
        """
        noun, said = self.trigger.head, load_cues(self.cast.parsed.lang).verbs
        lemma, words = noun.head.lemma_.casefold(), self.cast.grammar.words
        tells = said.get(lemma) == "say" or fold(lemma) in words["laying"] | words["denouncing"]
        return noun.dep_ == "obj" and tells and kind not in THINGS

    def _is_of_participle(self, token: Token) -> bool:
        """Whether "by" stands right behind another participle: "torture documented by the commission"."""
        first = token.left_edge.i
        before = token.doc[first - 1] if first else token
        beside = before.head.i == token.head.i and before.dep_ == "acl" and is_past_participle(before)
        words = self.cast.grammar.light | self.cast.grammar.words["doing"]
        return beside and fold(before.lemma_) not in words

    def _owned_by(self, case: str, token: Token, kind: MentionKind | None) -> Iterator[Part]:
        """Whose deed it is, or whom it befell, behind "of" or alone; "a visit to Chile" is aimed at it."""
        act = lookup_act(self.trigger.entry.act)
        if case in self.cast.grammar.noun_target and act is not None and act.of == "agent":
            if self._is_target(kind):
                yield RoleName.PATIENT, token
            return
        if self._is_of_scene(token, kind):
            yield RoleName.PLACE, token
            return
        of_patient = act is not None and (act.of == "patient" or self._is_done_to(token)) and not self._is_of_giver()
        of_patient = of_patient and not is_of_force(self.trigger.entry.act, token, self.cast.grammar)
        if (of_patient and (kind in ANIMATE or kind in THINGS)) or (kind in THINGS and kind is not MentionKind.PLACE):
            yield RoleName.PATIENT, token
        elif (kind in ANIMATE and not self._is_a_charge(token)) or self._sounds_like_people(token):
            yield RoleName.AGENT, token

    def _is_of_scene(self, token: Token, kind: MentionKind | None) -> bool:
        """`Las protestas de Ayora`: where many protested; `la protesta de Valdoria` may be a state's own."""
        many = "Plur" in self.trigger.head.morph.get("Number", [])
        at = kind is MentionKind.PLACE or (kind is MentionKind.STATE and many)
        fled = kind is MentionKind.FACILITY and self.trigger.entry.act == "flee"  # `la fuga del penal`
        return fled or (at and token.pos_ == "PROPN" and self.trigger.entry.act in _IN_TOWNS)

    def _is_aim(self, case: str, kind: MentionKind | None) -> bool:
        """Whether a target stands behind a preposition; states that something happens in are none."""
        grammar = self.cast.grammar
        inside = kind is MentionKind.ORGANISATION and (self._befalls_owner() or self.trigger.entry.act in ON_BODIES)
        is_where = case in grammar.locative_cases and (inside or kind is MentionKind.STATE)  # "strikes in Ecuador"
        return (case in grammar.target_cases or case in grammar.noun_target) and self._is_target(kind) and not is_where

    def _is_a_charge(self, token: Token) -> bool:
        """Whether a bare noun behind "accusation of" says what somebody is said to be: "acusaciones de soplón"."""
        bare = token.pos_ == "NOUN" and not any(c.dep_ in ("det", "nummod", "amod") for c in token.children)
        return bare and self.trigger.entry.act == "accuse" and "Sing" in token.morph.get("Number", [])

    def _is_done_to(self, token: Token) -> bool:
        """Whether "of" behind the noun names a body it befell, as it bears no arms: "the bombing of the ministry"."""
        words, deed, kind = self.cast.grammar.words, fold(self.trigger.head.lemma_), self.cast.kind_of(token)
        if deed not in words["done_to"]:
            return deed in words["befell"] and kind is MentionKind.PERSON
        named = token.doc[token.left_edge.i : token.right_edge.i + 1].text
        is_body = kind is MentionKind.ORGANISATION
        return is_body and actor_role(named, lang=self.cast.parsed.lang) not in ARMED

    def _is_of_giver(self) -> bool:
        """Whether an "of" behind the noun names who gives it: "the support of the people"."""
        return fold(self.trigger.head.lemma_) in self.cast.grammar.words["given_by"]

    def _participle(self, verb: Token) -> Iterator[Part]:
        """The agent of a light participle or clause is that of the noun: "an attack carried out by the front".

        `La huelga que convocó el sindicato`, `the protests that drivers staged`.
        """
        args = arguments_of(verb, self.cast.grammar)
        if verb.dep_ == "acl:relcl" and fold(verb.lemma_) in self.cast.grammar.light and not args.passive:
            objects = [t for t in args.objects if t.i != verb.head.i]
            behind = self._behind_verb(verb, objects) if all(t.i == verb.head.i for t in args.subjects) else ()
            yield from self._doers(behind or tuple(t for t in args.subjects if t.i != verb.head.i and not objects))
        if verb.dep_ == "acl:relcl" and self._is_in_public():
            yield from self._of_clause(verb, args)
        if fold(verb.lemma_) in self.cast.grammar.light | self.cast.grammar.words["doing"]:  # not "condemned by"
            yield from self._had_it_done(verb, self._doers(args.agents))
        if fold(verb.lemma_) in self.cast.grammar.words["undergo"]:  # "the attack suffered by the village"
            yield from ((RoleName.PATIENT, t) for t in args.agents if self._can_suffer(t))
        for case, token in args.obliques:
            if case in self.cast.grammar.against:
                yield RoleName.PATIENT, token

    def _of_clause(self, verb: Token, args: Arguments) -> Iterator[Part]:
        """`La marcha en la que participaron 300 maestros`, "a rally that drew 300 people"."""
        words, lemma = self.cast.grammar.words, fold(verb.lemma_)
        others = tuple(t for t in args.subjects if t.i != verb.head.i)
        if lemma in words["take_part"] | words["attending"]:  # "a la que asistieron 300 maestros"
            bare = tuple(t for t in args.objects if t.i > verb.i and not case_of(t))
            yield from self._doers(self._who_join(lemma, others or bare))
        elif not others:
            yield from self._gathered(lemma, args)

    def called_by(self) -> Iterator[Part]:
        """Whose strike a phrase tells of, by the clause behind it: `fue acatado el paro que convocó la CGV`."""
        act = lookup_act(self.trigger.entry.act)
        if self.trigger.entry.frame is not Frame.DOES or act is None or act.family != "protest":
            return
        clauses = (c for noun in self.trigger.rest for c in noun.children if c.dep_ in ("acl", "acl:relcl"))
        yield from (part for clause in clauses for part in self._participle(clause))

    def _behind_verb(self, verb: Token, objects: Sequence[Token]) -> tuple[Token, ...]:
        """`Las protestas que realizan organizaciones vecinales`: a subject taken for an object, which "que" is."""
        return tuple(
            t
            for t in objects
            if t.i > verb.i and not case_of(t) and self.cast.kind_of(t) in ANIMATE and agrees_with(t, verb)
        )

    def _manner(self, head: Token) -> Iterator[Part]:
        """`Cerraron la vía en protesta`, `miners on strike`: who does the one thing, or is said to be in it."""
        act, above, grammar = lookup_act(self.trigger.entry.act), head.head, self.cast.grammar
        if act is None or act.family not in _MANNERS or case_of(head) not in grammar.manner_cases:
            return
        fatal = befalls_subject(fold(above.lemma_), self.cast.parsed.lang, alone=True)  # "three died in rioting"
        fatal = fatal or any(c.dep_ == "det" for c in head.children)
        if fatal and not self._is_fast(head):  # "two died in a hunger strike"
            return
        yield from self._doers(tuple(c for c in head.children if c.dep_ == "nsubj"))  # "En huelga los mineros"
        is_state = act.id in _STATES or self._is_fast(head)
        in_strike = is_state or above.dep_.startswith(("nsubj", "ROOT"))
        if head.dep_ == "nmod" and self.cast.kind_of(above) in ANIMATE and in_strike:
            yield RoleName.AGENT, above
            return
        if is_state and (people := self._right_before_state(head)) is not None:
            yield RoleName.AGENT, people
            return
        hung = head.dep_ in ("obl", "advmod", "obl:arg")
        verb = over_relative(above if hung else clause_head(above), head)
        if verb.pos_ in VERBAL and (hung or (head.dep_ == "nmod" and verb.i < head.i)):
            args = arguments_of(verb, grammar)
            by_others = args.passive and not is_reflexive_passive(verb, grammar)  # "se encuentran en huelga"
            yield from self._doers(args.agents if by_others else args.subjects)

    def _is_fast(self, head: Token) -> bool:
        """Whether it is a hunger strike, in which nobody else dies."""
        words = {fold(t.lemma_) for t in (head, *self.trigger.rest)} | set(self.trigger.entry.words)
        return bool(words & self.cast.grammar.words["fasting"])

    def _right_before_state(self, head: Token) -> Token | None:
        """`Recibió a los maestros en huelga`: whom the phrase stands right behind, though it was hung on the verb."""
        last = head.left_edge.i - 1
        beside = (c for c in head.head.children if c.dep_ in ("obj", "iobj", "obl") and c.right_edge.i == last)
        right_before = (
            t for t in head.doc[max(last, head.sent.start) : last + 1] if t.pos_ == "NOUN" and t.dep_ != "xcomp"
        )
        return next((c for c in (*beside, *right_before) if c.i < head.i and self.cast.kind_of(c) in ANIMATE), None)
