"""Readings -> CopyGroups, Incidents, Comparisons; every join with a score and its reasons.

The only room that sees two documents at once. Its result is the same in whatever order documents come.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from careo.link.accounts import Account, group_events, make_accounts
from careo.link.block import WINDOW, find_pairs
from careo.link.cluster import join_accounts
from careo.link.compare import Case, compare_accounts
from careo.link.copies import copy_links, find_copies, make_groups
from careo.link.deeds import Deeds, find_deeds
from careo.link.findings import Finding, Surroundings
from careo.link.incidents import make_incident, number_incidents, score_contested
from careo.link.judged import Constraints, Verdicts, find_splits, make_constraints, pair, settle
from careo.link.origins import make_origins
from careo.link.repeated import set_page_apart
from careo.link.score import explain, score_accounts
from careo.link.suggest import make_suggestions
from careo.link.texts import Library, make_text
from careo.link.wording import make_wording
from careo.model import (
    Comparison,
    Document,
    Incident,
    Judgement,
    Link,
    Linked,
    LinkKind,
    Reading,
    make_id,
)
from careo.settings import Settings

__all__ = ["VERSION", "link"]

VERSION = "link@2"
NEAR_MISS = 0.35
MOST_LINKS = 10


@dataclass(slots=True)
class _Scores:
    """The scores of pairs of accounts, computed when asked for and kept."""

    accounts: Mapping[str, Account]
    around: Surroundings
    wordless: Surroundings
    known: dict[tuple[str, str], float] = field(default_factory=dict)

    def __call__(self, left: str, right: str) -> float:
        ids = pair(left, right)
        if ids not in self.known:
            left, right = ids
            self.known[ids] = score_accounts(self.accounts[left], self.accounts[right], self.wordless)[0]
        return self.known[ids]

    def findings(self, ids: tuple[str, str]) -> tuple[float, tuple[Finding, ...]]:
        """The score of a pair and what was found, with the words that show it."""
        return score_accounts(self.accounts[ids[0]], self.accounts[ids[1]], self.around)


def link(
    documents: Iterable[Document],
    readings: Iterable[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    settings: Settings | None = None,
) -> Linked:
    """Copies, incidents and comparisons of a case, under the judgements as they stand.

    Pure: the order of the input changes nothing. Every event is in exactly one incident. A judgement that cannot be
    applied becomes a Problem; those withdrawn are passed over. A document without a reading can still be a copy.
    Of the settings `link_day_slack`, `link_threshold` and `copy_containment` are read.
    """
    with _without_collector():
        return _link(documents, readings, judgements, settings=settings)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Linking makes many objects and no cycles: looking for cycles again and again took a seventh of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _link(
    documents: Iterable[Document],
    readings: Iterable[Reading],
    judgements: Sequence[Judgement],
    *,
    settings: Settings | None,
) -> Linked:
    """Copies, incidents and comparisons of a case; see `link`."""
    options = settings or Settings()
    docs = {doc.id: doc for doc in sorted(documents, key=lambda d: d.id)}
    read = {r.doc_id: r for r in sorted(readings, key=lambda r: r.doc_id) if r.doc_id in docs}
    verdicts = settle(judgements)
    judged = {ids: one.verdict for ids, one in verdicts.by_pair.items()}
    texts = {doc.id: make_text(doc) for doc in docs.values()}
    copies = find_copies(list(docs.values()), read, texts, containment=options.copy_containment)
    groups = make_groups(copies, judged)
    group_of = {doc_id: group.id for group in groups for doc_id in group.doc_ids}
    pared = set_page_apart(docs, read, group_of)
    texts |= {doc.id: make_text(doc) for doc in pared.values() if doc is not docs[doc.id]}
    deeds = find_deeds(docs, read.values(), slack_days=options.link_day_slack)
    accounts = _make_accounts(pared, read, verdicts, deeds)
    constraints = make_constraints(verdicts, list(accounts.values()))
    library = Library(list(texts.values()))
    wording = make_wording(list(accounts.values()))
    around = Surroundings(wording, library, group_of, options.link_day_slack, deeds)
    scores = _Scores(accounts, around, replace(around, in_words=False))
    clusters = _join(accounts, scores, constraints, options)
    links = tuple(_incident_links(scores, constraints, docs))
    case = Case(docs, read, make_origins(docs.values(), groups), group_of)
    incidents, comparisons = _lay_side_by_side(clusters, accounts, links, case)
    return Linked(
        copy_groups=groups,
        incidents=incidents,
        comparisons=comparisons,
        links=tuple(sorted([*copy_links(copies, judged), *links], key=lambda one: one.id)),
        suggestions=make_suggestions(read.values(), incidents, comparisons, links, threshold=options.link_threshold),
        problems=(*verdicts.problems, *constraints.problems),
        made_by=VERSION,
    )


def _make_accounts(
    docs: Mapping[str, Document], readings: Mapping[str, Reading], verdicts: Verdicts, deeds: Deeds
) -> dict[str, Account]:
    """All accounts by id, sorted by id."""
    homes = {
        event.id: (doc_id, number)
        for doc_id, reading in readings.items()
        for number, events in enumerate(group_events(docs[doc_id], reading, deeds))
        for event in events
    }
    splits = find_splits(verdicts, homes)
    found = [a for doc_id, reading in readings.items() for a in make_accounts(docs[doc_id], reading, splits, deeds)]
    return {account.id: account for account in sorted(found, key=lambda a: a.id)}


def _copied_pairs(group_of: Mapping[str, str], main: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Main accounts of one copy group, each with the next few of its group."""
    members: dict[str, list[str]] = defaultdict(list)
    for doc_id, group in group_of.items():
        if doc_id in main:
            members[group].append(main[doc_id])
    for ids in members.values():
        ids.sort()
        yield from ((a, b) for at, a in enumerate(ids) for b in ids[at + 1 : at + 1 + WINDOW])


