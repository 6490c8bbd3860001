"""When an event is told to have been, by what stands nearest to it in the syntax."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from careo.model import TimeRange
from careo.text.numbers import fold, fold_same
from careo.understand.attribution.cues import load_cues
from careo.understand.attribution.edges import items_of
from careo.understand.events.nearest import (
    ABOVE,
    CHOSEN,
    OWN,
    Deeds,
    describes_somebody,
    is_compared,
    is_counted_from_then,
    is_of_next,
    is_of_noun_before,
    is_since_best,
    is_to_come,
    rank,
    token_at,
)
from careo.understand.events.reactions import is_of_reaction
from careo.understand.parsed import Parsed
from careo.understand.roles.arguments import Grammar, load_grammar
from careo.understand.roles.cases import case_of, with_conjuncts
from careo.understand.roles.clauses import clause_head, is_pluperfect
from careo.understand.text_order import TextOrder
from careo.understand.times.patterns import load_time_words
from careo.understand.times.tense import lies_ahead

if TYPE_CHECKING:
    from spacy.tokens import Token

PERFECT = "perfect"
STRETCHES = (".times.window@1", ".times.duration@1")
"""Rules of stretches that the text counts from its own day: "in the last two weeks", "within three weeks"."""
_OWN_PARTS = frozenset({"obj", "iobj", "nsubj", "nsubj:pass", "aux:pass"})
NEXT_UNIT = ".times.next_unit@1"
"""The rule of what is counted from a deed told before: "the next day"."""
ONE_DAY = timedelta(days=1)
COUNTED_FROM = {"Y": len("1991"), "M": len("1991-05")}
"""How long the value of a date is that years and months are counted from."""
NO_POINT = frozenset({"DURATION", "SET"})


def time_of(
    parsed: Parsed, head: Token, times: TextOrder[TimeRange], *, deeds: Deeds, grammar: Grammar, many: bool = False
) -> TimeRange | None:
    """The time of a trigger: its own, else nearest in its clause, in the clause above, or the only one of its sentence.

    A time that hangs on the noun of another deed is that deed's: "arrested in a raid after the attack of 3 May". Where
    it befell `many`, what they count from is when that began: "25 killed since it was founded in 1988".
    """
    sent = head.sent
    if (labelled := _of_label(parsed, head, times)) is not None:
        return labelled
    fitting = [t for t in times.starting(sent.start_char, sent.end_char) if _is_told_range(parsed, t, times, grammar)]
    ranked = sorted(
        (rank(head, token, deeds), index, t)
        for index, (t, token) in enumerate((t, token_at(parsed, t.span.start)) for t in fitting)
        if not (_is_time_of_telling(parsed, head, token) or is_compared(parsed, t, grammar))
        and not _is_of_other(head, token, deeds, grammar)
        and not (
            _is_of_other_item(head, token)
            or _describes_another(head, token)
            or is_of_next(head, token)
            or is_since_best(head, token, grammar)
        )
        and not (describes_somebody(head, token, grammar) or _is_counted_on(head, token, t))
        and not is_counted_from_then(parsed, head, t)
        and not (is_of_record(head, grammar) and token.i < head.i)
        and not (is_of_now(head, token, grammar) or is_of_reaction(head, token, grammar))
        and not (_is_of_what_followed(head, token, grammar) or is_to_come(head, token, grammar.words["due"]))
    )
    if not ranked:
        return None
    (level, _), _, best = ranked[0]
    if (level > OWN or best.span.start < head.idx) and is_measured_from(parsed, head, grammar):
        return None
    if many and _is_of_beginning(head, token_at(parsed, best.span.start), grammar):
        return replace(best, latest=None)
    if level <= ABOVE:
        return best
    return best if len(ranked) == 1 and not _is_of_nearer(head, token_at(parsed, best.span.start), deeds) else None


def _is_counted_on(head: Token, token: Token, time: TimeRange) -> bool:
    """`Arrested three men but released them the next day`: counted from the first of joined deeds."""
    here, there = clause_head(head), clause_head(token)
    joined = there.head.i == here.i and there.i < token.i and goes_on_itself(there)
    return joined and time.made_by.endswith(NEXT_UNIT)


def goes_on_itself(verb: Token) -> bool:
    """Whether a joined verb has parts of its own: "… and released them", not "were arrested and beaten"."""
    return verb.dep_ == "conj" and any(c.dep_ in _OWN_PARTS for c in verb.children)


def _is_of_nearer(head: Token, token: Token, deeds: Deeds) -> bool:
    """Whether the only time of a sentence stands in another clause, with a deed of its own.

    "Accused of having ordered the deaths of 47 villagers in 1984". Nor is it of what somebody said whom another clause
    describes: "From a friend, freed on 3 May, she learnt that he had been tortured".
    """
    clause = clause_head(token)
    bare = "Part" in clause.morph.get("VerbForm", []) and not any(c.dep_.startswith("aux") for c in clause.children)
    if bare and clause.dep_ in ("advcl", "acl") and clause_head(clause.head).i != clause_head(head).i:
        return not clause.is_ancestor(head)
    if clause.dep_ == "acl:relcl" and clause.i in deeds.heads and not clause.is_ancestor(head):
        return clause_head(head).i != clause.i  # `los padres, que anoche bloquearon la vía, dieron un plazo`
    others = (head.doc[i] for i in deeds.effects if i != head.i)
    return clause_head(head).i != clause.i and any(clause_head(one).i == clause.i for one in others)


def _of_label(parsed: Parsed, head: Token, times: TextOrder[TimeRange]) -> TimeRange | None:
    """The time before a colon that a deed stands behind, of several: "1981: 45 killed; 1982: 102 killed"."""
    sent, text = head.sent, parsed.text
    inside = list(times.starting(sent.start_char, sent.end_char))
    labels = [t for t in inside if text[t.span.stop : t.span.stop + 3].lstrip().startswith(":")]
    before = [t for t in labels if t.span.stop <= head.idx]
    return before[-1] if len(labels) > 1 and before and len(labels) == len(inside) else None


def _is_of_other_item(head: Token, time: Token) -> bool:
    """Whether another item of a list of clauses has it: `que los hallaron el 4 de marzo; que murieron por disparos`."""
    first, last = sorted((head.i, time.i))
    return any(first < at < last for at in items_of(head.sent, load_cues(head.lang_).that))


def _is_of_what_followed(head: Token, time: Token, grammar: Grammar) -> bool:
    """`En 1999 maté a un concejal y por eso me condenaron`: what came of a deed was not then."""
    clause = clause_head(head)
    for_that = (c for c in clause.children if c.i < clause.i and fold(c.text) in grammar.words["for_that"])
    joined = clause.dep_ in ("conj", "parataxis") and time.i < clause.left_edge.i
    return joined and any(case_of(c) in grammar.words["because_of"] for c in for_that)


def _is_of_beginning(head: Token, time: Token, grammar: Grammar) -> bool:
    """Whether it only says since when a deed is told: "25 were killed since the union was founded in July 1988"."""
    clause = clause_head(time)
    marks = {fold(c.text) for c in clause.children if c.dep_ in ("mark", "case") and c.i < clause.i}
    below = clause.dep_ == "advcl" and clause.i != head.i and not clause.is_ancestor(head)
    return below and bool(marks & grammar.words["since_then"])


def is_of_now(head: Token, other: Token, grammar: Grammar) -> bool:
    """Whether a clause tells what is so now, another what was: "three were freed; the others are missing".

    Now is how those fare who are left, and what is told in the present perfect ("two died; nobody has been tried").
    """
    here, there = _joined_clause(head), _joined_clause(other)
    now, then = _tense_of(here), _tense_of(there)
    left = any(fold(t.text) in grammar.words["rest"] for t in here.subtree) and now == {"Pres"}
    return here.i != there.i and (left or now == {PERFECT}) and bool(then) and not {"Pres", PERFECT} & then


def _joined_clause(token: Token) -> Token:
    """The head of the main clause that holds a token, of those that "and" or a semicolon joins."""
    while token.dep_ not in ("conj", "parataxis") or token.pos_ in ("NOUN", "PROPN", "NUM"):
        if token.head.i == token.i:
            break
        token = token.head
    return token


def _tense_of(clause: Token) -> set[str]:
    """The tense of the finite verb of a clause, or that it is a present perfect."""
    verbs = [t for t in (clause, *clause.children) if t.i == clause.i or t.dep_.startswith(("aux", "cop"))]
    told = {tense for t in verbs if "Fin" in t.morph.get("VerbForm", []) for tense in t.morph.get("Tense", [])}
    perfect = any(t.lemma_ in ("have", "haber") for t in verbs if t.i != clause.i)
    return {PERFECT} if perfect and told == {"Pres"} else told


def before_found(when: TimeRange | None) -> TimeRange | None:
    """The time of a deed by that of its finding: who is found dead was killed before that, nobody says since when."""
    return replace(when, earliest=None) if when is not None and when.latest is not None else when


def _is_from_day(time: TimeRange, times: TextOrder[TimeRange]) -> bool:
    """Whether it is one day, counted from a day: "on 2 May he was arrested; four days later he was freed".

    Or a year, counted in years from a year, or so a month: `en 1953 …, y dos años más tarde`.
    """
    if time.anchor is None or time.earliest is None or time.latest is None:
        return False
    counted = len("1991-05-02") if time.latest - time.earliest <= ONE_DAY else COUNTED_FROM.get(time.timex[-1:])
    return any(len(one.timex) == counted for one in times.starting(time.anchor.start, time.anchor.stop))


def _is_told_range(parsed: Parsed, time: TimeRange, times: TextOrder[TimeRange], grammar: Grammar) -> bool:
    """Whether a time says when: a day or a year, or a stretch that has an end ("in the last three years").

    A stretch that a deed is one of many in does not: "the largest offensive in the last ten years".
    """
    if time.timex_type not in NO_POINT or time.earliest is None or time.latest is None:
        return time.timex_type not in NO_POINT
    if not time.made_by.endswith(STRETCHES):  # "a month later", not "a month later | than the raid", `después | del`
        counts_from = parsed.text[time.span.stop : time.span.stop + 5].split()[:1]
        return fold(" ".join(counts_from)) not in grammar.patient_cases and _is_from_day(time, times)
    first = token_at(parsed, time.span.start)
    chosen = grammar.words["one_of"]
    return not any(fold(t.text) in chosen for t in first.doc[max(first.sent.start, first.i - CHOSEN) : first.i])


_TELLING = frozenset({"say", "deny", "accuse", "praise", "doubt"})
_OF_TIME = frozenset({"det", "case", "nmod", "nummod", "compound", "flat", "amod", "nmod:tmod", "appos"})


def _describes_another(head: Token, time: Token) -> bool:
    """Whether a time stands right behind a participle that says what somebody else is: "elections planned for May"."""
    told = time
    while told.dep_ in _OF_TIME and told.head.pos_ != "VERB":
        told = told.head
    participle = told.head
    if not is_of_noun_before(participle) or participle.i > time.i or told.left_edge.i > participle.i + 1:
        return False
    described = participle.head
    subject = described.head.i == head.i and described.dep_ == "nsubj"  # "a communique released today blamed the army"
    return head.i not in (participle.i, described.i) and not participle.is_ancestor(head) and not subject


def _is_of_other(head: Token, time: Token, deeds: Deeds, grammar: Grammar) -> bool:
    """Whether a time hangs on the noun of another deed, which is not the scene or the occasion of this one."""
    owner = deeds.owner_of(time)
    if owner is None or owner.i == head.i:
        return False
    if lies_ahead(owner, load_time_words(head.lang_)) and not owner.is_ancestor(head):
        return True
    if owner.pos_ not in ("NOUN", "PROPN"):
        marks = (fold(c.text) for c in owner.children if c.dep_ == "mark" and owner.dep_ == "advcl")
        if owner.dep_ == "acl:relcl" and case_of(time) in grammar.words["since_then"] and not owner.is_ancestor(head):
            return True  # "blamed the Front, which has been fighting since 1992"
        apart = not owner.is_ancestor(head) and any(mark in grammar.words["other_than"] for mark in marks)
        return apart or _tells_of_stranger(owner, head, grammar)
    if _tells_more_of(owner, head, grammar):
        return False
    if owner.i in {a.i for a in head.ancestors} or {head.i} & {t.i for t in with_conjuncts(owner)}:
        return False
    verb = head if head.pos_ in ("VERB", "AUX", "ADJ") else head.head
    scene = case_of(owner) in grammar.locative_cases or head.i in deeds.effects
    together = owner.head.i == head.i or _first(owner.head).i == _first(verb).i
    return not (scene and together) or comes_apart(owner, grammar)


def is_told_before(verb: Token, grammar: Grammar) -> bool:
    """Whether a relative clause tells what was before, in a perfect: "killed a man who had been arrested on Monday"."""
    return verb.dep_ == "acl:relcl" and is_pluperfect(verb, grammar)


def _tells_of_stranger(owner: Token, head: Token, grammar: Grammar) -> bool:
    """Whether a relative clause tells of somebody who has no part in a deed: `the groups that fought it in 1990`.

    Or what was before: "killed a man who had been arrested on Monday"; or of whom something else is said: "with this
    murder the teachers killed since 1985 are 40".
    """
    if is_of_noun_before(owner):
        return not (owner.is_ancestor(head) or head.is_ancestor(owner) or head.i == owner.head.i)
    if owner.dep_ != "acl:relcl" or owner.i <= head.i or owner.is_ancestor(head):
        return False
    described = owner.head
    if is_told_before(owner, grammar) and described.i != head.i:
        return True
    return head.i not in (described.i, described.head.i) and not described.is_ancestor(head)


def _tells_more_of(owner: Token, head: Token, grammar: Grammar) -> bool:
    """Whether a relative clause goes on about a deed: `an attack on 3 May, which caused the death of a nun`."""
    verb = _first(head if head.pos_ in ("VERB", "AUX") else head.head)
    link = next((c for c in verb.children if c.dep_.startswith("nsubj") and fold(c.text) in grammar.relative), None)
    if not verb.dep_.endswith("relcl") or link is None or owner.i > link.i:
        return False
    return not any(t.pos_ in ("VERB", "AUX") for t in verb.doc[owner.i + 1 : link.i])


def _first(verb: Token) -> Token:
    """The first of the verbs that "and" joins."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        verb = verb.head
    return verb


