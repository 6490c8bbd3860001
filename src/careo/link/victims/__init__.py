"""Victim records of lists and documents -> people, with reasons; and how many there were in all.

Pure: the order of records and judgements changes nothing. Splink, the extra `people`, is imported when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from careo.link.judged import lost, pair, settle
from careo.link.victims.compare import lay_out, name_of
from careo.link.victims.estimate import estimate_total
from careo.link.victims.join import Joined, Scale, join_records
from careo.link.victims.records import find_records
from careo.link.victims.splinked import find_pairs
from careo.model import Judgement, LinkedVictims, Problem, RecordPair, VictimPerson, VictimRecord, is_record_id, make_id

__all__ = ["VERSION", "estimate_total", "explain_pair", "find_records", "link_victims"]

VERSION = "victims@1"


def link_victims(
    records: Iterable[VictimRecord], judgements: Sequence[Judgement] = (), *, find: Any = find_pairs
) -> LinkedVictims:
    """The people that victim records name, under the judgements as they stand; every record is in exactly one.

    Args:
        records: of lists and documents, in any order; one without a name is passed over.
        judgements: of the case; those on other things are passed over.
        find: what finds and weighs the pairs.

    Raises:
        MissingExtraError: Splink is not installed.
    """
    by_id = {one.id: one for one in sorted(records, key=lambda one: one.id) if not name_of(one).is_empty}
    here, problems = _about(judgements, by_id)
    verdicts = settle(here)
    rows = {id: lay_out(record) for id, record in by_id.items()}
    found = find(list(rows.values()))
    scale = Scale(rows, found.weights)
    made = join_records(found.pairs, scale, verdicts)
    return LinkedVictims(
        _people(made, by_id),
        tuple(by_id.values()),
        tuple(sorted(made.used, key=lambda one: (one.left, one.right))),
        tuple(made.open_pairs),
        (*problems, *verdicts.problems, *made.problems),
        f"{VERSION} {'estimated' if found.trained else 'fixed'} weights",
    )


def explain_pair(left: VictimRecord, right: VictimRecord, linked: LinkedVictims) -> RecordPair:
    """Two records weighed against each other, whether or not they met."""
    for one in (*linked.pairs, *linked.open_pairs):
        if {one.left, one.right} == {left.id, right.id}:
            return one
    rows = {one.id: lay_out(one) for one in (left, right)}
    found = find_pairs([lay_out(one) for one in linked.records])
    return Scale(rows, found.weights).judged(*pair(left.id, right.id))


def _about(
    judgements: Iterable[Judgement], records: Mapping[str, VictimRecord]
) -> tuple[list[Judgement], list[Problem]]:
    """The judgements on records, and a problem for each that stands on a record that is not there any more."""
    ours = [one for one in judgements if is_record_id(one.left) and one.withdrawn is None]
    here = [one for one in ours if one.left in records and one.right in records]
    return here, [lost(one) for one in ours if one not in here]


def _people(made: Joined, records: Mapping[str, VictimRecord]) -> tuple[VictimPerson, ...]:
    by_record: dict[str, list[RecordPair]] = {}
    for one in made.used:
        by_record.setdefault(one.left, []).append(one)
    people = []
    for members in made.members.values():
        links = [one for id in members for one in by_record.get(id, ())]
        certainty = min((1.0 if one.verdict else one.probability for one in links), default=1.0)
        sources = tuple(sorted({records[id].source for id in members}))
        judged = any(one.verdict for one in links)
        name = _fullest(records[id] for id in members)
        people.append(VictimPerson(make_id("person", *members), name, tuple(members), sources, certainty, judged))
    return tuple(sorted(people, key=lambda one: (-len(one.sources), one.name.casefold(), one.id)))


def _fullest(records: Iterable[VictimRecord]) -> str:
    """The name with the most words; of several, the first of the alphabet."""
    return min((one.name for one in records), key=lambda name: (-len(name.split()), -len(name), name))
