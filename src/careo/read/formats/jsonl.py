"""JSON lines: one document a line; `text` is needed, `title`, `publisher`, `author`, `date` and `lang` are optional."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careo.model import Problem
from careo.read.codes import make_problem
from careo.read.raw import RawText, TextBuilder
from careo.settings import Settings

LABELS = (("title", "title"), ("publisher", "publisher"), ("author", "byline"), ("date", "published"))


def read(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """Each line as a document, numbered from 1; a bad line is a Problem, and the next one is read."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            part = f"line {number}"
            if line.strip():
                yield _read_line(line, f"{name}, {part}", part)


def _read_line(line: bytes, where: str, part: str) -> RawText | Problem:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return make_problem(where, "bad-line", str(error))
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return make_problem(where, "bad-line", "no text")
    return _build(record, part)


def _build(record: dict[str, Any], part: str) -> RawText:
    builder = TextBuilder()
    text = record["text"]
    for key, label in LABELS:
        value = record.get(key)
        if isinstance(value, str) and value.strip() and not text.lstrip().startswith(value.strip()):
            builder.add(" ".join(value.split()), key, label=label)
    if builder.parts:
        builder.parts.append("\n")
        builder.length += 1
    builder.add(text, "text", after="")
    lang = record.get("lang")
    return builder.build(part=part, media_type="application/jsonl", lang=lang if isinstance(lang, str) else None)
