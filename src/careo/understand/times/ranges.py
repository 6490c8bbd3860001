"""Two dates that are the ends of one range: "between June and November", "marzo de 1989-setiembre de 1992"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from careo.model import TimeRange
from careo.understand.parsed import Parsed
from careo.understand.times.joins import LONGEST_EDGE
from careo.understand.times.patterns import load_time_words

POINTS = frozenset({"DATE", "TIME"})
_LAST_WORD = re.compile(r"(\w+)\s*$")


def with_ranges(parsed: Parsed, times: Iterable[TimeRange]) -> list[TimeRange]:
    """The times in order, the two ends of each range made one: what was done in it was done on neither for sure."""
    joined: list[TimeRange] = []
    for time in times:
        if joined and _are_ends(parsed, joined[-1], time):
            first = joined[-1]
            span = parsed.span(first.span.start, time.span.stop)
            joined[-1] = replace(first, span=span, timex=f"{first.timex}/{time.timex}", latest=time.latest)
        else:
            joined.append(time)
    return joined


def _are_ends(parsed: Parsed, left: TimeRange, right: TimeRange) -> bool:
    """Whether two times are the ends of a range, of which the first begins before the other ends."""
    if {left.timex_type, right.timex_type} - POINTS or left.earliest is None or right.latest is None:
        return False
    if left.earliest >= right.latest:
        return False
    words, text = load_time_words(parsed.lang), parsed.text
    between = text[left.span.stop : right.span.start]
    if len(between) > LONGEST_EDGE or "\n" in between:
        return False
    if words.joins["range_and"].fullmatch(between):
        before = _LAST_WORD.search(text, max(0, left.span.start - LONGEST_EDGE), left.span.start)
        return before is not None and before.group(1).lower() in words.checks["between"]
    return words.joins["range"].fullmatch(between) is not None
