"""Several incidents of one type in one document: who and what was hit is set apart where it was hit another time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from careo.model import Mention, Role
from careo.understand.incidents.candidates import Weighed
from careo.understand.incidents.features import Facts, head_of
from careo.understand.incidents.weights import Choice

TARGETS = ("human", "physical")
ELSEWHERE = 0.2
"""What a sentence that is nearer to another incident still counts."""
LATE_DAYS, LATE_PLACES = 6, 4
"""Sentences for which a day and a place that were named still hold."""
LONGEST_DAYS = 40
"""Days that an expression may span to tell one incident from another."""


def pair_features(facts: Facts, kind: str, one: Mention, other: Mention) -> dict[str, float]:
    """Two mentions of who or what was hit, as hit in one incident of a type or in two."""
    return dict.fromkeys(_pair_names(facts, kind, *sorted((one, other), key=lambda m: m.span.start)), 1.0)


def _pair_names(facts: Facts, kind: str, one: Mention, other: Mention) -> Iterator[str]:
    first, last = facts.sentence_of(one.span.start), facts.sentence_of(other.span.start)
    far = min(last - first, 6)
    breaks = facts.doc.text.count("\n\n", one.span.start, other.span.start)
    yield from ("bias", f"far={far}", f"breaks={min(breaks, 4)}", f"kind={kind}", f"far={far}:{kind}")
    yield from (f"sorts={one.kind.value}:{other.kind.value}", f"sentences={min(len(facts.sentences) // 6, 5)}")
    heads = head_of(one.span.quote(facts.doc.text)), head_of(other.span.quote(facts.doc.text))
    yield f"same head={heads[0] == heads[1]}:{far > 0}"
    if one.actor_id and one.actor_id == other.actor_id:
        yield "same actor"
    episodes = [
        {e.episode for e, of, _ in facts.events if of == kind and _takes_part(e.roles, m)} for m in (one, other)
    ]
    if all(episodes):
        yield f"same episode={bool(episodes[0] & episodes[1])}"
    for name, spans in (("times", facts.reading.times), ("places", facts.reading.places)):
        between = sum(one.span.start < found.span.start < other.span.start for found in spans)
        yield f"{name} between={min(between, 3)}"
        yield f"{name} between={min(between, 3)}:{breaks > 0}"
    passed = sum(of == kind and first < at <= last for _, of, at in facts.events)
    yield f"told between={min(passed, 4)}"
    yield from _scene_names(facts, kind, one, other, apart=far > 0)


def _scene_names(facts: Facts, kind: str, one: Mention, other: Mention, *, apart: bool) -> Iterator[str]:
    """Whether the last day and the last place named before each are the same, and whether its own sentence names them.

    `apart` says that the two stand in different sentences.
    """
    days = [_last_named(facts, mention, _days_of(facts), LATE_DAYS) for mention in (one, other)]
    places = [_last_named(facts, mention, _places_of(facts), LATE_PLACES) for mention in (one, other)]
    for name, ((first, near), (second, beside)) in (("day", days), ("place", places)):
        alike = "unknown" if "" in (first, second) else "same" if first == second else "other"
        yield from (f"{name}={alike}", f"{name}={alike}:{near}:{beside}", f"{name}={alike}:{apart}")
        yield f"{name}={alike}:{kind}"
    acts = [{event.act for event, _ in facts.by_sentence.get(_sentence(facts, m), ())} for m in (one, other)]
    yield f"acts={bool(acts[0] & acts[1])}:{apart}"


def _last_named(facts: Facts, mention: Mention, named: Sequence[tuple[int, str]], late: int) -> tuple[str, bool]:
    """The nearest of what is named in the sentence of a mention, or in the last one before it, and if in its own.

    Nothing that stands more than `late` sentences before counts.
    """
    at = _sentence(facts, mention)
    rows = [(at - facts.sentence_of(start), abs(start - mention.span.start), what) for start, what in named]
    gap, _, what = min((row for row in rows if 0 <= row[0] <= late), default=(-1, 0, ""))
    return what, gap == 0


def _sentence(facts: Facts, mention: Mention) -> int:
    return facts.sentence_of(mention.span.start)


def _days_of(facts: Facts) -> list[tuple[int, str]]:
    return [
        (time.span.start, time.earliest.date().isoformat())
        for time in facts.reading.times
        if time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days <= LONGEST_DAYS
    ]


def _places_of(facts: Facts) -> list[tuple[int, str]]:
    return [(place.span.start, place.gazetteer_id or place.name) for place in facts.reading.places]


def _takes_part(roles: Iterable[Role], mention: Mention) -> bool:
    return any(role.span == mention.span for role in roles)


def parted(facts: Facts, kind: str, hit: Sequence[Mention], choice: Choice, sure: float) -> list[list[int]]:
    """Indices of mentions of who and what was hit, those of one incident together, by average linkage."""
    alike = {
        (i, j): choice.probabilities(pair_features(facts, kind, hit[i], hit[j]))["yes"]
        for j in range(len(hit))
        for i in range(j)
    }
    groups = [[i] for i in range(len(hit))]
    while len(groups) > 1:
        score, a, b = max((_mean(alike, groups[a], groups[b]), -a, -b) for b in range(len(groups)) for a in range(b))
        if score < sure:
            break
        groups[-a] += groups.pop(-b)
    return groups


def _mean(alike: Mapping[tuple[int, int], float], one: Sequence[int], other: Sequence[int]) -> float:
    return sum(alike[min(i, j), max(i, j)] for i in one for j in other) / (len(one) * len(other))


def nearest(groups: Sequence[Sequence[int]], at: int) -> int:
    """Which of some groups of sentence numbers a sentence is nearest to."""
    return min(range(len(groups)), key=lambda i: min(abs(at - place) for place in groups[i]))


def focused(weighed: Weighed, kind: str, groups: Sequence[Sequence[int]], which: int) -> Weighed:
    """A document as one of its incidents sees it: sentences nearer to another of them count for less."""
    rows = [
        row if nearest(groups, at) == which else {**row, kind: row.get(kind, 0.0) * ELSEWHERE}
        for at, row in enumerate(weighed.sentences)
    ]
    return replace(weighed, sentences=tuple(rows))
