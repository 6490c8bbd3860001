"""Which events of a sentence coders of protests write down."""

import pytest

from careo.model import Event, MentionKind, Modality, Polarity, Role, RoleName, Span
from careo.understand.coding.choice import LEFT, WRITTEN, as_habit, choose, features, load_habit
from careo.understand.coding.codes import Code

MARCH, STRIKE, CHARGE = Code("PROTEST", "14"), Code("MOBILIZE", "15"), Code("DISAPPROVE", "11")


def event(act, at, *, agent=True):
    span = Span("d", at, at + 1)
    doer = Role(role=RoleName.AGENT, span=span, name="x", kind=MentionKind.GROUP)
    return Event(
        id=f"{act}{at}",
        act=act,
        trigger=span,
        roles=(doer,) if agent else (),
        modality=Modality.ACTUAL,
        polarity=Polarity.POSITIVE,
        claim_ids=("c",),
        made_by="en.events.verb@1",
    )


def habit(least=0.5, **weights):
    table = {name.replace("_", "="): {"1": weight} for name, weight in weights.items()}
    return as_habit({"least": least, "choice": {"classes": [LEFT, WRITTEN], "bias": [0.0, 0.0], "weights": table}})


def test_what_is_likely_is_written_one_a_class_and_in_text_order():
    rows = [(event("protest", 9, agent=False), MARCH), (event("protest", 20), MARCH), (event("accuse", 30), CHARGE)]
    assert choose(rows, habit(act_protest=2.0, act_accuse=-2.0)) == [rows[1]]


def test_beside_others_nobody_s_deed_is_left_out():
    rows = [(event("strike", 1), STRIKE), (event("accuse", 9, agent=False), CHARGE)]
    assert choose(rows, habit(act_strike=2.0, act_accuse=2.0)) == rows[:1]
    assert choose(rows[1:], habit(act_accuse=2.0)) == rows[1:]


def test_where_nothing_is_likely_the_likeliest_is_written_but_not_what_is_most_unlikely():
    rows = [(event("accuse", 1), CHARGE), (event("protest", 9), MARCH)]
    assert choose(rows, habit(act_accuse=-1.0, act_protest=-1.2)) == rows[:1]
    assert choose(rows, habit(act_accuse=-2.0, act_protest=-2.0)) == []
    assert choose([], habit()) == []


def test_features_know_no_word_of_the_text():
    rows = [(event("protest", 1), MARCH), (event("strike", 5), STRIKE)]
    first, second = features(rows, 0), features(rows, 1)
    assert "street behind" in first
    assert "street before" in second
    assert "act=strike" in second
    assert not {name for name in first if name.startswith(("word", "lemma", "text"))}


@pytest.mark.parametrize(("act", "code", "is_written"), [("protest", MARCH, True), ("strike", STRIKE, True)])
def test_the_shipped_habit_writes_what_is_done_in_the_street(act, code, is_written):
    rows = [(event(act, 1), code)]
    assert bool(choose(rows, load_habit())) is is_written
