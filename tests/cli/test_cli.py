"""Every verb, as a newcomer types it."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from careo.cli import VERBS, app
from careo.show.export import FORMATS

runner = CliRunner()


def careo(*words):
    return runner.invoke(app, [str(word) for word in words], catch_exceptions=False)


@pytest.mark.parametrize("verb", [verb.__name__.rpartition(".")[2] for verb in VERBS])
def test_every_verb_helps_with_an_example(verb):
    answer = careo(verb, "--help")
    assert answer.exit_code == 0
    assert f"Example: careo {verb}" in answer.output


def test_incidents_are_listed_the_most_contested_first(demo_case):
    listed = json.loads(careo("incidents", demo_case, "--json").output)
    assert len(listed) >= 4
    assert [row["number"] for row in listed] == sorted(row["number"] for row in listed)
    assert [row["contested"] for row in listed] == sorted((row["contested"] for row in listed), reverse=True)


def test_show_lays_accounts_side_by_side(demo_case):
    answer = careo("show", demo_case, 1)
    assert answer.exit_code == 0
    assert "independent voices" in " ".join(answer.output.split())
    assert "who did it" in answer.output


def test_show_json_traces_every_cell_to_its_words(demo_case):
    shown = json.loads(careo("show", demo_case, 1, "--json").output)
    cells = [cell for row in shown["rows"] for cell in row["cells"] if cell.get("quote")]
    assert len(cells) > 10
    assert all(cell["stop"] - cell["start"] == len(cell["quote"]) for cell in cells)


def test_search_forgives_accents_and_capitals(demo_case):
    answer = careo("search", demo_case, "policia", "NACIONAL")
    assert answer.exit_code == 0
    assert "Policía Nacional" in answer.output


def test_explain_takes_a_claim_id(demo_case):
    exported = careo("export", demo_case, "--format", "jsonl").output.splitlines()
    claim = next(row for row in map(json.loads, exported) if row["kind"] == "claim")
    answer = careo("explain", demo_case, claim["id"])
    assert answer.exit_code == 0
    assert claim["certainty"] in answer.output


@pytest.mark.parametrize("lang", ["en", "es"])
def test_explain_says_what_would_be_without_the_deciding_words(demo_case, lang):
    rows = [json.loads(line) for line in careo("export", demo_case, "--format", "jsonl").output.splitlines()]
    texts = {row["id"]: row["text"] for row in rows if row["kind"] == "document" and row["lang"] == lang}
    hedged = (row for row in rows if row["kind"] == "claim" and row["certainty"] in {"hedged", "denied", "accused"})
    claim = next(row for row in hedged if row["doc_id"] in texts)
    facts = json.loads(careo("explain", demo_case, claim["id"], "--json").output)
    decided = facts["decided"]["certainty"]
    assert decided["value"] == claim["certainty"]
    assert texts[claim["doc_id"]][decided["start"] : decided["stop"]] == decided["quote"]
    assert "made_by" in decided["without_these_words"]
    assert [voice["name"] for voice in facts["voices"]] == [voice["name"] for voice in claim["voices"]]
    stored = json.loads(careo("explain", demo_case, claim["id"], "--json", "--stored").output)
    assert "decided" not in stored
    assert stored["markers"]


def test_export_csv_writes_a_table_per_kind(demo_case, tmp_path):
    assert careo("export", demo_case, "--format", "csv", "--out", tmp_path / "tables").exit_code == 0
    assert {"claims.csv", "events.csv", "documents.csv"} <= {path.name for path in (tmp_path / "tables").iterdir()}


@pytest.mark.parametrize("name", FORMATS)
def test_export_writes_every_format(demo_case, tmp_path, name):
    assert careo("export", demo_case, "--format", name, "--out", tmp_path / "x", "--incident", 3).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize(
    ("words", "remedy"),
    [(("--format", "pdf"), "--out case.pdf"), (("--format", "jsonl", "--out", "nowhere/x"), "make it")],
)
def test_an_export_that_cannot_be_written_names_the_remedy(demo_case, tmp_path, monkeypatch, capsys, words, remedy):
    import sys

    from careo.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["careo", "export", str(demo_case), *words])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert remedy in capsys.readouterr().err


def test_verify_finds_nothing_wrong(demo_case):
    assert careo("verify", demo_case).exit_code == 0


def test_a_judgement_moves_incidents_apart_and_is_kept_by_the_next_build(demo_case, tmp_path):
    case = tmp_path / "judged.careo"
    shutil.copytree(demo_case, case)
    before = json.loads(careo("incidents", case, "--json", "--limit", 0).output)
    first, second = before[0]["number"], before[1]["number"]
    answer = careo("judge", case, first, second, "same", "--why", "two names of one event", "--who", "Ana")
    assert answer.exit_code == 0
    after = json.loads(careo("incidents", case, "--json", "--limit", 0).output)
    assert len(after) == len(before) - 1


@pytest.mark.parametrize(
    "words",
    [("show", "nowhere.careo", "1"), ("incidents", "nowhere.careo"), ("build", "nowhere", "--case", "x.careo")],
)
def test_an_error_is_one_line_with_exit_code_two(words, tmp_path, monkeypatch, capsys):
    import sys

    from careo.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["careo", *words])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    said = capsys.readouterr().err.strip()
    assert said.startswith("careo: nowhere")
    assert "\n" not in said


def test_show_of_an_incident_that_is_not_there_names_the_remedy(demo_case, monkeypatch, capsys):
    import sys

    from careo.cli import main

    monkeypatch.setattr(sys, "argv", ["careo", "show", str(demo_case), "9999"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "9999" in capsys.readouterr().err
