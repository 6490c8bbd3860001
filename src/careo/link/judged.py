"""What people decided, as constraints on the joining. The machine proposes, the person decides.

A person's later judgement on a pair replaces the same person's earlier one. Where two people disagree on a pair neither
is applied, and a Problem says so. Judgements that together contradict each other (A is B, B is C, but A is not C) are
settled on the careful side: what is kept apart stays apart, and the joining that would break it is reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from careo.link.accounts import Account
from careo.model import Judgement, Problem, Room, Verdict

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The judgements that stand, by the sorted pair of ids that were judged."""

    by_pair: Mapping[Pair, Judgement]
    problems: tuple[Problem, ...]

    def of(self, verdict: Verdict) -> Iterator[Judgement]:
        """The judgements with this verdict, the oldest first."""
        found = (j for j in self.by_pair.values() if j.verdict is verdict)
        return iter(sorted(found, key=lambda j: (j.when, j.id)))


@dataclass(frozen=True, slots=True)
class Constraints:
    """Which accounts must be together and which must not, by sorted pairs of account ids, and what stood in the way.

    `verdicts` holds every judged pair of accounts, also those about which people are unsure.
    """

    same: tuple[Pair, ...]
    different: frozenset[Pair]
    verdicts: Mapping[Pair, Verdict]
    problems: tuple[Problem, ...]


def settle(judgements: Iterable[Judgement]) -> Verdicts:
    """The judgements that stand: not withdrawn, the last of each person, none where people disagree."""
    latest: dict[Pair, dict[str, Judgement]] = defaultdict(dict)
    for one in sorted(judgements, key=lambda j: (j.when, j.id)):
        if one.withdrawn is None:
            latest[pair(one.left, one.right)][one.who] = one
    standing: dict[Pair, Judgement] = {}
    problems = []
    for ids in sorted(latest):
        opinions = [j for _, j in sorted(latest[ids].items())]
        decided = [j for j in opinions if j.verdict is not Verdict.UNSURE] or opinions
        if len({j.verdict for j in decided}) > 1:
            problems.append(_disagreement(ids, decided))
        else:
            standing[ids] = decided[0]
    return Verdicts(standing, tuple(problems))


def pair(left: str, right: str) -> Pair:
    """Two ids, sorted."""
    return (left, right) if left <= right else (right, left)


def find_splits(verdicts: Verdicts, homes: Mapping[str, tuple[str, int]]) -> frozenset[str]:
    """Events that must leave their account, because a person set them apart from another event of it.

    Args:
        verdicts: what was decided.
        homes: the document of each event, and which of its accounts has it.
    """
    inside = (j for j in verdicts.of(Verdict.DIFFERENT) if j.left in homes and j.right in homes)
    return frozenset(max(j.left, j.right) for j in inside if homes[j.left] == homes[j.right])


def make_constraints(verdicts: Verdicts, accounts: Sequence[Account]) -> Constraints:
    """Judgements on events and documents as constraints on accounts.

    A judgement on an event holds for its whole account, one on an incident for all accounts it had at that moment.
    *Same* on two documents joins what they are mainly about; *different* keeps all their accounts apart.
    """
    by_event = {event.id: account.id for account in accounts for event in account.events}
    by_doc: dict[str, list[str]] = defaultdict(list)
    for account in sorted(accounts, key=lambda a: (not a.main, a.id)):
        by_doc[account.doc_id].append(account.id)
    found: dict[Verdict, list[tuple[Pair, Judgement]]] = defaultdict(list)
    problems = []
    for verdict in Verdict:
        for one in verdicts.of(verdict):
            sides = [
                _accounts_of(name, events, by_event, by_doc)
                for name, events in ((one.left, one.left_events), (one.right, one.right_events))
            ]
            if not all(sides):
                problems.append(lost(one))
            elif verdict is Verdict.DIFFERENT:
                found[verdict] += [(pair(a, b), one) for a in sides[0] for b in sides[1] if a != b]
            else:
                found[verdict] += [(pair(sides[0][0], b), one) for b in _joined(one, sides)]
    different = frozenset(ids for ids, _ in found[Verdict.DIFFERENT])
    same, broken = _joinable(found[Verdict.SAME], different)
    verdict_of = {ids: verdict for verdict, rows in found.items() for ids, _ in rows}
    return Constraints(same, different, verdict_of, tuple(problems + [contradiction(j) for j in broken]))


def _accounts_of(
    name: str, events: Sequence[str], by_event: Mapping[str, str], by_doc: Mapping[str, list[str]]
) -> list[str]:
    """The accounts one side of a judgement speaks of: those of the incident that was judged, else the thing's own."""
    own = [by_event[name]] if name in by_event else by_doc.get(name, [])
    judged = [by_event[one] for one in events if one in by_event]
    return list(dict.fromkeys([*own, *judged])) if events else own


def _joined(one: Judgement, sides: Sequence[Sequence[str]]) -> list[str]:
    """What *same* joins with the first account: the rest of both incidents, or the first of two single things."""
    left = sides[0][1:] if one.left_events else []
    right = sides[1] if one.right_events else sides[1][:1]
    return list(dict.fromkeys([*left, *right]))


def _joinable(
    rows: Iterable[tuple[Pair, Judgement]], apart: frozenset[Pair]
) -> tuple[tuple[Pair, ...], list[Judgement]]:
    """The pairs that can be joined, oldest judgement first, without joining what must stay apart; and the others."""
    members: dict[str, set[str]] = {}
    joined, broken = [], []
    for (left, right), judgement in rows:
        ours, theirs = members.get(left, {left}), members.get(right, {right})
        if ours is not theirs and any(pair(a, b) in apart for a in ours for b in theirs):
            broken.append(judgement)
            continue
        union = ours | theirs
        members.update(dict.fromkeys(union, union))
        if left != right:
            joined.append((left, right))
    return tuple(joined), broken


def _disagreement(ids: Pair, opinions: Sequence[Judgement]) -> Problem:
    said = "; ".join(f"{j.who} says {j.verdict} ({j.why})" for j in opinions)
    where = f"{ids[0]} and {ids[1]}"
    return make_problem(where, "judges-disagree", f"{where}: {said}; neither is applied until one is withdrawn")


def contradiction(one: Judgement) -> Problem:
    """The problem of a judgement that would join what another keeps apart."""
    where = f"{one.left} and {one.right}"
    said = f"{where}: {one.who} says same, but that would join what was judged different; withdraw one of them"
    return make_problem(where, "judgements-contradict", said)


def lost(one: Judgement) -> Problem:
    """The problem of a judgement on what is not there any more."""
    where = f"{one.left} and {one.right}"
    said = f"{where}: judged {one.verdict} by {one.who}, but no event or document of that id is there now; judge again"
    return make_problem(where, "judged-thing-gone", said)


def make_problem(where: str, code: str, said: str) -> Problem:
    """A problem of this room."""
    return Problem(where, Room.LINK, code, said)
