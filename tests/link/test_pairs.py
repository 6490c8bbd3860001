"""Two accounts: one incident or two? Each row of `pairs.py` has the reason that a person would give."""

import pytest

from careo.link import link
from tests.link.pairs import APART, SAME
from tests.link.pairs_of_many_acts import ALIKE, TOLD_TWICE

ONE, TWO = (*SAME, *TOLD_TWICE), (*APART, *ALIKE)
LEAST_JUDGED = 150


def incidents_of(*told):
    linked = link([one.doc for one in told], [one.reading for one in told])
    return linked, {doc_id: i.id for i in linked.incidents for doc_id in i.doc_ids}


@pytest.mark.parametrize(("left", "right", "why"), ONE, ids=[row[2] for row in ONE])
def test_one_incident(left, right, why):
    linked, found = incidents_of(left, right)
    assert found[left.doc.id] == found[right.doc.id], f"{why}; {scores(linked)}"


@pytest.mark.parametrize(("left", "right", "why"), TWO, ids=[row[2] for row in TWO])
def test_two_incidents(left, right, why):
    linked, found = incidents_of(left, right)
    assert found[left.doc.id] != found[right.doc.id], f"{why}; {scores(linked)}"


def test_all_accounts_in_one_case_fall_into_their_incidents():
    rows = [told for row in SAME for told in row[:2]]
    told = list({one.doc.id: one for one in rows}.values())
    _, found = incidents_of(*told)
    wrong = [why for left, right, why in SAME if found[left.doc.id] != found[right.doc.id]]
    assert wrong == []


def test_enough_pairs_are_judged_each_with_a_reason_of_its_own():
    reasons = [row[2] for row in (*ONE, *TWO)]
    assert len(reasons) == len(set(reasons)) >= LEAST_JUDGED


def scores(linked):
    return [(one.score, [(r.said, r.weight) for r in one.reasons]) for one in linked.links]
