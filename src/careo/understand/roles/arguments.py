"""The arguments of a verb or noun: who is its subject, object and agent, through relatives, conjuncts and control."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from careo.lang.words import load_words
from careo.text.numbers import fold
from careo.understand.acts import befalls_subject
from careo.understand.roles.cases import OBLIQUES, TO, agreeing, case_of, last_joined, number_of, with_conjuncts
from careo.understand.roles.clauses import goes_on, has_done_by, is_clause_taken_for_adjective, is_quoted, over_adverb
from careo.understand.roles.kept import keepers, keeps_thing, kept_before, kept_captive, kept_so, left_so
from careo.understand.roles.marked import (
    behind_to,
    blamed_for,
    by_word_or_effort,
    given_to,
    has_whom,
    is_charged,
    is_done_to_antecedent,
    is_elsewhere,
    is_kept_from,
    is_no_party,
    is_of_noun,
    is_reason,
    is_seen_done,
    is_wording,
    named_before,
    objects_behind,
    objects_of,
    of_whom,
    received_from,
    side_before,
    subject_after,
    without_titles,
)
from careo.understand.roles.passive import (
    above_infinitive,
    beside,
    gapped_subject,
    is_counted,
    is_passive,
    is_past_participle,
    is_perfect_infinitive,
    rather_by,
    shares_subject,
)
from careo.understand.roles.speakers import whom_else
from careo.understand.roles.strays import goes_along, is_reason_apart, lost_subject, names_people, strays, who_goes_on
from careo.understand.roles.subordinate import is_told_aside, meant_aside
from careo.understand.roles.tellers import outlived

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTROLLED = frozenset({"xcomp", "advcl"})


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
    """The heads around a verb, its obliques with their case; `borrowed` are those of the verb joined right behind."""

    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    agents: tuple[Token, ...]
    obliques: tuple[tuple[str, Token], ...]
    passive: bool
    instigators: tuple[Token, ...] = ()
    borrowed: bool = False


def arguments_of(verb: Token, grammar: Grammar) -> Arguments:
    """The arguments of a verb, its own and those it shares with the verb it depends on.

    A participle that the tagger took for a noun or adjective is read as passive.
    """
    if is_clause_taken_for_adjective(verb):
        return Arguments((verb.nbor(-1),), tuple(with_conjuncts(verb.head)), (), (), passive=False)
    if verb.dep_ in ("cop", "aux", "aux:pass") and verb.head.i != verb.i:
        verb = verb.head
    # "There were clashes when the marchers protested", "a march to protest", what they "claimed to have done".
    own = "Inf" in verb.morph.get("VerbForm", []) or any(c.dep_ in ("nsubj", "mark", "aux") for c in verb.children)
    if verb.dep_ in ("obj", "xcomp", "obl", "advcl") and fold(verb.head.lemma_) in grammar.result and not own:
        return _of_result(verb, grammar)
    taken_for_noun = verb.pos_ in ("NOUN", "PROPN") and not verb.lower_.endswith(grammar.only_finite)
    passive = taken_for_noun or is_passive(verb, grammar)
    objects = [_antecedent(c, verb, grammar) for c in objects_of(verb, grammar)]
    obliques = [(case_of(c), c) for c in verb.children if c.dep_ in OBLIQUES and c.pos_ != "ADV"]
    doer = subject_after(verb, objects, obliques, grammar) if objects and not passive else None
    before = named_before(verb, obliques)
    objects = [c for c in objects if c is not doer and (c.pos_ != "PRON" or not before)]
    objects = kept_captive(verb, grammar) or objects or before
    objects = objects or whom_else(verb, behind_to(verb, obliques, grammar), grammar)
    if not objects and not passive:
        named = [c for c in verb.children if c.i == verb.i + 1 and names_people(c)]
        objects = [verb.head] if is_done_to_antecedent(verb, grammar) else of_whom(verb, grammar) or named
    agents = rather_by(verb, grammar) or _agents_among(obliques, grammar) or keepers(verb, grammar)
    last = last_joined(verb) if not (objects or agents) else None
    if last is not None:
        objects, agents = _of_last(last, grammar, passive=passive)
    subjects, instigators = ([doer], []) if doer is not None else _subjects(verb, grammar, passive=passive)
    subjects = agreeing(subjects, verb, grammar.words["collectives"]) if grammar.words["speaker_forms"] else subjects
    return Arguments(
        tuple(_expand(subjects, grammar)),
        tuple(_expand(without_titles(objects), grammar)),
        tuple(_expand(agents, grammar)),
        tuple(obliques),
        passive,
        tuple(_expand(instigators, grammar)),
        borrowed=last is not None,
    )


def _of_last(last: Token, grammar: Grammar, *, passive: bool) -> tuple[list[Token], list[Token]]:
    """Objects or agents behind the last of joined verbs: "kidnapped and murdered by rebels", "beat and shot her"."""
    if not passive:
        return objects_behind(last, grammar), []
    return [], _agents_among([(case_of(c), c) for c in last.children if c.dep_ in OBLIQUES], grammar)


def _agents_among(obliques: list[tuple[str, Token]], grammar: Grammar) -> list[Token]:
    return [c for case, c in obliques if case in grammar.agent_cases and not _is_clause(c)]


def _is_clause(oblique: Token) -> bool:
    """`Asesinados por ser representantes`: why, and not by whom."""
    return any(c.dep_ == "cop" for c in oblique.children) or is_reason_apart(oblique)


def _of_result(state: Token, grammar: Grammar) -> Arguments:
    """The arguments of "resultó herida": whoever the verb of result is said of suffers it.

    Who leaves others so does it: "dejaron malherido al alcalde".
    """
    verb = state.head
    subjects, _ = _subjects(verb, grammar, passive=True)
    obliques = tuple((case_of(c), c) for c in verb.children if c.dep_ in OBLIQUES and c.pos_ != "ADV")
    left = left_so(state, grammar)
    doers = tuple(_expand([t for t in subjects if t.i < verb.i], grammar)) if left else ()
    return Arguments(tuple(_expand(left or subjects, grammar)), (), doers, obliques, passive=True)


def _expand(tokens: list[Token], grammar: Grammar) -> Iterator[Token]:
    seen: set[int] = set()
    for token in tokens:
        for one in with_conjuncts(token):
            if one.i not in seen:
                seen.add(one.i)
                yield one


def _subjects(verb: Token, grammar: Grammar, *, passive: bool) -> tuple[list[Token], list[Token]]:
    """Subjects of a verb, and who had it done, climbing where it has none of its own."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") and not is_no_party(c, grammar)]
    own = own or strays(verb, passive=passive)
    suffering = [c for c in own if c.dep_ == "nsubj:pass"]
    if passive and 0 < len(suffering) < len(own) and any(fold(c.lemma_) in grammar.have for c in verb.children):
        return suffering, [c for c in own if c not in suffering]  # "soldiers had the villagers beaten"
    if own or (authors := received_from(verb, grammar)) is not None:
        return [_antecedent(c, verb, grammar) for c in own or authors or ()], []
    head, dep = verb.head, verb.dep_
    if counted := [c for c in beside(verb) if is_counted(c) and c.i == verb.i - 1 and c.head.i != verb.i]:
        return counted, []
    if dep == "amod":
        return ([head], []) if head.pos_ in ("NOUN", "PROPN") else ([], [])
    if dep == "acl" and head.dep_ == "obj" and fold(head.head.lemma_) in grammar.order and head.i < verb.i:
        masters = _subjects(head.head, grammar, passive=passive)[0]
        doers = by_word_or_effort(fold(head.head.lemma_), [head], masters, grammar)
        return (doers, []) if doers is not None else ([head], masters)
    if (told := _told_above(verb, grammar, passive=passive)) is not None:
        return told
    if not passive and is_done_to_antecedent(verb, grammar):
        return [], []
    if dep in ("acl", "acl:relcl"):
        if has_whom(verb, grammar) or is_elsewhere(verb, grammar) or (passive and is_of_noun(verb, grammar)):
            return who_goes_on(verb, grammar), []  # `a quienes golpearon`, "at risk of being killed"
        return ([side_before(head, verb, grammar)], []) if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM") else ([], [])
    is_state = head.pos_ == "NOUN" and any(c.dep_ == "cop" for c in head.children)  # `fueron puestos … y fusilados`
    joined = dep == "conj" and (head.pos_ in ("VERB", "AUX", "ADJ") or (is_state and passive))
    if joined or (dep == "parataxis" and goes_on(verb)):
        beside_it = gapped_subject(verb)
        return (
            ([beside_it], []) if beside_it is not None else _subjects(above_infinitive(verb), grammar, passive=passive)
        )
    if dep in CONTROLLED and over_adverb(head).pos_ in ("VERB", "ADJ"):
        return _controlled(verb, grammar, passive=passive)
    if dep == "ccomp" and head.pos_ == "VERB":
        return _of_speaker(verb, grammar, passive=passive)
    return _of_noun_above(verb, grammar), []


