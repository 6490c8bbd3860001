"""Lists linked whole: invented people with known truth, judgements that win, and an order that changes nothing."""

import random
from collections import Counter
from datetime import UTC, datetime
from itertools import combinations

import pytest

from careo.link.victims import estimate_total, link_victims
from careo.link.victims.splinked import find_pairs
from careo.model import Judgement, Verdict
from tests.link.victims.make_lists import make_lists
from tests.link.victims.make_records import make_record

pytest.importorskip("splink")
TOTOS = {"place": "Totos", "day": "1983-05-04"}


def pairs_of(groups):
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def judge(left, right, verdict, *, who="Ana", minute=0, withdrawn=None):
    when = datetime(2026, 1, 1, 0, minute, tzinfo=UTC)
    return Judgement(f"{who}{minute}", *sorted((left.id, right.id)), verdict, who, when, "I know them", "", withdrawn)


def persons(linked):
    return {frozenset(one.record_ids) for one in linked.people}


@pytest.mark.parametrize(("people", "seed"), [(90, 1), pytest.param(400, 2, marks=pytest.mark.slow)])
def test_three_lists_of_invented_people(people, seed):
    """90 people: fixed weights; 400: weights that Splink estimated."""
    records, truth = make_lists(people, seed)
    linked = link_victims(records)
    groups: dict[int, list[str]] = {}
    for id, number in truth.items():
        groups.setdefault(number, []).append(id)
    true, found = pairs_of(groups.values()), pairs_of(one.record_ids for one in linked.people)
    precision, recall = len(true & found) / len(found), len(true & found) / len(true)
    made = estimate_total(one.sources for one in linked.people)
    print(f"{people} people, {len(records)} records, {linked.made_by}: precision {precision:.3f}, recall {recall:.3f},")
    print(f"  {len(linked.open_pairs)} pairs left open; estimated {made.total:.0f} ({made.low:.0f} to {made.high:.0f})")
    assert ("estimated" in linked.made_by) is (people == 400)
    assert precision >= 0.98
    assert recall >= 0.9


def test_the_order_of_records_and_judgements_changes_nothing():
    records, _ = make_lists(40, 5)
    judged = [judge(records[0], records[1], Verdict.SAME), judge(records[2], records[3], Verdict.DIFFERENT, minute=1)]
    first = link_victims(records, judged)
    for seed in range(3):
        rng = random.Random(seed)
        assert link_victims(rng.sample(records, len(records)), rng.sample(judged, 2)) == first


def test_every_record_is_in_exactly_one_person():
    records, truth = make_lists(40, 6)
    linked = link_victims(records)
    assert Counter(id for one in linked.people for id in one.record_ids) == Counter(list(truth))


def test_a_judgement_wins_and_can_be_taken_back():
    ours = make_record(1, "Juan Quispe Huamán", **TOTOS)
    theirs = make_record(1, "QUISPE HUAMAN, Juan", holder="list B", **TOTOS)
    other = make_record(2, "Rosa Flores Inca", holder="list B", **TOTOS)
    records = [ours, theirs, other]
    both = {frozenset((ours.id, theirs.id)), frozenset((other.id,))}
    assert persons(link_victims(records)) == both
    kept_apart = link_victims(records, [judge(ours, theirs, Verdict.DIFFERENT)])
    assert len(kept_apart.people) == 3
    assert not kept_apart.open_pairs, "what was judged is not asked again"
    taken_back = judge(ours, theirs, Verdict.DIFFERENT, withdrawn=datetime(2026, 2, 1, tzinfo=UTC))
    assert persons(link_victims(records, [taken_back])) == both
    joined = link_victims(records, [judge(ours, other, Verdict.SAME)])
    assert frozenset((ours.id, other.id)) <= max(persons(joined), key=len)


def test_judgements_that_contradict_or_lost_their_record_are_said():
    names = ("Juan", "Luis", "Rosa")
    a, b, c = (make_record(n, f"{given} Quispe Huamán", holder=f"list {n}") for n, given in enumerate(names))
    judged = [
        judge(a, b, Verdict.SAME),
        judge(b, c, Verdict.SAME, minute=1),
        judge(a, c, Verdict.DIFFERENT, minute=2),
    ]
    linked = link_victims([a, b, c], judged)
    assert [one.code for one in linked.problems] == ["judgements-contradict"]
    assert frozenset((a.id, b.id)) in persons(linked)
    gone = make_record(9, "Nobody Here")
    assert [one.code for one in link_victims([a, b], [judge(a, gone, Verdict.SAME)]).problems] == ["judged-thing-gone"]


def test_a_record_that_fits_two_people_is_left_to_a_person():
    short = make_record(1, "Juan Quispe", **TOTOS)
    first = make_record(1, "Juan Quispe Huamán", holder="list B", **TOTOS)
    second = make_record(2, "Juan Quispe Mamani", holder="list B", **TOTOS)
    linked = link_victims([short, first, second])
    assert len(linked.people) == 3
    assert all("as well" in one.held for one in linked.open_pairs)
    assert len(linked.open_pairs) == 2


def test_father_and_son_of_one_name_are_left_to_a_person():
    father = make_record(1, "Pedro Sulca Ayme", age=62, **TOTOS)
    son = make_record(1, "Pedro Sulca Ayme", holder="list B", age=24, **TOTOS)
    linked = link_victims([father, son])
    assert len(linked.people) == 2
    assert "father and son" in linked.open_pairs[0].held


def test_reasons_add_up_to_the_weight():
    left, right = make_record(1, "Juan Quispe", **TOTOS), make_record(1, "Juan Quispi Huamán", holder="list B", **TOTOS)
    (pair,) = link_victims([left, right]).pairs
    prior = pair.weight - sum(one.weight for one in pair.weighings)
    assert prior == pytest.approx(-9.96, abs=0.01)
    assert [one.what for one in pair.weighings] == ["surnames", "given", "place", "day", "harm", "holder"]


def test_nothing_and_one_record_need_no_database():
    assert link_victims([]).people == ()
    assert len(link_victims([make_record(1, "Juan Quispe")]).people) == 1
    assert find_pairs([]).pairs == {}
    assert link_victims([make_record(1, "N.N.")]).people == ()
