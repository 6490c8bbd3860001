"""What only SQLite can do: the engine with its pragmas, the triggers that check spans, full-text search."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text

DDL = (
    """CREATE TRIGGER IF NOT EXISTS span_is_quote BEFORE INSERT ON spans
    WHEN NOT EXISTS (SELECT 1 FROM documents WHERE id = NEW.doc_id
        AND substr(text, NEW.start + 1, NEW.stop - NEW.start) = NEW.quote
        AND NEW.start >= 0 AND NEW.stop > NEW.start AND length(NEW.quote) = NEW.stop - NEW.start)
    BEGIN SELECT RAISE(ABORT, 'the quote is not at its offsets'); END""",
    """CREATE TRIGGER IF NOT EXISTS span_stays BEFORE UPDATE ON spans
    BEGIN SELECT RAISE(ABORT, 'a span never changes'); END""",
    """CREATE TRIGGER IF NOT EXISTS text_stays BEFORE UPDATE OF text ON documents WHEN NEW.text <> OLD.text
    BEGIN SELECT RAISE(ABORT, 'the text of a document never changes'); END""",
    """CREATE TRIGGER IF NOT EXISTS judgement_stays BEFORE UPDATE ON judgements
    BEGIN SELECT RAISE(ABORT, 'judgements are only appended'); END""",
    """CREATE TRIGGER IF NOT EXISTS judgement_is_kept BEFORE DELETE ON judgements
    BEGIN SELECT RAISE(ABORT, 'judgements are only appended'); END""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS sentence_words
    USING fts5(quote, tokenize = "unicode61 remove_diacritics 2")""",
    """CREATE TRIGGER IF NOT EXISTS sentence_found AFTER INSERT ON sentences
    BEGIN INSERT INTO sentence_words(rowid, quote) SELECT id, quote FROM spans WHERE id = NEW.span_id; END""",
    """CREATE TRIGGER IF NOT EXISTS sentence_forgotten AFTER DELETE ON sentences
    BEGIN DELETE FROM sentence_words WHERE rowid = OLD.span_id; END""",
)
_PHRASE = re.compile(r'"([^"]+)"|(\S+)')
_WORDS = re.compile(r"\w+")


def make_engine(path: Path, *, writing: bool, immutable: bool = False) -> Engine:
    """The engine of one case database; foreign keys on; WAL where it may write."""
    options = "?mode=rwc" if writing else f"?mode=ro{'&immutable=1' if immutable else ''}"
    address = path.resolve().as_uri() + options
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(address, uri=True, timeout=30, check_same_thread=False)
    )

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: Any) -> None:
        pragmas = ["foreign_keys = ON", "cache_size = -65536", "temp_store = MEMORY"]
        if writing:
            pragmas += ["journal_mode = WAL", "synchronous = NORMAL", "wal_autocheckpoint = 4000"]
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    return engine


def make_checks(connection: Connection) -> None:
    """Make the triggers and the full-text table, where they are not there yet."""
    for statement in DDL:
        connection.execute(text(statement))


def match_words(asked: str) -> str:
    """A full-text query that finds sentences with all the words, phrases in quotation marks kept; "" for no words."""
    phrases = [_WORDS.findall(phrase or word) for phrase, word in _PHRASE.findall(asked)]
    return " ".join('"' + " ".join(words) + '"' for words in phrases if words)
