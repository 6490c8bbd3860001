"""Codes of events as they are told: refusals, threats and fighting, and which events of a sentence are coded."""

import pytest

from careo.model import Event, MentionKind, Modality, Polarity, Role, RoleName, Span
from careo.understand import understand
from careo.understand.coding import Convention, code_event, code_reading, is_omission, select_events
from tests.make import make_document


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


def coded(told):
    return [(one, code) for one in told if (code := code_event(one, lang="en")) is not None]


def test_the_first_event_is_coded_and_others_that_somebody_did():
    told = [event("meet", agent=""), event("demand"), event("reject", modality=Modality.PLANNED), event("aid")]
    assert [one.act for one, _ in select_events(coded(told))] == ["meet", "demand"]
    assert [one.act for one, _ in select_events(coded(told[2:]), most=1)] == ["reject"]
    assert [one.act for one, _ in select_events(coded([event("meet"), event("strike", agent="")]))] == [
        "meet",
        "strike",
    ]
    assert select_events(coded([event("beat", generic=True)])) == []
    assert select_events([]) == []


@pytest.mark.parametrize(
    ("told", "omits"),
    [
        (event("neglect"), True),
        (event("neglect", polarity=Polarity.NEGATIVE), False),
        (event("mediate", polarity=Polarity.NEGATIVE), True),
        (event("mediate"), False),
        (event("kill", polarity=Polarity.NEGATIVE), False),
    ],
)
def test_who_does_not_protect_omits(told, omits):
    assert is_omission(told) is omits


@pytest.mark.parametrize(
    ("text", "lang", "sides"),
    [
        ("Peru and Chile signed a treaty.", "en", [("AGREE", ["PER", "CHL"], ["PER", "CHL"])]),
        ("Unos obreros chilenos protestaron en Ayora.", "es", [("PROTEST", ["CHLLAB"], [])]),
        ("Rebels demanded a truce from the Peruvian government.", "en", [("DEMAND", [None], ["PERGOV"])]),
    ],
)
def test_both_sides_have_codes(text, lang, sides):
    doc = make_document(text, lang=lang)
    found = code_reading(next(iter(understand([doc]))), doc)
    assert [
        (one.code.plover, [party.code for party in one.sources], [party.code for party in one.targets]) for one in found
    ] == sides


@pytest.mark.parametrize(
    ("text", "convention", "plover"),
    [
        ("Miles de obreros marcharon en Ayora.", Convention.CAMEO, "PROTEST"),
        ("Miles de obreros marcharon en Ayora.", Convention.STREET_IS_MOBILIZED, "MOBILIZE"),
        ("Los obreros protestaron en Ayora.", Convention.STREET_IS_MOBILIZED, "PROTEST"),
    ],
)
def test_conventions_differ_on_the_street(text, convention, plover):
    doc = make_document(text, lang="es")
    assert [one.code.plover for one in code_reading(next(iter(understand([doc]))), doc, convention)] == [plover]
