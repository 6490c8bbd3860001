"""Chronicles: the day that heads an entry is that of the deeds told under it, so far as they give no time of their own.

`Wednesday, 16 March. Troops entered the hamlet …`, a line with a date alone, or `12/05/89 - …`. One such line may be
anything; two or more make a chronicle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from careo.model import Event, Modality, RegionKind, TimeRange
from careo.understand.episodes.telling import Telling
from careo.understand.events.nearest import is_pluperfect
from careo.understand.events.when import before_found
from careo.understand.parsed import Parsed
from careo.understand.roles.arguments import Grammar
from careo.understand.roles.clauses import clause_head
from careo.understand.text_order import TextOrder

LONGEST = timedelta(days=31)
LEAST_ENTRIES = 2
LONGEST_TITLE = 80
"""Characters of a line that may be a title, at most: a chronicle ends before one."""
TOLD = frozenset({Modality.ACTUAL, Modality.ATTEMPTED})
REMAINS = ".events.remains"
"""Rule of nouns for bodies that are found."""
WEEKDAY_ONLY = "XXXX"
"""How the values of times begin whose year is not known."""
_BULLET = re.compile(r"[ \t]*(?:[-–—•*#]+[ \t]*|\(?\d{1,2}[.)][ \t]+)?[*_]*")
_PLACE_BEHIND = r"(?:[ \t]*\([^)\n]{2,40}\))?"
_ENDS = re.compile(rf"[*_]*{_PLACE_BEHIND}[*_]*[ \t]*(?P<mark>[.:–—]+|\.?-+(?=[ \t]))[ \t]*[*_]*[ \t]*")
_ALONE = re.compile(rf"[*_]*{_PLACE_BEHIND}[*_]*[ \t]*[.:]?[*_]*[ \t]*(?:\n|\Z)")
_BLANK = re.compile(r"\n[ \t]*\n")
_SENTENCE_END = re.compile(r"[.!?:;»”\")]\s*\Z")
_TITLE = re.compile(rf"\n[ \t]*\n[ \t]*(?P<title>[^\n]{{3,{LONGEST_TITLE}}}?)[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a chronicle: the time that heads it, and where it begins and ends, in characters."""

    time: TimeRange
    start: int
    stop: int


def with_headings(
    parsed: Parsed, events: Sequence[Event], telling: Telling, *, times: TextOrder[TimeRange], grammar: Grammar
) -> tuple[Event, ...]:
    """The same events, those of a chronicle's entries with the day that heads them where nothing gives another."""
    entries = entries_of(parsed, times)
    if not entries:
        return tuple(events)
    return tuple(_headed(parsed, event, entries, telling, times, grammar) for event in events)


def _headed(
    parsed: Parsed,
    event: Event,
    entries: Sequence[Entry],
    telling: Telling,
    times: TextOrder[TimeRange],
    grammar: Grammar,
) -> Event:
    entry = next((one for one in entries if one.start <= event.trigger.start < one.stop), None)
    if entry is None or event.when is not None or event.background or event.generic or event.modality not in TOLD:
        return event
    run = telling.run(event)
    if run is None or is_pluperfect(clause_head(run.root), grammar):
        return event
    sent = run.root.sent
    beside = (t for t in times.starting(sent.start_char, sent.end_char) if t.span != entry.time.span)
    if any(t.timex_type in ("DATE", "DURATION") or t.timex.startswith(WEEKDAY_ONLY) for t in beside):
        return event
    found = event.made_by.partition("@")[0].endswith(REMAINS)
    return replace(event, when=before_found(entry.time) if found else entry.time)


def entries_of(parsed: Parsed, times: TextOrder[TimeRange]) -> tuple[Entry, ...]:
    """The entries of a chronicle, in text order; none where fewer than two lines begin with a day or month."""
    text = parsed.doc.text
    heads = [(time, stop) for time in times if (stop := _heads_entry(parsed, time)) is not None]
    if len({time.timex for time, _ in heads}) < LEAST_ENTRIES:
        return ()
    ends = [after.span.start for _, (after, _) in pairwise(heads)] + [_end_of_block(text, heads[-1][1])]
    return tuple(
        Entry(time, time.span.start, min(end, _next_title(text, stop, end)))
        for (time, stop), end in zip(heads, ends, strict=True)
    )


def _heads_entry(parsed: Parsed, time: TimeRange) -> int | None:
    """Where what is told begins behind a time that heads an entry; None where it heads none."""
    if time.timex_type != "DATE" or time.earliest is None or time.latest is None:
        return None
    if time.latest - time.earliest > LONGEST or _is_in_head(parsed, time):
        return None
    text, start, stop = parsed.doc.text, time.span.start, time.span.stop
    line = text.rfind("\n", 0, start) + 1
    if not _BULLET.fullmatch(text, line, start) or not _is_line_begun(text, line):
        return None
    one_day = time.latest - time.earliest <= timedelta(days=1)
    found = _ALONE.match(text, stop) or (_ENDS.match(text, stop) if one_day else None)
    return found.end() if found is not None else None


def _is_in_head(parsed: Parsed, time: TimeRange) -> bool:
    """Whether a time stands in what surrounds the body: the date of the paper, of a dateline or of a signature."""
    kinds = (region.kind for region in parsed.doc.regions if region.span.covers(time.span))
    return any(kind not in (RegionKind.BODY, RegionKind.HEADLINE) for kind in kinds)


def _is_line_begun(text: str, line: int) -> bool:
    """Whether a line begins anew, rather than going on with the one before: "was killed on | 3 May"."""
    above = text[:line].rstrip(" \t")
    return not above.strip() or above.endswith("\n\n") or _SENTENCE_END.search(above) is not None or _is_short(above)


def _is_short(above: str) -> bool:
    """Whether the line before is a title or another date, which ends where it ends."""
    last = above.rstrip().rpartition("\n")[2].strip()
    return len(last) <= LONGEST_TITLE // 2 and above.endswith("\n") and last[:1].isupper()


def _end_of_block(text: str, start: int) -> int:
    """The end of the paragraph that begins behind the last heading."""
    begun = start + len(text[start:]) - len(text[start:].lstrip())
    found = _BLANK.search(text, begun)
    return found.start() if found is not None else len(text)


def _next_title(text: str, start: int, stop: int) -> int:
    """Where a title stands between blank lines, before which an entry ends; `stop` where none does."""
    titles: Iterator[re.Match[str]] = _TITLE.finditer(text, start, stop)
    ended = (found.start() for found in titles if not _SENTENCE_END.search(found["title"]))
    return next(ended, stop)
