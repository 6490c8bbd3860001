"""Chronicles: the day that heads an entry is that of the deeds told under it, so far as they give no time of their own.

`Wednesday, 16 March. Troops entered the hamlet …`, a line with a date alone, or `12/05/89 - …`. One such line may be
anything; two or more make a chronicle. A place that stands between the day and what is told is where that was:
`2 de agosto. Huanta. Una columna …`, `12/05/89 Ayora - …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from careo.model import Event, Modality, Place, RegionKind, TimeRange
from careo.understand.episodes.telling import Telling
from careo.understand.events.when import before_found
from careo.understand.parsed import Parsed
from careo.understand.roles.arguments import Grammar
from careo.understand.roles.clauses import clause_head, is_pluperfect
from careo.understand.text_order import TextOrder

LONGEST = timedelta(days=31)
LEAST_ENTRIES = 2
LONGEST_TITLE = 80
"""Characters of a line that may be a title, at most: a chronicle ends before one."""
TOLD = frozenset({Modality.ACTUAL, Modality.ATTEMPTED})
REMAINS = ".events.remains"
"""Rule of nouns for bodies that are found."""
NOW = "PRESENT_REF"
WEEKDAY_ONLY = "XXXX"
"""How the values of times begin whose year is not known."""
_BULLET = re.compile(r"[ \t]*(?:[-–—•*#]+[ \t]*|\(?\d{1,2}[.)][ \t]+)?[*_]*")
_PLACE_BEHIND = r"(?:[ \t]*\([^)\n]{2,40}\))?"
_ENDS = re.compile(rf"[*_]*{_PLACE_BEHIND}[*_]*[ \t]*(?P<mark>[.:–—]+|\.?-+(?=[ \t]))[ \t]*[*_]*[ \t]*")
_BESIDE_PLACE = re.compile(r"[*_]*[ \t]*[.,:–—-]?[ \t]+|[ \t]*\(")
_BEHIND_PLACE = re.compile(r"\)?[ \t]*(?P<mark>[.:–—]+|-+(?=[ \t]))[ \t]*|\)?[ \t]*\n[ \t]*")
_WIDER = re.compile(r",[ \t]+")
_ALONE = re.compile(rf"[*_]*{_PLACE_BEHIND}[*_]*[ \t]*[.:]?[*_]*[ \t]*(?:\n|\Z)")
_BLANK = re.compile(r"\n[ \t]*\n")
_SENTENCE_END = re.compile(r"[.!?:;»”\")]\s*\Z")
_TITLE = re.compile(rf"\n[ \t]*\n[ \t]*(?P<title>[^\n]{{3,{LONGEST_TITLE}}}?)[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a chronicle: what heads it, and where it begins, is told and ends, in characters.

    Attributes:
        time: the day or month.
        told: where what is told begins.
        place: where it was, None where the heading does not say.
    """

    time: TimeRange
    start: int
    told: int
    stop: int
    place: Place | None = None


def with_headings(
    parsed: Parsed,
    events: Sequence[Event],
    telling: Telling,
    *,
    times: TextOrder[TimeRange],
    places: TextOrder[Place],
    grammar: Grammar,
) -> tuple[Event, ...]:
    """The same events, those of a chronicle's entries with the day and place that head them where nothing else does."""
    entries = entries_of(parsed, times, places)
    if not entries:
        return tuple(events)
    found = []
    for event in events:
        entry = next((one for one in entries if one.start <= event.trigger.start < one.stop), None)
        found.append(event if entry is None else _headed(parsed, event, entry, telling, times, grammar))
    return tuple(found)


def _headed(
    parsed: Parsed, event: Event, entry: Entry, telling: Telling, times: TextOrder[TimeRange], grammar: Grammar
) -> Event:
    acting = tuple(role for role in event.roles if not entry.start <= role.span.start < entry.told)
    event = replace(event, roles=acting) if len(acting) < len(event.roles) else event
    if event.background or event.generic or event.modality not in TOLD:
        return event
    run = telling.run(event)
    if run is None or is_pluperfect(clause_head(run.root), grammar):
        return event
    sent = run.root.sent
    first = sent.start_char <= entry.told or not parsed.doc.text[entry.told : sent.start_char].strip()
    if entry.place is not None and event.where is None and first:
        event = replace(event, where=entry.place)
    if event.when is not None:
        return event
    beside = (t for t in times.starting(sent.start_char, sent.end_char) if t.span != entry.time.span)
    if any(_gives_another(time) for time in beside):
        return event
    found = event.made_by.partition("@")[0].endswith(REMAINS)
    return replace(event, when=before_found(entry.time) if found else entry.time)


def _gives_another(time: TimeRange) -> bool:
    """Whether a time beside a deed may be its own: not "until today", from which it is only told."""
    dated = time.timex_type in ("DATE", "DURATION") and time.timex != NOW
    return dated or time.timex.startswith(WEEKDAY_ONLY)


def entries_of(parsed: Parsed, times: TextOrder[TimeRange], places: TextOrder[Place]) -> tuple[Entry, ...]:
    """The entries of a chronicle, in text order; none where fewer than two lines begin with a day or month."""
    text = parsed.doc.text
    heads = [entry for time in times if (entry := _heads_entry(parsed, time, places)) is not None]
    if len({one.time.timex for one in heads}) < LEAST_ENTRIES:
        return ()
    ends = [after.start for _, after in pairwise(heads)] + [_end_of_block(text, heads[-1].told)]
    return tuple(
        replace(one, stop=min(end, _next_title(text, one.told, end))) for one, end in zip(heads, ends, strict=True)
    )


def _heads_entry(parsed: Parsed, time: TimeRange, places: TextOrder[Place]) -> Entry | None:
    """The entry that a time heads, its end still that of its heading; None where it heads none."""
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
    place, told = _place_behind(text, stop, places) if one_day else (None, stop)
    if place is None:
        if found is None:
            return None
        told = found.end()
    return Entry(time, start, told, told, place)


def _place_behind(text: str, stop: int, places: TextOrder[Place]) -> tuple[Place | None, int]:
    """The place right behind a day, alone before a mark, and where what is told begins; the first of "Ayora, Puno"."""
    beside = _BESIDE_PLACE.match(text, stop)
    first, at = None, beside.end() if beside is not None else stop
    while (place := next(iter(places.starting(at, at + 1)), None)) is not None:
        first, at = first or place, place.span.stop
        wider = _WIDER.match(text, at)
        if wider is None:
            break
        at = wider.end()
    ends = _BEHIND_PLACE.match(text, at) if first is not None else None
    return (first, ends.end()) if ends is not None else (None, stop)


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