def _join(
    accounts: Mapping[str, Account], scores: _Scores, constraints: Constraints, options: Settings
) -> list[tuple[str, ...]]:
    """Clusters of account ids."""
    ordered = list(accounts.values())
    met = find_pairs(ordered, scores.around.wording, scores.around.library, slack_days=options.link_day_slack)
    main = {account.doc_id: account.id for account in ordered if account.main}
    copied = set(_copied_pairs(scores.around.copies, main))
    candidates = sorted({pair(ordered[i].id, ordered[j].id) for i, j in met} | copied)
    for ids in candidates:
        scores(*ids)
    likely = [ids for ids in candidates if scores.known[ids] >= options.link_threshold]
    return join_accounts(
        accounts,
        likely,
        scores,
        constraints=constraints,
        threshold=options.link_threshold,
        main=frozenset(main.values()),
    )


def _worth_showing(scores: _Scores, constraints: Constraints) -> list[tuple[str, str]]:
    """Pairs that were judged, and of those that score as a near-miss or better the best few of each account."""
    likely: dict[str, list[tuple[float, tuple[str, str]]]] = {}
    for ids, score in scores.known.items():
        if score >= NEAR_MISS:
            for one in ids:
                likely.setdefault(one, []).append((-score, ids))
    best = {ids for found in likely.values() for _, ids in sorted(found)[:MOST_LINKS]}
    return sorted(ids for ids in best | set(constraints.verdicts) if ids[0] != ids[1])


def _incident_links(scores: _Scores, constraints: Constraints, docs: Mapping[str, Document]) -> Iterator[Link]:
    """A link for each pair that was joined on its score or judged, and for each near-miss that a person may judge.

    Its sides are the first event of each account. A pair whose own score is low, joined through others, has none.
    """
    for ids in _worth_showing(scores, constraints):
        score, findings = scores.findings(ids)
        sides = sorted(scores.accounts[i].lead.id for i in ids)
        left, right = sorted(scores.accounts[i].doc_id for i in ids)
        reasons = explain(findings, docs, (left, right))
        verdict = constraints.verdicts.get(ids)
        link_id = make_id("link", LinkKind.INCIDENT, *sides)
        yield Link(link_id, sides[0], sides[1], LinkKind.INCIDENT, round(score, 4), reasons, verdict)


def _lay_side_by_side(
    clusters: Iterable[tuple[str, ...]], accounts: Mapping[str, Account], links: Iterable[Link], case: Case
) -> tuple[tuple[Incident, ...], tuple[Comparison, ...]]:
    """The incidents in their order, and the comparison of each."""
    joined: list[Incident] = []
    comparisons: dict[str, Comparison] = {}
    by_event: dict[str, list[Link]] = {}
    for one in links:
        by_event.setdefault(one.left, []).append(one)
    for ids in clusters:
        members = [accounts[i] for i in ids]
        leads = {account.lead.id for account in members}
        inside = (one.id for lead in leads for one in by_event.get(lead, ()) if one.right in leads)
        incident = make_incident(members, case.docs, inside)
        comparison, origins = compare_accounts(incident.id, members, case)
        contested = score_contested(comparison.rows, len(origins))
        joined.append(replace(incident, independent_voices=len(origins), contested=contested))
        comparisons[incident.id] = comparison
    incidents = number_incidents(joined)
    return incidents, tuple(comparisons[one.id] for one in incidents)
