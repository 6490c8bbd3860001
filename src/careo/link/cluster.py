"""Accounts joined into incidents by linking under constraints, best pair first.

Two clusters are joined while the score of their pairs reaches the threshold: the average, and for a part the best pair,
since a short notice is like only some of the reports on its incident. One strong pair alone never chains two incidents
together, and a pair that scores 0, which cannot be one, keeps them apart. Pairs that blocking left out are scored when
a joining needs them. Ties go by id, so the result does not depend on the order of anything.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from careo.link.judged import Constraints, pair

Pair = tuple[str, str]
SAMPLE = 8
BEST_SHARE = 0.35


def join_accounts(
    ids: Iterable[str],
    candidates: Iterable[Pair],
    score: Callable[[str, str], float],
    *,
    constraints: Constraints,
    threshold: float,
    main: frozenset[str],
) -> list[tuple[str, ...]]:
    """The clusters, each a sorted tuple of account ids, sorted; every id is in exactly one.

    What documents are mainly about is joined first, and then what they mention besides: a side remark must not decide
    whether two reports tell of one incident.
    """
    joining = _Joining(sorted(ids), score, constraints, threshold, main)
    for left, right in constraints.same:
        joining.merge(joining.cluster_of[left], joining.cluster_of[right])
    pairs = sorted(candidates)
    for first in (True, False):
        for left, right in pairs:
            if (left in main and right in main) is first:
                joining.neighbours(joining.cluster_of[left], joining.cluster_of[right])
        joining.run()
    return sorted(tuple(sorted(members)) for members in joining.members.values())


class _Joining:
    """The state of one agglomeration: clusters by name (their smallest id), and a heap of what could be joined."""

    def __init__(
        self,
        ids: Sequence[str],
        score: Callable[[str, str], float],
        constraints: Constraints,
        threshold: float,
        main: frozenset[str],
    ) -> None:
        self.members: dict[str, list[str]] = {i: [i] for i in ids}
        self._first = {i: [i] for i in ids}
        self._first_main = {i: [i] if i in main else [] for i in ids}
        self.cluster_of = {i: i for i in ids}
        self._near: dict[str, set[str]] = defaultdict(set)
        self._heap: list[tuple[float, str, str, int, int]] = []
        self._pair_score, self._threshold = score, threshold
        self._apart: dict[str, set[str]] = defaultdict(set)
        for left, right in constraints.different:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def neighbours(self, left: str, right: str) -> None:
        """Remember that two clusters may be joined."""
        if left != right and right not in self._near[left]:
            self._near[left].add(right)
            self._near[right].add(left)
            self._offer(left, right)

    def merge(self, left: str, right: str) -> None:
        """Make one cluster of two; the neighbours of both become its neighbours."""
        if left == right:
            return
        name, gone = pair(left, right)
        joined = self.members.pop(gone)
        self.members[name] += joined
        self.cluster_of.update(dict.fromkeys(joined, name))
        for first in (self._first, self._first_main):
            first[name] = sorted(first[name] + first.pop(gone))[:SAMPLE]
        around = (self._near.pop(name, set()) | self._near.pop(gone, set())) - {name, gone}
        for other in around:
            self._near[other] -= {name, gone}
        for other in sorted(around):
            self.neighbours(name, other)

    def run(self) -> None:
        """Join until nothing reaches the threshold."""
        while self._heap:
            _, left, right, left_size, right_size = heapq.heappop(self._heap)
            alive = left in self.members and right in self.members
            if alive and len(self.members[left]) == left_size and len(self.members[right]) == right_size:
                self.merge(left, right)

    def _offer(self, left: str, right: str) -> None:
        if self._must_stay_apart(left, right):
            return
        average = self._average(left, right)
        if average >= self._threshold:
            one, other = pair(left, right)
            sizes = len(self.members[one]), len(self.members[other])
            heapq.heappush(self._heap, (-round(average, 9), one, other, *sizes))

    def _must_stay_apart(self, left: str, right: str) -> bool:
        if not self._apart:
            return False
        ours, theirs = self.members[left], self.members[right]
        return any(not self._apart[a].isdisjoint(theirs) for a in ours if a in self._apart)

    def _average(self, left: str, right: str) -> float:
        """The average score over the pairs of two clusters, over a few members of large ones.

        Where both hold main accounts only these are compared, and the best of their pairs counts for a part. The few
        are the first by id: ids are hashes, so this is a fair sample, and one that changes little as a cluster grows.
        """
        ours, theirs = self._first_main[left], self._first_main[right]
        share = BEST_SHARE if ours and theirs else 0.0
        if not ours or not theirs:
            ours, theirs = self._first[left], self._first[right]
        scores = [self._pair_score(*pair(a, b)) for a in ours for b in theirs]
        if 0.0 in scores:
            return 0.0
        return (1 - share) * sum(scores) / len(scores) + share * max(scores)
