"""Amendments: applied, withdrawn, kept through a re-run and beside a second person; the machine's reading stays."""

from dataclasses import replace
from datetime import datetime

import pytest

from careo.errors import AmendmentError, CareoError, ChangedMeanwhileError, SpanError, UnknownIdError
from careo.model import (
    Amendment,
    Aspect,
    Certainty,
    Found,
    Holder,
    Polarity,
    Question,
    RoleName,
    Ruling,
    Span,
    Target,
    Verdict,
    VoiceKind,
)
from careo.store import open_case, verify
from tests.make import (
    find_span,
    make_claim,
    make_count,
    make_event,
    make_place,
    make_reading,
    make_role,
    make_time,
    make_voice,
)
from tests.store.accounts import fill, letter, wire

DOC, READING = wire()
RAIDED, KILLED = READING.events
SAID = READING.claims[1]
ANA = {"who": "Ana", "why": "the text says so"}


@pytest.fixture
def case(tmp_path):
    with open_case(tmp_path / "c", mode="write") as opened:
        fill(opened)
        yield opened
        assert verify(tmp_path / "c") == ()


def amend(case, noun, aspect, ruling, after=None, part=None, **over):
    return case.judge.amend(case.view.target(noun.id, aspect, part=part), ruling, after=after, **(ANA | over))


CHANGES = [
    (SAID, Aspect.CERTAINTY, Ruling.SET, Certainty.HEDGED, None),
    (SAID, Aspect.POLARITY, Ruling.SET, Polarity.NEGATIVE, None),
    (SAID, Aspect.CONTENT, Ruling.SET, find_span(DOC, "12 rebels were killed"), None),
    (SAID, Aspect.VOICES, Ruling.SET, (make_voice(DOC), make_voice(DOC, "Soldiers")), None),
    (SAID, Aspect.VOICES, Ruling.REJECT, None, None),
    (SAID, Aspect.CLAIM, Ruling.REJECT, None, None),
    (RAIDED, Aspect.EVENT, Ruling.REJECT, None, None),
    (RAIDED, Aspect.ACT, Ruling.SET, "attack", None),
    (RAIDED, Aspect.TRIGGER, Ruling.SET, find_span(DOC, "raided the mill"), None),
    (RAIDED, Aspect.ROLE, Ruling.ADD, make_role(DOC, RoleName.PATIENT, "the mill"), None),
    (RAIDED, Aspect.ROLE, Ruling.REJECT, None, 0),
    (RAIDED, Aspect.ROLE, Ruling.SET, make_role(DOC, RoleName.AGENT, "Police"), 0),
    (KILLED, Aspect.COUNT, Ruling.SET, make_count(DOC, "12 rebels", 12), 0),
    (KILLED, Aspect.COUNT, Ruling.REJECT, None, 0),
    (KILLED, Aspect.COUNT, Ruling.ADD, make_count(DOC, "12", 12, Question.INJURED), None),
    (KILLED, Aspect.WHERE, Ruling.SET, make_place(DOC, "Aldea Vieja", lat=-12.0, lon=-77.0), None),
    (KILLED, Aspect.WHEN, Ruling.SET, make_time(DOC, "killed", datetime(1989, 6, 1), datetime(1989, 6, 2)), None),
    (KILLED, Aspect.INSTRUMENT, Ruling.SET, Found("mill", find_span(DOC, "mill"), "x"), None),
    (SAID, Aspect.EVENT, Ruling.ADD, make_event(DOC, "raided", act="attack"), None),
]


@pytest.mark.parametrize(
    ("noun", "aspect", "ruling", "after", "part"), CHANGES, ids=[f"{c[2]}-{c[1]}-{n}" for n, c in enumerate(CHANGES)]
)
def test_applied_kept_and_withdrawn(case, noun, aspect, ruling, after, part):
    made = amend(case, noun, aspect, ruling, after, part)
    changed = case.view.reading(DOC.id)
    assert changed != READING
    assert list(case.view.readings())[1] == changed
    assert case.view.machine_reading(DOC.id) == READING
    assert not case.view.has_links()
    assert verify(case.path) == ()
    case.writer.forget_files(["wire.txt", "carta.txt"])
    assert [one.code for one in case.view.problems()] == ["amendment-without-target"]
    fill(case)
    assert case.view.reading(DOC.id) == changed
    assert case.view.problems() == []
    withdrawn = case.judge.withdraw(made.id[:6], who="Luis", why="I misread")
    assert withdrawn == replace(made, withdrawn=withdrawn.withdrawn)
    assert case.view.amendments(DOC.id) == [withdrawn]
    assert case.view.reading(DOC.id) == READING
    with pytest.raises(AmendmentError, match="was withdrawn on"):
        case.judge.withdraw(made.id, who="Luis", why="again")


