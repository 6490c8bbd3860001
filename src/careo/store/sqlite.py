"""What only SQLite can do: the engine with its pragmas, the triggers that check spans, full-text search."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, Table, create_engine, event, text
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.engine import ExceptionContext

from careo.store.schema import PAGE
from careo.text.numbers import fold

NOT_A_QUOTE = f"""
        WHEN NEW.start < 0 OR NEW.stop <= NEW.start OR length(NEW.quote) <> NEW.stop - NEW.start
            OR NEW.quote IS NOT (SELECT substr(group_concat(text, ''), NEW.start % {PAGE} + 1, NEW.stop - NEW.start)
                FROM (SELECT text FROM text_pages WHERE doc_id = NEW.doc_id
                    AND page BETWEEN NEW.start / {PAGE} AND (NEW.stop - 1) / {PAGE} ORDER BY page))"""
TRIGGERS = {
    "page_is_text": f"""BEFORE INSERT ON text_pages
        WHEN NEW.text IS NOT (SELECT substr(text, NEW.page * {PAGE} + 1, {PAGE}) FROM documents WHERE id = NEW.doc_id)
        BEGIN SELECT RAISE(ABORT, 'the page is not the text of its document'); END""",
    "page_stays": """BEFORE UPDATE ON text_pages
        BEGIN SELECT RAISE(ABORT, 'the text of a document never changes'); END""",
    "span_is_quote": f"""BEFORE INSERT ON spans {NOT_A_QUOTE}
        BEGIN SELECT RAISE(ABORT, 'the quote is not at its offsets'); END""",
    "span_stays": """BEFORE UPDATE ON spans
        BEGIN SELECT RAISE(ABORT, 'a span never changes'); END""",
    "text_stays": """BEFORE UPDATE OF id, text, text_sha256 ON documents
        BEGIN SELECT RAISE(ABORT, 'the text of a document never changes'); END""",
    "judgement_stays": """BEFORE UPDATE ON judgements
        BEGIN SELECT RAISE(ABORT, 'judgements are only appended'); END""",
    "judgement_is_kept": """BEFORE DELETE ON judgements
        BEGIN SELECT RAISE(ABORT, 'judgements are only appended'); END""",
    "amendment_stays": """BEFORE UPDATE ON amendments
        BEGIN SELECT RAISE(ABORT, 'amendments are only appended'); END""",
    "amendment_is_kept": """BEFORE DELETE ON amendments
        BEGIN SELECT RAISE(ABORT, 'amendments are only appended'); END""",
    "amendment_words_stay": """BEFORE UPDATE ON amendment_words
        BEGIN SELECT RAISE(ABORT, 'amendments are only appended'); END""",
    "amendment_words_are_kept": """BEFORE DELETE ON amendment_words
        BEGIN SELECT RAISE(ABORT, 'amendments are only appended'); END""",
    "amendment_words_are_quotes": f"""BEFORE INSERT ON amendment_words {NOT_A_QUOTE}
        BEGIN SELECT RAISE(ABORT, 'the quote is not at its offsets'); END""",
    "history_stays": """BEFORE UPDATE ON history
        BEGIN SELECT RAISE(ABORT, 'the history is only appended'); END""",
    "history_is_kept": """BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'the history is only appended'); END""",
    "sentence_found": """AFTER INSERT ON sentences
        BEGIN INSERT INTO sentence_words(rowid, quote) SELECT id, quote FROM spans
            WHERE doc_id = NEW.doc_id AND start = NEW.start AND stop = NEW.stop
            AND NOT EXISTS (SELECT 1 FROM sentence_words WHERE rowid = spans.id); END""",
    "sentence_forgotten": """AFTER DELETE ON sentences
        BEGIN DELETE FROM sentence_words WHERE rowid =
            (SELECT id FROM spans WHERE doc_id = OLD.doc_id AND start = OLD.start AND stop = OLD.stop); END""",
}
WORDS_TABLE = """CREATE VIRTUAL TABLE IF NOT EXISTS sentence_words
    USING fts5(quote, tokenize = "unicode61 remove_diacritics 2")"""
_PHRASE = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORDS = re.compile(r"\w+")
Explain = Callable[[BaseException], Exception]


def make_engine(database: Path, options: str, *, explain: Explain, begin: str = "BEGIN") -> Engine:
    """The engine of one case database, foreign keys on; WAL where it may write.

    Args:
        database: the file.
        options: of SQLite's URI: `mode=rwc`, `mode=ro`, `mode=ro&immutable=1`.
        explain: makes the error to raise of one of the database.
        begin: how a transaction begins; `BEGIN IMMEDIATE` for a writer, which then never waits half-way.
    """
    address = f"{database.absolute().as_uri()}?{options}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=30, check_same_thread=False, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: Any) -> None:
        pragmas = ["foreign_keys = ON", "cache_size = -65536", "temp_store = MEMORY"]
        if options == "mode=rwc":
            pragmas += ["journal_mode = WAL", "synchronous = NORMAL"]
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("fold", 1, fold, deterministic=True)

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "handle_error")
    def explain_error(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, sqlite3.Error):
            raise explain(context.original_exception) from context.original_exception

    return engine


def make_checks(connection: Connection, format_version: int) -> None:
    """Make the triggers and the full-text table, where they are not there yet."""
    connection.execute(text(WORDS_TABLE))
    for name, body in TRIGGERS.items():
        connection.execute(text(f"CREATE TRIGGER IF NOT EXISTS {name} {body}"))
    connection.execute(text(f"PRAGMA user_version = {format_version}"))


def missing_checks(connection: Connection) -> list[str]:
    """Names of the triggers that are not there, or not as they were made."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    there = {row.name: row.sql for row in rows}
    return [name for name, body in TRIGGERS.items() if not there.get(name, "").endswith(body)]


def find_damage(database: sqlite3.Connection) -> list[str]:
    """What the database's own checks say of a copy of the case's database; empty when nothing is wrong."""
    said = [str(row[0]) for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
    try:
        database.execute("INSERT INTO sentence_words(sentence_words) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        said.append(f"the search index does not fit the sentences ({error})")
    return said


def insert_once(table: Table) -> Insert:
    """An insert that passes over rows that are there already; the triggers look at them all the same."""
    return insert(table).on_conflict_do_nothing()


def match_words(asked: str) -> str:
    """A full-text query that finds sentences with all the words, phrases in quotation marks kept; "" for no words.

    A word that ends in `*` finds all that begin so. Nothing else is syntax, so no input is an error.

    Examples:
        >>> match_words('"Cruz Roja" huelg* AND (')
        '"Cruz Roja" "huelg"* "AND"'
    """
    found = []
    for phrase, word in _PHRASE.findall(asked):
        if words := _WORDS.findall(phrase or word):
            found.append('"' + " ".join(words) + '"' + ("*" if word.endswith("*") else ""))
    return " ".join(found)
