"""Roles: who did it, to whom, with what; each with its words, its kind and, for victims, what they are said to be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from careo.model import Mention, MentionKind, Quantity, Role, RoleName, Span, VictimStatus
from careo.text.numbers import fold
from careo.understand.acts import load_triggers, names_deed
from careo.understand.mentions import LEADING
from careo.understand.mentions.kinds import ANIMATE, NounKinds, load_noun_kinds
from careo.understand.mentions.phrases import is_told_by_clause, phrase_of
from careo.understand.parsed import SPEAKING, Parsed
from careo.understand.roles.arguments import Grammar, load_grammar
from careo.understand.roles.cases import own_case
from careo.understand.roles.latter import latter_before, others_beside
from careo.understand.roles.pronouns import Antecedents
from careo.understand.roles.speakers import is_of_oneself, is_speaker
from careo.understand.text_order import Stretches, TextOrder

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ANIMATE", "Cast", "make_cast"]

_BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.STATE, MentionKind.GROUP})
APPOSITION = 9
"""Words from a description to the name put after it ("the minister of the interior, Ramiro Oyarce,"), at most."""
_WITH_STATUS = frozenset({RoleName.PATIENT})


@dataclass(frozen=True, slots=True)
class Cast:
    """What roles are made from: the document, its mentions and its quantities, looked up by token."""

    parsed: Parsed
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    quantities: TextOrder[Quantity]
    kinds: NounKinds
    grammar: Grammar
    silent: Stretches

    def is_silent(self, token: Token) -> bool:
        """Whether a token stands in a dateline, byline or other part that tells nothing, or inside a date."""
        return self.silent.holds(token.idx)

    def mention_at(self, token: Token) -> Mention | None:
        """The shortest mention that holds a token."""
        stop = bisect_right(self.starts, token.idx)
        fitting = [m for m in self.mentions[max(0, stop - 12) : stop] if m.span.stop >= token.idx + len(token)]
        return min(fitting, key=lambda m: m.span.stop - m.span.start, default=None)

    def kind_of(self, token: Token) -> MentionKind | None:
        """The kind of what a token names, by its mention or by the word lists; what is only counted is people."""
        if is_speaker(token, self.grammar) or self._are_people(token):
            return MentionKind.PERSON
        mention = self.mention_at(token)
        if mention is not None and (mention.kind is not MentionKind.OTHER or token.pos_ == "PROPN"):
            return mention.kind
        if token.pos_ == "NUM" and self.quantity_at(token) is not None:
            return self._kind_counted(token)
        named = self.kinds.kind_of(token) or self._kind_of_measured(token) or self._kind_of_part(token)
        return named or (MentionKind.PERSON if self._has_name_of_person(token) else None)

    def is_one_of_them(self, token: Token) -> bool:
        """Whether a number or pronoun is for some of those whom "them" means, and somebody fits."""
        if token.pos_ not in ("NUM", "PRON") or not self._is_part(token):
            return False
        below = (c for c in token.children if c.dep_ == "nmod" and fold(c.text) in self.grammar.plural_pronouns)
        return any(self.resolve(c) is not None for c in below)

    def _kind_counted(self, number: Token) -> MentionKind:
        """What a number alone counts: "seven of the entrances"; people, where the text does not say."""
        below = (c for c in number.children if c.dep_ == "nmod" and own_case(c) in self.grammar.patient_cases)
        return next((kind for c in below if (kind := self.kind_of(c)) is not None), MentionKind.PERSON)

    def _kind_of_measured(self, token: Token) -> MentionKind | None:
        """What "scores" are in "scores of refugees": what the measure is of, where that is people."""
        counts = token.pos_ == "NOUN" and self._is_measure(token)
        is_told = self.quantity_at(token) is not None or any(c.dep_ == "det" for c in token.children)
        if not counts or not is_told:  # "por parte de simpatizantes"
            return None
        of = self.grammar.patient_cases
        below = (c for c in token.children if c.dep_ == "nmod" and {own_case(c), fold(c.nbor(-1).text)} & of)
        return next((kind for c in below if (kind := self.kind_of(c)) in ANIMATE), None)

    def _kind_of_part(self, token: Token) -> MentionKind | None:
        """What a part is of, where something is done to it: "captured part of a base", `tomaron parte de la aldea`."""
        is_object = token.pos_ == "NOUN" and token.dep_ in ("obj", "nsubj:pass")
        if not is_object or fold(token.lemma_) not in self.grammar.words["portions"]:
            return None
        below = (c for c in token.children if c.dep_ == "nmod" and own_case(c) in self.grammar.patient_cases)
        return next((kind for c in below if (kind := self.kind_of(c)) is not None), None)

    def _with_number(self, span: Span, number: Quantity | None, head: Token) -> Span:
        """The phrase with the number before it, and whole where the number is its head: "cientos de miles de rusos"."""
        if number is None or number.high == 0:
            return span
        if number.span.start < span.start <= number.span.stop:
            return Span(span.doc_id, number.span.start, span.stop)
        is_head = number.span.start == span.start and self._is_measure(head) and self._of_people(number)
        return Span(span.doc_id, span.start, max(span.stop, number.span.stop)) if is_head else span

    def _of_people(self, number: Quantity) -> bool:
        run = self.parsed.syntax.char_span(number.span.start, number.span.stop, alignment_mode="expand")
        return run is not None and self.kinds.kind_of(run[-1]) in ANIMATE

    def _is_measure(self, token: Token) -> bool:
        return not self.kinds.measures.isdisjoint((fold(token.lemma_), fold(token.text)))

    def _has_name_of_person(self, token: Token) -> bool:
        """A noun no list knows right before the name of a person: "la baronesa Teresa Cordopatri"."""
        if token.pos_ != "NOUN" or token.i + 1 >= token.sent.end:
            return False
        name = token.nbor(1)
        mention = self.mention_at(name) if name.pos_ == "PROPN" and name.head.i == token.i else None
        beside = name.dep_ in ("appos", "flat", "flat:name")
        return beside and mention is not None and mention.kind is MentionKind.PERSON

    def quantity_at(self, token: Token, *, within: Span | None = None) -> Quantity | None:
        """The number that counts what a token names; the first one inside its phrase."""
        stop = token.idx + len(token)
        first = token.idx if within is None else min(within.start, token.idx)
        for quantity in self.quantities.at(first, token.idx + 1):
            covers = quantity.span.start <= token.idx and stop <= quantity.span.stop
            if covers or (within is not None and within.start <= quantity.span.start < token.idx < within.stop):
                return quantity
        return None

    def is_nobody(self, token: Token) -> bool:
        """Whether a token is "nobody", "none": a role nobody has."""
        return fold(token.lemma_) in self.grammar.nobody or fold(token.text) in self.grammar.nobody

    def role(self, name: RoleName, token: Token) -> Role | None:
        """The role of what a token heads; None for pronouns that nothing sure stands behind."""
        head = self.resolve(token)
        if head is None or self.is_silent(head):
            return None
        span = self.parsed.span_of(phrase_of(head, self.parsed.lang))
        mention = self._named(head, span)
        if mention is not None and head.dep_ == "compound" and mention.kind not in ANIMATE:
            mention = None  # "killed by | police | bullets"
        if mention is not None and mention.span.start <= span.start and span.stop <= mention.span.stop:
            span = mention.span
        elif mention is not None and span.stop <= mention.span.start:
            span = Span(span.doc_id, span.start, mention.span.stop)
        kind = mention.kind if mention else self.kind_of(head) or MentionKind.OTHER
        span = self._without_time(span, head)
        counted = head.dep_ != "compound" or head.head.i < head.i  # "two bomb attacks" are two attacks
        number = self.quantity_at(head, within=span) if counted else None
        if number is None and head.pos_ == "NUM" and mention is None and not self._is_part(head):  # "a las ocho"
            return None
        span = self._with_number(span, number, head)
        words, whole = " ".join(self.parsed.text[span.start : span.stop].split()), is_told_by_clause(head)
        return Role(
            role=name,
            span=span,
            name=mention.name if mention and mention.actor_id else words if whole else LEADING.sub("", words),
            kind=kind,
            actor_id=mention.actor_id if mention else None,
            status=self.status_of(head, span, kind) if name in _WITH_STATUS else None,
            number=number,
        )

    def _without_time(self, span: Span, head: Token) -> Span:
        """The phrase without a time behind a preposition that it was taken to begin with: "in | April | rebels came".

        Whose it is, is left: "Monday's attackers".
        """
        phrase = [t for t in head.doc[head.left_edge.i : head.i + 1] if t.idx >= span.start]
        rest = list(dropwhile(lambda t: self.silent.holds(t.idx), phrase))
        if not rest or len(rest) == len(phrase) or rest[0].pos_ == "PART" or phrase[0].i == head.sent.start:
            return span
        return Span(span.doc_id, rest[0].idx, span.stop) if phrase[0].nbor(-1).pos_ == "ADP" else span

    def _named(self, head: Token, span: Span) -> Mention | None:
        """The mention of a phrase: that of its head, or the name that stands beside the head ("President Rojas")."""
        mention = self.mention_at(head)
        if is_speaker(head, self.grammar):
            return None
        if mention is not None and mention.actor_id is not None:
            return mention
        count = self.quantity_at(head)
        several = count is not None and (count.low or 0) > 1  # "three people, Ana Mora, Luis Salas and Hugo Ríos"
        for child in head.children if not several else ():
            beside = child.dep_ in ("appos", "flat", "flat:name", "compound", "nmod") and child.pos_ == "PROPN"
            if child.i == head.i or not beside or any(c.dep_ == "case" for c in child.children):
                continue
            named = self.mention_at(child)
            apart = child.dep_ == "appos" and 0 < child.i - head.i < APPOSITION
            if named is not None and named.kind is MentionKind.PERSON and (apart or span.covers(named.span)):
                return named
        return mention

    def status_of(self, head: Token, span: Span, kind: MentionKind) -> VictimStatus | None:
        """What victims are said to be, by their noun or the nouns in their phrase; None for things."""
        if kind not in ANIMATE and kind is not MentionKind.OTHER:
            return None
        found = self.kinds.status_of(head)
        if found not in (None, VictimStatus.UNKNOWN):
            return found
        if kind is MentionKind.OTHER and names_deed(fold(head.lemma_), self.parsed.lang):
            return None  # "condemned the abduction of the engineer"
        doc = self.parsed.syntax
        run = doc.char_span(span.start, span.stop, alignment_mode="expand")
        ranks = self.grammar.words["ranks_too"]  # `mis hijos mayores`, "private citizens"
        kept = (t for t in run or () if not _is_done_to(t))
        for token in (t for t in kept if not (t.pos_ == "ADJ" and _qualifies(t) and fold(t.lemma_) in ranks)):
            status = self.kinds.status_of(token)
            if status not in (None, VictimStatus.UNKNOWN):
                return status
        return VictimStatus.UNKNOWN if kind in ANIMATE else None

    def resolve(self, token: Token) -> Token | None:
        """The noun a personal or possessive pronoun stands for, where only one fits; what is no pronoun is itself.

        What describes a name right behind it is that name: "the journalist | Luis Parada, killed on Monday".
        """
        if token.dep_ == "nmod:desc" and token.head.pos_ == "PROPN" and token.i < token.head.i:
            return token.head
        if "Yes" in token.morph.get("Poss", []):
            return Antecedents(self.kind_of, self.grammar).owner(token)
        if (latter := latter_before(token)) is not None:
            return latter
        if self._are_people(token) or self._is_part(token):
            return token
        if token.pos_ != "PRON":
            return token if token.pos_ not in ("ADV", "SCONJ", "DET") or self.quantity_at(token) else None
        if is_speaker(token, self.grammar):
            return None if is_of_oneself(token, self.grammar) else token
        word = fold(token.text)
        if word in self.grammar.plural_pronouns or word in self.grammar.singular_pronouns:
            found = Antecedents(self.kind_of, self.grammar)
            meant = found.find(token, plural=word in self.grammar.plural_pronouns)
            return self._whose_body(others_beside(token, meant, self.grammar))
        if word in self.grammar.words["speaker_pronouns"]:
            body = self._speaker(token) or self._body_before(token)
            if body is not None:
                return body
        if word in self.grammar.relative or word in self.grammar.reflexive:
            return None
        counted = self.quantity_at(token) or self._is_part(token)
        return token if counted or self.kinds.status_of(token) or self.is_nobody(token) else None

    def _whose_body(self, noun: Token | None) -> Token | None:
        """Whom a pronoun means where a dead body is told of: "the body of Ana Mora was found. She …", "his body"."""
        if noun is None or fold(noun.lemma_) not in self.grammar.words["bodies"]:
            return noun
        his = next((c for c in noun.children if c.dep_ == "nmod:poss" and c.pos_ == "PRON"), None)
        if his is not None:
            return Antecedents(self.kind_of, self.grammar).owner(his)
        of = (c for c in noun.children if c.dep_ == "nmod" and own_case(c) in self.grammar.patient_cases)
        return next((c for c in of if self.kind_of(c) is MentionKind.PERSON), noun)

    def _are_people(self, pronoun: Token) -> bool:
        """Whether a word stands for people of whom no noun is said: "those who remained", "nearly all were shot"."""
        if pronoun.pos_ not in ("PRON", "DET"):
            return False
        alone = pronoun.dep_.startswith("nsubj") and not any(c.dep_ == "nmod" for c in pronoun.children)
        whole = alone and fold(pronoun.text) in self.grammar.words["wholes"] and pronoun.head.pos_ == "VERB"
        return whole or is_told_by_clause(pronoun)

    def _is_part(self, pronoun: Token) -> bool:
        """Whether a pronoun is for some of those told of: "one of them", `una de las víctimas`."""
        below = (c for c in pronoun.children if c.dep_ == "nmod" and fold(c.text) not in self.grammar.relative)
        of = (own_case(c) for c in below)
        return fold(pronoun.text) in self.grammar.words["partitives"] and any(
            c in self.grammar.patient_cases for c in of
        )

    def _body_before(self, pronoun: Token) -> Token | None:
        """The body that the sentence before tells of: "the army surrounded the village. It killed ten men".

        Not where a deed or a weapon is named there, which kills as well: "the police denied the attack. It killed two".
        """
        start = pronoun.sent.start
        if start == 0 or pronoun.dep_ != "nsubj" or any(t.dep_ == "nsubj" for t in pronoun.doc[start : pronoun.i]):
            return None
        before = pronoun.doc[start - 1].sent
        root, nouns = before.root, [t for t in before if t.pos_ == "NOUN"]
        deeds = load_triggers(self.parsed.lang).nouns
        if any(fold(t.lemma_) in deeds or self.kind_of(t) is MentionKind.WEAPON for t in nouns):
            return None
        told = next((c for c in root.children if c.dep_ == "nsubj" and c.i < root.i), None)
        if told is not None and told.pos_ == "PRON" and fold(told.text) == fold(pronoun.text):
            return self._body_before(told)
        return told if told is not None and told.pos_ != "PRON" and self.kind_of(told) in _BODIES else None

    def _speaker(self, pronoun: Token) -> Token | None:
        """The body or state that says something of itself: "the union announced that it called off the strike"."""
        clause = pronoun.head
        while clause.dep_ in ("xcomp", "conj") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ != "ccomp" or pronoun.dep_ not in ("nsubj", "nsubj:pass"):
            return None
        subjects = [t for t in clause.head.children if t.dep_ == "nsubj" and t.i < pronoun.i and t.pos_ != "PRON"]
        return next((t for t in subjects if self.kind_of(t) in _BODIES), None)


def _is_done_to(token: Token) -> bool:
    """Whether a participle behind a name tells how somebody was left: `se llevaron a Carlos encapuchado`."""
    return token.dep_ == "acl" and token.pos_ == "VERB" and token.head.pos_ == "PROPN"


def _qualifies(adjective: Token) -> bool:
    """Whether a word describes a noun, and is no title before a name: `hijos mayores`, not `el mayor Rojas`."""
    return adjective.i + 1 >= len(adjective.doc) or not adjective.nbor(1).text[:1].isupper()


def make_cast(
    parsed: Parsed, mentions: Sequence[Mention], quantities: Sequence[Quantity], *, silent: Iterable[Span] = ()
) -> Cast:
    """A cast of one document; words in its silent regions and in `silent` take no part in anything."""
    regions = [region.span for region in parsed.doc.regions if region.kind not in SPEAKING]
    ordered = tuple(sorted(mentions, key=lambda m: m.span.start))
    return Cast(
        parsed=parsed,
        mentions=ordered,
        starts=tuple(m.span.start for m in ordered),
        quantities=TextOrder(quantity for quantity in quantities if quantity.unit is None),
        kinds=load_noun_kinds(parsed.lang),
        grammar=load_grammar(parsed.lang),
        silent=Stretches([*regions, *silent]),
    )
