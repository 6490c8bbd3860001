"""JSON lines: one record a line, `kind` first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

from careo.show.export.records import Record, export_records, scope_records
from careo.show.export.reduce import export_reductions
from careo.show.export.scope import Scope
from careo.store import View

LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def write_jsonl(view: View, stream: TextIO, rule: str | None = None) -> int:
    """Write every record of a case as a line of JSON, or its incidents reduced by a rule; returns how many."""
    records = export_records(view) if rule is None else export_reductions(view, rule)
    return sum(1 for record in records if stream.write(json_line(record)))


def write_lines(scope: Scope, path: Path) -> None:
    """Every record of the scope as a line of JSON."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(map(json_line, scope_records(scope)))


def json_line(record: Record) -> str:
    r"""A record as one line, whatever the reader takes for the end of a line.

    Examples:
        >>> json_line({"kind": "document", "text": "a\n\u2028ñ"})
        '{"kind": "document", "text": "a\\n\\u2028ñ"}\n'
    """
    return json.dumps(record, ensure_ascii=False, allow_nan=False).translate(LINE_ENDS) + "\n"
