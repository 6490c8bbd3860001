"""The history of a case for the terminal and as JSON: who changed what, when and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from careo.show.printable import printable
from careo.store import Change, shown_value

MOST_SHOWN = 60


def changes_json(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """Changes as records; `before` and `after` are plain JSON, moments ISO 8601 in UTC."""
    return [
        {"kind": one.kind, "id": one.id, "who": one.who, "when": one.when.isoformat(" ", "seconds"), "what": one.what}
        | {"about": list(one.about), "doc_id": one.doc_id}
        | ({"start": one.span.start, "stop": one.span.stop} if one.span else {})
        | {"before": one.before, "after": one.after, "why": one.why}
        | {"withdrawn": one.withdrawn and one.withdrawn.isoformat(" ", "seconds")}
        for one in changes
    ]


def render_changes(changes: Sequence[Change]) -> RenderableType:
    """The history as a table."""
    table = Table("when", "who", "what", "before", "after", "why", "id", box=box.SIMPLE)
    for one in changes:
        what = f"withdrew: {one.what}" if one.kind == "withdrawal" else one.what
        note = " (withdrawn)" if one.withdrawn else ""
        cells = (one.when.isoformat(" ", "minutes"), one.who, what + note, _short(one.before), _short(one.after))
        table.add_row(*(Text(printable(cell)) for cell in (*cells, one.why, one.id)))
    return table


def line_of(value: Any) -> str:
    """What stood before or after in one line; empty where nothing did."""
    return "" if value is None else shown_value(value)


def _short(value: Any) -> str:
    said = line_of(value)
    return said if len(said) <= MOST_SHOWN else said[: MOST_SHOWN - 1] + "…"