def test_a_value_of_a_person_says_so(case):
    made = amend(case, KILLED, Aspect.WHERE, Ruling.SET, make_place(DOC, "Aldea Vieja"))
    event = case.view.find(KILLED.id)
    assert event.where.made_by == made.made_by == f"person:Ana@{made.id}"
    assert event.made_by == KILLED.made_by
    amend(case, SAID, Aspect.CERTAINTY, Ruling.SET, Certainty.DOUBTED)
    assert case.view.find(SAID.id).made_by.startswith("person:Ana@")


def test_a_claim_and_its_event_are_added_amended_and_found_by_id(case):
    words = Target(find_span(DOC, "12 rebels were killed"), Aspect.CLAIM, Holder.CLAIM)
    made = case.judge.amend(words, Ruling.ADD, after=make_claim(DOC, "12 rebels were killed"), **ANA)
    claim = case.view.find(made.adds)
    assert claim.content.quote(DOC.text) == "12 rebels were killed"
    event = amend(case, claim, Aspect.EVENT, Ruling.ADD, make_event(DOC, "killed", act="massacre"))
    assert case.view.find(event.adds).claim_ids == (made.adds,)
    amend(case, claim, Aspect.CERTAINTY, Ruling.SET, Certainty.CLAIMED)
    assert case.view.find(made.adds).certainty is Certainty.CLAIMED
    case.judge.withdraw(made.id, who="Ana", why="it stands there already")
    assert case.view.reading(DOC.id) == READING
    assert {one.code for one in case.view.problems()} == {"amendment-without-target"}


def test_rejecting_a_voice_leaves_the_author_and_somebody_unknown(case):
    amend(case, SAID, Aspect.VOICES, Ruling.REJECT)
    voices = case.view.find(SAID.id).voices
    assert [voice.kind for voice in voices] == [VoiceKind.AUTHOR, VoiceKind.UNKNOWN]


def reread(case, **over):
    """Another reading of the same text: all ids are other ones."""
    claims = tuple(replace(one, id=f"{number:016x}", **over) for number, one in enumerate(READING.claims))
    ids = {old.id: new.id for old, new in zip(READING.claims, claims, strict=True)}
    events = [
        replace(one, id=f"ee{number:014x}", claim_ids=tuple(ids[id] for id in one.claim_ids))
        for number, one in enumerate(READING.events)
    ]
    made = make_reading(DOC, claims=claims, events=events, sentences=READING.sentences, made_by="understand@2")
    case.writer.add([], [made])
    return made


def test_after_another_reading_the_words_are_found(case):
    amend(case, SAID, Aspect.CERTAINTY, Ruling.SET, Certainty.HEDGED)
    amend(case, RAIDED, Aspect.ROLE, Ruling.REJECT, part=0)
    machine = reread(case)
    now = case.view.reading(DOC.id)
    assert now.claims[1].certainty is Certainty.HEDGED
    assert now.events[0].roles == ()
    assert case.view.machine_reading(DOC.id) == machine
    assert case.view.problems() == []


def test_an_accepted_value_stays_whatever_another_reading_says(case):
    amend(case, SAID, Aspect.CERTAINTY, Ruling.ACCEPT)
    assert case.view.reading(DOC.id) == READING
    reread(case, certainty=Certainty.DENIED)
    assert [one.certainty for one in case.view.reading(DOC.id).claims] == [Certainty.DENIED, Certainty.ASSERTED]


def test_accepting_or_being_unsure_asks_for_no_linking(case):
    amend(case, SAID, Aspect.CERTAINTY, Ruling.ACCEPT)
    amend(case, SAID, Aspect.CLAIM, Ruling.UNSURE)
    assert case.view.has_links()


def test_an_amendment_whose_words_are_read_otherwise_is_a_problem_until_they_are_back(case):
    made = amend(case, SAID, Aspect.CERTAINTY, Ruling.SET, Certainty.HEDGED)
    case.writer.add([], [make_reading(DOC, claims=[READING.claims[0]], made_by="understand@2")])
    problem = case.view.problems()[0]
    assert (problem.code, problem.doc_id, problem.where) == ("amendment-without-target", DOC.id, "wire.txt")
    assert made.id in problem.said
    assert case.view.counts().problems == 1
    assert case.view.amendments() == [made]
    case.writer.add([], [READING])
    assert case.view.problems() == []
    assert case.view.find(SAID.id).certainty is Certainty.HEDGED


