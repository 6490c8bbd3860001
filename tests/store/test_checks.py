"""What the database itself refuses, and what `verify` finds when somebody changed it by hand."""

import sqlite3

import pytest

from careo.errors import SpanError
from careo.model import CopyGroup, CopyKind, Linked, Span, Verdict
from careo.store import FileState, open_case, verify
from careo.store.schema import PAGE
from tests.make import make_claim, make_document, make_reading
from tests.store.accounts import fill, letter, linked, wire


@pytest.fixture
def case(tmp_path):
    doc, reading = wire()
    source = tmp_path / "wire.txt"
    source.write_text(doc.text, encoding="utf-8")
    with open_case(tmp_path / "c", mode="write") as opened:
        fill(opened)
        state = FileState("wire.txt", doc.sha256, source.stat().st_size, 1, source=source)
        opened.writer.add([doc], [reading], finished=[state])
        opened.writer.replace_linked(linked())
        opened.judge.add(*linked().incidents[0].event_ids[:2], Verdict.SAME, who="Ana", why="one raid")
    return tmp_path / "c"


def by_hand(case, *statements):
    """Change the database as somebody with a database tool would."""
    database = sqlite3.connect(case / "case.db", isolation_level=None)
    try:
        for statement in statements:
            database.execute(*statement) if isinstance(statement, tuple) else database.execute(statement)
    finally:
        database.close()


@pytest.mark.parametrize(
    ("start", "stop", "quote"),
    [
        (0, 8, "soldiers"),
        (1, 9, "Soldiers"),
        (0, 8, "Soldier"),
        (0, 7, "Soldiers"),
        (5, 5, ""),
        (-3, 2, "So"),
        (80, 500, ".\n"),
        (10_000, 10_008, "Soldiers"),
    ],
)
def test_the_database_refuses_a_quote_that_is_not_at_its_offsets(case, start, stop, quote):
    row = "INSERT INTO spans(doc_id, start, stop, quote) VALUES (?, ?, ?, ?)"
    with pytest.raises(sqlite3.IntegrityError, match="not at its offsets"):
        by_hand(case, (row, (wire()[0].id, start, stop, quote)))


def test_quotes_are_checked_across_the_pages_of_a_long_text(tmp_path):
    text = "".join(chr(0x1F600 + number % 40) if number % 7 == 0 else "año"[number % 3] for number in range(3 * PAGE))
    doc = make_document(text)
    spans = (Span(doc.id, PAGE - 1, PAGE + 1), Span(doc.id, 5, 2 * PAGE + 5), Span(doc.id, PAGE, 2 * PAGE))
    last = Span(doc.id, 3 * PAGE - 1, 3 * PAGE)
    with open_case(tmp_path / "long", mode="write") as opened:
        opened.writer.add([doc], [make_reading(doc, sentences=(*spans, last))])
    assert verify(tmp_path / "long") == ()
    row = "INSERT INTO spans(doc_id, start, stop, quote) VALUES (?, ?, ?, ?)"
    for start, stop in ((PAGE - 2, PAGE + 2), (2 * PAGE - 1, 2 * PAGE + 1), (3 * PAGE - 2, 3 * PAGE)):
        with pytest.raises(sqlite3.IntegrityError, match="not at its offsets"):
            by_hand(tmp_path / "long", (row, (doc.id, start, stop, text[start + 1 : stop + 1].ljust(stop - start))))
        by_hand(tmp_path / "long", (row, (doc.id, start, stop, text[start:stop])))


def test_offsets_count_code_points(case):
    doc = letter()[0]
    start = doc.text.index("coronel Ibáñez")
    row = "INSERT INTO spans(doc_id, start, stop, quote) VALUES (?, ?, ?, ?)"
    by_hand(case, (row, (doc.id, start, start + 14, "coronel Ibáñez")))
    assert verify(case) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE spans SET quote = 'x'",
        "UPDATE documents SET text = text || '.'",
        "UPDATE text_pages SET text = text || '.'",
        "INSERT INTO text_pages SELECT doc_id, 1, text FROM text_pages",
        "UPDATE judgements SET why = 'x'",
        "DELETE FROM judgements",
        "UPDATE history SET did = 'nothing'",
        "DELETE FROM history",
    ],
)
def test_the_database_refuses_to_change_what_stays(case, statement):
    with pytest.raises(sqlite3.IntegrityError):
        by_hand(case, statement)


