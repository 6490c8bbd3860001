"""The machine proposes, the person decides."""

import pytest

from careo.link import link
from careo.model import Verdict
from tests.link.make_accounts import tell
from tests.link.make_judgements import judge
from tests.link.pairs import AUTOBUS, BUS, JUDGE, MAYOR

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
CASE = (BUS, AUTOBUS, MAYOR, JUDGE)


def run(*judgements, told=CASE):
    return link([one.doc for one in told], [one.reading for one in told], judgements)


def together(linked, left, right):
    homes = [{i.id for i in linked.incidents if one.doc.id in i.doc_ids} for one in (left, right)]
    return bool(homes[0] & homes[1])


def event(told):
    return told.reading.events[0].id


@pytest.mark.parametrize("of", [event, lambda told: told.doc.id], ids=["events", "documents"])
def test_judged_different_is_parted_and_judged_same_is_joined(of):
    linked = run(judge(of(BUS), of(AUTOBUS), DIFFERENT), judge(of(MAYOR), of(JUDGE), SAME))
    assert not together(linked, BUS, AUTOBUS)
    assert together(linked, MAYOR, JUDGE)
    assert linked.problems == ()


def test_the_link_shows_the_verdict_and_keeps_the_score():
    linked = run(judge(event(BUS), event(AUTOBUS), DIFFERENT))
    (shown,) = [one for one in linked.links if one.verdict]
    assert shown.verdict is DIFFERENT
    assert shown.score > 0.5


def test_unsure_decides_nothing_and_is_shown():
    linked = run(judge(event(BUS), event(AUTOBUS), UNSURE))
    assert together(linked, BUS, AUTOBUS)
    assert [one.verdict for one in linked.links if one.verdict] == [UNSURE]


def test_withdrawn_is_as_if_never_said():
    made = judge(event(BUS), event(AUTOBUS), DIFFERENT)
    gone = judge(event(BUS), event(AUTOBUS), DIFFERENT, withdrawn=made.when)
    assert run(gone) == run()


def test_where_two_people_disagree_neither_is_applied_and_a_problem_says_so():
    linked = run(
        judge(event(BUS), event(AUTOBUS), DIFFERENT, who="Ana"),
        judge(event(AUTOBUS), event(BUS), SAME, who="Luis", day=2),
    )
    assert together(linked, BUS, AUTOBUS), "as proposed"
    (problem,) = linked.problems
    assert problem.code == "judges-disagree"
    assert "Ana" in problem.said
    assert "Luis" in problem.said


def test_a_later_judgement_of_the_same_person_replaces_the_earlier():
    first, second = judge(event(BUS), event(AUTOBUS), SAME), judge(event(BUS), event(AUTOBUS), DIFFERENT, day=3)
    for order in ((first, second), (second, first)):
        assert not together(run(*order), BUS, AUTOBUS)


def test_judgements_that_contradict_each_other_through_a_third_keep_apart():
    linked = run(
        judge(event(BUS), event(MAYOR), SAME, day=1),
        judge(event(MAYOR), event(JUDGE), SAME, day=2),
        judge(event(BUS), event(JUDGE), DIFFERENT, day=3),
    )
    assert together(linked, BUS, MAYOR)
    assert not together(linked, BUS, JUDGE)
    assert [p.code for p in linked.problems] == ["judgements-contradict"]


def test_a_judgement_on_what_is_no_longer_there_is_a_problem():
    assert [p.code for p in run(judge("no-such-event", event(BUS), SAME)).problems] == ["judged-thing-gone"]


def test_a_person_can_part_what_one_document_tells_as_one():
    two = tell(
        "A bomb hit the bank and a bomb hit the church.", bomb="A bomb hit the bank", raid="a bomb hit the church"
    )
    first, second = (e.id for e in two.reading.events)
    assert len(run(told=(two,)).incidents) == 1
    assert len(run(judge(first, second, DIFFERENT), told=(two,)).incidents) == 2
