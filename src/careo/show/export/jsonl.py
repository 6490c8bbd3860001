"""JSON lines: one record a line, `kind` first."""

from __future__ import annotations

import json
from typing import TextIO

from careo.show.export.records import export_records
from careo.store import View


def write_jsonl(view: View, stream: TextIO) -> int:
    """Write every record of a case as a line of JSON; returns how many."""
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in export_records(view))
    return sum(1 for line in lines if stream.write(line))
