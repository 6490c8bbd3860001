"""Buildings that the text puts something at ("in the ambassador's residence") take the town that the text speaks of.

Which building of the town it is, no gazetteer tells; the reason says so, and the radius is that of the town.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from careo.model import Mention, MentionKind, Place
from careo.understand.mentions import LEADING
from careo.understand.parsed import Parsed

LOCAL = frozenset({"in", "near", "outside"})
FAR_KM = 60.0
NEXT_WORDS = 80
_ENTRY = re.compile(r"\n[ \t]*(?:[-–—•*#]|\(?\d{1,2}[.)]?[ \t])")
MADE_BY = "any.places.facility@1"


def place_facilities(
    parsed: Parsed,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    dateline: Place | None,
    relation_of: Callable[[int], str],
) -> Iterator[Place]:
    """Places for the buildings that stand behind a preposition of place and hold no place name themselves.

    Args:
        parsed: the document.
        mentions: all mentions; facilities are looked at.
        places: the places already found, in text order.
        dateline: the town the report was sent from.
        relation_of: how the text puts what begins at an offset, "" where it does not say.
    """
    towns = [place for place in places if _is_town(place)]
    starts = [place.span.start for place in towns]
    every = [place.span.start for place in places]
    for mention in mentions:
        span = mention.span
        if mention.kind is not MentionKind.FACILITY or relation_of(span.start) not in LOCAL:
            continue
        words = parsed.quote(span)
        if words[:1].islower() and not LEADING.match(words):
            continue
        following = bisect_right(every, span.start - 1)
        if following < len(every) and every[following] < _end_of_clause(parsed.doc.text, span.stop):
            continue
        found = bisect_right(starts, span.start) - 1
        town = towns[found] if found >= 0 and _is_same_passage(parsed, towns[found].span.stop, span.start) else dateline
        if town is not None:
            source = "the text names before" if town is not dateline else "the report was sent from"
            yield _in_town(mention, town, relation_of(span.start), source)


def _in_town(mention: Mention, town: Place, relation: str, source: str) -> Place:
    """The building, with the spot and the radius of the town."""
    return replace(
        town,
        span=mention.span,
        name=mention.name,
        relation=relation,
        made_by=MADE_BY,
        alternatives=(),
        why=f"a building; put in {town.name}, the town that {source}, with the radius of the town",
    )


def _is_town(place: Place) -> bool:
    known = (place.gazetteer_id or "").startswith(("geonames:", "case:")) and place.radius_km is not None
    return known and place.radius_km is not None and place.radius_km <= FAR_KM and place.relation in LOCAL


def _end_of_clause(text: str, start: int) -> int:
    """Where a place that follows no longer belongs to the building: at a mark, or some words on."""
    ends = [at for mark in (".", ";", "\n\n") if (at := text.find(mark, start, start + NEXT_WORDS)) >= 0]
    return min(ends, default=start + NEXT_WORDS)


def _is_same_passage(parsed: Parsed, before: int, after: int) -> bool:
    """Whether no paragraph ends between two offsets, and no entry of a list that a day or bullet opens begins."""
    text = parsed.doc.text
    return text.find("\n\n", before, after) < 0 and _ENTRY.search(text, before, after) is None
