"""The gate of the bench: floors only rise, and a figure below its floor is told."""

import pytest

from bench import table
from bench.speed import Run, growth


@pytest.mark.parametrize(
    ("name", "value", "floor", "below"),
    [
        ("strict F1", 0.80, 0.80, False),
        ("strict F1", 0.795, 0.80, False),
        ("strict F1", 0.70, 0.80, True),
        ("over-merges", 20, 23, False),
        ("over-merges", 30, 23, True),
    ],
)
def test_is_below(name, value, floor, below):
    assert table.is_below(name, value, floor, 0.01) is below


def test_floors_only_rise(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "FLOORS", tmp_path / "floors.toml")
    floors = {"tolerance": 0.01, "linking": {"corpus": "ab", "pairwise F1": 0.7, "over-merges": 9.0}}
    table.write_floors(floors, {"linking": {"corpus": "ab", "pairwise F1": 0.6, "over-merges": 5.0}})
    written = table.tomllib.loads(table.FLOORS.read_text(encoding="utf-8"))
    assert written["linking"] == {"corpus": "ab", "pairwise F1": 0.7, "over-merges": 5.0}


def test_floors_of_another_corpus_are_replaced(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "FLOORS", tmp_path / "floors.toml")
    floors = {"tolerance": 0.01, "linking": {"corpus": "ab", "pairwise F1": 0.7}}
    table.write_floors(floors, {"linking": {"corpus": "cd", "pairwise F1": 0.6}})
    written = table.tomllib.loads(table.FLOORS.read_text(encoding="utf-8"))
    assert written["linking"] == {"corpus": "cd", "pairwise F1": 0.6}


def test_growth_of_a_linear_build_is_one():
    assert growth(Run(100, 0, 10.0, 0.0), Run(400, 0, 40.0, 0.0)) == pytest.approx(1.0)


def test_every_figure_has_a_task_the_bench_knows():
    from bench.__main__ import TASKS

    assert {trial.task for trial in table.TRIALS} == set(TASKS)


@pytest.mark.parametrize(
    ("only", "names"),
    [
        ([], ()),
        (["coding-es"], ("coding-es",)),
        (["coding-es,coding-en"], ("coding-es", "coding-en")),
        (["coding-es", "coding-en", "coding-es"], ("coding-es", "coding-en")),
        (["pages, speed,"], ("pages", "speed")),
    ],
)
def test_rows_are_chosen_with_commas_or_again(only, names):
    assert table.chosen(only) == names


@pytest.mark.parametrize("only", ["coding", "coding-es,nothing", ","])
def test_a_row_that_is_none_ends_with_the_names_there_are(only, capsys):
    from bench.__main__ import main

    with pytest.raises(SystemExit) as ended:
        main(["table", "--only", only])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "not in the table" in said
    for name in ("coding-es", "linking", "pages", "growth"):
        assert name in said


def test_two_rows_are_run_and_no_other(monkeypatch, tmp_path, capsys):
    from bench.__main__ import main

    run = []

    def scored(trial, corpora, shared):
        run.append(trial.name)
        return {"root": {"f1": 1}, "source": {"f1": 1}, "target": {"f1": 1}, "triple": {"f1": 1}}, 0.0

    monkeypatch.setattr(table, "run_trial", scored)
    monkeypatch.setattr(table, "corpus_hash", lambda path: "none")
    assert main(["table", "--only", "coding-es,coding-en", "--corpora", str(tmp_path)]) == 0
    assert run == ["coding-es", "coding-en"]
    assert "coding-en" in capsys.readouterr().out
