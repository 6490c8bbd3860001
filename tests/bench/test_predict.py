"""An adapter never sees a gold field."""

import json

import pytest

from bench.__main__ import read_records
from bench.predict_coding import convention_of
from bench.predict_muc4 import Slots
from careo.model import MentionKind
from careo.understand.coding import Convention
from careo.understand.incidents import Filler, Incident
from tests.make import make_document, make_mention, make_reading


def test_gold_fields_are_not_passed_on(tmp_path):
    record = {"doc_id": "a", "text": "Nadie murió.", "lang": "es", "incident_id": "i", "events": [1], "places": [2]}
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(record) + "\n\n", encoding="utf-8")
    assert list(read_records(path, "linking")) == [{"doc_id": "a", "text": "Nadie murió.", "lang": "es"}]


def test_certainty_passes_offsets_but_no_values(tmp_path):
    record = {"doc_id": "a", "text": "It fell.", "targets": [{"start": 3, "end": 7, "text": "fell", "value": 3.0}]}
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (kept,) = read_records(path, "certainty")
    assert kept == {"doc_id": "a", "text": "It fell.", "targets": [{"start": 3, "end": 7}]}


def test_coding_is_told_by_which_codebook(tmp_path):
    record = {"doc_id": "a", "text": "Nadie fue.", "lang": "es", "set": "protest-1018", "events": [{"roots": ["14"]}]}
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (kept,) = read_records(path, "coding")
    assert "events" not in kept
    assert convention_of(kept) is Convention.CAMEO
    assert convention_of(kept | {"set": "protest"}) is Convention.STREET_IS_MOBILIZED
    assert convention_of({"lang": "en"}) is Convention.ONE_ROW


def test_a_weapon_that_no_words_name_has_a_type_without_words():
    doc = make_document("Gunmen shot the mayor.")
    told = Incident("ATTACK", 0.5, (), (), "", "", weapon="GUN")
    assert Slots(doc, make_reading(doc), told).filled()["INCIDENT: INSTRUMENT TYPE"] == ['GUN: "-"']
    unknown = Incident("ATTACK", 0.5, (), (), "", "")
    assert Slots(doc, make_reading(doc), unknown).filled()["INCIDENT: INSTRUMENT TYPE"] == []


@pytest.mark.parametrize(
    ("phrase", "body", "said"),
    [
        ("EDL guerrillas", "EDL", "GUERRILLAS"),
        ("guerrillas of the rebel EDL", "EDL", "GUERRILLAS"),
        ("two EDL soldiers", "EDL", "SOLDIERS"),
        # the rest says nothing of what they are, or is another body
        ("members of the EDL", "EDL", "MEMBERS OF THE EDL"),
        ("EDL members", "EDL", "EDL MEMBERS"),
        ("urban guerrillas", "", "URBAN GUERRILLAS"),
    ],
)
def test_individuals_are_named_without_the_body_they_are_of(phrase, body, said):
    doc = make_document(f"The mayor was shot by {phrase} in Ayora.")
    bodies = (make_mention(doc, body, kind=MentionKind.ORGANISATION),) if body else ()
    who = make_mention(doc, phrase, kind=MentionKind.GROUP)
    told = Incident("ATTACK", 0.5, (), (Filler("individual", who, 0.9),), "", "")
    slots = Slots(doc, make_reading(doc, mentions=(who, *bodies)), told).filled()
    assert slots["PERP: INDIVIDUAL ID"] == [f'"{said}"']
