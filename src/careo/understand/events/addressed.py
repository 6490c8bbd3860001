"""Whom words are turned to: who is asked, threatened, answered or refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.model import MentionKind, RoleName
from careo.text.numbers import fold
from careo.understand.events.noun_parts import NounParts
from careo.understand.events.players import Part
from careo.understand.events.within import NAMED_KINDS, is_unasked
from careo.understand.roles import ANIMATE
from careo.understand.roles.arguments import Arguments
from careo.understand.roles.cases import case_of, with_conjuncts
from careo.understand.roles.clauses import is_told_below
from careo.understand.roles.marked import is_behind_noun
from careo.understand.roles.speakers import whom_before

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE_LABELS = {"demand": ("nsubj", "obj"), "accuse": ("nsubj",), "threaten": ("obj",), "reject": ("nsubj", "obj")}


@dataclass(frozen=True, slots=True)
class Addressed(NounParts):
    """Reads whom a verbal act is turned to."""

    def _is_received(self) -> bool:
        """Whether somebody gets what another says or gives: "received aid from them"; who receives envoys meets."""
        received = self.trigger.entry.words[0] in self.cast.grammar.words["receiving"]
        return received and self._is_verbal() and self.trigger.entry.act not in NAMED_KINDS

    def _is_named(self, token: Token) -> bool:
        """Somebody, or what has a name and is no thing."""
        kind = self.cast.kind_of(token)
        return self._is_somebody(token) or (token.pos_ == "PROPN" and kind in (None, MentionKind.PLACE))

    def _addressed(self, args: Arguments) -> Iterator[Part]:
        """Whom a verbal act is turned to: "demanded support from Y", "rejected Y's offer", "lodged a protest with Y".

        Only where nothing else is its patient.
        """
        inside = {t.i for t in self.trigger.rest}
        pronouns = self.cast.grammar.plural_pronouns | self.cast.grammar.singular_pronouns
        told = [t for t in args.objects if t.i not in inside]
        if any(self.cast.kind_of(t) in ANIMATE or fold(t.text) in pronouns for t in told):
            return
        cases = self._cases_of_address()
        below = [
            c
            for t in (*args.objects, *self.trigger.rest)
            if self.cast.kind_of(t) is not MentionKind.PLACE  # "took to the streets of the capital"
            for c in t.children
            if self._is_received() or not (is_unasked(c, t, self.cast) or self._is_of_those_who_say(c, t))
        ]
        asked = self._is_end_asked(args)
        beside = [token for case, token in args.obliques if not (asked and case in self.cast.grammar.against)]
        beside = [token for token in beside if not is_behind_noun(token)]
        for token in (*below, *beside):
            owner = token.dep_ == "nmod:poss" or (token.dep_ in ("nmod", "obl", "obl:arg") and case_of(token) in cases)
            if owner and token.pos_ in ("NOUN", "PROPN") and self._is_named(token):
                yield from ((RoleName.PATIENT, t) for t in with_conjuncts(token))
                return
        yield from ((RoleName.PATIENT, t) for t in self._in_clause(args))

    def _is_of_those_who_say(self, token: Token, said: Token) -> bool:
        """`Presentó la protesta del Gobierno`: whose what is said is, as no offer is that somebody rejects."""
        of = case_of(token) in self.cast.grammar.patient_cases or token.dep_ == "nmod:poss"
        return of and said in self.trigger.rest and self.trigger.entry.act == "condemn"

    def _in_clause(self, args: Arguments) -> list[Token]:
        """Of whom something is demanded, who is threatened or refused: subject or object of the clause below."""
        if args.passive and args.subjects and not self._has_own_se():
            return []
        labels = _CLAUSE_LABELS.get(self.trigger.entry.act, ())
        if self.trigger.entry.act == "threaten" and whom_before(self.trigger.head, self.cast.grammar):
            return []  # `le advirtió que matarían a sus hijos`
        doers = {t.i for t in (*args.subjects, *args.agents)}
        clauses = [c for c in self.trigger.head.children if is_told_below(c) and c.i > self.trigger.head.i]
        if self.trigger.entry.act == "threaten":
            clauses = [c for c in clauses if fold(c.lemma_) not in self.cast.grammar.words["for_sake"]]
        clauses = [c for c in clauses if not any(t.dep_ in ("aux:pass", "cop") for t in c.children)]
        for label in labels:
            for token in (t for clause in clauses for t in clause.children if t.dep_ == label and t.i not in doers):
                if token.pos_ in ("NOUN", "PROPN") and self.cast.kind_of(token) in ANIMATE:
                    return with_conjuncts(token)
        return []
