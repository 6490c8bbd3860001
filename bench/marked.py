"""Attributions marked in running text (`golden/attribution`) as records in PolNeAR's schema."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_EDGE = re.compile(r"⟦(?P<part>[sct])(?P<numbers>\d+(?:,\d+)*)\||⟧")
_PARTS = {"s": "source", "c": "cue", "t": "content"}


def read_marked(path: Path, lang: str) -> Iterator[dict[str, Any]]:
    """One record a line of the file; lines that are empty or begin with # are left out.

    Raises:
        ValueError: a mark is opened and not closed, or closed and not opened; file and line are named.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            try:
                text, attributions = read_marks(line)
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}") from None
            yield {"doc_id": f"{path.stem}-{number}", "text": text, "lang": lang, "attributions": attributions}


def read_marks(marked: str) -> tuple[str, list[dict[str, list[list[int]]]]]:
    """The text without its marks, and the attributions in the order of their numbers; `s1,2` marks for two.

    Examples:
        >>> read_marks("⟦s1|Rojas⟧ ⟦c1|said⟧ ⟦t1|no⟧.")
        ('Rojas said no.', [{'source': [[0, 5]], 'cue': [[6, 10]], 'content': [[11, 13]]}])
    """
    text, last = "", 0
    opened: list[tuple[str, list[int], int]] = []
    found: defaultdict[int, dict[str, list[list[int]]]] = defaultdict(lambda: {"source": [], "cue": [], "content": []})
    for edge in _EDGE.finditer(marked):
        text += marked[last : edge.start()]
        last = edge.end()
        if edge["part"]:
            opened.append((_PARTS[edge["part"]], [int(one) for one in edge["numbers"].split(",")], len(text)))
        elif not opened:
            raise ValueError("a mark is closed that was not opened")
        else:
            part, numbers, start = opened.pop()
            for number in numbers:
                found[number][part].append([start, len(text)])
    if opened:
        raise ValueError("a mark is not closed")
    for one in found.values():
        for spans in one.values():
            spans.sort()
    return text + marked[last:], [found[number] for number in sorted(found)]