def _of_noun_above(verb: Token, grammar: Grammar) -> list[Token]:
    """The subject of an infinitive below a noun: "is in Lima to mediate", and in a headline."""
    head, is_infinitive = verb.head, "Inf" in verb.morph.get("VerbForm", []) and verb.head.i < verb.i
    if is_infinitive and case_of(head) in grammar.locative_cases and any(c.dep_ == "cop" for c in head.children):
        return [c for c in head.children if c.dep_ == "nsubj"]
    # "Thousands of teachers in the capital to support the strike": a headline without a verb.
    is_headline = is_infinitive and verb.dep_ == "advcl" and verb.sent.root.pos_ in ("NOUN", "NUM")
    return [head] if is_headline and head.pos_ in ("NOUN", "PROPN", "NUM") else []


def _told_above(verb: Token, grammar: Grammar, *, passive: bool) -> tuple[list[Token], list[Token]] | None:
    """Who did it, and who had it done, where words above a clause say whose deed or task it is."""
    if not passive and is_reason(verb, grammar):
        above = verb.head
        suffers = above.pos_ == "VERB" and is_passive(above, grammar)
        blamed = _subjects(above, grammar, passive=True)[0] if suffers else blamed_for(verb, grammar)
        if blamed:
            return blamed, []
    if verb.dep_ in CONTROLLED and is_charged(verb, grammar):
        return with_conjuncts(verb.head), []
    if verb.dep_ == "acl" and is_wording(verb, grammar):
        return _subjects(verb.head.head, grammar, passive=passive)
    return _under_orders(verb, grammar)


