"""How one answer stands to another: the typed relations, one function for numbers, times, places and people each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from careo.link.answers import UNKNOWN, Answer
from careo.link.measures import distance_km, is_same_place, place_name, radius
from careo.model import Bound, Question, Relation

STRENGTH: tuple[Relation, ...] = (
    Relation.DENIES,
    Relation.DENIED,
    Relation.CONTRADICTS,
    Relation.UPDATES,
    Relation.SCOPE_DIFFERS,
    Relation.CONTAINS,
    Relation.COMPATIBLE,
    Relation.AGREES,
    Relation.ONLY,
    Relation.NOT_UNDERSTOOD,
    Relation.SILENT,
)
CITY_APART_KM = 5.0
ABOUT_SHARE = 0.1
INFINITY = float("inf")


def compare_answers(a: Answer, b: Answer) -> Relation:
    """How `a` stands to `b`, two answers to one question from independent accounts.

    A denial denies the assertion, which is denied by another; two denials agree.
    """
    if a.question in {Question.WHAT, Question.RESPONSE} and a.key != b.key:
        return Relation.COMPATIBLE
    if a.denied != b.denied:
        if not _speak_of_one_thing(a, b):
            return Relation.COMPATIBLE
        return Relation.DENIES if a.denied else Relation.DENIED
    if UNKNOWN in (a.key, b.key) and a.key != b.key:
        return Relation.COMPATIBLE
    return COMPARE[a.question](a, b)


def _speak_of_one_thing(a: Answer, b: Answer) -> bool:
    """Whether a denial can be meant against the other answer: it names the same, or one of them names nobody."""
    return not a.words or not b.words or bool(a.words & b.words) or bool(a.identity & b.identity)


def compare_numbers(a: Answer, b: Answer) -> Relation:
    """Numbers of people; who is counted goes first.

    Those who count different groups (a part, "eight Soviets" beside "18 people") differ in scope, unless the smaller
    group is given the larger number.
    """
    if (a.low, a.high) == (b.low, b.high) and not (a.part or b.part):
        return Relation.AGREES
    scope = _compare_scope(a, b)
    if scope is not None:
        return scope
    if _low(a) <= _high(b) and _low(b) <= _high(a):
        return Relation.COMPATIBLE
    return Relation.CONTRADICTS


def _low(answer: Answer) -> float:
    """The least that is said; "more than 30" does not rule 30 out, nor does "about 30" rule out 27."""
    if answer.low is None:
        return 0
    if answer.bound is Bound.MORE_THAN:
        return answer.low - 1
    return answer.low * (1 - ABOUT_SHARE) if answer.bound is Bound.ABOUT else answer.low


def _high(answer: Answer) -> float:
    """The most that is said, as loosely."""
    if answer.high is None:
        return INFINITY
    if answer.bound is Bound.FEWER_THAN:
        return answer.high + 1
    return answer.high * (1 + ABOUT_SHARE) if answer.bound is Bound.ABOUT else answer.high


def _compare_scope(a: Answer, b: Answer) -> Relation | None:
    """Scope differs, where a whole and a part, or two groups, are counted; None where the same group is."""
    if a.part or b.part:
        return Relation.SCOPE_DIFFERS if _low(a) and _low(b) else None
    if a.words == b.words or a.unsaid or b.unsaid:
        return None
    narrow, wide = (a, b) if a.words > b.words else (b, a)
    if wide.words < narrow.words:
        return Relation.SCOPE_DIFFERS if _low(narrow) <= _high(wide) else None
    return None if a.words & b.words else Relation.SCOPE_DIFFERS


def compare_times(a: Answer, b: Answer) -> Relation:
    """Ranges: equal, one inside the other, overlapping, or apart. A range open on a side can only be compatible."""
    if a.key == b.key:
        return Relation.AGREES
    if a.when is None or b.when is None:
        return Relation.COMPATIBLE
    a_from, a_to, b_from, b_to = a.when.earliest, a.when.latest, b.when.earliest, b.when.latest
    if a_to is not None and b_from is not None and a_to <= b_from:
        return Relation.CONTRADICTS
    if b_to is not None and a_from is not None and b_to <= a_from:
        return Relation.CONTRADICTS
    if a_from is None or a_to is None or b_from is None or b_to is None:
        return Relation.COMPATIBLE
    inside = (a_from <= b_from and b_to <= a_to) or (b_from <= a_from and a_to <= b_to)
    return Relation.CONTAINS if inside else Relation.COMPATIBLE


def compare_places(a: Answer, b: Answer) -> Relation:
    """Places: the same, one inside the other, near enough to be the same, or elsewhere.

    Two towns are two places even where the circle around the larger one reaches the smaller.
    """
    x, y = a.where, b.where
    if x is None or y is None:
        return Relation.AGREES if a.key == b.key else Relation.COMPATIBLE
    if is_same_place(x, y):
        return Relation.AGREES
    distance = distance_km(x, y)
    if distance is None:
        names = place_name(x), place_name(y)
        return Relation.CONTAINS if names[0] <= names[1] or names[1] <= names[0] else Relation.COMPATIBLE
    small, large = sorted((radius(x), radius(y)))
    if distance + small <= large and large > 2 * small:
        return Relation.CONTAINS
    if distance <= max(CITY_APART_KM, small):
        return Relation.COMPATIBLE
    return Relation.CONTRADICTS


def compare_people(a: Answer, b: Answer) -> Relation:
    """People and bodies by what identifies them: a description ("four men in uniform") contradicts no name."""
    if a.words == b.words:
        return Relation.AGREES
    if not a.identity or not b.identity:
        return Relation.COMPATIBLE
    if any(w.startswith("@") for w in a.identity & b.identity) or a.identity == b.identity:
        return Relation.AGREES
    ours, theirs = _plain(a.identity), _plain(b.identity)
    if ours <= theirs or theirs <= ours:
        return Relation.CONTAINS
    shared = len(ours & theirs) / min(len(ours), len(theirs))
    return Relation.COMPATIBLE if shared >= 0.5 else Relation.CONTRADICTS


def _plain(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in words if not w.startswith("@"))


def compare_victims(a: Answer, b: Answer) -> Relation:
    """Like people, but an incident has many victims: naming others contradicts nobody."""
    relation = compare_people(a, b)
    if relation is Relation.CONTRADICTS:
        return Relation.COMPATIBLE if a.words & b.words else Relation.SCOPE_DIFFERS
    return relation


def compare_acts(a: Answer, b: Answer) -> Relation:
    """What happened: the same act agrees, any other goes beside it (a bomb and the deaths it caused)."""
    return Relation.AGREES if a.key == b.key else Relation.COMPATIBLE


def compare_means(a: Answer, b: Answer) -> Relation:
    """How: a bomb and dynamite can be one thing, so differing means are only compatible."""
    if a.words == b.words:
        return Relation.AGREES
    return Relation.CONTAINS if a.words < b.words or b.words < a.words else Relation.COMPATIBLE


COMPARE: Mapping[Question, Callable[[Answer, Answer], Relation]] = {
    Question.WHAT: compare_acts,
    Question.WHO_DID_IT: compare_people,
    Question.WHO_ORDERED_IT: compare_people,
    Question.TO_WHOM: compare_victims,
    Question.KILLED: compare_numbers,
    Question.INJURED: compare_numbers,
    Question.DETAINED: compare_numbers,
    Question.MISSING: compare_numbers,
    Question.WHEN: compare_times,
    Question.WHERE: compare_places,
    Question.HOW: compare_means,
    Question.WHY: compare_means,
    Question.RESPONSE: compare_acts,
}


def strongest(relations: Sequence[Relation]) -> Relation:
    """The relation that says most of disagreement; `only` where there is none to choose from."""
    return min(relations, key=STRENGTH.index) if relations else Relation.ONLY
