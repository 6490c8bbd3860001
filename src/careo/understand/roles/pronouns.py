"""Whom a personal pronoun means, where only one fits; who does something to "them" is not one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.acts import befalls_subject, names_deed
from careo.understand.attribution.cues import load_cues
from careo.understand.mentions.kinds import ANIMATE
from careo.understand.parsed import sentences_before
from careo.understand.roles.arguments import Grammar, arguments_of
from careo.understand.roles.cases import TO, are_of_one_gender, own_case
from careo.understand.roles.clauses import is_inside_marks, is_negated
from careo.understand.roles.owners import is_owner, may_be_owner, number_of_owner, told_beside
from careo.understand.roles.people import bears_arms, gender_of, is_dead, is_plural
from careo.understand.roles.tellers import blames, had_it_done, outlived, sits_in_judgment

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

SENTENCES_BACK = 3
_SUBJECTS = ("nsubj", "nsubj:pass", "obl:agent")
_OBJECTS = ("obj", "iobj")
_OBLIQUES = ("obl", "obl:arg")
_JOINED = ("conj", "advcl", "xcomp", "parataxis")


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Finds the noun that a pronoun stands for; `kind_of` tells what a token names."""

    kind_of: Callable[[Token], MentionKind | None]
    grammar: Grammar

    def find(self, pronoun: Token, *, plural: bool) -> Token | None:
        """The one that agrees, in this sentence or the nearest of the two before that has any.

        A subject is looked for among subjects, and where no subject of a sentence before may be meant, among its
        objects ("soldiers took my brother away. He …"), that of a passive among both; an object among all that take
        part but in its own clause, first of all what was done something else to by the same ("arrested three students
        and beat them").
        """
        as_object = not pronoun.dep_.startswith("nsubj")
        described = any(c.dep_ == "acl:relcl" for c in pronoun.children)  # `lo que pasó`
        if described or (as_object and (self._is_what_is_said(pronoun) or self._is_named_by_clause(pronoun))):
            return None
        if as_object and (named := _named_twice(pronoun)) is not None:
            return named
        barred = (self._own_parties(pronoun) if as_object else set()) | self._speakers_beside(pronoun)
        joined = self._joined_objects(pronoun) if as_object else []
        if len(same := [t for t in joined if self._agrees(t, pronoun, plural=plural)]) == 1:
            return same[0]
        before = ((sent.start, sent.end) for sent in sentences_before(pronoun.sent, SENTENCES_BACK - 1))
        for back, (start, stop) in enumerate(chain([(pronoun.sent.start, pronoun.i)], before)):
            if back > 0 and plural and not as_object and (whole := _whole_of(pronoun.doc[start:stop])) is not None:
                return self.find(whole, plural=True)
            fitting = [t for t in self._nearest(pronoun, start, stop, plural=plural) if t.i not in barred]
            if not fitting and not as_object and back == 0:
                fitting = [t for t in self._objects_before(pronoun) if self._agrees(t, pronoun, plural=plural)]
                fitting = fitting or self._above_clause(pronoun, plural=plural)
                fitting = fitting or (self._body_above(pronoun) if plural else [])
            again = self._same_object(pronoun, fitting, start, stop) if fitting and back > 0 and as_object else None
            if again is not None:
                return self.find(again, plural=plural)
            if fitting:
                return fitting[0] if len(fitting) == 1 and not may_be_owner(fitting[0], pronoun) else None
            if back > 0 and (alike := self._same_pronoun(pronoun, start, stop, plural=plural)) is not None:
                owned = "Yes" in alike.morph.get("Poss", [])
                meant = self.owner(alike) if owned else self.find(alike, plural=plural)
                return meant if meant is None or meant.i not in barred else None
        return None

    def sufferer_of(self, verb: Token, *, plural: bool) -> Token | None:
        """Whom a passive without a subject befell, in the nearest sentence before that has any who agree."""
        if (taken := self.taken_before(verb, plural=plural)) is not None:
            return taken
        fitting = self.told_before(verb, plural=plural)
        return fitting[0] if len(fitting) == 1 else None

    def told_before(self, verb: Token, *, plural: bool) -> list[Token]:
        """Those who agree with a passive without a subject, in the nearest sentence before that has any."""
        found = (
            self.both(verb, sent.start, sent.end, plural=plural)
            for sent in sentences_before(verb.sent, SENTENCES_BACK - 1)
        )
        return next(filter(None, found), [])

    def taken_before(self, verb: Token, *, plural: bool) -> Token | None:
        """Whom the verb befell that a passive is joined to: `secuestraron a ocho, y aparecieron muertos`."""
        if verb.dep_ != "conj" or verb.head.pos_ != "VERB":
            return None
        taken = [t for t in arguments_of(verb.head, self.grammar).objects if t.i < verb.i]
        taken = [t for t in taken if t.pos_ == "NUM" or (self._may_be(t) and self._agrees(t, verb, plural=plural))]
        return taken[0] if len(taken) == 1 else None

    def _nearest(self, pronoun: Token, start: int, stop: int, *, plural: bool) -> list[Token]:
        """Those between two tokens that a pronoun may stand for."""
        suffers, as_object = pronoun.dep_ == "nsubj:pass", not pronoun.dep_.startswith("nsubj")
        earlier = start < pronoun.sent.start and not as_object
        if earlier and self._same_pronoun(pronoun, start, stop, plural=plural, owners=False) is not None:
            return []
        parties = self._parties(pronoun, start, stop, as_object=as_object)
        fitting = list({t.i: t for t in parties if self._agrees(t, pronoun, plural=plural)}.values())
        if suffers or (as_object and len(fitting) > 1):
            fitting = self.both(pronoun, start, stop, plural=plural)
        if fitting or (start == pronoun.sent.start and not as_object):
            return fitting
        if self._same_pronoun(pronoun, start, stop, plural=plural) is not None:
            return []
        beside = pronoun.doc[start:stop] if as_object or suffers else ()  # "looked for my husband. They hit him"
        found = [t for t in beside if (t.dep_ in _OBLIQUES or self._befell(t)) and self._may_be(t)]
        found = [t for t in found if self._agrees(t, pronoun, plural=plural)]
        return found or ([] if as_object else self.both(pronoun, start, stop, plural=plural))

    def _same_object(self, pronoun: Token, fitting: list[Token], start: int, stop: int) -> Token | None:
        """`The officer hit him. A guard kicked him`: the object before, beside which the subject is somebody else."""
        if not all(t.dep_.startswith("nsubj") for t in fitting):
            return None
        alike = (t for t in pronoun.doc[start:stop] if fold(t.text) == fold(pronoun.text) and t.dep_ in _OBJECTS)
        return next((t for t in alike if t.pos_ == "PRON"), None)

    def _same_pronoun(
        self, pronoun: Token, start: int, stop: int, *, plural: bool, owners: bool = True
    ) -> Token | None:
        """A pronoun of the same number and gender before, as a subject or owner: "They burned ten houses. They …".

        "Him" goes on with "he"; whom "them" means, "they" does not tell.
        """
        if plural and not pronoun.dep_.startswith("nsubj"):
            return None
        alike = self.grammar.plural_pronouns if plural else self.grammar.singular_pronouns
        before = pronoun.doc[start:stop]
        subjects = (t for t in before if t.dep_.startswith("nsubj") and t.pos_ == "PRON" and fold(t.text) in alike)
        those = (t for t in before if plural and t.dep_.startswith("nsubj") and _are_those(t))
        subjects = (t for t in subjects if are_of_one_gender(t, pronoun))
        owning = (t for t in before if owners and is_owner(t, plural=plural) and are_of_one_gender(t, pronoun))
        return next((t for t in (*subjects, *those, *owning)), None)

    def both(self, asked: Token, start: int, stop: int, *, plural: bool) -> list[Token]:
        """Subjects and objects that agree; those who bear arms only where nobody without does."""
        parties = {t.i: t for t in self._parties(asked, start, stop, as_object=True)}
        fitting = [t for t in parties.values() if self._agrees(t, asked, plural=plural)]
        return [t for t in fitting if not bears_arms(t)] or fitting

    def owner(self, possessive: Token) -> Token | None:
        """Who owns: "his", "their"; `su` may be of one or of many, and then only one may fit."""
        if (subject := told_beside(possessive)) is not None and self._agrees(subject, possessive, plural=False):
            return subject
        said = [word == "Plur" for word in number_of_owner(possessive)] or [False, True]
        fitting = [t for many in said if (t := self.find(possessive, plural=many)) is not None]
        return fitting[0] if len(fitting) == 1 else None

    def _is_named_by_clause(self, pronoun: Token) -> bool:
        """Whether a clause before the verb says whom it means: `a quienes se quedaron los mataron`."""
        for one in pronoun.head.children:
            if one.i >= pronoun.i or one.right_edge.i + 1 != pronoun.i:
                continue
            first = [fold(t.text) for t in one.doc[one.left_edge.i : pronoun.i][:3]]
            if first and first[0] in self.grammar.noun_target and self.grammar.relative.intersection(first):
                return True
        return False

    def _is_what_is_said(self, pronoun: Token) -> bool:
        """Whether it may stand for a whole sentence: `la policía lo confirmó`."""
        neuter = fold(pronoun.text) in self.grammar.words["neuter_objects"]
        group = load_cues(pronoun.lang_).verbs.get(pronoun.head.lemma_.casefold())
        return group == "deny" or (neuter and group is not None)  # `Interior las desmintió`

    def _own_parties(self, pronoun: Token) -> set[int]:
        """The others that take part in what a pronoun's verb tells, and whom they stand for if they are pronouns."""
        barred = set[int]()
        if pronoun.head.pos_ not in ("VERB", "AUX"):
            return barred
        own = arguments_of(pronoun.head, self.grammar)
        for token in (*own.subjects, *own.agents, *own.objects, *own.instigators):
            word = fold(token.text)
            if token.i == pronoun.i:
                continue
            barred.add(token.i)
            if token.dep_ in _SUBJECTS and word in self.grammar.plural_pronouns | self.grammar.singular_pronouns:
                other = self.find(token, plural=word in self.grammar.plural_pronouns)
                barred |= {other.i} if other is not None else set()
        said, above = pronoun.head, pronoun.head.head
        if said.dep_ == "ccomp" and load_cues(said.lang_).verbs.get(above.lemma_.casefold()) == "deny":
            barred |= {c.i for c in above.children if c.dep_ == "nsubj"}  # "the officer denied that they held him"
        return barred

    def _speakers_beside(self, pronoun: Token) -> set[int]:
        """Whom the pronoun of who says it stands for, inside what is said: `"They hung her up," she writes`."""
        if not is_inside_marks(pronoun) or "3" not in pronoun.morph.get("Person", []):
            return set()
        one = self.grammar.singular_pronouns
        beside = (t for t in pronoun.sent if t.i > pronoun.i and fold(t.text) in one and self._speaks(t))
        found = [self.find(t, plural=False) for t in beside if t.dep_ == "nsubj" and not is_inside_marks(t)]
        return {t.i for t in found if t is not None}

    def _joined_objects(self, pronoun: Token) -> list[Token]:
        """The objects of the verb before that the pronoun's verb is joined to and shares its subject with."""
        verb = pronoun.head
        if any(c.dep_ in _SUBJECTS for c in verb.children) or verb.dep_ not in _JOINED or verb.head.i > verb.i:
            return []
        return [t for t in arguments_of(verb.head, self.grammar).objects if t.i < pronoun.i and self._may_be(t)]

    def _objects_before(self, pronoun: Token) -> Iterator[Token]:
        """`Men took Pedro Rojas away and he was not seen again`: objects of the clause before, of a plain verb."""
        verb = pronoun.head
        if verb.dep_ in _JOINED and verb.head.i < pronoun.i:
            yield from (t for t in arguments_of(verb.head, self.grammar).objects if self._may_be(t))

    def _above_clause(self, pronoun: Token, *, plural: bool) -> list[Token]:
        """`Blames rebels for killing men whom they accused`: objects above a relative clause, not its own noun."""
        clause = pronoun.head
        if clause.dep_ != "acl:relcl":
            return []
        stop, own = clause.head.i, clause.head
        before = self._parties(pronoun, pronoun.sent.start, stop, as_object=True)
        return [t for t in before if t.i != own.i and self._agrees(t, pronoun, plural=plural)]

    def _body_above(self, pronoun: Token) -> list[Token]:
        """`The patrol killed a man whom they suspected`: the body whose deed a clause below goes on about."""
        clause = pronoun.head
        if clause.dep_ not in ("acl:relcl", "advcl"):
            return []
        above = next((t for t in clause.ancestors if t.pos_ == "VERB" and t.i < pronoun.i), None)
        if above is None or above.lemma_.casefold() in load_cues(pronoun.lang_).verbs:
            return []
        subjects = [c for c in above.children if c.dep_ == "nsubj" and c.i < pronoun.i]
        return [t for t in subjects if self.kind_of(t) is MentionKind.ORGANISATION and self._may_be(t)]

    def _parties(self, pronoun: Token, start: int, stop: int, *, as_object: bool) -> Iterator[Token]:
        for given in pronoun.doc[start:stop]:
            token = given
            quoted, within = is_inside_marks(token), is_inside_marks(pronoun)
            if quoted and not within:  # whom somebody only calls upon
                continue
            if within and not quoted and self._speaks(token):  # `"If they come …," he told us`
                continue
            if token.dep_ in _SUBJECTS and token.head.dep_ == "acl:relcl" and fold(token.text) in self.grammar.relative:
                token = token.head.head
                if self._may_be(token):
                    yield token
                continue
            is_party = (
                token.dep_ in _SUBJECTS
                or self.is_beside_subject(token)
                or (as_object and _is_object(token))
                or _is_said_of_one(token)
            )
            if is_party and fold(token.text) in self.grammar.words["emphatic"] and token.i > start:
                token = token.nbor(-1)
            if is_party and self._may_be(token):
                yield token

    def _speaks(self, token: Token) -> bool:
        """Whether somebody says something or is told it, so that "they" is nobody of both inside what is said."""
        said = load_cues(token.lang_).verbs.get(token.head.lemma_.casefold()) == "say"
        return said and token.dep_.split(":")[0] in ("nsubj", "obj", "iobj")

    def is_beside_subject(self, token: Token) -> bool:
        """With whom a subject does something, and who may be meant as well: "police clashed with students. They …".

        Not those with whom somebody was who speaks: "I stayed with the women. They had killed ten, I heard".
        """
        together = token.dep_ == "obl" and own_case(token) in self.grammar.instrument_cases
        subjects = [c for c in token.head.children if c.dep_ == "nsubj"]
        own = any("1" in c.morph.get("Person", []) for c in subjects) and not bears_arms(token)
        return together and bool(subjects) and not own and self._may_be(token)

    def _befell(self, token: Token) -> bool:
        """Whether a deed is told to have befallen somebody: "condemned the abduction of the engineer"."""
        of = token.dep_ == "nmod" and own_case(token) in self.grammar.patient_cases
        return of and names_deed(fold(token.head.lemma_), token.lang_)

    def _may_be(self, token: Token) -> bool:
        as_what = any(c.i < token.i and fold(c.text) in self.grammar.words["said_to_be"] for c in token.children)
        if token.pos_ == "PRON" or as_what or self.kind_of(token) not in ANIMATE:
            return False
        return not (self._is_of_any(token) or _is_said_of_them(token))

    def _is_of_any(self, token: Token) -> bool:
        """Whether a bare plural is of any such people, of whom something is never so: "soldiers don't wear sandals"."""
        if (
            "Plur" not in token.morph.get("Number", [])
            or token.dep_ != "nsubj"
            or any(c.dep_ in ("det", "nummod", "nmod:poss", "amod") for c in token.children)
        ):
            return False
        verb = token.head
        forms = [verb, *(c for c in verb.children if c.dep_.startswith(("aux", "cop")))]
        present = any({"Pres"} == set(t.morph.get("Tense", [])) and "Fin" in t.morph.get("VerbForm", []) for t in forms)
        return present and is_negated(verb, self.grammar.words["denying"])

    def _speaks_for_others(self, token: Token, pronoun: Token) -> bool:
        """Whether a token is who tells of somebody else what a pronoun stands in: "relatives say they were taken".

        Nor is it who is told of what was done: "told the judge that he had confessed because he was tortured".
        """
        if self._says_of_others(token, pronoun):
            return True
        if blames(token) and token.sent != pronoun.sent and pronoun.head.pos_ == "ADJ":
            return True  # "The police blamed the rebels. They are still missing"
        tells = token.dep_ == "nsubj" and token.head.is_ancestor(pronoun) and token.head.i != pronoun.head.i
        befalls = pronoun.dep_ == "nsubj:pass"  # "prosecutors believe they were burned", not "police say they fired"
        kinds = self.grammar.words["speaks_for"] | (self.grammar.words["tells_of_others"] if befalls else frozenset())
        named = fold(token.lemma_) in kinds
        said = load_cues(pronoun.lang_).verbs.get(token.head.lemma_.casefold())
        told_to = token.dep_ in ("obj", "iobj", "obl", "obl:arg") and token.head.is_ancestor(pronoun) and said == "say"
        past = "Past" in pronoun.head.morph.get("Tense", []) and "Fin" in pronoun.head.morph.get("VerbForm", [])
        of_past = past or any("Past" in c.morph.get("Tense", []) for c in pronoun.head.children if c.dep_ == "aux:pass")
        return (tells and named and said is not None) or (told_to and of_past and token.head.i != pronoun.head.i)

    def _says_of_others(self, token: Token, pronoun: Token) -> bool:
        """Whether a token is who says what a pronoun is quoted in: there he would be "I"."""
        says = load_cues(pronoun.lang_).verbs.get(token.head.lemma_.casefold()) == "say"
        outside = token.dep_ == "nsubj" and says and not is_inside_marks(token)
        return outside and "3" in pronoun.morph.get("Person", []) and is_inside_marks(pronoun)

    def _agrees(self, token: Token, pronoun: Token, *, plural: bool) -> bool:
        """Many people or a group for "they", one person for "he" and "she"; no man for `la`."""
        suffers = pronoun.dep_ != "nsubj" or befalls_subject(fold(pronoun.head.lemma_), pronoun.lang_)
        if self._speaks_for_others(token, pronoun) or (suffers and outlived(token, pronoun.head, self.grammar)):
            return False
        if suffers and _did_it_to_them(token):
            return False
        if (suffers and had_it_done(token, pronoun, self.grammar)) or (not suffers and is_dead(token)):
            return False
        if suffers and sits_in_judgment(token, pronoun):
            return False
        genders = gender_of(token), set(pronoun.morph.get("Gender", []))
        if all(genders) and not genders[0] & genders[1] and not any(c.dep_ == "conj" for c in token.children):
            return False
        if plural:
            some = token.pos_ == "NUM" and any(c.dep_ == "nmod" and c.pos_ == "PRON" for c in token.children)
            return is_plural(token, self.kind_of(token)) and not some  # not "two of them"
        one = not is_plural(token, self.kind_of(token)) and fold(token.lemma_) not in self.grammar.words["collectives"]
        return one and self.kind_of(token) is MentionKind.PERSON


