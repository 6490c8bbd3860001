"""Days and stretches of days in words, in the languages of the pages; linking keeps the English beside them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

DAY = timedelta(days=1)
MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
}
UNTIL = {"en": "to", "es": "a"}


def say_day(lang: str, day: date) -> str:
    """A day with the month as a word, whatever the machine's language."""
    return f"{day.day} {MONTHS[lang][day.month - 1]} {day.year}"


def say_days(lang: str, earliest: datetime, latest: datetime) -> str:
    """A half-open stretch of time as a day, month, year, or from one to another.

    Examples:
        >>> say_days("en", datetime(1989, 7, 1), datetime(1989, 8, 1))
        'Jul 1989'
        >>> say_days("es", datetime(1991, 2, 25), datetime(1991, 3, 4))
        '25 feb 1991 a 3 mar 1991'
    """
    first, last = earliest.date(), (latest - timedelta(microseconds=1)).date()
    if first == last:
        return say_day(lang, first)
    if first.day == 1 and (last + DAY).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{MONTHS[lang][first.month - 1]} {first.year}"
        if first.month == 1 and last.month == 12:
            return f"{first.year}" if first.year == last.year else f"{first.year} {UNTIL[lang]} {last.year}"
    return f"{say_day(lang, first)} {UNTIL[lang]} {say_day(lang, last)}"
