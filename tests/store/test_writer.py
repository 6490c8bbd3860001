"""Writing: what a re-run keeps, replaces and removes."""

import pytest

from careo.model import Problem, Room
from careo.store import FileState, open_case, verify
from tests.make import make_claim, make_document, make_reading
from tests.store.accounts import fill, letter, linked, wire


@pytest.fixture
def case(tmp_path):
    with open_case(tmp_path / "c", mode="write") as opened:
        fill(opened)
        yield opened


def state(path, **over):
    return FileState(**({"path": path, "sha256": "ab" * 32, "size": 3, "mtime_ns": 7} | over))


def test_files_are_known_as_they_were_read(case):
    case.writer.add([], [], finished=[state("b.txt"), state("a.txt", duplicate_of="b.txt")])
    known = case.writer.known_files()
    assert list(known) == ["a.txt", "b.txt"]
    assert known["a.txt"] == state("a.txt", duplicate_of="b.txt")
    assert case.view.counts().duplicates == 1
    case.writer.add([], [], finished=[state("b.txt", size=4)])
    assert case.writer.known_files()["b.txt"].size == 4


def test_outdated_documents_are_those_of_another_version_or_without_a_reading(case):
    unread = make_document("Nothing.", path="n.txt")
    case.writer.add([unread], [])
    current = {"en": wire()[1].made_by, "es": letter()[1].made_by}
    assert list(case.writer.outdated(current)) == [unread]
    assert {doc.path for doc in case.writer.outdated(current | {"es": "understand@2"})} == {"carta.txt", "n.txt"}
    assert list(case.writer.outdated({})) == []


def test_a_document_that_stands_there_is_replaced_with_its_reading(case):
    doc, _ = wire()
    better = make_reading(doc, claims=[make_claim(doc, "at least 12 rebels were killed")], made_by="understand@2")
    case.writer.add([doc], [better])
    assert case.view.reading(doc.id) == better
    assert case.view.counts().documents == 2
    assert verify(case.path) == ()


def test_a_reading_alone_is_replaced_too(case):
    doc, _ = wire()
    better = make_reading(doc, made_by="understand@2")
    case.writer.add([], [better])
    assert case.view.reading(doc.id) == better
    assert case.view.document(doc.id) == doc


def test_a_file_that_is_gone_takes_its_documents_problems_and_links_with_it(case):
    case.writer.add(
        [], [], [Problem("wire.txt, page 2", Room.READ, "no-text-layer", "x")], finished=[state("wire.txt")]
    )
    case.writer.add([], [], [Problem("wire.txt.bak", Room.READ, "no-access", "x")])
    case.writer.replace_linked(linked())
    case.writer.forget_files(["wire.txt"])
    assert [doc.path for doc in case.view.documents()] == ["carta.txt"]
    assert [problem.where for problem in case.view.problems()] == ["wire.txt.bak"]
    assert list(case.view.incidents()) == []
    assert case.view.links() == []
    assert case.view.copy_groups() == []
    assert case.writer.known_files() == {}
    assert not case.view.has_links()
    assert verify(case.path) == ()


def test_forgetting_what_is_not_there_changes_nothing(case):
    before = case.view.history()
    case.writer.forget_files(["nowhere.txt"])
    assert case.view.has_links()
    assert case.view.history() == before


def test_linking_is_to_be_done_again_after_documents_came(case):
    assert case.view.has_links()
    doc = make_document("More.", path="more.txt")
    case.writer.add([doc], [make_reading(doc)])
    assert not case.view.has_links()


def test_problems_of_a_reading_leave_with_it_and_those_of_linking_with_the_links(case):
    doc, reading = letter()
    unread = Problem("carta.txt", Room.UNDERSTAND, "no-language-pack", "x", doc.id)
    unlinked = Problem("case", Room.LINK, "too-many", "x")
    case.writer.add([doc], [make_reading(doc, problems=(unread,))])
    case.writer.replace_linked(type(linked())(problems=(unlinked,)))
    assert case.view.problems() == [unread, unlinked]
    case.writer.add([doc], [reading])
    case.writer.replace_linked(linked())
    assert case.view.problems() == []


def test_a_file_that_changed_while_it_was_read_is_read_again_next_time(case, tmp_path):
    source = tmp_path / "moving.txt"
    source.write_text("as it is now")
    case.writer.add([], [], finished=[state("moving.txt", source=source)])
    assert [problem.code for problem in case.view.problems()] == ["changed-while-read"]
    assert case.writer.known_files()["moving.txt"].mtime_ns != source.stat().st_mtime_ns
    assert not [path for path in (case.path / "files").rglob("*") if path.is_file()]
    assert verify(case.path) == ()
