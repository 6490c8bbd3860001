"""Lines at the head and the foot of a page: which is a date, which the headline, which a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careo.read.layout.dates import before_date, is_date_line, last_column
from careo.read.layout.lines import (
    Line,
    is_field,
    is_mostly_titled,
    is_named,
    is_paper_name,
    words,
)

SECTION = re.compile(r"(?:[IVX]{1,4}|[A-Z]|\d{1,2})\s?[.)]\s")
"""How the number of a section stands before its heading."""
PARTIES = re.compile(r"\s(?:v|vs|c)\.\s", re.IGNORECASE)
"""What stands between the parties to a case: "PROSECUTOR v. DRAGAN MILIC"."""
LEAST_WORDS = 4
"""Words of a headline over its deck, at least."""
LONGEST_SIGNATURE_LINE, MOST_LINES = 90, 8
ENDS_LIKE_PROSE = re.compile(r"[.!?…:][\"”»)]*$")


def is_only_date(line: Line) -> bool:
    """Whether a line is a date, perhaps with a weekday and a place, a body or a paper before it."""
    before = before_date(last_column(line.text))
    return before is not None and (is_date_line(line.text) or is_paper_name(without_weekday(before)))


def without_weekday(before: str) -> str:
    """What stands before a date, without the weekday that belongs to it.

    Examples:
        >>> without_weekday("The Valley Chronicle, Saturday"), without_weekday("La Voz, sábado")
        ('The Valley Chronicle', 'La Voz')
    """
    return re.sub(rf",?\s+{words('weekday').pattern}$", "", before, flags=re.IGNORECASE)


def choose_heading(rest: Sequence[Line], names: Sequence[Line]) -> Line | None:
    """The headline: the last line that stands after a blank line, else the last; over a deck the line above it.

    Never a field (`Place: …`) nor a lead-in. Where there is none it is the only one of `names`, if there is one.
    """
    headings = [line for line in rest if not line.text.startswith("(") and not is_field(line.text)]
    headings = [line for line in headings if not line.text.endswith(":")]
    headings = [line for line in headings if not SECTION.match(line.text)] or headings  # "I. BACKGROUND"
    if not headings:
        return names[0] if len(names) == 1 else None
    if coded := [line for line in headings if is_named(line.text, "testimony")]:
        return coded[0]
    first, last = headings[0], ([line for line in headings if line.blank_before] or headings)[-1]
    titled = is_mostly_titled(first.text) and not first.text.isupper() and len(first.text.split()) >= LEAST_WORDS
    return first if titled and not is_mostly_titled(last.text) else last


def may_sign(line: Line) -> bool:
    """Whether a line can stand in a signature: a date, or a short one that does not end like prose."""
    if line.text.startswith(("¡", "!", "-", "*", "[", '"', "«", "“")) or len(line.text) > LONGEST_SIGNATURE_LINE:
        return False
    return is_only_date(line) or not ENDS_LIKE_PROSE.search(line.text)


def is_signature(signature: Sequence[Line]) -> bool:
    """Whether lines at the foot are a signature: one is a date or names a body."""
    dated = any(is_only_date(line) for line in signature)
    named = any(words("organisation").search(line.text) for line in signature)
    return (dated or named) and len(signature) <= MOST_LINES
