"""Applying amendments, for any amendments: pure, in any order, undone by leaving one out."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from careo.model import Amendment, Aspect, Certainty, Holder, Modality, Polarity, RoleName, Ruling, Target
from careo.store.amended import VALUES, sign_amendment
from careo.store.apply import apply_amendments, part_of, value_of, words_of
from careo.store.plain import from_plain, to_plain
from tests.make import find_span, make_role, make_voice
from tests.store.accounts import wire

DOC, READING = wire()
RAIDED, KILLED = READING.events
SOLDIERS = make_role(DOC, RoleName.PATIENT, "Soldiers")


def target(noun, aspect, part=None):
    holder = Holder.CLAIM if noun in READING.claims else Holder.EVENT
    words, which = part_of(part) if part else (None, "")
    return Target(words_of(noun), aspect, holder, noun.id, words, which)


def options():
    for claim in READING.claims:
        yield from ((target(claim, Aspect.CERTAINTY), Ruling.SET, one) for one in Certainty)
        yield from ((target(claim, Aspect.POLARITY), Ruling.SET, one) for one in Polarity)
        yield target(claim, Aspect.VOICES), Ruling.SET, (make_voice(DOC), make_voice(DOC, "Police"))
        yield target(claim, Aspect.VOICES), Ruling.REJECT, None
        yield target(claim, Aspect.CONTENT), Ruling.SET, find_span(DOC, "killed")
        yield target(claim, Aspect.CLAIM), Ruling.REJECT, None
        yield target(claim, Aspect.EVENT), Ruling.ADD, KILLED
    for event in READING.events:
        yield from ((target(event, Aspect.MODALITY), Ruling.SET, one) for one in Modality)
        yield target(event, Aspect.ACT), Ruling.SET, "attack"
        yield target(event, Aspect.ROLE), Ruling.ADD, SOLDIERS
        yield target(event, Aspect.EVENT), Ruling.REJECT, None
        yield target(event, Aspect.EVENT), Ruling.UNSURE, None
    yield target(RAIDED, Aspect.ROLE, RAIDED.roles[0]), Ruling.REJECT, None
    yield target(KILLED, Aspect.COUNT, KILLED.counts[0]), Ruling.REJECT, None
    yield replace(target(READING.claims[0], Aspect.CLAIM), noun_id=""), Ruling.ADD, READING.claims[0]


CHOICES = list(options())


def before_of(one):
    nouns = READING.claims if one.holder is Holder.CLAIM else READING.events
    return value_of(next((noun for noun in nouns if noun.id == one.noun_id), None), one)


@st.composite
def amendments(draw):
    chosen = draw(st.lists(st.sampled_from(CHOICES), max_size=8))
    moment = datetime(2020, 1, 1)
    return [
        sign_amendment(
            Amendment("", one, ruling, before_of(one), after, "Ana", moment + timedelta(minutes=number), "because")
        )
        for number, (one, ruling, after) in enumerate(chosen)
    ]


@given(amendments(), st.randoms())
def test_in_any_order_they_make_the_same(given_, chance):
    shuffled = list(given_)
    chance.shuffle(shuffled)
    assert apply_amendments(READING, shuffled) == apply_amendments(READING, given_)


@given(amendments(), st.data())
def test_a_withdrawn_one_is_as_if_it_had_never_been_given(given_, data):
    if not given_:
        return
    at = data.draw(st.integers(0, len(given_) - 1))
    without = given_[:at] + given_[at + 1 :]
    taken_back = [*without, replace(given_[at], withdrawn=datetime(2021, 1, 1))]
    assert apply_amendments(READING, taken_back) == apply_amendments(READING, without)
    assert (
        apply_amendments(READING, [replace(one, withdrawn=datetime(2021, 1, 1)) for one in given_]).reading == READING
    )


@given(amendments())
def test_independent_ones_can_be_given_in_either_order(given_):
    """Those on different aspects, whatever order people gave them in, come to the same."""
    once = {(one.target.noun_id, one.target.aspect): one for one in given_ if one.ruling is Ruling.SET}
    kept = list(once.values())
    moments = sorted((one.when for one in kept), reverse=True)
    turned = [replace(one, when=moment) for one, moment in zip(kept, moments, strict=True)]
    assert unsigned(apply_amendments(READING, kept).reading) == unsigned(apply_amendments(READING, turned).reading)


def unsigned(reading):
    """The reading without who made each claim and event: that is the last who touched it."""
    return [replace(one, made_by="") for one in (*reading.claims, *reading.events)]


@given(amendments())
def test_every_event_is_told_by_a_claim_that_is_there(given_):
    made = apply_amendments(READING, given_).reading
    ids = {one.id for one in made.claims}
    assert len(ids) == len(made.claims)
    assert all(one.claim_ids and set(one.claim_ids) <= ids for one in made.events)


@given(amendments())
def test_what_is_signed_comes_back_from_plain_json(given_):
    for one in given_:
        assert from_plain(Target, to_plain(one.target)) == one.target
        assert from_plain(VALUES[one.target.aspect], to_plain(one.after)) == one.after
    made = apply_amendments(READING, given_).reading
    assert from_plain(type(made), to_plain(made)) == made
