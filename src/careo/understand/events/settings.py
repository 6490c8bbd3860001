"""When and where an event is told to have been, by what stands nearest to it in the syntax."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.model import MentionKind, Place, TimeRange
from careo.text.numbers import fold
from careo.understand.attribution.cues import load_cues
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.parsed import Parsed
from careo.understand.roles import ANIMATE
from careo.understand.roles.arguments import Grammar, case_of, with_conjuncts
from careo.understand.roles.clauses import clause_head

if TYPE_CHECKING:
    from spacy.tokens import Token

NO_POINT = frozenset({"DURATION", "SET"})
WITHIN = frozenset({"advcl", "ccomp", "xcomp", "conj", "parataxis", "acl"})
"""Clauses that happen where the clause above does."""
OWN, IN_CLAUSE, ABOVE, ELSEWHERE = 0, 1, 2, 3
JOINED = 20  # words: a time in the clause joined by "and" counts for both, after those of its own
TOWN_KM = 50.0  # what reaches farther is no town
_BESIDE = frozenset({"appos", "conj", "flat", "flat:name", "list"})
_PART = frozenset({"nmod", "compound", "nmod:poss", "amod", "nmod:desc"})
_STANDING = frozenset({MentionKind.PLACE, MentionKind.FACILITY})
_NOWHERE = frozenset({"of", "from", "to", "between"})


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


def time_of(
    parsed: Parsed, head: Token, times: Sequence[TimeRange], *, deeds: Deeds, grammar: Grammar
) -> TimeRange | None:
    """The time of a trigger: its own, else nearest in its clause, in the clause above, or the only one of its sentence.

    A time that hangs on the noun of another deed is that deed's: "arrested in a raid after the attack of 3 May".
    """
    fitting = [t for t in times if t.timex_type not in NO_POINT and _in_sentence(parsed, head, t.span.start)]
    ranked = sorted(
        (_rank(head, token, deeds), index, t)
        for index, (t, token) in enumerate((t, _token_at(parsed, t.span.start)) for t in fitting)
        if not _is_time_of_telling(parsed, head, token) and not _is_of_other(head, token, deeds, grammar)
    )
    if not ranked:
        return None
    (level, _), _, best = ranked[0]
    if level <= ABOVE or len(ranked) == 1:
        return best
    return None


def _is_of_other(head: Token, time: Token, deeds: Deeds, grammar: Grammar) -> bool:
    """Whether a time hangs on the noun of another deed, which is not the scene or the occasion of this one."""
    owner = deeds.owner_of(time)
    if owner is None or owner.i == head.i or owner.pos_ not in ("NOUN", "PROPN"):
        return False
    if owner.i in {a.i for a in head.ancestors} or {head.i} & {t.i for t in with_conjuncts(owner)}:
        return False
    verb = head if head.pos_ in ("VERB", "AUX", "ADJ") else head.head
    scene = case_of(owner) in grammar.locative_cases or head.i in deeds.effects
    together = owner.head.i == head.i or _first(owner.head).i == _first(verb).i
    return not (scene and together) or comes_apart(owner, grammar)


def _first(verb: Token) -> Token:
    """The first of the verbs that "and" joins."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        verb = verb.head
    return verb


def comes_apart(noun: Token, grammar: Grammar) -> bool:
    """Whether a word before a noun puts its deed before or after the one it is told with: "following an attack"."""
    before = [c for c in noun.children if c.i < noun.i and c.dep_ in ("case", "mark", "advmod")]
    if noun.dep_ in ("obj", "obl") and noun.head.i < noun.i and not case_of(noun):
        before.append(noun.head)  # "following" taken for a verb
    return any(fold(c.text) in grammar.words["other_than"] for c in before)


def _is_time_of_telling(parsed: Parsed, head: Token, time: Token) -> bool:
    """`The minister said today that a bomb had gone off`: today is when it was said."""
    here, there = clause_head(head), clause_head(time)
    says = load_cues(parsed.lang).verbs.get(there.lemma_.casefold()) == "say"
    low, high = sorted((there.i, time.i))
    together = not any(token.text in ",()" for token in parsed.syntax[low:high])
    return says and together and here.i != there.i


def place_of(parsed: Parsed, head: Token, places: Sequence[Place], grammar: Grammar) -> Place | None:
    """The place of a trigger: nearest locative in its clause, else in its sentence; names of peoples never."""
    fitting = [p for p in places if _in_sentence(parsed, head, p.span.start) and _is_locative(parsed, p, grammar)]
    ranked = sorted(
        ((_rank(head, _token_at(parsed, p.span.start)), index, p) for index, p in enumerate(fitting)),
        key=lambda row: row[:2],
    )
    if not ranked:
        return None
    (level, _), _, best = ranked[0]
    clause = clause_head(head)
    if level == IN_CLAUSE or (level == ABOVE and clause.dep_ in WITHIN) or (len(fitting) == 1 and level == ELSEWHERE):
        return best
    return None


def _is_locative(parsed: Parsed, place: Place, grammar: Grammar) -> bool:
    """Whether the place is where something is, not whose it is or who acts: "in the port of Callao", "in Lima, Peru".

    A locative preposition stands before it, or before the place that it lies in or stands beside.
    """
    if _is_sender(parsed, place):
        return False
    told = place.relation not in {"", *_NOWHERE}
    return told or _is_within(parsed, place, grammar)


