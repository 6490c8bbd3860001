"""The year of a date without one: what the text tells of, what is nearest, what its weekday or a diary's entry says."""

from __future__ import annotations

import re
from datetime import date, timedelta

from careo.lang.breaks import DAY_LINE
from careo.understand.times.calendar import make_date
from careo.understand.times.drafts import FUTURE, PAST, Context, Match, TimeDraft
from careo.understand.times.joins import opening_of

# A date without a year leans on a year the text names at most so many characters before.
NARRATIVE_REACH = 600
# Without a tense to go by, a date lies in the past unless it comes round within so many days.
SOON_DAYS = 75
# The same where it comes round in the next calendar year only.
SOON_NEXT_YEAR = 30
# A day so shortly past is no day of next year, whatever the clause around it says of the future.
JUST_PAST = timedelta(days=30)
LONGEST_DETERMINER = 7
_DETERMINER = re.compile(r"\b(?:the|an?|his|her|its|their|this|that)\s\Z", re.IGNORECASE)
LONGEST_DEED = 40
_OF_DEED = re.compile(r"\b(?:the|el|las?|los)\s+[^\W\d_]+\s+(?:of|in|de|del|en)\s+\Z", re.IGNORECASE)
_NOUN_BEHIND = re.compile(r"\s+[a-z]")


def place_in_year(month: int, day: int, direction: int | None, context: Context, at: int) -> int | None:
    """The year of a date without one: what the text told of just before, else the one nearest to the anchor.

    A date leans on the past unless its clause is in the future or it comes round within 75 days.
    """
    anchor = context.anchor
    if anchor is None and direction is None and (since := _since(month, context, at)) is not None:
        return since
    if direction is None and (told_year := year_told(context, at)) is not None:
        return told_year
    if anchor is None:
        last = _told(context)
        last_day = last.day() if last and not _only_names(last, context) else None
        return last_day.year if last_day else None
    this = make_date(anchor.year, month, min(day, 28)) or anchor
    before = anchor.year if this <= anchor else anchor.year - 1
    after = before if this == anchor else before + 1
    if direction is not None:
        return {-1: before, 1: after}.get(direction, anchor.year)
    tense = context.tense(at)
    if tense == FUTURE:
        return before if timedelta(0) < anchor - this <= JUST_PAST else after
    days_ahead = ((make_date(after, month, min(day, 28)) or anchor) - anchor).days
    limit = SOON_DAYS if after == anchor.year else SOON_NEXT_YEAR
    soon = days_ahead <= (limit if tense != PAST else SOON_DAYS // 5)
    return after if soon else before


def _since(month: int, context: Context, at: int) -> int | None:
    """The year of "since November" in a text without a day of its own: the last before the day that it tells last."""
    last = context.last_dated()
    day = last.day() if last else None
    here = TimeDraft(at, at, "", "DATE", "")
    known = last is not None and len(last.value) >= len("1988-03") and last.value[5:7].isdigit()
    if day is None or not known or opening_of(here, context) != "since" or context.tense(at) == FUTURE:
        return None
    return day.year if month <= day.month else day.year - 1


def year_told(context: Context, at: int) -> int | None:
    """The year of a narrative: that of the nearest date before, where it lies well before the anchor, else None.

    "Since 1980" tells of no year, and a clause in the future is not part of a narrative of the past.
    """
    told = context.last_dated(within=NARRATIVE_REACH, at=at)
    told = told if told is None or context.anchor is not None else _told(context)
    day = told.day() if told else None
    if told is None or day is None or "/" in told.value or len(told.value) < len("1989"):
        return None
    if _only_names(told, context):
        return None
    if context.anchor is None:
        return day.year
    past = day.year < context.anchor.year - 1 and not told.edge
    if not past or opening_of(told, context) in ("since", "until") or context.tense(at) == FUTURE:
        return None
    return day.year


def _told(context: Context) -> TimeDraft | None:
    """The nearest date before that does not only tell since when: "since 1994" is no year that is told of."""
    last = context.last_dated()
    if last is None or opening_of(last, context) != "since":
        return last
    before = (draft for draft in reversed(context.before) if draft.start < last.start and draft.day())
    return next((draft for draft in before if opening_of(draft, context) != "since"), last)


def _only_names(told: TimeDraft, context: Context) -> bool:
    """Whether a year only says which deed is meant, and tells of nothing then: "sentenced for the 2001 murder"."""
    text = context.text
    named = _DETERMINER.search(text, max(0, told.start - LONGEST_DETERMINER), told.start) is not None
    return len(told.value) == len("1989") and named and _NOUN_BEHIND.match(text, told.stop) is not None


def on_weekday(found: date | None, match: Match, context: Context) -> date | None:
    """The day in the nearest year in which it is the weekday that the words name: `martes 11 de diciembre`."""
    slot = context.words.slots["weekday"]
    named = next((v for w in re.findall(r"\w+", match.found.group()) if (v := slot.value_of(w)) is not None), None)
    if found is None or named is None or found.isoweekday() == int(named):
        return found
    told = {draft.day() for draft in context.before} - {None}
    years = [day.year for day in (context.anchor, *sorted(filter(None, told), reverse=True)) if day is not None]
    days = (make_date(year, found.month, found.day) for year in years)
    return next((one for one in days if one is not None and one.isoweekday() == int(named)), found)


def is_before_entry(month: int, year: int, match: Match, context: Context) -> bool:
    """Whether a diary of an earlier month speaks of what was: `los asesinatos de diciembre`, on a 2nd of January."""
    told, text = context.last_dated(), context.text
    day = told.day() if told is not None else None
    if told is None or day is None or day.year != year or month <= day.month:
        return False
    start, stop = text.rfind("\n", 0, told.start) + 1, (text.find("\n", told.stop) + 1 or len(text) + 1) - 1
    entry = DAY_LINE.fullmatch(text[start:stop]) is not None
    return entry and _OF_DEED.search(text, max(0, match.start - LONGEST_DEED), match.start) is not None
