"""The bench task `confidence`: what is asked, what is answered, how it is scored, and what the adapter never sees."""

import json
import subprocess
import sys

import pytest

from bench.__main__ import predict, read_records
from bench.predict_confidence import asked_of
from bench.score_confidence import read, score, wanted

TEXT = (
    "SAN JUAN, 3 MAR 91 (CUNPRESS) -- POLICE SUSPECT THE FRONT OF THE NORTH. GUNMEN OF THE FRONT OF THE NORTH KILLED "
    "THE MAYOR OF AYORA LAST NIGHT, A POLICE SPOKESMAN SAID."
)


def template(kind, *fills):
    """A template of the key: its type, and organisations each with the confidences that are accepted."""
    slots = {"incident_type": {"fills": [{"values": [kind]}] if kind else []}}
    slots["perp_organization_confidence"] = {"fills": [{"of": names, "values": values} for names, values in fills]}
    return {"slots": slots}


def record(*templates, doc_id="a"):
    return {"doc_id": doc_id, "text": TEXT, "templates": list(templates)}


FACT, ACCUSED = "REPORTED AS FACT", "SUSPECTED OR ACCUSED BY AUTHORITIES"


def test_each_organisation_with_a_confidence_is_asked_and_its_answer_is_not():
    asked = asked_of(
        record(template("ATTACK", (["THE FRONT"], [FACT]), ([], [FACT])), template("BOMBING"))["templates"]
    )
    assert asked == [{"kind": "ATTACK", "organisation": ["THE FRONT"]}]
    assert asked_of(record(template("", (["THE FRONT"], [FACT])))["templates"]) == []


def test_the_adapter_sees_no_confidence(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(record(template("ATTACK", (["THE FRONT"], [ACCUSED])))) + "\n", encoding="utf-8")
    (kept,) = read_records(path, "confidence")
    assert kept["asked"] == [{"kind": "ATTACK", "organisation": ["THE FRONT"]}]
    assert "templates" not in kept
    assert ACCUSED not in json.dumps(kept)


def test_one_answer_for_each_that_is_asked_and_none_for_other_texts(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [
        record(template("ATTACK", (["FRONT OF THE NORTH", "THE FRONT OF THE NORTH"], [ACCUSED]), (["NOBODY"], [FACT]))),
        record(template("ATTACK"), doc_id="b"),
    ]
    source.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    predict("confidence", source, target)
    (said,) = read(target)
    assert said["doc_id"] == "a"
    assert len(said["confidence"]) == 2
    assert all(answer == answer.upper() and answer for answer in said["confidence"])


def test_what_is_wanted_stands_in_the_order_of_what_is_asked():
    one = record(
        template("ATTACK", (["A"], [FACT, ACCUSED]), ([], [FACT]), (["B"], [ACCUSED])), template("", (["C"], [FACT]))
    )
    assert wanted(one) == [[FACT, ACCUSED], [ACCUSED]]
    assert len(asked_of(one["templates"])) == len(wanted(one))


@pytest.mark.parametrize(
    ("said", "accuracy", "macro"),
    [
        ([FACT, ACCUSED], 1.0, 1.0),
        ([FACT, FACT], 0.5, (2 / 3 + 0) / 2),
        ([FACT], 0.5, (1.0 + 0) / 2),
        ([], 0.0, 0.0),
    ],
)
def test_a_missing_answer_is_wrong(said, accuracy, macro):
    gold = [record(template("ATTACK", (["A"], [FACT]), (["B"], [ACCUSED])))]
    figures = score(gold, {"a": said})
    assert figures["accuracy"] == pytest.approx(accuracy)
    assert figures["macro_f1"] == pytest.approx(macro)
    assert figures["asked"] == 2


def test_any_accepted_confidence_is_right():
    gold = [record(template("ATTACK", (["A"], [FACT, ACCUSED])))]
    assert score(gold, {"a": [ACCUSED]})["accuracy"] == 1.0
    assert score([], {})["accuracy"] == 0.0


def test_scores_from_the_shell(tmp_path):
    gold, said = tmp_path / "gold.jsonl", tmp_path / "said.jsonl"
    gold.write_text(json.dumps(record(template("ATTACK", (["A"], [FACT])))) + "\n", encoding="utf-8")
    said.write_text(json.dumps({"doc_id": "a", "confidence": [FACT]}) + "\n", encoding="utf-8")
    run = [sys.executable, "bench/score_confidence.py", str(gold), str(said)]
    figures = subprocess.run([*run, "--json"], check=True, capture_output=True, text=True).stdout
    assert json.loads(figures)["accuracy"] == 1.0
    printed = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    assert printed.startswith("accuracy 1.000, macro-F1 1.000 of 1")
