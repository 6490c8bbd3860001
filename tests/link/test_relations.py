"""How one answer stands to another: tables of numbers, times, places and people."""

from datetime import datetime

import pytest

from careo.link.answers import Answer, number_key, place_key, time_key
from careo.link.lexicon import forms, telling
from careo.link.relations import STRENGTH, compare_answers, strongest
from careo.model import Bound, Question, Relation
from tests.make import make_claim, make_document, make_place, make_time

DOC = make_document("Lima Callao Miraflores Huanta Sur 5 July")
CLAIM = make_claim(DOC, "Lima")


def answer(question, key, **more):
    words = telling(forms(more.pop("said", ""), more.pop("lang", "en")))
    more.setdefault("identity", words)
    return Answer(question, key, key, CLAIM.content, CLAIM, "e", words=words, **more)


def number(low, high, said="", **more):
    return answer(Question.INJURED, number_key(low, high), said=said, low=low, high=high, **more)


NUMBERS = [
    ((8, 8, "people"), (8, 8, "people"), "agrees"),
    ((8, 8, "seamen"), (8, 8, "marineros"), "agrees"),
    ((3, None, "people"), (7, 7, "people"), "compatible"),
    ((9, None, "people"), (7, 7, "people"), "contradicts"),
    ((10, 12, "people"), (12, 15, "people"), "compatible"),
    ((24, None, "people"), (30, 40, "people"), "compatible"),
    ((15, 15, "sailors"), (33, 33, "seamen"), "contradicts"),
    ((15, 15, "marinos"), (33, 33, "seamen"), "contradicts"),
    ((8, 8, "Soviet citizens"), (18, 18, "people"), "scope differs"),
    ((8, 8, "ciudadanos soviéticos"), (18, 18, "personas"), "scope differs"),
    ((33, 33, "Soviet seamen"), (8, 8, "people"), "contradicts"),
    ((2, 2, "policemen"), (5, 5, "peasants"), "scope differs"),
    ((0, 0, "people"), (2, 2, "people"), "contradicts"),
]


@pytest.mark.parametrize(("left", "right", "expected"), NUMBERS)
def test_numbers(left, right, expected):
    langs = [
        {"lang": "es"} if any(w in side[2] for w in ("marin", "sovié", "personas")) else {} for side in (left, right)
    ]
    a, b = number(*left, **langs[0]), number(*right, **langs[1])
    assert compare_answers(a, b) == compare_answers(b, a) == Relation(expected)


def test_loose_numbers_leave_room():
    more, about = number(31, None, "people", bound=Bound.MORE_THAN), number(30, 30, "people", bound=Bound.ABOUT)
    assert compare_answers(more, number(30, 30, "people")) is Relation.COMPATIBLE
    assert compare_answers(about, number(28, 28, "people")) is Relation.COMPATIBLE
    assert compare_answers(about, number(40, 40, "people")) is Relation.CONTRADICTS


def test_a_part_of_a_whole_differs_in_scope():
    assert compare_answers(number(17, 17, "people", part=True), number(20, 20, "people")) is Relation.SCOPE_DIFFERS


TIMES = [
    (("1989-07-05", "1989-07-06"), ("1989-07-05", "1989-07-06"), "agrees"),
    (("1989-07-01", "1989-08-01"), ("1989-07-05", "1989-07-06"), "contains"),
    (("1989-07-05T10:00", "1989-07-05T11:00"), ("1989-07-05", "1989-07-06"), "contains"),
    (("1989-07-05", "1989-07-06"), ("1989-07-06", "1989-07-07"), "contradicts"),
    (("1989-07-01", "1989-07-06"), ("1989-07-04", "1989-07-09"), "compatible"),
    (("1989-07-05", None), ("1989-07-20", "1989-07-21"), "compatible"),
    (("1989-07-25", None), ("1989-07-20", "1989-07-21"), "contradicts"),
    ((None, None), ("1989-07-20", "1989-07-21"), "compatible"),
]


def moment(iso):
    return datetime.fromisoformat(iso) if iso else None


@pytest.mark.parametrize(("left", "right", "expected"), TIMES)
def test_times(left, right, expected):
    ranges = [make_time(DOC, "5 July", moment(side[0]), moment(side[1])) for side in (left, right)]
    a, b = (answer(Question.WHEN, time_key(when), when=when) for when in ranges)
    assert compare_answers(a, b) == compare_answers(b, a) == Relation(expected)


LIMA = {"lat": -12.05, "lon": -77.04, "radius_km": 20.0, "gazetteer_id": "geonames:1"}
PLACES = [
    (("Lima", LIMA), ("Lima", LIMA), "agrees"),
    (
        ("Lima", LIMA),
        ("Miraflores", {"lat": -12.12, "lon": -77.03, "radius_km": 3.0, "gazetteer_id": "geonames:2"}),
        "contains",
    ),
    (
        ("Lima", LIMA),
        ("Huanta", {"lat": -12.94, "lon": -74.25, "radius_km": 5.0, "gazetteer_id": "geonames:3"}),
        "contradicts",
    ),
    (("Lima", {}), ("Lima", LIMA), "agrees"),
    (("Huanta Sur", {}), ("Huanta", {}), "contains"),
    (("Huanta", {}), ("Callao", {}), "compatible"),
]


@pytest.mark.parametrize(("left", "right", "expected"), PLACES)
def test_places(left, right, expected):
    places = [make_place(DOC, name, **spot) for name, spot in (left, right)]
    a, b = (answer(Question.WHERE, place_key(where), where=where) for where in places)
    assert compare_answers(a, b) == compare_answers(b, a) == Relation(expected)


PEOPLE = [
    ("the Shining Path", "Sendero Luminoso", "agrees"),
    ("Maoist Shining Path guerrillas", "Sendero Luminoso", "contains"),
    ("the army", "el ejército", "agrees"),
    ("the army", "guerrilleros", "contradicts"),
    ("ultrarightists", "el Ejército", "contradicts"),
    ("unidentified persons", "el ejército", "compatible"),
]


@pytest.mark.parametrize(("left", "right", "expected"), PEOPLE)
def test_who_did_it(left, right, expected):
    spanish = {"Sendero Luminoso", "el ejército", "el Ejército", "guerrilleros"}
    a, b = (
        answer(Question.WHO_DID_IT, said, said=said, lang="es" if said in spanish else "en") for said in (left, right)
    )
    assert compare_answers(a, b) == compare_answers(b, a) == Relation(expected)


def test_a_description_contradicts_no_name():
    a = answer(Question.WHO_DID_IT, "x", said="four young men in school uniform", identity=frozenset())
    b = answer(Question.WHO_DID_IT, "y", said="the army")
    assert compare_answers(a, b) is Relation.COMPATIBLE


def test_a_denial_is_meant_against_those_it_names():
    army = answer(Question.WHO_DID_IT, "army", said="the army")
    not_army = answer(Question.WHO_DID_IT, "army", said="el ejército", lang="es", denied=True)
    rebels = answer(Question.WHO_DID_IT, "rebels", said="guerrillas")
    assert compare_answers(not_army, army) is Relation.DENIES
    assert compare_answers(army, not_army) is Relation.DENIED
    assert compare_answers(rebels, not_army) is Relation.COMPATIBLE


def test_the_strongest_relation_is_the_gravest_disagreement():
    assert strongest([Relation.AGREES, Relation.CONTRADICTS, Relation.CONTAINS]) is Relation.CONTRADICTS
    assert strongest([]) is Relation.ONLY
    assert sorted(STRENGTH) == sorted(Relation), "every relation has its rank"
