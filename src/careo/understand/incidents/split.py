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
    yield from (f"between={word}" for word in facts.words_between(one.span.stop, other.span.start) if breaks or far)


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
