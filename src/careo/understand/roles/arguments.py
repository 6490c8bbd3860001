"""The arguments of a verb or noun: who is its subject, object and agent, through relatives, conjuncts and control."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from careo.lang.words import load_words
from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.roles.cases import case_of, own_case, with_conjuncts
from careo.understand.roles.marked import TO, is_done_to_antecedent, named_before, subject_after
from careo.understand.roles.passive import beside, is_counted, is_passive, is_past_participle, is_reflexive_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTROLLED = frozenset({"xcomp", "advcl"})
_STANDING = frozenset({MentionKind.PLACE, MentionKind.FACILITY})


_OBLIQUES = ("obl", "nmod", "advmod", "obl:agent", "obl:arg")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar words of `events.toml` that arguments are read with, folded."""

    agent_cases: frozenset[str]
    target_cases: frozenset[str]
    patient_cases: frozenset[str]
    instrument_cases: frozenset[str]
    locative_cases: frozenset[str]
    against: frozenset[str]
    noun_target: frozenset[str]
    addressed_cases: frozenset[str]
    manner_cases: frozenset[str]
    between: frozenset[str]
    light: frozenset[str]
    happen: frozenset[str]
    result: frozenset[str]
    order: frozenset[str]
    have: frozenset[str]
    be: frozenset[str]
    control_object: frozenset[str]
    relative: frozenset[str]
    reflexive: frozenset[str]
    nobody: frozenset[str]
    plural_pronouns: frozenset[str]
    singular_pronouns: frozenset[str]
    words: Mapping[str, frozenset[str]]
    only_finite: tuple[str, ...]
    people_endings: tuple[str, ...]
    abstract_endings: tuple[str, ...]


@cache
def load_grammar(lang: str) -> Grammar:
    """The grammar words of a language; built once."""
    table: dict[str, Any] = load_words(lang).table("events")
    verbs, cases = table["verbs"], table["cases"]
    words = {key: frozenset(map(fold, row)) for key, row in table["words"].items()}
    return Grammar(
        agent_cases=_set(cases["agent"]),
        target_cases=_set(cases["target"]),
        patient_cases=_set(cases["patient"]) | _set(cases["inside"]),
        instrument_cases=_set(cases["instrument"]),
        locative_cases=_set(cases["locative"]),
        against=_set(cases["against_person"]),
        noun_target=_set(cases["noun_target"]),
        addressed_cases=_set(cases["addressed"]),
        manner_cases=_set(cases["manner"]),
        between=_set(cases["from"]),
        light=_set(verbs["light"]),
        happen=_set(verbs["happen"]),
        result=_set(verbs["result"]),
        order=_set(verbs["order"]),
        have=_set(verbs["have"]),
        be=_set(verbs["be"]),
        control_object=_set(verbs["control_object"]),
        relative=words["relative"],
        reflexive=words["reflexive"],
        nobody=words["nobody"],
        plural_pronouns=words["plural_pronouns"],
        singular_pronouns=words["singular_pronouns"],
        words=words,
        only_finite=tuple(table["forms"]["only_finite"]),
        people_endings=tuple(map(fold, table["forms"]["people_endings"])),
        abstract_endings=tuple(map(fold, table["forms"]["abstract_endings"])),
    )


def _set(rows: list[str]) -> frozenset[str]:
    return frozenset(map(fold, rows))


@dataclass(frozen=True, slots=True)
class Arguments:
    """What stands around a verb: heads of its subjects, objects and agents, and its obliques with their case."""

    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    agents: tuple[Token, ...]
    obliques: tuple[tuple[str, Token], ...]
    passive: bool
    instigators: tuple[Token, ...] = ()


