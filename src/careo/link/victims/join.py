"""Pairs of victim records joined into people, under what persons judged; what cannot be decided is left to a person.

Judgements go first. Then pairs are joined, the heaviest first, unless something holds them apart: a judgement, another
record that fits as well and is somebody else, ages no one person has, or a third record of the same person that
contradicts. Ties go by id: the order of records and documents changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from careo.link.judged import Pair, Verdicts, contradiction, pair
from careo.link.victims.compare import COMPARE, SILENT, Row
from careo.link.victims.weights import CONFLICT, JOIN, MARGIN, OPEN, Weights, prior_weight, probability_of
from careo.model import Judgement, Problem, RecordPair, Verdict, Weighing

NOT_ONE_PERSON = 0  # the level of `age` that no weight of names outweighs
COUSINS = 1  # the level of `surnames` at which the first is the same and the second another


@dataclass(slots=True)
class Joined:
    """Records by person, the pairs that hold them together, those left open, and judgements that could not be kept."""

    members: dict[str, list[str]]
    used: list[RecordPair] = field(default_factory=list)
    open_pairs: list[RecordPair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scale:
    """Weighs any two records: the same sum that Splink makes, for every pair, with its sentences."""

    rows: Mapping[str, Row]
    weights: Weights

    def weight(self, left: str, right: str) -> float:
        """The weight of a pair in bits."""
        return prior_weight() + sum(one.weight for one in self.weighings(left, right))

    def weighings(self, left: str, right: str) -> tuple[Weighing, ...]:
        """What each comparison adds; one on which a record is silent adds nothing and is left out."""
        ours, theirs = self.rows[left].columns, self.rows[right].columns
        found = []
        for what in COMPARE:
            number = self.level(what, left, right)
            if number != SILENT:
                level = self.weights[what][number]
                found.append(Weighing(what, level.said.format(_shown(ours[what]), _shown(theirs[what])), level.weight))
        return tuple(found)

    def level(self, what: str, left: str, right: str) -> int:
        """The level of one comparison."""
        return COMPARE[what](self.rows[left].columns[what], self.rows[right].columns[what])

    def judged(self, left: str, right: str, verdict: Verdict | None = None, held: str = "") -> RecordPair:
        """A pair with all that is known of it."""
        weight = self.weight(left, right)
        weighings = self.weighings(left, right)
        return RecordPair(left, right, probability_of(weight), weight, weighings, verdict, held)


def join_records(pairs: Mapping[Pair, float], scale: Scale, verdicts: Verdicts) -> Joined:
    """The people that records name: every record is in exactly one."""
    ids = sorted(scale.rows)
    joining = _Joining(scale, verdicts, {one: [one] for one in ids}, {one: one for one in ids})
    joining.keep_judgements()
    fitting = {ids: weight for ids, weight in pairs.items() if probability_of(weight) >= JOIN}
    near = _neighbours(fitting)
    for (left, right), _ in sorted(fitting.items(), key=lambda item: (-round(item[1], 6), item[0])):
        joining.join(left, right, held=_what_holds(left, right, fitting, near, scale, verdicts))
    joining.leave_open(pairs)
    return joining.made


@dataclass(slots=True)
class _Joining:
    scale: Scale
    verdicts: Verdicts
    members: dict[str, list[str]]
    person_of: dict[str, str]
    held: dict[Pair, str] = field(default_factory=dict)
    made: Joined = field(init=False)

    def __post_init__(self) -> None:
        self.made = Joined(self.members)

    def keep_judgements(self) -> None:
        """Join what was judged the same, the oldest judgement first; one that breaks another becomes a problem."""
        for one in self.verdicts.of(Verdict.SAME):
            ours, theirs = self._sides(one)
            if any(self._verdict(a, b) is Verdict.DIFFERENT for a in ours for b in theirs):
                self.made.problems.append(contradiction(one))
            elif ours is not theirs:
                self._merge(one.left, one.right, self.scale.judged(*pair(one.left, one.right), Verdict.SAME))

    def join(self, left: str, right: str, *, held: str) -> None:
        """Join a pair that fits, unless something holds it apart."""
        ours, theirs = self.members[self.person_of[left]], self.members[self.person_of[right]]
        if ours is theirs:
            return
        held = held or self._what_stands_between(ours, theirs)
        if held:
            self.held[left, right] = held
        else:
            self._merge(left, right, self.scale.judged(left, right))

    def leave_open(self, pairs: Mapping[Pair, float]) -> None:
        """Collect the pairs a person should look at: likely, not joined, and not judged yet."""
        for ids, weight in sorted(pairs.items(), key=lambda item: (-round(item[1], 6), item[0])):
            apart = self.person_of[ids[0]] != self.person_of[ids[1]]
            verdict = self._verdict(*ids)
            if apart and probability_of(weight) >= OPEN and verdict in (None, Verdict.UNSURE):
                self.made.open_pairs.append(self.scale.judged(*ids, verdict, self.held.get(ids, "")))

    def _verdict(self, left: str, right: str) -> Verdict | None:
        found = self.verdicts.by_pair.get(pair(left, right))
        return found.verdict if found else None

    def _sides(self, one: Judgement) -> tuple[list[str], list[str]]:
        return self.members[self.person_of[one.left]], self.members[self.person_of[one.right]]

    def _what_stands_between(self, ours: Sequence[str], theirs: Sequence[str]) -> str:
        for left in ours:
            for right in theirs:
                if self._verdict(left, right) is Verdict.DIFFERENT:
                    return f"judged different: {left} and {right}"
                if self._verdict(left, right) is None and self.scale.weight(left, right) < CONFLICT:
                    return f"would join {left} and {right}, which contradict each other"
        return ""

    def _merge(self, left: str, right: str, by: RecordPair) -> None:
        name, gone = pair(self.person_of[left], self.person_of[right])
        self.members[name] = sorted(self.members[name] + self.members.pop(gone))
        for one in self.members[name]:
            self.person_of[one] = name
        self.made.used.append(by)


def _what_holds(
    left: str,
    right: str,
    fitting: Mapping[Pair, float],
    near: Mapping[str, Sequence[str]],
    scale: Scale,
    verdicts: Verdicts,
) -> str:
    """Why a pair that fits is not joined by the machine; "" where nothing holds it."""
    judged = verdicts.by_pair.get(pair(left, right))
    if judged is not None and judged.verdict is not Verdict.SAME:
        return f"{judged.who} judged the two {judged.verdict}: {judged.why}"
    if scale.level("age", left, right) == NOT_ONE_PERSON:
        return "the ages are not one person's, whatever the names say: father and son may share them"
    if scale.level("surnames", left, right) == COUSINS:
        return "the second surnames are not the same: cousins and half-brothers share the first"
    weight = fitting[left, right]
    for ours, theirs in ((left, right), (right, left)):
        for other in near[ours]:
            rival = fitting[pair(ours, other)] >= weight - MARGIN
            if other != theirs and rival and _are_two(theirs, other, scale, verdicts):
                return f"{ours} fits {other} as well, who is somebody else than {theirs}"
    return ""


def _are_two(left: str, right: str, scale: Scale, verdicts: Verdicts) -> bool:
    judged = verdicts.by_pair.get(pair(left, right))
    if judged is not None and judged.verdict is not Verdict.UNSURE:
        return judged.verdict is Verdict.DIFFERENT
    return probability_of(scale.weight(left, right)) < OPEN


def _neighbours(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for left, right in sorted(pairs):
        near[left].append(right)
        near[right].append(left)
    return near


def _shown(column: str) -> str:
    """A column as a sentence shows it: one of two equal ends is enough."""
    words = column.replace("|", ", ").split(" ")
    return words[0] if len(words) == 2 and words[0] == words[1] else " ".join(words)
