"""Whom the sentence before tells, where a verb has no subject: `Llegaron soldados. Mataron a diez personas`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.acts import befalls_subject
from careo.understand.mentions.kinds import ANIMATE
from careo.understand.parsed import sentences_before
from careo.understand.roles.arguments import Grammar
from careo.understand.roles.cases import case_of, with_conjuncts
from careo.understand.roles.clauses import is_negated
from careo.understand.roles.passive import is_passive, is_past_participle
from careo.understand.roles.people import bears_arms, is_plural
from careo.understand.roles.pronouns import Antecedents

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

SENTENCES_BACK = 6
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_JOINED = ("conj", "advcl", "parataxis")
_ALIKE = ("Number", "Person")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Finds who goes on doing things; `kind_of` tells what a token names."""

    kind_of: Callable[[Token], MentionKind | None]
    grammar: Grammar

    def doer_of(self, verb: Token) -> Token | None:
        """The one subject of the nearest sentence before that has any, if it agrees and did something there.

        Only in languages that leave pronouns out, and only for verbs that nothing but others like them stand above.
        Who suffers something in the sentence before does not go on (`Los soldados fueron atacados. Mataron a dos`).
        """
        if not self.grammar.words["left_out_many"] or not self._begins(verb):
            return None
        for sent in sentences_before(verb.sent, SENTENCES_BACK):
            subjects = [self._people_of(one) for one in self._subjects(sent)]
            if subjects:
                return subjects[0] if len(subjects) == 1 and self._goes_on(subjects[0], verb) else None
            if not self._begins(sent.root) or not _are_alike(sent.root, verb):
                return None
        return None

    def sufferer_of(self, verb: Token) -> Token | None:
        """Whom a passive without a subject, or a death, befell, where only one of those told before agrees with it.

        `La policía detuvo a tres estudiantes. Fueron torturados`.
        """
        finite = _finite(verb)
        plural = "Plur" in finite.morph.get("Number", [])
        own = any(c.dep_ in (*_SUBJECTS, "mark") for c in verb.children)
        if self.grammar.words["left_out_many"] and not own and _is_third(verb) and not _are_alike(verb, verb.head):
            return Antecedents(self.kind_of, self.grammar).taken_before(verb, plural=plural)
        if not self.grammar.words["left_out_many"] or not self._begins(verb):
            return None
        return Antecedents(self.kind_of, self.grammar).sufferer_of(verb, plural=plural)

    def befalls_people(self, verb: Token) -> bool:
        """Whether a passive without a subject befell people, of whom it need not be sure which: `fueron detenidos`.

        Behind a conjunction those of its own sentence may be meant; else those told before, or nobody is told at all.
        """
        finite = _finite(verb)
        passive = any(c.dep_ == "aux:pass" for c in verb.children) and _is_third(verb)
        own = any(c.dep_ in _SUBJECTS for c in verb.children)
        if not self.grammar.words["left_out_many"] or own or not passive:
            return False
        plural = "Plur" in finite.morph.get("Number", [])
        found = Antecedents(self.kind_of, self.grammar)
        if any(c.dep_ == "mark" for c in verb.children):
            pronouns = any(c.pos_ == "PRON" and c.dep_ == "obj" and c.i < verb.i for c in verb.head.children)
            return pronouns or bool(found.both(verb, verb.sent.start, verb.i, plural=plural))
        if not self._begins(verb):
            return False
        return not any(True for _ in sentences_before(verb.sent, 1)) or bool(found.told_before(verb, plural=plural))

    def _begins(self, verb: Token) -> bool:
        """Whether a finite verb of the third person, and those it is joined to, have no subject and hang on nothing."""
        at = verb
        while True:
            if any(c.dep_ in (*_SUBJECTS, "mark") for c in at.children) or not _is_third(at):
                return False
            if at.dep_ == "ROOT":
                return True
            if at.dep_ not in _JOINED or at.head.pos_ not in ("VERB", "AUX") or at.head.i > at.i:
                return False
            at = at.head

    def _subjects(self, sent: TokenRun) -> Iterator[Token]:
        """The subjects of what a sentence tells first, and of what is joined to it."""
        for token in sent:
            above = token.head
            told = above == sent.root or (above.dep_ == "conj" and above.head == sent.root)
            if token.dep_ in _SUBJECTS and told:
                yield token

    def _people_of(self, subject: Token) -> Token:
        """Those who come in what comes: `llegaron dos camiones con cuarenta soldados`; else the subject itself."""
        if self.kind_of(subject) is not MentionKind.VEHICLE:
            return subject
        beside = (c for c in (*subject.children, *subject.head.children) if c.dep_ in ("nmod", "obl"))
        inside = [c for c in beside if case_of(c) in self.grammar.instrument_cases and self.kind_of(c) in ANIMATE]
        return inside[0] if len(inside) == 1 else subject

    def _goes_on(self, subject: Token, verb: Token) -> bool:
        """Whether a subject agrees with a verb, is somebody, and does what its own verb tells."""
        above = subject.head
        if subject.pos_ not in ("NOUN", "PROPN", "NUM") or self.kind_of(subject) not in ANIMATE:
            return False
        many = "Plur" in _finite(verb).morph.get("Number", [])
        kind = self.kind_of(subject)
        is_body = kind is MentionKind.ORGANISATION and bears_arms(subject)  # `la policía llegó. Detuvieron a dos`
        if many and not (is_body or is_plural(subject, kind)):
            return False
        if not many and (len(with_conjuncts(subject)) > 1 or "Plur" in subject.morph.get("Number", [])):
            return False
        found = Antecedents(self.kind_of, self.grammar)
        if any(found.is_beside_subject(c) for c in above.children if c.i != subject.i):
            return False  # `la policía chocó con estudiantes`
        suffers = is_passive(above, self.grammar) or befalls_subject(fold(above.lemma_), above.lang_)
        return not suffers and not is_negated(above, self.grammar.words["denying"])


def _finite(verb: Token) -> Token:
    auxiliaries = (c for c in verb.children if c.dep_.startswith(("aux", "cop")))
    return next((c for c in auxiliaries if "Fin" in c.morph.get("VerbForm", [])), verb)


def _is_third(verb: Token) -> bool:
    finite = _finite(verb)
    if verb.pos_ not in ("VERB", "AUX") or "Fin" not in finite.morph.get("VerbForm", []):
        return False
    return finite.morph.get("Person", []) == ["3"] and (finite != verb or not is_past_participle(verb))


def _are_alike(one: Token, other: Token) -> bool:
    return all(_finite(one).morph.get(key, []) == _finite(other).morph.get(key, []) for key in _ALIKE)