def _are_those(token: Token) -> bool:
    """`Those at whom he nodded were put on buses`: people told by a clause alone."""
    plural = "Plur" in token.morph.get("Number", []) and token.pos_ in ("PRON", "DET")
    return plural and any(c.dep_ == "acl:relcl" for c in token.children)


def _whole_of(sentence: TokenRun) -> Token | None:
    """`Three of them were accused. They were taken away`: the pronoun of those some of whom the sentence tells of."""
    for one in sentence:
        if one.dep_.startswith("nsubj") and one.pos_ == "NUM" and one.head == one.sent.root:
            return next((c for c in one.children if c.dep_ == "nmod" and c.pos_ == "PRON"), None)
    return None


def _named_twice(pronoun: Token) -> Token | None:
    """`Los asesinatos nadie los va a investigar`: what stands before the subject, and the pronoun goes on with."""
    before = [c for c in pronoun.head.children if c.dep_ == "nsubj" and c.i < pronoun.i]
    if len(before) != 2 or before[0].pos_ != "NOUN" or not any(c.dep_ == "det" for c in before[0].children):
        return None
    keys = ("Gender", "Number")
    alike = all(before[0].morph.get(key, []) == pronoun.morph.get(key, []) != [] for key in keys)
    return before[0] if alike else None


def _did_it_to_them(token: Token) -> bool:
    """`Fueron llevados por soldados. No se supo más de ellos`: by whom it was done to those whose name is left out."""
    return token.dep_ == "obl:agent" and not any(c.dep_.startswith("nsubj") for c in token.head.children)


def _is_said_of_one(noun: Token) -> bool:
    """Who one of those told of is said to be: "one of them was my husband"."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ == "acl:relcl":
        return False
    if not any(c.dep_ == "cop" for c in noun.children):
        return False
    return any(c.dep_ == "nsubj" and c.pos_ in ("NUM", "PRON", "DET") and c.i < noun.i for c in noun.children)


def _is_said_of_them(noun: Token) -> bool:
    """What those are thought or said to be whom a pronoun stands for, and who may be others: "they were soldiers"."""
    if not any(c.dep_ == "cop" for c in noun.children):
        return False
    return any(c.dep_ == "nsubj" and c.pos_ == "PRON" and c.i < noun.i for c in noun.children)


def _is_object(token: Token) -> bool:
    return token.dep_ in _OBJECTS or (token.dep_ in ("obl", "obl:arg") and own_case(token) in TO)
