"""An adapter never sees a gold field."""

import json

from bench.__main__ import read_records
from bench.predict_muc4 import Slots
from careo.understand.incidents import Incident
from tests.make import make_document, make_reading


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


def test_a_weapon_that_no_words_name_has_a_type_without_words():
    doc = make_document("Gunmen shot the mayor.")
    told = Incident("ATTACK", 0.5, (), (), "", "", weapon="GUN")
    assert Slots(doc, make_reading(doc), told).filled()["INCIDENT: INSTRUMENT TYPE"] == ['GUN: "-"']
    unknown = Incident("ATTACK", 0.5, (), (), "", "")
    assert Slots(doc, make_reading(doc), unknown).filled()["INCIDENT: INSTRUMENT TYPE"] == []
