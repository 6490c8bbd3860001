"""The tables of a format are written down: whoever changes a noun changes the format; no older case is misread."""

from pathlib import Path

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from careo.store.schema import FORMAT, METADATA, spans

PAGE = Path(__file__).parent / f"format_{FORMAT}.sql"


def tables(dialect):
    made = sorted(str(CreateTable(table).compile(dialect=dialect)).strip() for table in METADATA.tables.values())
    return "\n\n".join("\n".join(line.rstrip() for line in one.splitlines()) for one in made) + "\n"


def test_the_tables_are_those_of_the_format():
    assert tables(sqlite.dialect()) == PAGE.read_text(encoding="utf-8"), (
        "a noun or table changed: raise FORMAT in store/schema.py (before a first release: rewrite this page with "
        "`python -m tests.store.test_schema`)"
    )


def test_the_same_tables_can_be_made_in_postgresql():
    assert tables(postgresql.dialect()).count("CREATE TABLE") == len(METADATA.tables)


def test_every_column_of_offsets_points_to_a_span():
    """A table with offsets of its own would hold words that nobody checked."""
    free = {"spans", "pieces", "amendment_words"}  # the database checks the words of amendments as it does spans
    for table in METADATA.tables.values():
        offsets = {c.name for c in table.columns if c.name.endswith(("start", "stop"))} - {"source_start"}
        checked = {
            column.name
            for constraint in table.foreign_key_constraints
            if constraint.referred_table is spans
            for column in constraint.columns
        }
        assert table.name in free or offsets <= checked, table.name


if __name__ == "__main__":
    PAGE.write_text(tables(sqlite.dialect()), encoding="utf-8")
