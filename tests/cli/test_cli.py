"""Every verb, as a newcomer types it."""

import errno
import json
import os
import shutil
import sys

import pytest
from typer.testing import CliRunner

from careo import __version__
from careo.cli import VERBS, app, main
from careo.show.export import FORMATS

runner = CliRunner()


def careo(*words):
    return runner.invoke(app, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def refusal(tmp_path, monkeypatch, capsys):
    """What careo says on standard error where it ends with 2; it is one line."""

    def run(*words):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["careo", *map(str, words)])
        with pytest.raises(SystemExit) as stopped:
            main()
        assert stopped.value.code == 2
        (said,) = capsys.readouterr().err.strip().splitlines()
        return said

    return run


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
def test_an_export_that_cannot_be_written_names_the_remedy(demo_case, refusal, words, remedy):
    assert remedy in refusal("export", demo_case, *words)


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


def test_a_withdrawn_judgement_leaves_the_incidents_as_they_were(demo_case, tmp_path, refusal):
    case = tmp_path / "judged.careo"
    shutil.copytree(demo_case, case)
    before = careo("incidents", case, "--json", "--limit", 0).output
    said = careo("judge", case, 1, 2, "same", "--why", "one event", "--who", "Ana").output
    id = said.split()[1].rstrip(":")
    assert careo("withdraw", case, id, "--why", "two after all", "--who", "Ana").output.startswith(f"judgement {id}: w")
    assert careo("incidents", case, "--json", "--limit", 0).output == before
    kept = [row for row in json.loads(careo("history", case, "--json").output) if row["id"] == id]
    assert [row["kind"] for row in kept if row["withdrawn"]] == ["judgement"]
    assert "withdrawn" in refusal("withdraw", case, id, "--why", "again")


@pytest.mark.parametrize(
    "words",
    [("show", "nowhere.careo", "1"), ("incidents", "nowhere.careo"), ("build", "nowhere", "--case", "x.careo")],
)
def test_an_error_is_one_line_with_exit_code_two(words, refusal):
    assert refusal(*words).startswith("careo: nowhere")


@pytest.mark.parametrize(
    ("verb", "words", "remedy"),
    [
        ("show", ("9999",), "incident 9999: there is none; `careo incidents CASE` lists them"),
        ("explain", ("a",), "give its first 4 digits or more"),
        ("search", ('"',), "give words"),
        ("withdraw", ("zzzz", "--why", "x"), "zzzz"),
    ],
)
def test_what_is_not_there_names_the_remedy(demo_case, refusal, verb, words, remedy):
    assert remedy in refusal(verb, demo_case, *words)


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "the disk is full; free some space"), (errno.EACCES, "check the path")]
)
def test_what_the_file_system_refuses_names_the_remedy(demo_case, refusal, monkeypatch, number, said):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number), "big.jsonl")

    monkeypatch.setattr("careo.cli.export.write_jsonl", refuse)
    assert refusal("export", demo_case, "--format", "jsonl").startswith("careo: big.jsonl: ")
    assert said in refusal("export", demo_case, "--format", "jsonl")


def test_who_has_no_login_name_is_asked_for_one(demo_case, refusal, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: {}["LOGNAME"])
    assert "--who" in refusal("judge", demo_case, 1, 2, "same", "--why", "one event")


def test_the_version_is_printed():
    assert careo("--version").output == f"careo {__version__}\n"


def test_a_build_counts_in_words_and_says_what_changed(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("The police said that five farmers were killed in Ocomarca.", encoding="utf-8")
    said = careo("build", folder, "--case", tmp_path / "a.careo").output
    assert said.startswith("1 file: 1 read, 0 unchanged, 0 exact duplicates\n")
    assert "1 document, 0 problems, 1 incident." in said
    (folder / "a.txt").write_text("The police said that six farmers were killed in Ocomarca.", encoding="utf-8")
    assert "1 read (1 of them changed)" in careo("build", folder, "--case", tmp_path / "a.careo").output


def test_history_lists_all_of_it_when_asked(demo_case):
    assert len(json.loads(careo("history", demo_case, "--limit", 0, "--json").output)) >= 2
    assert len(json.loads(careo("history", demo_case, "--limit", 1, "--json").output)) == 1
