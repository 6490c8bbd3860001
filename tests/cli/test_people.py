"""`careo people` as a newcomer types it: a list added to a case, linked, judged, written as a matrix, estimated."""

import csv
import json
import shutil
import sys

import pytest
from typer.testing import CliRunner

from careo.cli import app
from careo.store import open_case, verify

pytest.importorskip("splink")
runner = CliRunner()
FIRST = "nombre,edad,lugar,fecha,situación\nJuan Quispe Huamán,33,Totos,1983-05-04,muerto\nRosa Flores,,Totos,,muerta\n"
SECOND = "Surname,Given names,Age,Place,Date\nQUISPE HUAMAN,Juan,34,Totos,1983-05-04\nFLORES INCA,Rosa,20,Totos,1983\n"


def careo(*words):
    return runner.invoke(app, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def case(tmp_path):
    for name, text in (("families.csv", FIRST), ("bureau.csv", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    careo("people", tmp_path / "a.careo", "--add", tmp_path / "families.csv", "--name", "Families")
    careo("people", tmp_path / "a.careo", "--add", tmp_path / "bureau.csv", "--name", "Bureau")
    return tmp_path / "a.careo"


def test_lists_are_added_linked_judged_and_judged_back(case):
    shown = json.loads(careo("people", case, "--json").output)
    assert [len(one["records"]) for one in shown["people"]] == [2, 1, 1]
    (pair,) = shown["open_pairs"]
    answer = careo("judge", case, pair["left"], pair["right"], "same", "--why", "one girl", "--who", "Ana")
    assert "2 people now" in answer.output
    made = answer.output.split()[1].rstrip(":")
    assert sum(one["judged"] for one in json.loads(careo("people", case, "--json").output)["people"]) == 1
    with open_case(case, mode="judge") as opened:
        opened.judge.withdraw(made, who="Ana", why="two girls")
    assert len(json.loads(careo("people", case, "--json").output)["people"]) == 3
    assert verify(case) == ()


def test_a_pair_is_explained_and_drawn_offline(case, tmp_path):
    (pair,) = json.loads(careo("people", case, "--json").output)["open_pairs"]
    shown = careo("people", case, "--pair", pair["left"], pair["right"], "--chart", tmp_path / "why.svg").output
    assert "one surname is the same" in shown
    drawn = (tmp_path / "why.svg").read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert drawn.count("http") == 1, "the name of the SVG standard, and nothing that is fetched"


def test_the_matrix_and_the_estimate(case, tmp_path):
    careo("people", case, "--matrix", tmp_path / "matrix.csv")
    rows = list(csv.reader((tmp_path / "matrix.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["person", "name", "certainty", "Bureau", "Families"]
    assert sorted(row[3:] for row in rows[1:]) == [["0", "1"], ["1", "0"], ["1", "1"]]
    shown = careo("people", case, "--show", "estimate").output
    assert "estimated in all: 4" in shown
    assert "warning: two sources only" in shown


def test_every_list_and_record_is_shown(case):
    assert "bureau.csv" in careo("people", case, "--show", "lists").output
    assert "Families, row 2" in " ".join(careo("people", case, "--show", "records").output.split())


def test_the_people_of_documents_are_named_once(demo_case, tmp_path):
    case = shutil.copytree(demo_case, tmp_path / "demo.careo")
    shown = json.loads(careo("people", case, "--json").output)
    assert all(one["start"] is not None for person in shown["people"] for one in person["records"])


def test_without_splink_the_remedy_is_said(case, monkeypatch):
    monkeypatch.setitem(sys.modules, "splink", None)
    answer = runner.invoke(app, ["people", str(case)])
    assert "pip install 'careo[people]'" in str(answer.exception)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--add", "nothing.csv", "--name", "X"], "no such file"),
        (["--remove", "Nobody"], "no list of that name"),
        (["--pair", "v-1", "v-2"], "no victim record"),
        (["--show", "estimate", "--source", "Nobody"], "no source of that name"),
    ],
)
def test_what_is_not_there_is_refused(case, words, said):
    assert said in str(runner.invoke(app, ["people", str(case), *words]).exception)
