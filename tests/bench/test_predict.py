"""An adapter never sees a gold field."""

import json

from bench.__main__ import read_records


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
