"""Dates as they stand in mastheads, datelines and signatures; both languages at once, since papers mix them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from careo.lang.words import load_words
from careo.read.layout.lines import Line, is_body_name, match_line, words
from careo.read.layout.spelled import find_spelled_dates

_PAGE = re.compile(r"[,;.]?\s*\(?(?:p[aá]g(?:ina|\.)?|page|p\.)\s*\w{1,5}\)?\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\bn(?:[uú]m)?\.?\s?[º°o]?\.?|#|№)\s*\Z", re.IGNORECASE)
"""What stands before the number of an issue, which is no day: `N.º 8 - agosto de 1990`."""
PIVOT = 30  # two-digit years up to here are of this century
FIRST_YEAR = 1500
LONGEST_PLACE = 4
"""Words before the date of a line that says no more than when and where."""


@cache
def months() -> dict[str, int]:
    """Month names and short forms of both languages, in small letters."""
    both: dict[str, int] = load_words("en").table("layout")["months"] | load_words("es").table("layout")["months"]
    return both


@cache
def date_pattern() -> re.Pattern[str]:
    """Dates of cables, day-month-year, month-day-year and ISO ones; a year may be missing only in datelines."""
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    year = r"(?:\d{4}|['’]?\d{2})"
    day_first = (
        r"(?P<d1>\d{1,2})(?:st|nd|rd|th|º|°|ro)?\.?[\s-]+"
        rf"(?:d[ií]as\s+del\s+mes\s+de\s+|day\s+of\s+|de\s+|of\s+)?(?P<m1>{month})\b\.?"
        rf"(?:,?[\s-]+(?:de\s+|del\s+)?(?P<y1>{year})\b)?"
    )
    month_first = rf"(?P<m2>{month})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?:de\s+)?(?P<y2>{year})\b)?"
    iso = r"(?P<y3>\d{4})-(?P<n3>\d{2})-(?P<d3>\d{2})"
    cabled = rf"(?P<d4>\d{{2}})\d{{4}}Z\s+(?P<m4>{month})\s+(?P<y4>{year})\b"  # "041530Z MAY 89"
    return re.compile(rf"\b(?:{cabled}|{day_first}|{month_first}|{iso})", re.IGNORECASE)


def find_dates(text: str, *, near: date | None = None) -> Iterator[tuple[date, int, int]]:
    """Full dates in `text` with their place; a date without year takes that of `near`, or is left out.

    A day that does not exist (31 April) is no date.

    Examples:
        >>> [found[0].isoformat() for found in find_dates("5 JUL 89; 9 de marzo de 1991; 31 de abril de 1990")]
        ['1989-07-05', '1991-03-09']
        >>> [found[0].isoformat() for found in find_dates("12 días del mes de mayo de 1985; this 3rd day of May 1985")]
        ['1985-05-12', '1985-05-03']
    """
    spelled = find_spelled_dates(text)
    for match in date_pattern().finditer(text):
        value = _value(match, near) if not _NUMBERED.search(text, 0, match.start()) else None
        if value is not None and not any(start < match.end() and match.start() < stop for _, start, stop in spelled):
            spelled.append((value, match.start(), match.end()))
    yield from sorted(spelled, key=lambda found: found[1])


def _value(match: re.Match[str], near: date | None) -> date | None:
    parts = match.groupdict()
    day = parts["d1"] or parts["d2"] or parts["d3"] or parts["d4"]
    month = parts["m1"] or parts["m2"] or parts["m4"]
    year = parts["y1"] or parts["y2"] or parts["y3"] or parts["y4"]
    number = int(parts["n3"]) if parts["n3"] else months()[month.lower()]
    if year is None and near is None:
        return None
    full = _full_year(year) if year else near.year if near else 0
    try:
        return date(full, number, int(day)) if full >= FIRST_YEAR else None
    except ValueError:
        return None


def _full_year(year: str) -> int:
    digits = year.lstrip("'’")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) <= PIVOT else 1900)


def before_date(line: str) -> str | None:
    """What stands before the date that a line ends with; None where it ends with none, or has digits before it."""
    dated = next(find_dates(line), None)
    if dated is None or _PAGE.sub("", line[dated[2] :]).strip(" ,.-–—)"):
        return None
    before = line[: dated[1]].strip(" ,.-–—(")
    return None if any(char.isdigit() for char in before) else before


def last_column(line: str) -> str:
    """What stands in the last of the columns of a line, parted by wide gaps: a day, beside the number of a series.

    Examples:
        >>> last_column("UA 214/87    Fear of torture    3 August 1987"), last_column("Lima, 3 August 1987")
        ('3 August 1987', 'Lima, 3 August 1987')
    """
    return re.split(r"\s{3,}|\t+", line.strip())[-1]


def without_day(name: str) -> str:
    """A name without the day that it is called by.

    Examples:
        >>> without_day("FRENTE 12 DE ABRIL"), without_day("Movimiento 26 de Julio, Nº 3")
        ('FRENTE ', 'Movimiento , Nº 3')
    """
    return date_pattern().sub("", name)


def is_day_alone(line: str) -> bool:
    """Whether a line is a date and nothing else but its weekday: no place, no name.

    Examples:
        >>> [is_day_alone(line) for line in ("Wednesday, 3 May 1989", "Lima, 3 de mayo de 1989", "In 1989")]
        [True, False, False]
    """
    before = before_date(line)
    return before is not None and (not before or words("weekday").fullmatch(before) is not None)


def is_date_line(line: str) -> bool:
    """Whether a line is a date, perhaps with a weekday and a place before it, or says where a paper was given.

    Examples:
        >>> [is_date_line(line) for line in ("Lima, 3 de mayo de 1989", "Given at our seat, this 3rd day of May 1989")]
        [True, True]
    """
    before = before_date(last_column(line))
    given = match_line("given", line) is not None
    return before is not None and (len(before.split()) <= LONGEST_PLACE or is_body_name(before) or given)


def opens_entries(lines: Sequence[Line], number: int) -> bool:
    """Whether a line with a day alone heads the first entry of a chronicle, and is not the date of the document."""
    if not is_day_alone(lines[number].text):
        return False
    heads = (line for line, below in pairwise(lines) if is_day_alone(line.text) and not is_day_alone(below.text))
    return next(heads, None) is lines[number] and next(heads, None) is not None
