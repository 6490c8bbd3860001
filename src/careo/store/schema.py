"""The tables of a case, in SQLAlchemy Core; what only SQLite can do (triggers, full text) is in `sqlite.py`.

Every quote of the case is a row of `spans`, checked against its document by the database. A noun is a row of its own
table: what is searched or joined stands in columns, the rest in `body`, canonical JSON whose spans are ids of `spans`.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

FORMAT = 1
METADATA = MetaData()


def _noun(name: str, *columns: Column[str] | Column[int]) -> Table:
    """A table of nouns that one document owns; they leave with it."""
    owner = ForeignKey("documents.id", ondelete="CASCADE")
    return Table(
        name,
        METADATA,
        Column("doc_id", String, owner, primary_key=True),
        Column("ord", Integer, primary_key=True),
        *columns,
        Column("body", JSON, nullable=False),
    )


files = Table(
    "files",
    METADATA,
    Column("path", String, primary_key=True),
    Column("sha256", String, nullable=False, index=True),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("duplicate_of", String),
)
documents = Table(
    "documents",
    METADATA,
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("path", String, nullable=False, index=True),
    Column("sha256", String, nullable=False),
    Column("lang", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", String, nullable=False),
    Column("made_by", String, nullable=False, server_default=""),
    Column("body", JSON, nullable=False),
    Column("reading", JSON),
)
spans = Table(
    "spans",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("doc_id", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Index("spans_of_document", "doc_id", "start", "stop", unique=True),
)
sentences = _noun("sentences", Column("span_id", Integer, ForeignKey("spans.id"), nullable=False))
mentions = _noun("mentions", Column("actor_id", String, index=True))
actors = _noun("actors", Column("id", String, nullable=False, index=True))
times = _noun("times")
places = _noun("places")
quantities = _noun("quantities")
claims = _noun(
    "claims",
    Column("id", String, nullable=False, index=True),
    Column("certainty", String, nullable=False, index=True),
    Column("polarity", String, nullable=False),
    Column("modality", String, nullable=False),
)
events = _noun("events", Column("id", String, nullable=False, index=True), Column("act", String, nullable=False))
OF_READING = {
    "sentences": sentences,
    "mentions": mentions,
    "actors": actors,
    "times": times,
    "places": places,
    "quantities": quantities,
    "claims": claims,
    "events": events,
}
linked = Table(
    "linked",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("ord", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("number", Integer, index=True),
    Column("body", JSON, nullable=False),
)
problems = Table(
    "problems",
    METADATA,
    Column("ord", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("path", String, nullable=False, index=True),
    Column("room", String, nullable=False),
    Column("body", JSON, nullable=False),
)
judgements = Table(
    "judgements",
    METADATA,
    Column("ord", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("body", JSON, nullable=False),
    Column("withdraws", String, ForeignKey("judgements.id")),
)