def _of_speaker(verb: Token, grammar: Grammar, *, passive: bool) -> tuple[list[Token], list[Token]]:
    """`El sindicato anunció que suspenderá la huelga`: a finite verb without a subject has that of the verb above.

    `Ordenó a sus hombres que mataran`: who is told to does it, and who orders it is behind it. What a body says was
    done to somebody was not done to that body (`Amnistía dijo que fue torturado`).
    """
    if fold(verb.head.lemma_) in grammar.words["perceiving"]:  # `vieron cómo mataban a sus padres`
        return [], []
    forms = (t for t in (*verb.children, verb) if t.i == verb.i or t.dep_.startswith("aux"))
    forms = (t for t in forms if "Fin" in t.morph.get("VerbForm", []))
    finite, above = next(forms, verb), verb.head
    number = finite.morph.get("Number", [])
    if "Sub" in finite.morph.get("Mood", []):
        given = [c for c in given_to(above, verb) if c.pos_ in ("NOUN", "PROPN")]
        masters = _subjects(above, grammar, passive=False)[0] if fold(above.lemma_) in grammar.order else []
        return [c for c in given if c.morph.get("Number", number) == number], masters
    is_third = "Fin" in finite.morph.get("VerbForm", []) and finite.morph.get("Person", ["3"]) == ["3"]
    drops = bool(grammar.words["speaker_forms"])  # subjects; "alleges that fired" has lost one
    is_third = (is_third and drops) or is_perfect_infinitive(verb)  # `dijo haber escrito`
    subjects = [c for c in above.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")]
    others = grammar.words["speaks_for"]
    subjects = [c for c in subjects if fold(c.lemma_) not in others and not (passive and c.ent_type_ == "ORG")]
    same = [c for c in subjects if is_third and not is_quoted(verb) and (not number or number_of(c, number) == number)]
    if passive or befalls_subject(fold(verb.lemma_), verb.lang_):
        same = [c for c in same if not outlived(c, verb, grammar)]
    return [_antecedent(c, above, grammar) for c in same], []


def _controlled(verb: Token, grammar: Grammar, *, passive: bool) -> tuple[list[Token], list[Token]]:
    """The subject of "ordered him to kill", "wanted to kill", "after killing": object or subject of the verb above."""
    above, aside = over_adverb(verb.head), is_told_aside(verb, grammar)
    if passive and not aside and is_elsewhere(verb, grammar):  # `los delitos de que venía siendo acusada`
        return [], []
    if (apart := _told_apart(verb, above, grammar)) is not None:
        return apart, []
    masters, _ = _subjects(above, grammar, passive=passive)
    if aside:
        return meant_aside(verb, above, masters, grammar, passive=passive), []
    lemma, must = fold(above.lemma_), any(c.dep_ == "mark" for c in verb.children)  # "had to be released"
    orders = lemma in grammar.order or ((passive or has_done_by(verb, above)) and lemma in grammar.have and not must)
    if (orders or lemma in grammar.control_object) and not goes_along(verb):
        given, masters = _told_to(above, verb, grammar) or (given_to(above, verb), masters)
        if (doers := by_word_or_effort(lemma, given, masters, grammar)) is not None:
            return doers, []
        if orders or given:
            return given, masters if orders else []
    if shares_subject(verb, above, grammar, passive=passive):
        return masters, []
    if keeps_thing(verb, grammar):
        return kept_before(verb), []
    return ([] if verb.dep_ == "advcl" else kept_so(above) or masters), []  # `mantiene detenidos a sus hijos`


def _told_apart(verb: Token, above: Token, grammar: Grammar) -> list[Token] | None:
    """Who is seen doing it or kept from it, or has a subject of his own; None where the verb above tells who."""
    perceived = fold(above.lemma_) in grammar.words["perceiving"]  # "the children saw their parents killed"
    if perceived and is_passive(above, grammar) and (seen := _subjects(above, grammar, passive=True)[0]):
        return seen  # "was seen led away"
    if is_seen_done(verb, grammar):
        return []
    if perceived:
        return given_to(above, verb)
    if is_kept_from(verb, above, grammar):
        return _subjects(above, grammar, passive=True)[0] if is_passive(above, grammar) else given_to(above, verb)
    if verb.dep_ != "advcl":
        return None
    needs = set(verb.morph.get("VerbForm", [])) & grammar.words["need_subject"]
    return lost_subject(verb, grammar) or ([] if needs else None)


def _told_to(above: Token, verb: Token, grammar: Grammar) -> tuple[list[Token], list[Token]] | None:
    """Who was told or charged, and by whom, where that is a passive: "were ordered by the colonel to shoot"."""
    if not any(c.dep_ == "aux:pass" for c in above.children):
        return None
    by = [c for c in above.children if c.dep_ in OBLIQUES and case_of(c) in grammar.agent_cases and c.i < verb.i]
    return _subjects(above, grammar, passive=True)[0], by


def _under_orders(verb: Token, grammar: Grammar) -> tuple[list[Token], list[Token]] | None:
    """Who got an order to do something, and who gave it: "received orders to fire", `dio la orden de disparar`."""
    order = verb.head
    is_named = order.dep_ == "obj" and {fold(order.lemma_), fold(order.text)} & grammar.words["orders"]
    if verb.dep_ not in ("acl", "advcl") or not is_named or is_past_participle(verb):
        return None
    above = order.head
    subjects = _subjects(above, grammar, passive=False)[0]
    if fold(above.lemma_) in grammar.words["receiving"]:
        return subjects, []
    if fold(above.lemma_) not in grammar.words["handing"]:
        return None
    given = [c for c in above.children if c.dep_ in ("iobj", "obl", "obl:arg", "obj") and c.i != order.i]
    return [c for c in given if c.dep_ == "iobj" or case_of(c) in (*TO, "to")], subjects


def _antecedent(subject: Token, verb: Token, grammar: Grammar) -> Token:
    """The noun that a relative pronoun stands for; the token itself if it is none."""
    is_relative = fold(subject.text) in grammar.relative and subject.pos_ in ("PRON", "DET", "SCONJ")
    if not is_relative:
        return subject
    clause = verb
    while clause.dep_ in ("conj", "xcomp") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ in ("acl:relcl", "acl") and clause.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return side_before(clause.head, clause, grammar)
    return subject