def comes_apart(noun: Token, grammar: Grammar) -> bool:
    """Whether a word before a noun puts its deed before or after the one it is told with: "following an attack".

    What was done "moments before the blast" was done for it.
    """
    before = [c for c in noun.children if c.i < noun.i and c.dep_ in ("case", "mark", "advmod")]
    if noun.dep_ in ("obj", "obl") and noun.head.i < noun.i and not case_of(noun):
        before.append(noun.head)  # "following" taken for a verb
    apart = (c for c in before if fold(c.text) in grammar.words["other_than"])
    return any(c.i == 0 or fold(c.nbor(-1).text) not in grammar.words["moments"] for c in apart)


def is_measured_from(parsed: Parsed, head: Token, grammar: Grammar) -> bool:
    """Whether the time of its sentence is told by how far it lies from a deed: "On 5 May, a month after the attack"."""
    if head.pos_ not in ("NOUN", "PROPN"):
        return False
    own = (c for c in head.children if c.i < head.i and c.dep_ in ("det", "amod", "compound", "nmod:poss"))
    first = min(t.idx for t in (head, *own))
    before = fold_same(parsed.text[head.sent.start_char : first])
    return _measured(parsed.lang).search(before) is not None


@cache
def _measured(lang: str) -> re.Pattern[str]:
    """A measure of time and the words that count from something, at the end of a text."""
    grammar = load_grammar(lang)
    units, links, articles = (
        "|".join(sorted(map(re.escape, grammar.words[key]), key=len, reverse=True))
        for key in ("measures", "measured_from", "definite")
    )
    inside = "|".join(map(re.escape, sorted(grammar.patient_cases)))
    return re.compile(rf"\b(?:{units})\s+(?:{links})(?:\s+(?:{inside}|{articles}))*\s*$")


