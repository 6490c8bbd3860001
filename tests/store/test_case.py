"""Opening a case: what it takes, what it refuses, and what a kill, a full disk or read-only media leave of it."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from careo.errors import (
    CareoError,
    CaseError,
    CaseFullError,
    NewerCaseError,
    NotACaseError,
    ReadOnlyCaseError,
)
from careo.model import Problem, Room, Verdict
from careo.store import FileState, open_case, verify
from tests.house.source import ROOT
from tests.make import make_document, make_reading
from tests.store.accounts import fill, linked, wire

NOBODY = 65534


@pytest.fixture
def case(tmp_path):
    with open_case(tmp_path / "c.careo", mode="write") as opened:
        fill(opened)
    return tmp_path / "c.careo"


def one_line(caught):
    assert "\n" not in str(caught.value)
    assert ";" in str(caught.value) or "`" in str(caught.value), "an error says what to do"
    return str(caught.value)


def test_a_case_is_a_folder_with_its_note_database_and_originals(tmp_path):
    source = tmp_path / "wire.txt"
    doc, reading = wire()
    source.write_text(doc.text, encoding="utf-8")
    state = FileState("wire.txt", doc.sha256, source.stat().st_size, 1, source=source)
    with open_case(tmp_path / "c", mode="write") as opened:
        opened.writer.add([doc], [reading], finished=[state])
        assert opened.writer.known_files()["wire.txt"].sha256 == doc.sha256
    assert json.loads((tmp_path / "c" / "case.json").read_text())["format"] == 1
    kept = tmp_path / "c" / "files" / doc.sha256[:2] / doc.sha256
    assert kept.read_text(encoding="utf-8") == doc.text
    assert kept.stat().st_ino != source.stat().st_ino
    assert verify(tmp_path / "c") == ()


@pytest.mark.parametrize("mode", ["read", "judge"])
def test_nothing_is_made_by_looking(tmp_path, mode):
    with pytest.raises(NotACaseError) as caught, open_case(tmp_path / "none", mode=mode):
        pass
    assert "careo build" in one_line(caught)
    assert not (tmp_path / "none").exists()


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(NotACaseError) as caught, open_case(tmp_path, mode="write"):
        pass
    one_line(caught)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_no_case(tmp_path):
    (tmp_path / "a").write_text("x")
    for mode in ("read", "write"):
        with pytest.raises(NotACaseError), open_case(tmp_path / "a", mode=mode):
            pass


@pytest.mark.parametrize("mode", ["read", "judge", "write"])
def test_a_newer_case_is_refused(case, mode):
    (case / "case.json").write_text('{"format": 99, "made_by": "careo 9.0"}')
    with pytest.raises(NewerCaseError) as caught, open_case(case, mode=mode):
        pass
    assert "careo 9.0" in one_line(caught)


def test_a_broken_note_is_no_case(case):
    (case / "case.json").write_text("{")
    with pytest.raises(NotACaseError) as caught, open_case(case):
        pass
    one_line(caught)


def test_a_database_of_noise_is_damaged(case):
    for name in ("case.db-wal", "case.db-shm"):
        (case / name).unlink(missing_ok=True)
    (case / "case.db").write_bytes(b"noise" * 1000)
    with pytest.raises(CaseError) as caught, open_case(case) as opened:
        opened.view.counts()
    assert "damaged" in one_line(caught)


def test_one_writer_at_a_time_and_readers_beside_it(case):
    with open_case(case, mode="write") as first:
        with pytest.raises(CaseError) as caught, open_case(case, mode="write"):
            pass
        assert str(os.getpid()) in one_line(caught)
        with open_case(case, mode="read") as reader:
            doc, reading = make_document("Nothing happened.", path="b.txt"), None
            reading = make_reading(doc)
            first.writer.add([doc], [reading])
            assert reader.view.counts().documents == 3


def test_a_reader_sees_the_case_as_it_stood(case):
    """A stream of documents that began before a document left goes on without it, and without an error."""
    with open_case(case, mode="write") as opened:
        stream = opened.view.documents()
        opened.writer.forget_files(["wire.txt"])
        assert len(list(stream)) == 1


def test_a_case_opened_to_be_read_refuses_to_be_written(case):
    with open_case(case, mode="read") as opened:
        with pytest.raises(ReadOnlyCaseError) as caught:
            opened.writer.add([], [], [Problem("a", Room.READ, "x-y", "z")])
        one_line(caught)
        with pytest.raises(ReadOnlyCaseError):
            opened.judge.add("1", linked().incidents[0].doc_ids[0], Verdict.SAME, who="Ana", why="x")


WRITE_FOR_EVER = """
    import sys
    sys.path[:0] = [{root!r}, {src!r}]
    from pathlib import Path
    from careo.store import open_case
    from tests.make import make_claim, make_document, make_reading
    with open_case(Path({case!r}), mode="write") as case:
        for number in range(100_000):
            doc = make_document(f"Report {{number}}: they fired.", path=f"{{number}}.txt")
            case.writer.add([doc], [make_reading(doc, claims=[make_claim(doc, "they fired")])])
            print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 7, 30])