def test_a_rejection_does_not_leak_to_another_document_of_the_same_words(case):
    other = replace(DOC, id="f" * 16, path="copy.txt")
    words = find_span(other, "at least 12 rebels were killed")
    same = replace(make_claim(other, "at least 12 rebels were killed"), id="c" * 16)
    case.writer.add([other], [make_reading(other, claims=[same])])
    amend(case, SAID, Aspect.CLAIM, Ruling.REJECT)
    assert [one.content for one in case.view.reading(other.id).claims] == [words]


def test_two_people_on_one_target(case):
    target = case.view.target(SAID.id, Aspect.CERTAINTY)
    seen = case.view.state_of(target)
    first = case.judge.amend(target, Ruling.SET, after=Certainty.HEDGED, seen=seen, **ANA)
    with pytest.raises(ChangedMeanwhileError) as refused:
        case.judge.amend(target, Ruling.SET, after=Certainty.DENIED, who="Luis", why="x", seen=seen)
    error = refused.value
    assert (error.was, error.now, error.by) == ("asserted", "hedged", "Ana")
    assert case.view.amendments() == [first]
    case.judge.amend(target, Ruling.SET, after=Certainty.DENIED, who="Luis", why="x", seen=error.token)
    assert case.view.find(SAID.id).certainty is Certainty.DENIED


def test_another_aspect_does_not_change_the_state(case):
    target = case.view.target(SAID.id, Aspect.CERTAINTY)
    seen = case.view.state_of(target)
    amend(case, SAID, Aspect.POLARITY, Ruling.SET, Polarity.NEGATIVE)
    assert case.view.state_of(target) == seen


def test_a_change_is_said_of_the_one_who_made_it_not_of_who_came_last(case):
    target = case.view.target(SAID.id, Aspect.CERTAINTY)
    seen = case.view.state_of(target)
    case.judge.amend(target, Ruling.SET, after=Certainty.HEDGED, **ANA)
    polarity = case.view.target(SAID.id, Aspect.POLARITY)
    case.judge.amend(polarity, Ruling.SET, after=Polarity.NEGATIVE, who="Luis", why="x")
    with pytest.raises(ChangedMeanwhileError) as refused:
        case.judge.amend(target, Ruling.SET, after=Certainty.DENIED, who="Eva", why="x", seen=seen)
    assert refused.value.by == "Ana"


def test_a_withdrawal_is_a_change_too_and_says_whose(case):
    target = case.view.target(SAID.id, Aspect.CERTAINTY)
    made = case.judge.amend(target, Ruling.SET, after=Certainty.HEDGED, **ANA)
    seen = case.view.state_of(target)
    case.judge.withdraw(made.id, who="Luis", why="no")
    with pytest.raises(ChangedMeanwhileError) as refused:
        case.judge.amend(target, Ruling.ACCEPT, seen=seen, **ANA)
    assert (refused.value.was, refused.value.now, refused.value.by) == ("hedged", "asserted", "Luis")


def test_another_reading_is_a_change_by_nobody(case):
    target = case.view.target(SAID.id, Aspect.CERTAINTY)
    seen = case.view.state_of(target)
    claims = (READING.claims[0], replace(SAID, certainty=Certainty.DENIED))
    case.writer.add([], [replace(READING, claims=claims)])
    with pytest.raises(ChangedMeanwhileError, match="read anew"):
        case.judge.amend(target, Ruling.ACCEPT, seen=seen, **ANA)


def test_two_people_on_one_pair(case):
    pair = RAIDED.id, KILLED.id
    seen = case.view.state_of(pair)
    made = case.judge.add(*pair, Verdict.SAME, seen_state=seen, **ANA)
    assert case.view.state_of(pair[::-1]) != seen
    with pytest.raises(ChangedMeanwhileError) as refused:
        case.judge.add(*pair, Verdict.DIFFERENT, who="Luis", why="x", seen_state=seen)
    assert (refused.value.was, refused.value.now, refused.value.by) == ("nothing", "same", "Ana")
    assert case.view.judgements() == [made]