def arguments_of(verb: Token, grammar: Grammar) -> Arguments:
    """The arguments of a verb, its own and those it shares with the verb it depends on.

    A participle that the tagger took for a noun or adjective is read as passive.
    """
    if is_clause_taken_for_adjective(verb):
        return Arguments((verb.nbor(-1),), tuple(with_conjuncts(verb.head)), (), (), passive=False)
    if verb.dep_ in ("cop", "aux", "aux:pass") and verb.head.i != verb.i:
        verb = verb.head
    # "There were clashes when the marchers protested", "the strike includes a march to protest".
    own = "Inf" in verb.morph.get("VerbForm", []) or any(c.dep_ == "nsubj" for c in verb.children)
    if verb.dep_ in ("obj", "xcomp", "obl", "advcl") and fold(verb.head.lemma_) in grammar.result and not own:
        return _of_result(verb, grammar)
    taken_for_noun = verb.pos_ in ("NOUN", "PROPN") and not verb.lower_.endswith(grammar.only_finite)
    passive = taken_for_noun or is_passive(verb, grammar)
    below = (c for c in verb.children if c.dep_ in ("obj", "iobj") and fold(c.text) not in grammar.reflexive)
    objects = [_antecedent(c, verb, grammar) for c in below]
    obliques = [(case_of(c), c) for c in verb.children if c.dep_ in _OBLIQUES and c.pos_ != "ADV"]
    doer = subject_after(verb, objects, obliques, grammar) if objects and not passive else None
    before = named_before(verb, obliques)
    objects = [c for c in objects if c is not doer and (c.pos_ != "PRON" or not before)]
    if not objects:
        objects = before or [c for case, c in obliques if case in TO and c.i > verb.i]
    if not objects and not passive and is_done_to_antecedent(verb, grammar):
        objects = [verb.head]
    if not objects and not passive:
        objects = [c for c in verb.children if c.i == verb.i + 1 and _names_people(c)]
    agents = [c for case, c in obliques if case in grammar.agent_cases and not _is_clause(c)]
    subjects, instigators = ([doer], []) if doer is not None else _subjects(verb, grammar, passive=passive)
    return Arguments(
        tuple(_expand(subjects, grammar)),
        tuple(_expand(objects, grammar)),
        tuple(_expand(agents, grammar)),
        tuple(obliques),
        passive,
        tuple(_expand(instigators, grammar)),
    )


def _names_people(state: Token) -> bool:
    """`Entrenan milicianos`: a noun for people that the tagger took for what the subject is."""
    alone = state.dep_ == "xcomp" and state.pos_ == "ADJ" and not any(c.dep_ != "punct" for c in state.children)
    return alone and load_noun_kinds(state.lang_).kind_of(state) is MentionKind.PERSON


def _is_clause(oblique: Token) -> bool:
    """`Asesinados por ser representantes`: why, and not by whom."""
    return any(c.dep_ == "cop" for c in oblique.children)


def _of_result(state: Token, grammar: Grammar) -> Arguments:
    """The arguments of "resultó herida": whoever the verb of result is said of suffers it.

    Who leaves others so does it: "dejaron malherido al alcalde".
    """
    verb = state.head
    subjects, _ = _subjects(verb, grammar, passive=True)
    obliques = tuple((case_of(c), c) for c in verb.children if c.dep_ in _OBLIQUES and c.pos_ != "ADV")
    left = _left_so(state, grammar)
    doers = tuple(_expand([t for t in subjects if t.i < verb.i], grammar)) if left else ()
    return Arguments(tuple(_expand(left or subjects, grammar)), (), doers, obliques, passive=True)


def _left_so(state: Token, grammar: Grammar) -> list[Token]:
    """Who is left in a state: "left the mayor wounded", "dejaron malherido al alcalde"; nobody in "left wounded"."""
    verb = state.head
    if fold(verb.lemma_) not in grammar.words["come_upon"] or is_passive(verb, grammar):
        return []
    kinds = load_noun_kinds(state.lang_)
    beside = [c for c in verb.children if c.i != state.i and kinds.kind_of(c) not in _STANDING]
    plain = [c for c in beside if state.dep_ == "xcomp" and c.dep_ == "obj" and c.i < state.i]
    return plain or [
        c for c in beside if c.dep_ in ("obj", "iobj", *_OBLIQUES) and c.i > state.i and case_of(c) in ("a", "al")
    ]


