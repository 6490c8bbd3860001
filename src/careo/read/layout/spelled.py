"""Dates that are written out in words, as courts and notaries write them: `catorce de junio de dos mil siete`."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from careo.lang.words import load_words
from careo.text.numbers import NumberWords, lookup_number, make_number_words

SPELLING = "es"
"""The language whose papers spell their dates out."""
FIRST_YEAR, LAST_YEAR = 1500, 2100
SHORTEST_MONTH = 4
"""Letters of the name of a month, at least."""


def find_spelled_dates(text: str) -> list[tuple[date, int, int]]:
    """The dates of a text that are written in words, with their place, in order.

    Examples:
        >>> [found[0].isoformat() for found in find_spelled_dates("Lima, catorce de junio de dos mil siete")]
        ['2007-06-14']
        >>> find_spelled_dates("ocho de mil nueve")
        []
    """
    if "mil" not in text.lower():
        return []
    found = ((_value(match), match.start(), match.end()) for match in _pattern().finditer(text))
    return [(value, start, stop) for value, start, stop in found if value is not None]


def _value(match: re.Match[str]) -> date | None:
    words = (re.sub(r"\bun$", "uno", match[part].lower()) for part in ("day", "year"))  # `treinta y un días`
    day, year = (lookup_number(one, _numbers()) for one in words)
    month = load_words(SPELLING).table("layout")["months"][match["month"].lower()]
    if day is None or year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


@cache
def _numbers() -> NumberWords:
    return make_number_words(load_words(SPELLING).table("numbers"))


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(one for one in load_words(SPELLING).table("layout")["months"] if len(one) >= SHORTEST_MONTH)
    tens = r"[a-záéíóú]+(?: y [a-záéíóú]+)?"
    day = rf"(?P<day>{tens})(?: d[ií]as)?(?: del mes)?"
    year = rf"(?P<year>(?:dos )?mil(?: [a-záéíóú]*cient[oa]s| novecientos)?(?: {tens})?)"
    return re.compile(rf"\b{day} de (?P<month>{month})(?: del?)(?: año)? {year}\b", re.IGNORECASE)
