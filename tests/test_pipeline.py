"""The hall: what is read again and what is not, what a kill leaves, and that nothing is lost."""

import os
import signal
import subprocess
import sys
import time

import pytest

import careo.understand as understanding
from careo import pipeline
from careo.errors import CareoError, CaseError
from careo.model import Problem
from careo.pipeline import Progress, build
from careo.settings import Settings
from careo.store import open_case, verify

ENGLISH = (
    "VILLA ORIANA, 3 MAY 91 (CUNPRESS) -- [TEXT] The police said that {n} farmers were killed in Ocomarca on Friday.\n"
)
SPANISH = "La policía informó que {n} campesinos murieron el 3 de mayo de 1991 en Ocomarca. El alcalde lo negó.\n"


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(4):
        (folder / f"en-{number}.txt").write_text(ENGLISH.format(n=number + 2), encoding="utf-8")
    (folder / "es.txt").write_text(SPANISH.format(n="siete"), encoding="latin-1")
    return folder


def documents(case):
    with open_case(case) as opened:
        return {doc.path: doc for doc in opened.view.documents()}


def test_every_file_comes_out_as_a_document_or_a_problem(reports, tmp_path):
    (reports / "empty.txt").write_bytes(b"")
    (reports / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 not a report")
    report = build([reports], tmp_path / "a.careo")
    assert (report.files, report.read, report.documents, report.problems) == (7, 7, 5, 2)


def test_a_document_that_careo_fails_at_costs_no_other_its_reading(reports, tmp_path, monkeypatch):
    case, read = tmp_path / "a.careo", understanding._read_one

    def fail(parsed, known, reader):
        if "five farmers" in parsed.doc.text or "5 farmers" in parsed.doc.text:
            raise IndexError("list index out of range")
        return read(parsed, known, reader)

    monkeypatch.setattr(understanding, "_read_one", fail)
    report = build([reports], case)
    assert (report.documents, report.problems) == (5, 1)
    with open_case(case) as opened:
        (problem,) = opened.view.problems()
        told = [doc.path for doc in opened.view.documents() if opened.view.reading(doc.id).events]
    assert problem.code == "not-understood"
    assert problem.said.startswith("reports/en-3.txt: careo failed to understand it: IndexError: list index")
    assert "reports/en-3.txt" not in told
    assert len(told) == 4
    monkeypatch.undo()
    assert build([reports], case).problems == 0


def test_a_second_build_reads_nothing_again(reports, tmp_path):
    build([reports], tmp_path / "a.careo")
    report = build([reports], tmp_path / "a.careo")
    assert (report.read, report.unchanged, report.understood) == (0, 5, 0)


def test_only_what_changed_is_read_again(reports, tmp_path):
    case = tmp_path / "a.careo"
    build([reports], case)
    (reports / "en-1.txt").write_text(ENGLISH.format(n=99), encoding="utf-8")
    (reports / "en-2.txt").unlink()
    report = build([reports], case)
    assert (report.read, report.changed, report.unchanged, report.gone, report.understood) == (1, 1, 3, 1, 1)
    found = documents(case)
    assert "99 farmers" in found["reports/en-1.txt"].text
    assert "reports/en-2.txt" not in found


def test_a_second_folder_adds_and_does_not_remove(reports, tmp_path):
    case, other = tmp_path / "a.careo", tmp_path / "other"
    other.mkdir()
    (other / "more.txt").write_text(SPANISH.format(n="ocho"), encoding="utf-8")
    build([reports], case)
    report = build([other], case)
    assert (report.documents, report.gone) == (6, 0)


@pytest.mark.parametrize("there", [["elsewhere.txt"], []], ids=["another folder", "an empty one"])
def test_a_folder_with_none_of_the_files_that_came_from_its_name_takes_nothing_out(reports, tmp_path, there):
    case, other = tmp_path / "a.careo", tmp_path / "other" / "reports"
    other.mkdir(parents=True)
    for name in there:
        (other / name).write_text(SPANISH.format(n="ocho"), encoding="utf-8")
    build([reports], case)
    with pytest.raises(CaseError, match="reports/: none of the 5 files"):
        build([other], case)
    assert len(documents(case)) == 5
    report = build([other], case, forget=True)
    assert (report.documents, report.gone) == (len(there), 5)


def test_exact_duplicates_are_counted_not_lost(reports, tmp_path):
    (reports / "copy.txt").write_bytes((reports / "es.txt").read_bytes())
    report = build([reports], tmp_path / "a.careo")
    assert (report.duplicates, report.documents) == (1, 5)
    with open_case(tmp_path / "a.careo") as opened:
        assert opened.view.counts().duplicates == 1


def test_workers_give_the_same_case_as_one_process(reports, tmp_path, monkeypatch):
    from careo import pipeline

    build([reports], tmp_path / "one.careo")
    monkeypatch.setattr(pipeline, "ENOUGH_FOR_WORKERS", 0)
    report = build([reports], tmp_path / "two.careo", settings=Settings(workers=2, batch_documents=2))
    assert report.workers == 2
    with open_case(tmp_path / "one.careo") as one, open_case(tmp_path / "two.careo") as two:
        assert list(one.view.readings()) == list(two.view.readings())


def test_progress_is_told_to_the_last_file(reports, tmp_path):
    told = []
    build([reports], tmp_path / "a.careo", progress=Progress(files_done=lambda *numbers: told.append(numbers)))
    assert told[-1] == (5, 5, 0)


def test_a_path_that_is_not_there_stops_the_build(tmp_path):
    with pytest.raises(CareoError, match="nowhere"):
        build([tmp_path / "nowhere"], tmp_path / "a.careo")


def test_an_empty_folder_makes_an_empty_case(tmp_path):
    (tmp_path / "empty").mkdir()
    report = build([tmp_path / "empty"], tmp_path / "a.careo")
    assert (report.files, report.documents, report.incidents) == (0, 0, 0)


def test_a_broken_reference_file_is_named(reports, tmp_path):
    (reports / "places.csv").write_text("name,lat,lon\nOcomarca,north,-70\n", encoding="utf-8")
    with pytest.raises(CareoError, match=r"places\.csv, line 2"):
        build([reports], tmp_path / "a.careo")


def test_new_reference_data_makes_documents_be_understood_anew(reports, tmp_path):
    case = tmp_path / "a.careo"
    build([reports], case)
    (reports / "places.csv").write_text("name,lat,lon\nOcomarca,-9.1,-77.2\n", encoding="utf-8")
    assert build([reports], case).understood == 5


KILLED = """
import sys
from pathlib import Path
from careo.pipeline import Progress, build
from careo.settings import Settings
print("started", flush=True)
tell = Progress(files_done=lambda done, total, problems: print(done, flush=True))
build([Path(sys.argv[1])], Path(sys.argv[2]), settings=Settings(batch_documents=1, workers=1), progress=tell)
"""


def test_a_child_process_imports_the_careo_under_test():
    asked = [sys.executable, "-c", "import careo.pipeline; print(careo.pipeline.__file__)"]
    assert subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip() == pipeline.__file__


def test_a_killed_build_is_completed_by_the_next(reports, tmp_path):
    for number in range(4, 24):
        (reports / f"en-{number}.txt").write_text(ENGLISH.format(n=number + 2), encoding="utf-8")
    case = tmp_path / "a.careo"
    command = [sys.executable, "-c", KILLED, str(reports), str(case)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        for line in child.stdout:
            if line.strip().isdigit() and int(line) >= 3:
                os.kill(child.pid, signal.SIGKILL)
                break
    time.sleep(0.1)
    half = len(documents(case))
    assert 3 <= half < 25
    report = build([reports], case)
    assert report.documents == 25
    assert report.understood == 25 - half
    assert verify(case) == ()


def test_problems_do_not_pile_up_when_a_build_is_repeated(reports, tmp_path):
    (reports / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 not a report")
    (reports / ".hidden").write_text("x", encoding="utf-8")
    counts = [build([reports], tmp_path / "a.careo").problems for _ in range(3)]
    assert counts == [2, 2, 2]
    with open_case(tmp_path / "a.careo") as opened:
        assert all(isinstance(one, Problem) for one in opened.view.problems())