def is_clause_taken_for_adjective(verb: Token) -> bool:
    """Whether the parser took verb and object for a noun phrase: "the front demanded freedom".

    Its subject is then a subject of that phrase, or a part of it where nothing else in the sentence is a verb.
    """
    if verb.dep_ != "amod" or verb.pos_ != "VERB" or verb.i + 1 != verb.head.i or verb.i <= verb.sent.start:
        return False
    before, noun = verb.nbor(-1), verb.head
    if before.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    has_no_verb = noun.dep_ == "ROOT" and not any(c.dep_ in ("cop", "nsubj", "acl:relcl") for c in noun.children)
    return before.dep_.startswith("nsubj") or (before.dep_ == "compound" and before.head.i == noun.i and has_no_verb)


def have_above(token: Token, grammar: Grammar) -> Token | None:
    """The "have" of "had fifty prisoners shot", where a participle hangs on it or on its object."""
    at = token
    for _ in range(3):
        if at.head.i == at.i or at.head.i > token.i:
            return None
        at = at.head
        if fold(at.lemma_) in grammar.have and at.pos_ in ("VERB", "AUX"):
            has_object = any(c.dep_ == "obj" and c.i < token.i for c in at.children)
            below = token.dep_ == "xcomp" and any(c.dep_ == "nsubj:pass" for c in token.children)
            return at if has_object or below else None
    return None


def _expand(tokens: list[Token], grammar: Grammar) -> Iterator[Token]:
    seen: set[int] = set()
    for token in tokens:
        for one in with_conjuncts(token):
            if one.i not in seen:
                seen.add(one.i)
                yield one


