"""Lists of victims in a case: each whole, as it was read, with its file among the originals."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, delete, insert, inspect, select

from careo.errors import UnknownIdError, VictimListError
from careo.model import VictimList, VictimRecord
from careo.store.plain import from_plain, to_plain
from careo.store.schema import victim_lists


class VictimLists:
    """The part of the view that shows the lists of victims."""

    _engine: Engine

    def victim_lists(self) -> list[VictimList]:
        """The lists that were added, by name; none in a case that an older careo made."""
        with self._engine.connect() as connection:
            return load_victim_lists(connection)


def load_victim_lists(connection: Connection) -> list[VictimList]:
    """The lists that were added, by name."""
    if not inspect(connection).has_table(victim_lists.name):
        return []
    query = select(victim_lists).order_by(victim_lists.c.name, victim_lists.c.id)
    return [_read(row._mapping) for row in connection.execute(query)]


def insert_victim_list(connection: Connection, one: VictimList) -> None:
    """Add a list.

    Raises:
        VictimListError: a list of that name is there already.
    """
    if connection.execute(select(victim_lists.c.id).where(victim_lists.c.name == one.name)).first():
        raise VictimListError(f"{one.name}: the case has a list of that name; remove it first with --remove, or rename")
    row = {"id": one.id, "name": one.name, "file": one.file, "sha256": one.sha256, "columns": list(one.columns)}
    records = {"records": to_plain(one.records), "passed_over": list(one.passed_over)}
    connection.execute(insert(victim_lists), [row | records])


def delete_victim_list(connection: Connection, name: str) -> None:
    """Take a list out; what was judged of its records stays, and holds again when the same file is added again.

    Raises:
        UnknownIdError: there is no list of that name.
    """
    if not connection.execute(delete(victim_lists).where(victim_lists.c.name == name)).rowcount:
        raise UnknownIdError(f"{name}: no list of that name; see `careo people CASE --show lists`")


def _read(row: object) -> VictimList:
    values = dict(row)  # type: ignore[call-overload]
    records: Sequence[VictimRecord] = from_plain(tuple[VictimRecord, ...], values["records"])
    return VictimList(
        values["id"],
        values["name"],
        values["file"],
        values["sha256"],
        tuple(values["columns"]),
        tuple(records),
        tuple(values["passed_over"]),
    )
