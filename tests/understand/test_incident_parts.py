"""The parts of the learned incident reader, each by itself: trees, candidates, what is told apart, days, voices."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from careo.model import Certainty, Found, Marker, MentionKind, RoleName, VoiceKind
from careo.understand import understand
from careo.understand.incidents.accept import accept_features
from careo.understand.incidents.candidates import (
    PARTS,
    Candidate,
    Weighed,
    candidate_features,
    candidates,
    group,
    types_of,
    weigh,
)
from careo.understand.incidents.features import gather
from careo.understand.incidents.find import find_fillers, guesses, question_features, read_tree
from careo.understand.incidents.split import focused, nearest, pair_features, parted
from careo.understand.incidents.told import Filler, Incident
from careo.understand.incidents.trees import Forest
from careo.understand.incidents.voices import voice_features
from careo.understand.incidents.weights import Choice, Weights, as_weights
from careo.understand.incidents.when import Days, day_features, days_named, find_days
from tests.make import (
    find_span,
    make_claim,
    make_document,
    make_event,
    make_mention,
    make_place,
    make_reading,
    make_role,
    make_time,
    make_voice,
)

TEXT = (
    "Rebels shot the mayor of Ayora on Monday.\n\n"
    "A week later others shot a nurse. The mayor had been warned by the Front, the police said."
)
SENTENCES = ("Rebels shot the mayor of Ayora on Monday.", "A week later others shot a nurse.", "The mayor had been")
KIND = "ATTACK"


def make_facts(doc, **over):
    mentions = [
        make_mention(doc, "Rebels", kind=MentionKind.GROUP),
        make_mention(doc, "the mayor", actor_id="mayor"),
        make_mention(doc, "Ayora", kind=MentionKind.PLACE),
        make_mention(doc, "a nurse", actor_id="nurse"),
        make_mention(doc, "The mayor", actor_id="mayor"),
        make_mention(doc, "the Front", kind=MentionKind.ORGANISATION),
    ]
    told = make_claim(doc, "Rebels shot the mayor")
    warned = make_claim(
        doc,
        "The mayor had been warned by the Front",
        voices=[make_voice(doc, "the police", kind=VoiceKind.ROLE_ONLY)],
        certainty=Certainty.ACCUSED,
        markers=(Marker(find_span(doc, "warned"), "accusation"),),
    )
    roles = (make_role(doc, RoleName.AGENT, "Rebels"), make_role(doc, RoleName.PATIENT, "the mayor"))
    events = [
        make_event(doc, "shot", act="shoot", claims=[told], roles=roles),
        make_event(doc, "shot", nth=1, act="shoot", roles=(make_role(doc, RoleName.PATIENT, "a nurse"),), episode=1),
    ]
    plain = {
        "sentences": tuple(find_span(doc, words) for words in SENTENCES),
        "mentions": tuple(mentions),
        "times": (make_time(doc, "Monday", datetime(1991, 3, 4), datetime(1991, 3, 5)),),
    }
    return gather(doc, make_reading(doc, claims=[told, warned], events=events, **(plain | over)))


@pytest.fixture
def facts():
    return make_facts(make_document(TEXT))


def make_choice(*classes, **weights):
    """A choice of classes; what is given weighs for the first of them."""
    return Choice(classes, (0.0,) * len(classes), {name: {0: weight} for name, weight in weights.items()})


def make_weighed(facts, *, hot=(0.9, 0.1, 0.1)):
    return Weighed(facts, {KIND: 0.8, "BOMBING": 0.1}, tuple({KIND: one, "none": 1 - one} for one in hot))


def mention_of(facts, words):
    return next(m for m in facts.reading.mentions if m.span.quote(facts.doc.text) == words)


# -- trees -------------------------------------------------------------------------------------------------------------

DEEP = Forest(
    ("size", "age"),
    0.0,
    (
        ((0, 1.5, 1, 2), (-1, -2.0, 0, 0), (1, 10.0, 3, 4), (-1, 1.0, 0, 0), (-1, 3.0, 0, 0)),
        ((-1, 0.5, 0, 0),),
    ),
)


@pytest.mark.parametrize(
    ("features", "odds"),
    [
        ({}, -1.5),
        ({"size": 1.5}, -1.5),
        ({"size": 2.0}, 1.5),
        ({"size": 2.0, "age": 10.5}, 3.5),
        ({"age": 99.0, "unknown": 5.0}, -1.5),
    ],
)
def test_answers_of_trees_add_up(features, odds):
    assert DEEP.probability(features) == pytest.approx(1 / (1 + 2.718281828**-odds))


def test_a_forest_without_trees_says_its_base():
    assert Forest((), 0.0, ()).probability({"size": 3.0}) == 0.5


def test_forests_are_read_as_they_are_written():
    tree = [[0, 1.5, 1, 2], [-1, -2.0, 0, 0], [-1, 2.0, 0, 0]]
    raw = {"choices": {}, "thresholds": {}, "forests": {"human": {"names": ["size"], "base": 0.0, "trees": [tree]}}}
    (forest,) = as_weights(raw).forests.values()
    assert forest.probability({"size": 2.0}) > forest.probability({"size": 1.0})


# -- candidates --------------------------------------------------------------------------------------------------------


def test_mentions_of_one_actor_are_one_candidate_and_places_are_none(facts):
    words = [[m.span.quote(facts.doc.text) for m in row] for row in group(facts)]
    assert words == [["Rebels"], ["the mayor", "The mayor"], ["a nurse"], ["the Front"]]


def test_mentions_without_an_actor_share_their_head_word():
    doc = make_document("The rebels came. Two rebels fled.")
    rebels = [make_mention(doc, "The rebels"), make_mention(doc, "Two rebels"), make_mention(doc, "came")]
    assert [len(row) for row in group(gather(doc, make_reading(doc, mentions=tuple(rebels))))] == [2, 1]


def test_text_and_sentences_are_weighed_by_the_types_that_were_trained(facts):
    known = Weights(
        {
            "tells:ATTACK": make_choice("yes", "no", **{"type=ATTACK": 3.0}),
            "sentence": make_choice(KIND, "none", **{"act=shoot": 2.0}),
        },
        {},
    )
    assert types_of(known) == [KIND]
    weighed = weigh(facts, known)
    assert set(weighed.chances) == {KIND}
    assert weighed.chances[KIND] > 0.5
    assert weighed.hot(0, KIND) > 0.5
    assert weighed.hot(2, KIND) == 0.5
    assert weighed.hot(99, KIND) == 0.0
    assert weighed.relevant == 0.0
    relevant = replace(known, choices={**known.choices, "relevant": make_choice("yes", "no", **{"type=ATTACK": 3.0})})
    assert weigh(facts, relevant).relevant > 0.5


def test_the_likeliest_mention_speaks_for_its_candidate(facts):
    known = Weights({"part": make_choice("human", *PARTS[:3], "instrument", "none", **{"at=2": 4.0})}, {})
    mayor = next(one for one in candidates(make_weighed(facts), KIND, known) if len(one.mentions) == 2)
    assert mayor.likeliest("human").span.quote(facts.doc.text) == "The mayor"
    assert mayor.most("human") == max(chance["human"] for chance in mayor.chances)


def test_a_candidate_as_numbers_knows_its_deeds_and_its_rivals(facts):
    chances = dict.fromkeys((*PARTS, "none"), 0.1)
    rows = [
        Candidate(row, tuple(chances | {"human": 0.2 + 0.1 * i} for _ in row)) for i, row in enumerate(group(facts))
    ]
    mayor = candidate_features(make_weighed(facts), KIND, rows[1], rows)["human"]
    assert mayor["own"] == pytest.approx(0.3)
    assert mayor["rank"] == 2.0
    assert mayor["top"] == pytest.approx(0.5)
    assert (mayor["patient"], mayor["agent"], mayor["actual"]) == (1.0, 0.0, 1.0)
    assert mayor["mentions"] == 2.0
    assert mayor["hot"] == 0.9
    front = candidate_features(make_weighed(facts), KIND, rows[3], rows)["human"]
    assert (front["rank"], front["patient"], front["far"]) == (0.0, 0.0, 1.0)


# -- what is told apart ------------------------------------------------------------------------------------------------


def test_two_mentions_are_described_alike_in_either_order(facts):
    mayor, nurse = mention_of(facts, "the mayor"), mention_of(facts, "a nurse")
    found = pair_features(facts, KIND, nurse, mayor)
    assert found == pair_features(facts, KIND, mayor, nurse)
    assert {"breaks=1", "same episode=False", "times between=1", "far=1"} <= set(found)
    assert "same actor" not in found
    assert "same actor" in pair_features(facts, KIND, mayor, mention_of(facts, "The mayor"))


def test_the_last_day_and_place_before_each_mention_tell_incidents_apart():
    doc = make_document(
        "On Monday rebels shot the mayor in Ayora. They fled.\n\nOn Friday, in Brezo, they shot a nurse and a cook."
    )
    mentions = [make_mention(doc, words) for words in ("the mayor", "a nurse", "a cook")]
    days = [
        make_time(doc, w, datetime(1991, 3, d), datetime(1991, 3, d + 1)) for w, d in (("Monday", 4), ("Friday", 8))
    ]
    facts = gather(
        doc,
        make_reading(
            doc,
            mentions=tuple(mentions),
            sentences=tuple(find_span(doc, words) for words in ("On Monday", "They fled.", "On Friday")),
            times=tuple(days),
            places=(make_place(doc, "Ayora"), make_place(doc, "Brezo")),
        ),
    )
    mayor, nurse, cook = mentions
    assert {"day=other", "place=other", "day=other:True:True"} <= set(pair_features(facts, KIND, mayor, nurse))
    assert {"day=same", "place=same", "place=same:False"} <= set(pair_features(facts, KIND, nurse, cook))
    unknown = replace(facts, reading=replace(facts.reading, times=(), places=()))
    assert {"day=unknown", "place=unknown"} <= set(pair_features(unknown, KIND, mayor, nurse))


@pytest.mark.parametrize(("sure", "groups"), [(0.6, [[0, 2], [1]]), (0.01, [[0, 2, 1]]), (0.999, [[0], [1], [2]])])
def test_mentions_are_parted_until_none_are_sure_to_belong_together(facts, sure, groups):
    hit = [mention_of(facts, words) for words in ("the mayor", "a nurse", "The mayor")]
    same = make_choice("yes", "no", **{"same actor": 3.0, "bias": -1.0})
    assert parted(facts, KIND, hit, same, sure) == groups


def test_one_mention_is_one_incident(facts):
    assert parted(facts, KIND, [mention_of(facts, "a nurse")], make_choice("yes", "no"), 0.5) == [[0]]


@pytest.mark.parametrize(("at", "which"), [(0, 0), (2, 0), (5, 1), (9, 1), (3, 0)])
def test_a_sentence_belongs_to_the_nearest_incident(at, which):
    assert nearest([[0, 1], [6]], at) == which


def test_sentences_of_another_incident_count_for_less(facts):
    weighed = focused(make_weighed(facts, hot=(0.9, 0.5, 0.5)), KIND, [[0], [1]], 0)
    assert [one[KIND] for one in weighed.sentences] == [0.9, pytest.approx(0.1), pytest.approx(0.1)]
    assert [one["none"] for one in weighed.sentences] == pytest.approx([0.1, 0.5, 0.5])


# -- the whole incident ------------------------------------------------------------------------------------------------


def make_incident(facts, *parts, kind=KIND):
    fillers = tuple(Filler(part, mention_of(facts, words), 0.8) for part, words in parts)
    return Incident(kind, 0.5, (), fillers, "", "")


def test_an_incident_is_weighed_beside_what_else_is_told_of_its_people(facts):
    attack = make_incident(facts, ("human", "the mayor"), ("organisation", "the Front"))
    bombing = make_incident(facts, ("human", "the mayor"), ("human", "a nurse"), kind="BOMBING")
    found = accept_features(attack, make_weighed(facts), [attack, bombing])
    assert (found["guesses"], found["of-type"], found["shared"], found["shared-tells"]) == (1.0, 0.0, 1.0, 0.1)
    assert found["other-target"] == 0.8
    assert accept_features(bombing, make_weighed(facts), [attack, bombing])["shared"] == 0.5
    alone = accept_features(attack, make_weighed(facts), [attack])
    assert (alone["guesses"], alone["shared"], alone["other-target"]) == (0.0, 0.0, 0.0)
    assert 0.0 < alone["cold"] <= alone["cold-next"] < 1.0 > alone["warm-share"]


def make_weights(**over):
    """Weights by which every mention of the mayor is hit, and nothing else is anything."""
    choices = {
        "part": make_choice("human", *PARTS[:3], "instrument", "none", **{"head=mayor": 9.0, "bias": -3.0}),
        "category": make_choice("", "TERRORIST ACT"),
        "stage": make_choice("ACCOMPLISHED", ""),
        "place": make_choice("yes", "no"),
    }
    return Weights(choices | over, dict.fromkeys((*PARTS, "same"), 0.5))


def test_a_weapon_that_is_told_without_being_named(facts):
    weapon = make_choice("", "GUN", **{"bias": 1.0, "act=shoot": -2.0})
    weighed = make_weighed(facts)
    found = {one.kind: one.weapon for one in guesses(weighed, make_weights(weapon=weapon))}
    assert found == {KIND: "GUN", "BOMBING": ""}
    assert {one.weapon for one in guesses(weighed, make_weights())} == {""}


def test_what_befell_a_filler_lies_in_its_sentences_too(facts):
    nurse = [mention_of(facts, "a nurse")]
    assert "beside=shoot" in question_features(facts, KIND, nurse, "human-effect")
    assert "beside=shoot" not in question_features(facts, KIND, nurse, "human-type")


def test_who_was_hit_is_shown_by_the_fullest_name():
    doc = make_document("Mayor Rondero was shot. The widow of Abel Rondero said that the mayor had been warned.")
    names = [
        make_mention(doc, words, actor_id="abel", made_by="understand.actors.title@1")
        for words in ("Rondero", "Abel Rondero")
    ]
    facts = gather(
        doc, make_reading(doc, mentions=tuple(names), sentences=(find_span(doc, "Mayor Rondero was shot."),))
    )
    known = make_weights(part=make_choice("human", *PARTS[:3], "instrument", "none", **{"before=mayor": 9.0}))
    (shown,) = find_fillers(make_weighed(facts, hot=(0.9,)), KIND, known)
    assert shown.mention.span.quote(doc.text) == "Abel Rondero"


# -- days --------------------------------------------------------------------------------------------------------------


def dated(facts, **over):
    return replace(facts, doc=replace(facts.doc, **over))


def test_a_day_is_itself_or_a_limit_and_the_report_is_a_limit(facts):
    news = Found(date(1991, 3, 6), find_span(facts.doc, "Monday"), "any.tests.make@1")
    rows = days_named(make_weighed(dated(facts, published=news)))
    monday, report = date(1991, 3, 4), date(1991, 3, 6)
    assert [(row.shape, row.days) for row in rows] == [
        ("day:first", Days(monday, monday)),
        ("day:until", Days(None, monday)),
        ("report:until", Days(None, report)),
    ]


def test_a_range_may_be_meant_as_a_whole_but_not_one_of_years():
    doc = make_document(TEXT)
    week = make_time(doc, "A week later", datetime(1991, 3, 4), datetime(1991, 3, 11))
    years = make_time(doc, "Monday", datetime(1980, 1, 1), datetime(1990, 1, 1))
    half = make_time(doc, "Ayora", None, datetime(1990, 1, 1))
    rows = days_named(make_weighed(make_facts(doc, times=(week, years, half))))
    assert [row.shape for row in rows] == ["range:first", "range:until", "range:whole"]
    assert rows[2].days == Days(date(1991, 3, 4), date(1991, 3, 10))


def test_the_likeliest_day_is_taken_and_no_day_gives_none(facts):
    weighed = make_weighed(facts)
    until = make_choice("yes", "no", **{"shape=day:until": 2.0})
    assert find_days(weighed, KIND, until) == Days(None, date(1991, 3, 4))
    assert find_days(weighed, KIND, make_choice("yes", "no", **{"shape=day:first": 2.0})).first == date(1991, 3, 4)
    assert find_days(make_weighed(make_facts(facts.doc, times=())), KIND, until) is None


def test_a_day_knows_how_long_ago_it_was(facts):
    news = Found(date(1991, 3, 6), find_span(facts.doc, "Monday"), "any.tests.make@1")
    weighed = make_weighed(dated(facts, published=news))
    rows = days_named(weighed)
    assert "shape=day:first:<=2" in day_features(weighed, KIND, rows[0], rows)
    assert "report:named=1" in day_features(weighed, KIND, rows[2], rows)


def test_a_day_shows_the_deed_it_hangs_on():
    doc = make_document("The mayor was shot on Monday, the police said on Friday.")
    times = (
        make_time(doc, "Monday", datetime(1991, 3, 4), datetime(1991, 3, 5)),
        make_time(doc, "Friday", datetime(1991, 3, 8), datetime(1991, 3, 9)),
    )
    (reading,) = understand([doc])
    found = gather(doc, replace(reading, times=times), read_tree(doc))
    weighed = make_weighed(found, hot=(0.9,))
    rows = days_named(weighed)
    deed, report = (day_features(weighed, KIND, row, rows) for row in rows if row.shape == "day:first")
    assert {"words=monday:first", "of=True:first"} <= deed.keys()
    assert "words=friday:first" in report
    assert "of=True:first" not in report


# -- voices ------------------------------------------------------------------------------------------------------------


def test_who_lays_it_to_somebody_and_how_surely(facts):
    found = voice_features(facts, KIND, [mention_of(facts, "the Front")])
    assert {"claim:is=accused", "claim:is=accused:True:role-only", "claim:why=accusation", "claim:word=warned"} <= set(
        found
    )
    assert {"claim:name=police", "claim:voice=role-only"} <= set(found)
    assert not any(name.startswith("deed:") for name in found)


def test_how_surely_its_deeds_are_told(facts):
    found = voice_features(facts, KIND, [mention_of(facts, "Rebels")])
    assert {"deed:True:agent:asserted", "deed:True:agent:author"} <= set(found)
    assert "deed:False:agent:asserted" in voice_features(facts, "BOMBING", [mention_of(facts, "Rebels")])


def test_nobody_named_shows_nothing(facts):
    assert voice_features(facts, KIND, []) == {}
