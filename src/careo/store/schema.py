"""The tables of a case, in SQLAlchemy Core; what only SQLite can do (triggers, full text) is in `sqlite.py`.

Every quote of the case is a row of `spans`, checked against its document by the database; every other table points to
its words there, but `amendment_words`: what people said is kept when its document is gone, so it has quotes of its own,
checked when they are given. The check looks at `text_pages`, the text of the document in pages of `PAGE` code points
(themselves checked against it): looking at the whole text each time would take minutes for the report of a commission.

The tables of nouns hold the readings as people amended them; `machine_readings` keeps those of amended documents as the
machine made them.

A noun is a row; what it holds several of (voices, roles, cells) are rows of a table of their own. The columns follow
the fields of the nouns (see `shape`): a change of a noun is a new `FORMAT`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from careo.model import (
    Actor,
    Blame,
    Cell,
    Claim,
    Comparison,
    CopyGroup,
    Count,
    Event,
    Incident,
    Link,
    Marker,
    Mention,
    Piece,
    Place,
    Problem,
    Quantity,
    Reason,
    Region,
    Role,
    Row,
    Span,
    Suggestion,
    TimeRange,
    Voice,
)
from careo.model import Column as Account
from careo.store.shape import Shape, make_bare_shape, make_shape

FORMAT = 1
PAGE = 4096
METADATA = MetaData()

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
    Column("part", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("lang", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", String, nullable=False, index=True),
)
text_pages = Table(
    "text_pages",
    METADATA,
    Column("doc_id", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("text", Text, nullable=False),
)
spans = Table(
    "spans",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("doc_id", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    UniqueConstraint("doc_id", "start", "stop", name="span_once"),
)
reading_heads = Table(
    "readings",
    METADATA,
    Column("doc_id", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("lang", String, nullable=False),
    Column("made_by", String, nullable=False),
)
judgements = Table(
    "judgements",
    METADATA,
    Column("ord", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("left", String, nullable=False, index=True),
    Column("right", String, nullable=False, index=True),
    Column("verdict", String, nullable=False),
    Column("who", String, nullable=False),
    Column("when", DateTime, nullable=False, index=True),
    Column("why", String, nullable=False),
    Column("seen", String, nullable=False),
    Column("left_events", JSON, nullable=False),
    Column("right_events", JSON, nullable=False),
    Column("left_asked", String, nullable=False),
    Column("right_asked", String, nullable=False),
    Column("withdraws", String, ForeignKey("judgements.id"), index=True),
)
amendments = Table(
    "amendments",
    METADATA,
    Column("ord", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("doc_id", String, nullable=False, index=True),
    Column("about", String, nullable=False, index=True),
    Column("ruling", String, nullable=False),
    Column("target", JSON, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("who", String, nullable=False),
    Column("when", DateTime, nullable=False, index=True),
    Column("why", String, nullable=False),
    Column("seen", String, nullable=False),
    Column("withdraws", String, ForeignKey("amendments.id"), index=True),
)
amendment_words = Table(
    "amendment_words",
    METADATA,
    Column("amendment", String, ForeignKey("amendments.id"), primary_key=True),
    Column("ord", Integer, primary_key=True),
    Column("doc_id", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("quote", Text, nullable=False),
)
without_target = Table(
    "amendments_without_target",
    METADATA,
    Column("id", String, ForeignKey("amendments.id"), primary_key=True),
    Column("doc_id", String, nullable=False, index=True),
)
machine_readings = Table(
    "machine_readings",
    METADATA,
    Column("doc_id", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("reading", JSON, nullable=False),
)
history = Table(
    "history",
    METADATA,
    Column("ord", Integer, primary_key=True),
    Column("when", DateTime, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("made_by", String, nullable=False),
    Column("did", String, nullable=False),
)
victim_lists = Table(
    "victim_lists",
    METADATA,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("file", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("columns", JSON, nullable=False),
    Column("records", JSON, nullable=False),
    Column("passed_over", JSON, nullable=False),
)
linked_by = Table("linked_by", METADATA, Column("made_by", String, primary_key=True))


@dataclass(frozen=True, slots=True)
class Stored:
    """A kind of noun and its table: key columns, then `ord`, then the columns of its shape; children by field."""

    table: Table
    shape: Shape
    keys: int
    children: dict[str, Stored] = field(default_factory=dict)


def _store(name: str, shape: Shape, *, key: str = "doc_id", index: Sequence[str] = (), **children: Stored) -> Stored:
    """A table of nouns that belong to the document whose id is in `key`, or (`key` empty) to the whole case."""
    keys = [Column(key, String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)] if key else []
    stored = Stored(_table(name, shape, keys, index), shape, len(keys), children)
    for child in children.values():
        _own(child, stored.table)
    return stored


def _part(name: str, shape: Shape, *keys: str, index: Sequence[str] = (), **children: Stored) -> Stored:
    """A table of the parts of a noun; `keys` are the columns that name the noun."""
    made = [Column(key, String if key == "doc_id" else Integer, primary_key=True) for key in keys]
    stored = Stored(_table(name, shape, made, index), shape, len(keys), children)
    for child in children.values():
        _own(child, stored.table)
    return stored


def _table(name: str, shape: Shape, keys: Sequence[Column[Any]], index: Sequence[str]) -> Table:
    columns = [Column(name, kind, nullable=empty, index=name in index) for name, kind, empty in shape.columns]
    table = Table(name, METADATA, *keys, Column("ord", Integer, primary_key=True), *columns)
    for names in (names for slot in shape.slots for names in slot.spans):
        free = len(names) == 3
        local = list(names) if free else ["doc_id", *names]
        table.append_constraint(ForeignKeyConstraint(local, [spans.c.doc_id, spans.c.start, spans.c.stop]))
        if free:
            Index(f"{name}_{names[0]}", *(table.c[one] for one in names))
    return table


def _own(child: Stored, parent: Table) -> None:
    """Parts leave with the noun they belong to."""
    local = [column.name for column in child.table.primary_key][:-1]
    theirs = list(parent.primary_key)
    child.table.append_constraint(ForeignKeyConstraint(local, theirs, ondelete="CASCADE"))


metadata = Table(
    "metadata",
    METADATA,
    Column("doc_id", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("slot", String, primary_key=True),
    Column("ord", Integer, primary_key=True),
    Column("value", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("made_by", String, nullable=False),
    ForeignKeyConstraint(["doc_id", "start", "stop"], [spans.c.doc_id, spans.c.start, spans.c.stop]),
)
OF_DOCUMENT = {
    "regions": _store("regions", make_shape(Region)),
    "to_source": _store("pieces", make_shape(Piece)),
}
OF_READING = {
    "sentences": _store("sentences", make_bare_shape(Span, "span")),
    "mentions": _store("mentions", make_shape(Mention), index=("actor_id",)),
    "actors": _store("actors", make_shape(Actor), index=("id",)),
    "times": _store("times", make_shape(TimeRange)),
    "places": _store("places", make_shape(Place)),
    "quantities": _store("quantities", make_shape(Quantity)),
    "claims": _store(
        "claims",
        make_shape(Claim),
        index=("id",),
        voices=_part("voices", make_shape(Voice), "doc_id", "claim"),
        markers=_part("markers", make_shape(Marker), "doc_id", "claim"),
        blames=_part("blames", make_shape(Blame), "doc_id", "claim"),
    ),
    "events": _store(
        "events",
        make_shape(Event),
        index=("id", "act"),
        roles=_part("roles", make_shape(Role), "doc_id", "event"),
        counts=_part("counts", make_shape(Count), "doc_id", "event"),
        claim_ids=_part("event_claims", make_bare_shape(str, "claim_id"), "doc_id", "event", index=("claim_id",)),
    ),
    "problems": _store("reading_problems", make_shape(Problem), key="reading"),
}
LINKED = {
    "copy_groups": _store(
        "copy_groups",
        make_shape(CopyGroup),
        key="",
        index=("id",),
        doc_ids=_part("copy_documents", make_bare_shape(str, "doc_id"), "copy_group", index=("doc_id",)),
        evidence=_part("copy_evidence", make_bare_shape(Span, "span", free=True), "copy_group"),
    ),
    "incidents": _store(
        "incidents",
        make_shape(Incident),
        key="",
        index=("id", "number"),
        event_ids=_part("incident_events", make_bare_shape(str, "event_id"), "incident", index=("event_id",)),
        doc_ids=_part("incident_documents", make_bare_shape(str, "doc_id"), "incident", index=("doc_id",)),
        link_ids=_part("incident_links", make_bare_shape(str, "link_id"), "incident", index=("link_id",)),
    ),
    "comparisons": _store(
        "comparisons",
        make_shape(Comparison),
        key="",
        index=("incident_id",),
        columns=_part(
            "accounts",
            make_shape(Account),
            "comparison",
            voices=_part("account_voices", make_shape(Voice, free=True), "comparison", "account"),
        ),
        rows=_part(
            "questions",
            make_shape(Row),
            "comparison",
            cells=_part("cells", make_shape(Cell, free=True), "comparison", "question"),
        ),
    ),
    "links": _store(
        "links",
        make_shape(Link),
        key="",
        index=("id", "left", "right"),
        reasons=_part("reasons", make_shape(Reason, free=True), "link"),
    ),
    "suggestions": _store(
        "suggestions",
        make_shape(Suggestion, free=True),
        key="",
        index=("id", "kind"),
        reasons=_part("suggestion_reasons", make_shape(Reason, free=True), "suggestion"),
    ),
}
PROBLEMS = _store("problems", make_shape(Problem), key="", index=("where", "doc_id"))
