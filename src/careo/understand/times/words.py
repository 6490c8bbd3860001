"""Is this word a time here? "May", "march", "Sunday Times", 1989 people."""

from __future__ import annotations

import re

from careo.text.numbers import fold
from careo.understand.times.drafts import Context, Match

YEAR_FIRST, YEAR_LAST, REACH = 1700, 2099, 8
LONGEST_WORD = 30
_OPENING = re.compile(r"(?:\A|[.!?:\n]\s*)(?:In|En)\s\Z")
"""What opens a sentence with a year, whatever follows: "In 1989 soldiers burned the village"."""


def names_month(match: Match, context: Context) -> bool:
    """Whether a month without day and year is a month: words that mean something else too need a word before."""
    if context.words.style["small_months"] and _is_in_name(match, context):
        return False
    word = fold(match.get("month") or "").rstrip(".")
    if word not in context.words.checks["ambiguous_months"]:
        return True
    if match.stop - match.start > len(match.get("month") or "") + 1:
        return fold(context.word_after(match.stop)) not in context.words.checks["not_months"]
    before = fold(context.word_before(match.start)).strip(",")
    leads = context.words.checks["month_leads"]
    if before not in leads or (before in context.words.checks["weak_leads"] and _names_on(context, match.stop)):
        return False
    given = match.get("month") or ""
    return given[0].isupper() or bool(context.words.style["small_months"])


def _is_in_name(match: Match, context: Context) -> bool:
    """Whether a month with a capital stands in a name, where months have none: `el Comando Septiembre Once`."""
    given, before = match.get("month") or "", context.text[: match.start].rstrip(" ")
    last = re.search(r"[^\W\d_]+\Z", before[-LONGEST_WORD:])
    named = given.istitle() and last is not None and last.group().istitle() and len(before) < match.start
    return named and not context.text[match.start : match.stop].isupper() and _names_on(context, match.stop)


def _names_on(context: Context, stop: int) -> bool:
    """Whether a capital follows: "and Jan Kavan", "by May Brown"."""
    return context.text[stop : stop + 2].lstrip()[:1].isupper()


def is_number_here(match: Match, context: Context, *, bare: bool) -> bool:
    """Whether four digits count or name something else than a year."""
    digits = match.get("year") or ""
    if not digits.isdigit():
        return False
    before, after = fold(context.word_before(match.start)), fold(context.word_after(match.stop))
    counts = after in context.words.checks["not_years"] and not _OPENING.search(
        context.text, max(0, match.start - REACH), match.start
    )
    if counts or before in context.words.checks["not_after"]:
        return True
    if context.text[match.stop : match.stop + 1] in ("%", "$") or before.endswith(("$", "#", "£", "€")):
        return True
    led = before.strip("(,") in context.words.checks["year_leads"] or not bare
    return not led and not YEAR_FIRST <= int(digits) <= YEAR_LAST


def names_weekday(match: Match, context: Context) -> bool:
    """Whether a weekday is a day: not part of a name ("the Sunday Times", "Viernes Santo")."""
    return fold(context.word_after(match.stop)) not in context.words.checks["not_weekdays"]
