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
MOST_TOLD = 100  # bad lines that get a Problem each; what comes after them is counted


def read(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """Each line as a document, numbered from 1; a bad line is a Problem, and the next one is read."""
    bad = number = 0
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            found = _read_line(line, f"{name}, line {number}", f"line {number}")
            bad += isinstance(found, Problem)
            if not isinstance(found, Problem) or bad <= MOST_TOLD:
                yield found
    if bad > MOST_TOLD:
        yield make_problem(f"{name}, up to line {number}", "bad-lines", f"{bad - MOST_TOLD:,}")


def _read_line(line: bytes, where: str, part: str) -> RawText | Problem:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return make_problem(where, "bad-line", "it is not in UTF-8")
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
            builder.add(" ".join(value.split()), f"{part}, {key}", label=label)
    if builder.parts:
        builder.parts.append("\n")
        builder.length += 1
    builder.add(text, f"{part}, text", after="")
    lang = record.get("lang")
    return builder.build(part=part, media_type="application/jsonl", lang=lang if isinstance(lang, str) else None)
