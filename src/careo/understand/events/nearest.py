"""How near the words of a time or place stand to a deed in the syntax."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.model import MentionKind, TimeRange
from careo.text.numbers import fold
from careo.understand.attribution.cues import load_cues
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.parsed import Parsed
from careo.understand.roles.arguments import Grammar
from careo.understand.roles.cases import case_of
from careo.understand.roles.clauses import clause_head, is_pluperfect

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN, IN_CLAUSE, ABOVE, ELSEWHERE = 0, 1, 2, 3
_BEFALLEN = frozenset({"obj", "nsubj:pass", "obl", "obl:arg"})
CHOSEN = 8
"""Words before a stretch of time among which one may choose a deed of many: "the third attack on a post in a week"."""
JOINED = 20  # words: a time in the clause joined by "and" counts for both, after those of its own


@dataclass(frozen=True, slots=True)
class Deeds:
    """The triggers of a sentence: the tokens that head them, and those of what is done to people or things."""

    heads: frozenset[int]
    effects: frozenset[int]

    def owner_of(self, token: Token) -> Token | None:
        """The nearest trigger that a token hangs on, or stands right behind where it is the subject of a verb.

        `El asesinato del juez el 3 de mayo provocó una protesta`: the day is the murder's, whatever it was hung on.
        """
        below = token
        for at in (token, *token.ancestors):
            if at.pos_ in ("VERB", "AUX", "ADJ") and below.i < at.i:
                before = (c for c in at.children if c.dep_.startswith("nsubj") and c.i in self.heads)
                if owner := next((c for c in before if c.right_edge.i + 1 == below.left_edge.i), None):
                    return owner
            if at.i in self.heads:
                return at
            below = at
        return None


def rank(head: Token, other: Token, deeds: Deeds | None = None) -> tuple[int, int]:
    """How near two words are: one below the other, same clause, clause above, elsewhere; then by distance in words."""
    here, there = clause_head(head), clause_head(other)
    distance = abs(head.i - other.i)
    if deeds is not None and head.pos_ in ("NOUN", "PROPN") and deeds.owner_of(other) == head:
        return OWN, distance
    if here.i == there.i:
        return IN_CLAUSE, distance
    if there.dep_ == "conj" and there.head.i == here.i and not _are_parted(here, there):
        return IN_CLAUSE, distance + JOINED
    if there.i in {a.i for a in here.ancestors}:
        return ABOVE, distance
    return ELSEWHERE, distance


def _are_parted(here: Token, there: Token) -> bool:
    """Whether a semicolon parts two clauses, the second of others: "80 were beaten; one died on 9 July"."""
    own = any(c.dep_.startswith("nsubj") for c in there.children)
    return own and any(t.text == ";" for t in here.doc[here.i : there.left_edge.i + 1])


def is_of_next(head: Token, time: Token) -> bool:
    """Whether a time stands behind a joined passive with its own auxiliary: "was jailed and was freed in 1990"."""
    here, there = clause_head(head), clause_head(time)
    joined = there.dep_ == "conj" and there.head.i == here.i and there.i < time.i
    return joined and any(c.dep_ == "aux:pass" for c in there.children)


def is_since_best(head: Token, time: Token, grammar: Grammar) -> bool:
    """Whether a time only says since when a deed is the worst or first of many: "the worst massacre since 1997"."""
    before = time.doc[max(time.sent.start, time.i - CHOSEN) : time.i]
    since = head.i < time.i and len(before) > 0 and fold(before[-1].text) in grammar.words["since_then"]
    return (since and any(fold(t.text) in grammar.words["one_of"] for t in before)) or is_compared_with(
        head, time, grammar
    )


FARTHEST_THAN = 10
"""Words from "fewer" to "than", at most, where "than" opens no clause."""


def is_compared_with(head: Token, other: Token, grammar: Grammar) -> bool:
    """Whether a deed is only likened to another: "the worst attack since rebels killed 30", "as bloody as the war".

    Args:
        head: of the deed that is told.
        other: of the other one, or a word below it.
        grammar: of the language.
    """
    words = grammar.words
    above = [t for t in (other, *other.ancestors) if t.i > head.i and t.i != head.i and not t.is_ancestor(head)]
    likened = (t for t in above if t.i != other.i or t.pos_ == "NOUN")
    if any(t.pos_ == "NOUN" and case_of(t) in words["like"] and _is_degree(t, grammar) for t in likened):
        return True
    since = (t for t in above if t.dep_ == "advcl" and {fold(c.text) for c in t.children} & words["since_then"])
    best = head.doc[max(head.sent.start, head.i - 2) : min(head.i + 3, head.sent.end)]
    return any(True for _ in since) and head.pos_ == "NOUN" and any(fold(t.text) in words["one_of"] for t in best)


def _is_degree(noun: Token, grammar: Grammar) -> bool:
    """Whether the first of "as … as", `tan … como` stands right before what opens a noun phrase."""
    before = noun.doc[max(noun.sent.start, noun.left_edge.i - 3) : noun.left_edge.i]
    return any(fold(t.text) in grammar.words["as_much"] for t in before)


def is_of_noun_before(verb: Token) -> bool:
    """Whether a participle behind a noun says what became of it: "a man arrested on Monday"."""
    forms, tenses = verb.morph.get("VerbForm", []), verb.morph.get("Tense", [])
    return verb.dep_ == "acl" and "Part" in forms and "Pres" not in tenses


def _was_before(head: Token, token: Token, grammar: Grammar) -> bool:
    """`El alcalde, que había sido amenazado en octubre, pidió refuerzos`: what had been before the deed."""
    clauses = (one for one in token.ancestors if one.dep_ == "acl:relcl" and is_pluperfect(one, grammar))
    clause = next(clauses, None)
    return clause is not None and clause.i != head.i and not clause.is_ancestor(head)


def describes_somebody(head: Token, token: Token, grammar: Grammar) -> bool:
    """Whether a word only helps to say who somebody is whom a deed befell: "killed a man arrested in Ayora in May".

    Or who had been through something before it was done, or who tells of it: "doctors who saw the bodies on 16 July
    found that they had been shot".
    """
    if _is_of_teller(head, token) or (head.pos_ in ("VERB", "AUX") and _was_before(head, token, grammar)):
        return True
    if _is_asked_now(head, token):
        return True
    participle = next((one for one in (token, *token.ancestors) if is_of_noun_before(one)), None)
    if participle is None or participle.i == head.i or participle.is_ancestor(head):
        return False
    described = participle.head
    befell = described.head.i == head.i and described.dep_ in _BEFALLEN
    below = described.head.i != head.i and any(
        one.dep_ == "ccomp" and one.head == described.head for one in head.ancestors
    )
    return (befell or below) and load_noun_kinds(head.lang_).kind_of(described) is MentionKind.PERSON


def _is_asked_now(head: Token, token: Token) -> bool:
    """`Exigimos que se detenga al jefe, que ese día estaba al mando`: a past of whom a present asks something."""
    behind = (one for one in token.ancestors if one.i > head.i)
    clause = next((one for one in behind if one.dep_ == "acl:relcl" or _opens_with_that(one)), None)
    if clause is None or clause.head.i not in {t.i for t in head.subtree}:
        return False
    verbs = [[t, *(c for c in t.children if c.dep_.startswith(("aux", "cop")))] for t in (head, clause)]
    tenses = [{one for c in group if _is_told(c) for one in c.morph.get("Tense", [])} for group in verbs]
    return tenses[0] == {"Pres"} and bool(tenses[1]) and tenses[1] <= {"Past", "Imp"}


def _opens_with_that(clause: Token) -> bool:
    """Whether `que` opens what a parser hung on the verb, and is said of somebody: `el jefe, que estaba allí`."""
    marks = (c for c in clause.children if c.dep_ == "mark" and c.i > 0 and c.nbor(-1).text == ",")
    return clause.dep_ == "advcl" and any(fold(c.text) in load_cues(clause.lang_).that for c in marks)


def _is_of_teller(head: Token, token: Token) -> bool:
    clause = next((one for one in token.ancestors if one.dep_ == "acl:relcl" and one.i > one.head.i), None)
    if clause is None or clause.head.dep_ != "nsubj" or clause.is_ancestor(head) or clause.i == head.i:
        return False
    told = (one.head.i for one in (head, *head.ancestors) if one.dep_ == "ccomp")
    return clause.head.head.i in told


def is_to_come(head: Token, token: Token, coming: Container[str]) -> bool:
    """Whether a word belongs to what is said to be due, of something else: "peace talks due to open in Geneva"."""
    above = (one for one in token.ancestors if fold(one.lemma_) in coming or fold(one.text) in coming)
    due = next((one for one in above if one.dep_ in ("amod", "acl", "acl:relcl", "appos")), None)
    return due is not None and due.i != head.i and not due.is_ancestor(head)


def is_compared(parsed: Parsed, time: TimeRange, grammar: Grammar) -> bool:
    """`61 menos que el año anterior`, "fewer were killed than in 1993": a time that another is compared with."""
    token = token_at(parsed, time.span.start)
    near = token.doc[max(token.sent.start, token.i - 3) : token.i]
    than = next((t for t in near if fold(t.text) in grammar.words["than"]), None)
    back = FARTHEST_THAN if than is not None and than.head.pos_ not in ("VERB", "AUX") else 4
    before = than.doc[max(than.sent.start, than.i - back) : than.i] if than is not None else ()
    return any(fold(t.text) in grammar.words["comparing"] for t in before)


def is_counted_from_then(parsed: Parsed, head: Token, time: TimeRange) -> bool:
    """Whether a stretch that lies ahead is counted from the day of a plan that is told: "planned to kill within"."""
    news = parsed.doc.news_day()
    ahead = time.timex_type == "DURATION" and news is not None and time.latest is not None
    if not ahead or news is None or time.latest is None or time.latest.date() <= news.value:
        return False
    above = head.head
    told = any(
        "Past" in t.morph.get("Tense", []) for t in (head, above, *head.children, *above.children) if _is_told(t)
    )
    return "Inf" in head.morph.get("VerbForm", []) and told


def _is_told(token: Token) -> bool:
    """Whether a verb or auxiliary has a person."""
    return token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", [])


def token_at(parsed: Parsed, start: int) -> Token:
    """The token that holds a character."""
    run = parsed.syntax.char_span(start, start + 1, alignment_mode="expand")
    return run[0] if run is not None else parsed.syntax[0]
