"""The written pairs of `name_pairs.txt`: joined or not as a person would, and Splink's sums against our own."""

from itertools import combinations

import pytest

from careo.link.judged import settle
from careo.link.victims.compare import lay_out
from careo.link.victims.join import Scale, join_records
from careo.link.victims.splinked import find_pairs
from careo.link.victims.weights import WEIGHTS
from tests.link.victims.make_records import load_pairs

pytest.importorskip("splink")


@pytest.fixture(scope="module")
def found():
    return find_pairs([lay_out(one) for _, *sides, _ in load_pairs() for one in sides])


def is_joined(found, left, right):
    ids = tuple(sorted((left.id, right.id)))
    met = {ids: found.pairs[ids]} if ids in found.pairs else {}
    scale = Scale({one.id: lay_out(one) for one in (left, right)}, WEIGHTS)
    return len(join_records(met, scale, settle(())).members) == 1


def test_written_pairs_are_joined_or_kept_apart(found):
    told = [(same, is_joined(found, left, right), line) for same, left, right, line in load_pairs()]
    for kind in (True, False):
        assert sum(same is kind for same, _, _ in told) >= 60
    wrong = [line for same, joined, line in told if same is not joined]
    right = sum(same and joined for same, joined, _ in told)
    precision = right / sum(joined for _, joined, _ in told)
    recall = right / sum(same for same, _, _ in told)
    print(f"{len(told)} written pairs: precision {precision:.3f}, recall {recall:.3f}")
    print("\n".join(wrong))
    assert precision >= 0.98
    assert recall >= 0.9


def test_splink_and_our_own_sum_give_the_same_weight(found):
    rows = {one.id: lay_out(one) for _, *sides, _ in load_pairs() for one in sides}
    scale = Scale(rows, WEIGHTS)
    assert len(found.pairs) > 100
    for (left, right), weight in found.pairs.items():
        assert scale.weight(left, right) == pytest.approx(weight, abs=1e-3)


def test_no_pair_that_could_be_joined_is_missed_by_blocking(found):
    rows = {one.id: lay_out(one) for _, *sides, _ in load_pairs() for one in sides}
    scale = Scale(rows, WEIGHTS)
    likely = {ids for ids in combinations(sorted(rows), 2) if scale.weight(*ids) > 4.25}
    missed = likely - set(found.pairs)
    print(f"{len(missed)} of {len(likely)} likely pairs never met")
    assert len(missed) <= len(likely) / 50
