"""Judgements: appended, signed, reasoned, withdrawn by a row of their own, and good after incidents changed."""

import pytest

from careo.errors import CareoError, UnknownIdError
from careo.model import Incident, Linked, Verdict, make_id
from careo.store import open_case, verify
from tests.store.accounts import fill, linked, wire

KILLING = wire()[1].events[1].id
RAID = wire()[1].events[0].id


@pytest.fixture
def case(tmp_path):
    with open_case(tmp_path / "c", mode="write") as opened:
        fill(opened)
        yield opened


def test_a_judgement_is_signed_reasoned_and_listed(case):
    made = case.judge.add(KILLING, RAID, Verdict.DIFFERENT, who=" Ana ", why="two days apart")
    assert (made.left, made.right, made.verdict, made.who, made.why) == (
        KILLING,
        RAID,
        Verdict.DIFFERENT,
        "Ana",
        "two days apart",
    )
    assert case.view.judgements() == [made]
    score, *sides = made.seen.splitlines()
    assert score == "0.90: same place: Aldea Vieja"
    assert [one.rpartition(", ")[2] for one in sides] == [wire()[0].path] * 2
    assert case.view.counts().judgements == 1


def test_a_judgement_on_an_incident_is_kept_under_the_event_that_most_links_hold(case):
    made = case.judge.add("1", wire()[0].id, Verdict.UNSURE, who="Ana", why="dates differ")
    assert made.left == KILLING
    assert made.left_events == linked().incidents[0].event_ids
    assert made.right_events == ()
    assert made.seen == f"incident 1, Raid on the mill\n{wire()[0].path}"
    assert case.view.judgements() == [made]


def test_one_event_can_be_told_apart_from_the_rest_of_its_incident(case):
    made = case.judge.add("1", KILLING, Verdict.DIFFERENT, who="Ana", why="another mill")
    assert made.right == KILLING
    assert made.left in set(linked().incidents[0].event_ids) - {KILLING}


def test_two_incidents_are_named_by_number_or_by_the_first_digits_of_their_ids(case):
    ids = linked().incidents[0].event_ids
    two = tuple(
        Incident(make_id("incident", [one]), number, "x", (one,), (wire()[0].id,), 1, 0.0)
        for number, one in enumerate(ids[:2], 1)
    )
    case.writer.replace_linked(Linked((), two))
    made = case.judge.add("1", two[1].id[:6], Verdict.SAME, who="Ana", why="one night")
    assert (made.left, made.right) == ids[:2]


def test_judgements_survive_a_build_and_ask_for_linking_anew(case):
    made = case.judge.add(KILLING, RAID, Verdict.SAME, who="Ana", why="one raid")
    assert not case.view.has_links()
    case.writer.forget_files(["wire.txt", "carta.txt"])
    fill(case)
    assert case.view.judgements() == [made]
    assert case.view.has_links()


def test_a_withdrawal_dates_the_judgement_and_keeps_it(case):
    made = case.judge.add(KILLING, RAID, Verdict.SAME, who="Ana", why="one raid")
    withdrawn = case.judge.withdraw(made.id[:5], who="Luis", why="I misread the date")
    assert withdrawn.id == made.id
    assert withdrawn.withdrawn is not None
    assert case.view.judgements() == [withdrawn]
    assert case.view.counts().judgements == 0
    with pytest.raises(CareoError, match="was withdrawn on"):
        case.judge.withdraw(made.id, who="Luis", why="again")
    assert verify(case.path) == ()


@pytest.mark.parametrize(
    ("left", "right", "error"),
    [
        ("99", "1", UnknownIdError),
        ("ffff0000", "1", UnknownIdError),
        ("", "1", UnknownIdError),
        ("1", "1", CareoError),
        (KILLING, KILLING, CareoError),
        (linked().links[0].id, KILLING, UnknownIdError),
        (wire()[1].claims[0].id, KILLING, UnknownIdError),
    ],
)
def test_what_cannot_be_judged_is_refused(case, left, right, error):
    with pytest.raises(error):
        case.judge.add(left, right, Verdict.SAME, who="Ana", why="x")
    assert case.view.judgements() == []


@pytest.mark.parametrize(("who", "why"), [("", "x"), ("Ana", " ")])
def test_nobody_judges_without_a_name_and_a_reason(case, who, why):
    with pytest.raises(CareoError, match="a name and a reason"):
        case.judge.add(KILLING, RAID, Verdict.SAME, who=who, why=why)


def test_withdrawing_what_is_no_judgement_is_refused(case):
    with pytest.raises(UnknownIdError):
        case.judge.withdraw(KILLING, who="Ana", why="x")