def _subjects(verb: Token, grammar: Grammar, *, passive: bool) -> tuple[list[Token], list[Token]]:
    """Subjects of a verb, and who had it done, climbing where it has none of its own."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") and not _is_owner(c)]
    suffering = [c for c in own if c.dep_ == "nsubj:pass"]
    if passive and 0 < len(suffering) < len(own) and any(fold(c.lemma_) in grammar.have for c in verb.children):
        return suffering, [c for c in own if c not in suffering]  # "soldiers had the villagers beaten"
    if own:
        return [_antecedent(c, verb, grammar) for c in own], []
    head, dep = verb.head, verb.dep_
    if counted := [c for c in beside(verb) if is_counted(c) and c.i == verb.i - 1 and c.head.i != verb.i]:
        return counted, []
    if dep == "amod":
        return ([head], []) if head.pos_ in ("NOUN", "PROPN") else ([], [])
    if dep == "acl" and head.dep_ == "obj" and fold(head.head.lemma_) in grammar.order and head.i < verb.i:
        return [head], _subjects(head.head, grammar, passive=passive)[0]
    if dep == "acl" and _is_wording(verb, grammar):
        return _subjects(head.head, grammar, passive=passive)
    if not passive and is_done_to_antecedent(verb, grammar):
        return [], []
    if dep in ("acl", "acl:relcl"):
        if any(fold(c.text) in grammar.words["where"] for c in verb.children):  # "the university, where he worked"
            return [], []
        return ([head], []) if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM") else ([], [])
    if dep == "conj" and head.pos_ in ("VERB", "AUX", "ADJ"):
        return _subjects(head, grammar, passive=passive)
    if dep in CONTROLLED and head.pos_ in ("VERB", "ADJ"):
        return _controlled(verb, grammar, passive=passive)
    if dep == "ccomp" and head.pos_ == "VERB" and not passive:
        return _of_ordered(verb, grammar) or (_of_speaker(verb, grammar), [])
    # "Thousands of teachers in the capital to support the strike": a headline without a verb.
    is_headline = dep == "advcl" and "Inf" in verb.morph.get("VerbForm", []) and verb.sent.root.pos_ in ("NOUN", "NUM")
    return ([head], []) if is_headline and head.i < verb.i and head.pos_ in ("NOUN", "PROPN", "NUM") else ([], [])


def _is_wording(verb: Token, grammar: Grammar) -> bool:
    """`Issued a statement accusing`: what a note or gesture does, who gives it does."""
    is_active = not is_past_participle(verb) and "Fin" not in verb.morph.get("VerbForm", [])
    container = verb.head
    is_given = container.dep_ == "obj" and container.head.pos_ == "VERB"
    return is_active and is_given and fold(container.lemma_) in grammar.words["containers"]


def _is_owner(token: Token) -> bool:
    """An owner that the parser took for the subject beside what it owns: "the ambassador's residence was seized"."""
    return any(c.dep_ == "case" and c.pos_ == "PART" for c in token.children)


def _of_speaker(verb: Token, grammar: Grammar) -> list[Token]:
    """`El sindicato anunció que suspenderá la huelga`: a finite verb without a subject has that of the verb above."""
    is_third = "Fin" in verb.morph.get("VerbForm", []) and verb.morph.get("Person", ["3"]) == ["3"]
    subjects = [c for c in verb.head.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")]
    number = verb.morph.get("Number", [])
    same = [c for c in subjects if is_third and c.morph.get("Number", number) == number]
    return [_antecedent(c, verb.head, grammar) for c in same]


def _of_ordered(verb: Token, grammar: Grammar) -> tuple[list[Token], list[Token]] | None:
    """`Ordenó a sus hombres que mataran`: who is ordered does it, and who orders it is behind it."""
    above = verb.head
    if fold(above.lemma_) not in grammar.order or "Sub" not in verb.morph.get("Mood", []):
        return None
    given = [c for c in above.children if c.i < verb.i and (c.dep_ in ("obj", "iobj") or own_case(c) in TO)]
    number = verb.morph.get("Number", [])
    given = [c for c in given if c.pos_ in ("NOUN", "PROPN") and c.morph.get("Number", number) == number]
    return given, _subjects(above, grammar, passive=False)[0]


def _controlled(verb: Token, grammar: Grammar, *, passive: bool) -> tuple[list[Token], list[Token]]:
    """The subject of "ordered him to kill", "wanted to kill", "after killing": object or subject of the verb above."""
    above = verb.head
    lemma = fold(above.lemma_)
    if verb.dep_ == "advcl" and (lost := _lost_subject(verb, grammar)):
        return lost, []
    if verb.dep_ == "advcl" and set(verb.morph.get("VerbForm", [])) & grammar.words["need_subject"]:
        return [], []
    masters, _ = _subjects(above, grammar, passive=passive)
    must = any(c.dep_ == "mark" for c in verb.children)  # "had to be released"
    orders = lemma in grammar.order or (passive and lemma in grammar.have and not must)
    if orders or lemma in grammar.control_object:
        given = [c for c in above.children if c.dep_ in ("obj", "iobj") and c.i < verb.i]
        given = given or [
            c for c in above.children if c.dep_ in ("obl", "obl:arg") and case_of(c) == "a" and c.i < verb.i
        ]
        if orders:
            return given, masters
        return given, []
    is_same = is_passive(above, grammar) == passive or is_reflexive_passive(above, grammar)
    is_same = is_same or "Fin" in verb.morph.get("VerbForm", [])  # "fueron detenidos cuando protestaban"
    if not is_same and verb.dep_ == "advcl":
        return [], []
    return masters, []


def _lost_subject(verb: Token, grammar: Grammar) -> list[Token]:
    """The subject of a clause whose link was taken for a preposition: "died after rebels that night shot at it"."""
    at = verb.i - 1
    while at > verb.sent.start and verb in (verb.doc[at].head, verb.doc[at].head.head) and not verb.doc[at].is_punct:
        at -= 1
    noun = verb.doc[at]
    linked = any(fold(c.text) in grammar.words["other_than"] for c in noun.children if c.dep_ == "case")
    return [noun] if linked and noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in _OBLIQUES else []


def _antecedent(subject: Token, verb: Token, grammar: Grammar) -> Token:
    """The noun that a relative pronoun stands for; the token itself if it is none."""
    is_relative = fold(subject.text) in grammar.relative and subject.pos_ in ("PRON", "DET", "SCONJ")
    if not is_relative:
        return subject
    clause = verb
    while clause.dep_ in ("conj", "xcomp") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ in ("acl:relcl", "acl") and clause.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return clause.head
    return subject