def test_what_was_acknowledged_survives_a_kill(tmp_path, after):
    script = WRITE_FOR_EVER.format(root=str(ROOT), src=str(ROOT / "src"), case=str(tmp_path / "c"))
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True, env={**os.environ}
    )
    for line in child.stdout:
        if int(line) >= after:
            break
    child.send_signal(signal.SIGKILL)
    acknowledged = [after, *(int(line) for line in child.stdout if line.endswith("\n"))][-1]
    child.wait()
    child.stdout.close()
    assert verify(tmp_path / "c") == ()
    with open_case(tmp_path / "c", mode="write") as opened:
        found = {doc.path for doc in opened.view.documents()}
        assert {f"{number}.txt" for number in range(acknowledged + 1)} <= found
        assert len(list(opened.view.readings())) == len(found)
        fill(opened)


def as_somebody_else(check):
    """Run `check` where nothing may be written: in a child that is not root, which would be let through."""

    def check_as_nobody():
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        check()

    in_a_child(check_as_nobody)


def in_a_child(check):
    """Run `check` in a child process, whose rights and limits may be cut."""
    child = os.fork()
    if child == 0:
        try:
            check()
            os._exit(0)
        except BaseException as error:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            os._exit(1)
    assert os.waitpid(child, 0)[1] == 0


@pytest.fixture
def read_only(case):
    """A copy of the case below a folder that everybody may enter, with nothing in it that may be written to."""
    folder = Path(shutil.copytree(case, f"/tmp/careo-test-{os.getpid()}-{case.parent.name}"))
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    shutil.rmtree(folder)


def test_a_read_only_case_can_be_looked_at(read_only):
    def check():
        with open_case(read_only, mode="read") as opened:
            assert opened.view.counts().documents == 2
            assert opened.view.search("coronel")
            assert len(list(opened.view.readings())) == 2

    as_somebody_else(check)
    assert not list(read_only.glob("*-shm"))


def test_a_read_only_case_refuses_a_judgement_and_a_build(read_only):
    def check():
        for mode in ("judge", "write"):
            with pytest.raises(ReadOnlyCaseError) as caught, open_case(read_only, mode=mode):
                pass
            assert "copy the case" in one_line(caught)

    as_somebody_else(check)


def test_what_a_killed_build_acknowledged_is_seen_on_read_only_media(case):
    """The journal of a killed build holds its last batches; a case burnt to a disc then shows them all the same."""
    doc = make_document("A third report.", path="third.txt")
    folder = Path(f"/tmp/careo-test-{os.getpid()}-journal")
    with open_case(case, mode="write") as opened:
        opened.writer.add([doc], [make_reading(doc)])
        assert (case / "case.db-wal").stat().st_size
        shutil.copytree(case, folder, ignore=shutil.ignore_patterns("*-shm", "lock"))
    try:
        folder.chmod(0o555)

        def check():
            with open_case(folder, mode="read") as seen:
                assert seen.view.document(doc.id) == doc

        as_somebody_else(check)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_full_disk_is_said_and_keeps_what_was_acknowledged(case):
    """The database may grow no further, as on a full disk; SQLite says the same of both."""

    def limit(connection, _record):
        connection.execute("PRAGMA max_page_count = 1")

    doc = make_document("They fired. " * 40_000, path="long.txt")
    event.listen(Engine, "connect", limit)
    try:
        with pytest.raises(CaseFullError) as caught, open_case(case, mode="write") as opened:
            opened.writer.add([doc], [make_reading(doc)])
    finally:
        event.remove(Engine, "connect", limit)
    assert "free some space" in one_line(caught)
    assert verify(case) == ()
    with open_case(case) as opened:
        assert {one.path for one in opened.view.documents()} == {"wire.txt", "carta.txt"}
        assert len(list(opened.view.incidents())) == 1


def test_a_disk_that_fills_while_originals_are_kept_is_said(case, tmp_path):
    doc = make_document("x" * 300_000, path="big.txt")
    source = tmp_path / "big.txt"
    source.write_text(doc.text)
    state = FileState("big.txt", doc.sha256, 300_000, 1, source=source)

    def check():
        with open_case(case, mode="write") as opened:
            resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
            with pytest.raises(CaseFullError):
                opened.writer.add([doc], [make_reading(doc)], finished=[state])

    in_a_child(check)
    assert not list((case / "files").rglob("*.new"))
    with open_case(case) as opened:
        assert opened.view.counts().documents == 2


def test_a_person_may_judge_while_a_build_writes(case):
    ids = linked().incidents[0].event_ids
    with open_case(case, mode="write") as building, open_case(case, mode="judge") as judging:
        doc = make_document("Meanwhile.", path="m.txt")
        building.writer.add([doc], [make_reading(doc)])
        made = judging.judge.add(ids[0], ids[1], Verdict.SAME, who="Ana", why="x")
        building.writer.replace_linked(linked())
        assert building.view.judgements() == [made]


def test_looking_leaves_nothing_to_be_cleaned_up(case):
    with open_case(case, mode="read") as opened:
        assert opened.view.counts().documents == 2
    left = {path.name for path in case.iterdir()} - {"case.db", "case.json", "lock", "files"}
    assert all(not (case / name).read_bytes() or name.endswith("-shm") for name in left), left


def test_an_error_of_somebody_else_passes_as_it_is(case):
    with pytest.raises(FileNotFoundError), open_case(case):
        Path("nowhere").read_text()
    with pytest.raises(CareoError, match="mine"), open_case(case):
        raise CareoError("mine")