def test_a_noun_cannot_point_to_words_that_are_not_stored(case):
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        by_hand(case, "PRAGMA foreign_keys = ON", "UPDATE claims SET content_start = content_start + 1")


@pytest.mark.parametrize("stop", [43, 1000])
def test_a_span_beyond_its_text_stores_nothing_of_its_batch(tmp_path, stop):
    good, doc = make_document("All is well.", path="good.txt"), make_document("They fired at the mill.", path="bad.txt")
    claim = make_claim(doc, "They fired", span=Span(doc.id, 0, stop))
    with open_case(tmp_path / "c", mode="write") as opened:
        with pytest.raises(SpanError):
            opened.writer.add([good, doc], [make_reading(good), make_reading(doc, claims=[claim])])
        assert opened.view.counts().documents == 0


def test_a_span_of_another_document_is_refused(tmp_path):
    doc, other = make_document("They fired.", path="a.txt"), make_document("They fired.", path="b.txt")
    claim = make_claim(other, "They fired")
    with open_case(tmp_path / "c", mode="write") as opened, pytest.raises(SpanError, match="stands in a reading of"):
        opened.writer.add([doc, other], [make_reading(doc, claims=[claim])])


def test_links_with_a_span_beyond_its_text_leave_what_was_there(case):
    with open_case(case, mode="write") as opened:
        wrong = CopyGroup("x", (), CopyKind.SAME, (Span(wire()[0].id, 0, 900),))
        with pytest.raises(SpanError):
            opened.writer.replace_linked(Linked((wrong,)))
        assert [one.number for one in opened.view.incidents()] == [1]


def test_a_sound_case_has_nothing_wrong(case):
    assert verify(case) == ()


TAMPERED = [
    ("wrong-quote", ["DROP TRIGGER span_stays", "UPDATE spans SET quote = 'x' || substr(quote, 2)"]),
    ("wrong-quote", ["DROP TRIGGER span_stays", "PRAGMA foreign_keys = OFF", "UPDATE spans SET stop = stop + 1"]),
    ("changed-text", ["DROP TRIGGER page_stays", "UPDATE text_pages SET text = replace(text, '12', '21')"]),
    ("changed-text", ["DELETE FROM text_pages"]),
    ("missing-check", ["DROP TRIGGER span_is_quote"]),
    ("changed-text", ["DROP TRIGGER text_stays", "UPDATE documents SET text = replace(text, '12', '21')"]),
    ("dangling-row", ["PRAGMA foreign_keys = OFF", "UPDATE claims SET content_start = content_start + 1"]),
    ("dangling-row", ["PRAGMA foreign_keys = OFF", "DELETE FROM documents WHERE path = 'carta.txt'"]),
    ("changed-judgement", ["DROP TRIGGER judgement_stays", "UPDATE judgements SET verdict = 'different'"]),
    ("changed-hash", ["UPDATE documents SET sha256 = 'x' WHERE path = 'wire.txt'"]),
    ("damaged-database", ["DELETE FROM sentence_words_data WHERE id > 10"]),
]


@pytest.mark.parametrize(("code", "statements"), TAMPERED)
def test_verify_finds_what_was_changed_by_hand(case, code, statements):
    by_hand(case, *statements)
    found = verify(case)
    assert code in {problem.code for problem in found}
    assert all(problem.room == "store" and "build it again" in problem.said for problem in found)


def test_verify_finds_a_changed_and_a_lost_original(case):
    kept = next(path for path in (case / "files").rglob("*") if path.is_file())
    kept.write_text("forged")
    assert [problem.code for problem in verify(case)] == ["changed-file"]
    kept.unlink()
    assert [(problem.code, problem.where) for problem in verify(case)] == [("lost-file", "wire.txt")]


def test_verify_says_when_pages_of_the_database_are_damaged(case):
    database = sqlite3.connect(case / "case.db")
    (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'claims'").fetchone()
    database.close()
    data = bytearray((case / "case.db").read_bytes())
    data[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    (case / "case.db").write_bytes(bytes(data))
    assert "damaged-database" in {problem.code for problem in verify(case)}