def _is_sender(parsed: Parsed, place: Place) -> bool:
    """Whether a country stands before what is its own, wherever that is: "outside the Soviet and PRC embassies"."""
    token = _root_of(parsed, place)
    while token.dep_ == "conj":
        token = token.head
    is_country = place.country != "" and place.division == "" and (place.radius_km or 0.0) > TOWN_KM
    owned = load_noun_kinds(parsed.lang).kind_of(token.head) is not MentionKind.PLACE
    return is_country and owned and token.dep_ in ("compound", "amod") and token.head.i > token.i


def _root_of(parsed: Parsed, place: Place) -> Token:
    run = parsed.syntax.char_span(place.span.start, place.span.stop, alignment_mode="expand")
    return run.root if run is not None else _token_at(parsed, place.span.start)


def _is_within(parsed: Parsed, place: Place, grammar: Grammar) -> bool:
    kinds = load_noun_kinds(parsed.lang)
    token = _root_of(parsed, place)
    for _ in range(4):
        cases = [fold(c.text) for c in token.children if c.dep_ == "case"]
        if any(case in grammar.locative_cases for case in cases):
            return True
        beside = token.dep_ in _BESIDE and not cases
        part = token.dep_ in _PART and kinds.kind_of(token.head) in _STANDING
        part = part or (token.dep_ == "nmod" and kinds.kind_of(token.head) not in ANIMATE)
        if token.head.i == token.i or not (beside or part):
            return False
        token = token.head
    return False


def _token_at(parsed: Parsed, start: int) -> Token:
    run = parsed.syntax.char_span(start, start + 1, alignment_mode="expand")
    return run[0] if run is not None else parsed.syntax[0]


def _in_sentence(parsed: Parsed, head: Token, start: int) -> bool:
    sent = head.sent
    return sent.start_char <= start < sent.end_char


def _rank(head: Token, other: Token, deeds: Deeds | None = None) -> tuple[int, int]:
    """How near two words are: one below the other, same clause, clause above, elsewhere; then by distance in words."""
    here, there = clause_head(head), clause_head(other)
    distance = abs(head.i - other.i)
    if deeds is not None and head.pos_ in ("NOUN", "PROPN") and deeds.owner_of(other) == head:
        return OWN, distance
    if here.i == there.i:
        return IN_CLAUSE, distance
    if there.dep_ == "conj" and there.head.i == here.i:
        return IN_CLAUSE, distance + JOINED
    if there.i in {a.i for a in here.ancestors}:
        return ABOVE, distance
    return ELSEWHERE, distance


def is_long_past(parsed: Parsed, head: Token, times: Sequence[TimeRange], grammar: Grammar) -> bool:
    """Whether the clause hangs on a measure of time: "five years after rebels burned the office"."""
    clause = clause_head(head)
    marks = [c for c in clause.children if c.dep_ in ("mark", "advmod", "case") and c.i < clause.i]
    first = min((c.i for c in marks if fold(c.text) in grammar.words["after"]), default=None)
    if first is None or clause.dep_ not in ("advcl", "acl", "ccomp", "conj", "xcomp", "parataxis", "acl:relcl"):
        return False
    word = parsed.syntax[first]
    return any(t.timex_type == "DURATION" or t.anchor is not None for t in times if _ends_at(t, word))


def _ends_at(time: TimeRange, word: Token) -> bool:
    """Whether a time stands right before a word or holds it."""
    return time.span.start < word.idx <= time.span.stop + 2


def is_habitual(clause: Iterable[Token], grammar: Grammar) -> bool:
    """Whether words such as "often" make a clause tell a habit."""
    return any(fold(t.lemma_) in grammar.words["habit"] or fold(t.text) in grammar.words["habit"] for t in clause)


def is_kind(head: Token, grammar: Grammar) -> bool:
    """Whether a bare noun under another names a kind of deed: "a trinity of rape, torture and murder".

    Days of torture are time spent so, a wave of attacks is made of deeds, a march of protest is one.
    """
    top = head
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    bare = not any(c.dep_ in ("det", "nummod", "nmod", "nmod:poss", "amod") for c in (*head.children, *top.children))
    ends = head.i + 1 >= len(head.doc) or fold(head.nbor(1).text) not in grammar.patient_cases | grammar.agent_cases
    single = "Sing" in head.morph.get("Number", [])
    under = top.dep_ == "nmod" and top.head.pos_ == "NOUN" and any(c.dep_ == "case" for c in top.children)
    return (
        bare
        and ends
        and single
        and under
        and fold(top.head.lemma_) not in grammar.words["stretches"] | grammar.words["containers"]
    )


def is_earlier(clause: Iterable[Token], grammar: Grammar) -> bool:
    """Whether a clause speaks of what was before the news: "have killed several citizens in previous attacks".

    A day or month is not: "el pasado jueves", "en mayo pasado", "el pasado 23 de mayo".
    """
    earlier, dates = grammar.words["earlier"], grammar.words["dates"]
    described = [t.head for t in clause if fold(t.lemma_) in earlier and t.dep_ == "amod"]
    return any(t.pos_ != "NUM" and fold(t.text) not in dates for t in described)
