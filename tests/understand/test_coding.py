"""Codes of events as they are told: refusals, threats and fighting, and which events of a sentence are coded."""

import pytest

from careo.model import Event, MentionKind, Modality, Polarity, Role, RoleName, Span
from careo.understand.coding import code_event, select_events


def role(name, words):
    return Role(role=name, span=Span("d", 0, 1), name=words, kind=MentionKind.GROUP)


def event(act, *, agent="the state", modality=Modality.ACTUAL, polarity=Polarity.POSITIVE, generic=False):
    roles = (role(RoleName.AGENT, agent),) if agent else ()
    return Event(
        id=act,
        act=act,
        trigger=Span("d", 0, 1),
        roles=roles,
        modality=modality,
        polarity=polarity,
        claim_ids=("c",),
        made_by="any.test@1",
        generic=generic,
    )


@pytest.mark.parametrize(
    ("told", "lang", "plover"),
    [
        (event("aid"), "en", "AID"),
        (event("aid", polarity=Polarity.NEGATIVE), "en", "REJECT"),
        (event("sanction", modality=Modality.PLANNED), "es", "THREATEN"),
        (event("protest", modality=Modality.PLANNED), "es", "PROTEST"),
        (event("bomb", agent="two soldiers"), "en", "FIGHT"),
        (event("bomb", agent="unos vecinos"), "es", "ASSAULT"),
        (event("bomb", agent="dos soldados"), "es", "FIGHT"),
        (event("bomb", agent="a student"), "en", "ASSAULT"),
    ],
)
def test_the_code_is_that_of_the_event_as_told(told, lang, plover):
    code = code_event(told, lang=lang)
    assert code is not None
    assert code.plover == plover


def test_what_is_said_not_to_be_has_no_code():
    assert code_event(event("kill", polarity=Polarity.NEGATIVE), lang="en") is None
    assert code_event(event("aid", agent="", polarity=Polarity.NEGATIVE), lang="en") is None
    assert code_event(event("no-such-act"), lang="en") is None


def test_the_first_event_is_coded_and_others_that_somebody_did():
    told = [event("protest", agent=""), event("demand"), event("reject", modality=Modality.PLANNED), event("aid")]
    assert [one.act for one, _ in select_events(told, lang="en")] == ["protest", "demand"]
    assert [one.act for one, _ in select_events(told[2:], lang="en", most=1)] == ["reject"]
    assert select_events([event("beat", generic=True)], lang="en") == []
    assert select_events([], lang="es") == []