def _is_time_of_telling(parsed: Parsed, head: Token, time: Token) -> bool:
    """`The minister said today that a bomb had gone off`: today is when it was said."""
    here, there = clause_head(head), clause_head(time)
    if _is_of_issue(head, time):
        return True
    before = fold_same(parsed.text[max(0, time.left_edge.idx - len("a fecha de ")) : time.idx])
    if any(re.search(rf"\b{one}\b", before) for one in load_grammar(parsed.lang).words["known_by"]):
        return True
    says = load_cues(parsed.lang).verbs.get(there.lemma_.casefold()) in _TELLING
    low, high = sorted((there.i, time.i))
    together = not any(token.text in ",()" for token in parsed.syntax[low:high])
    return says and together and here.i != there.i


def _is_of_issue(head: Token, time: Token) -> bool:
    """`En nuestra edición del martes publicamos que fue asesinado`, "in our issue of 3 May": when it was printed."""
    words, at = load_grammar(head.lang_).words["issues"], time
    while at.dep_ in _OF_TIME and at.head.i != at.i:
        at = at.head
        paper = at.lemma_.casefold() in load_cues(head.lang_).papers and at.i < time.i  # `la nota de fecha 7 de mayo`
        if paper or fold(at.lemma_) in words or fold(at.text) in words:
            return not at.is_ancestor(head) or paper
    return False


def is_of_record(head: Token, grammar: Grammar) -> bool:
    """Whether a deed is what somebody is known for: `mataron a Lara, responsable de la captura de diez hombres`."""
    noun = _first(head) if head.dep_ == "conj" and head.head.pos_ == "NOUN" else head
    noun = noun.head if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" else noun
    known = noun.head
    below = noun.dep_ == "nmod" and known.i < noun.i and known.dep_ in ("appos", "amod", "acl", "conj", "nmod")
    return below and bool({fold(known.lemma_), fold(known.text)} & grammar.words["responsible"])