def test_many_at_once_all_or_none(case):
    targets = [case.view.target(one.id, Aspect.CLAIM) for one in READING.claims]
    gone = replace(targets[0], noun_id="0" * 16)
    with pytest.raises(UnknownIdError):
        case.judge.amend_many([*targets, gone], Ruling.REJECT, **ANA)
    assert case.view.amendments() == []
    assert len(case.judge.amend_many(targets, Ruling.REJECT, **ANA)) == 2
    assert case.view.reading(DOC.id).claims == ()
    assert case.view.reading(DOC.id).events == ()


WRONG = [
    (SAID, Aspect.ACT, Ruling.SET, "kill", AmendmentError),
    (RAIDED, Aspect.CERTAINTY, Ruling.SET, Certainty.HEDGED, AmendmentError),
    (RAIDED, Aspect.ACT, Ruling.SET, "levitate", AmendmentError),
    (SAID, Aspect.CERTAINTY, Ruling.SET, "hedged", AmendmentError),
    (SAID, Aspect.CERTAINTY, Ruling.SET, None, AmendmentError),
    (SAID, Aspect.CERTAINTY, Ruling.REJECT, None, AmendmentError),
    (SAID, Aspect.CERTAINTY, Ruling.ADD, Certainty.HEDGED, AmendmentError),
    (SAID, Aspect.CLAIM, Ruling.SET, SAID, AmendmentError),
    (SAID, Aspect.VOICES, Ruling.SET, (), AmendmentError),
    (RAIDED, Aspect.EVENT, Ruling.ADD, RAIDED, AmendmentError),
    (RAIDED, Aspect.WHEN, Ruling.ACCEPT, None, AmendmentError),
    (RAIDED, Aspect.WHERE, Ruling.SET, make_place(DOC, "Aldea Vieja", lat=95.0, lon=0.0), AmendmentError),
    (SAID, Aspect.CONTENT, Ruling.SET, Span(DOC.id, 0, 900), SpanError),
    (SAID, Aspect.CONTENT, Ruling.SET, Span(letter()[0].id, 0, 5), SpanError),
]


@pytest.mark.parametrize(("noun", "aspect", "ruling", "after", "error"), WRONG)
def test_what_does_not_fit_is_refused_and_nothing_stored(case, noun, aspect, ruling, after, error):
    with pytest.raises(error) as refused:
        amend(case, noun, aspect, ruling, after)
    assert isinstance(refused.value, CareoError)
    assert case.view.amendments() == []
    assert case.view.has_links()


@pytest.mark.parametrize(("who", "why"), [("", "x"), ("Ana", " ")])
def test_nobody_amends_without_a_name_and_a_reason(case, who, why):
    with pytest.raises(AmendmentError, match="a name and a reason"):
        amend(case, SAID, Aspect.CLAIM, Ruling.REJECT, who=who, why=why)


def test_the_stream_of_changes(case):
    made = amend(case, SAID, Aspect.CERTAINTY, Ruling.SET, Certainty.HEDGED)
    judged = case.judge.add(RAIDED.id, KILLED.id, Verdict.SAME, **ANA)
    case.judge.withdraw(made.id, who="Luis", why="no")
    changes = case.view.changes()
    assert [one.kind for one in changes] == ["withdrawal", "judgement", "amendment", "link", "build", "build"]
    taken, same, first = changes[:3]
    assert (taken.id, taken.who, taken.before, taken.after) == (made.id, "Luis", "hedged", "asserted")
    assert (first.what, first.before, first.after, first.why) == ("set certainty", "asserted", "hedged", made.why)
    assert first.withdrawn == taken.when
    assert (first.doc_id, first.about, first.span) == (DOC.id, (SAID.id,), SAID.content)
    assert (same.id, same.about) == (judged.id, (RAIDED.id, KILLED.id))
    paged, cursor = [], None
    while page := case.view.changes(2, cursor):
        paged += page
        cursor = page[-1].cursor
    assert paged == changes
    assert [one.kind for one in case.view.changes(target=SAID.id)] == ["withdrawal", "amendment"]
    assert [one.kind for one in case.view.changes(doc_id=DOC.id)] == ["withdrawal", "amendment"]
    assert [one.kind for one in case.view.changes(target=RAIDED.id)] == ["judgement"]
    with pytest.raises(UnknownIdError):
        case.view.changes(before="yesterday")


def test_an_amendment_has_all_its_fields_in_its_id(case):
    made = amend(case, SAID, Aspect.CERTAINTY, Ruling.SET, Certainty.HEDGED)
    assert isinstance(case.view.find(made.id), Amendment)
    assert case.view.find(made.id) == made
