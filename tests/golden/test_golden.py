"""The golden documents: metadata must match; what is understood may not fall below golden/floors.toml."""

from __future__ import annotations

import tomllib

import pytest

from careo.lang.words import load_acts
from tests.golden.compare import Tally, closest_claim, compare_metadata, fold, lines
from tests.golden.expected import GOLDEN, golden_names, locate, read_expected
from tests.golden.raise_floors import raised
from tests.golden.readings import DEMO, compared, read_golden

FLOORS = tomllib.loads((GOLDEN / "floors.toml").read_text(encoding="utf-8"))


def test_golden_documents_are_reports_of_the_demo():
    assert len(golden_names()) >= 6
    for name in golden_names():
        assert (GOLDEN / f"{name}.txt").read_bytes() == (DEMO / "reports" / f"{name}.txt").read_bytes(), name


def test_every_golden_text_has_its_expected_reading():
    assert [name for name in golden_names() if not (GOLDEN / f"{name}.expected.yaml").exists()] == []


@pytest.mark.parametrize("name", golden_names())
def test_metadata_match(name):
    doc, _ = read_golden(name)
    wrong = compare_metadata(doc, read_expected(name))
    assert wrong == [], "\n".join([f"{name}:", *wrong])


@pytest.mark.parametrize("name", golden_names())
def test_document_stays_above_its_floor(name):
    tally = compared(name)
    floors = FLOORS["documents"][name]
    below = {key: (tally.share(key), floor) for key, floor in floors.items() if tally.share(key) < floor}
    assert below == {}, "\n".join([f"{name}: below the floor {below}", *lines(tally)])


def test_all_documents_together_stay_above_the_floors():
    total = Tally()
    for name in golden_names():
        total.add(compared(name))
    below = {key: (total.share(key), floor) for key, floor in FLOORS["all"].items() if total.share(key) < floor}
    print("\n".join(lines(total)))
    assert below == {}, "\n".join([f"below the floor: {below}", *lines(total)])


def test_every_question_has_a_floor():
    total = Tally()
    for name in golden_names():
        total.add(compared(name))
    assert set(total.asked) == set(FLOORS["all"])


def test_questions_are_asked_in_both_languages():
    langs = [read_expected(name).document["lang"] for name in golden_names()]
    assert min(langs.count("en"), langs.count("es")) >= 3


def test_every_expected_act_is_on_the_list():
    acts = set(load_acts()["acts"])
    assert {act for name in golden_names() for event in read_expected(name).events for act in event.acts} <= acts


def test_a_quote_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="0 occurrences"):
        locate("Cuatro muertos.", "cinco muertos")


def test_the_second_occurrence_can_be_asked_for():
    assert locate("shot and\nshot again", "shot#2") == (9, 13)
    assert locate("shot and\nshot again", "and shot") == (5, 13)


def test_names_are_folded():
    assert fold("La  Policía") == fold("policia")


def test_no_claim_is_closest_to_words_that_none_covers():
    assert closest_claim((0, 10), ()) is None


def test_floors_only_rise():
    tally = Tally()
    tally.ask("claims", True, "")
    tally.ask("claims", False, "a claim")
    tally.ask("events", True, "")
    assert raised({"claims": 0.8, "events": 0.25}, tally) == {"claims": 0.8, "events": 1.0}
