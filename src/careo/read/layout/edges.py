"""Lines at the head of a page: which is a date, which the headline, which greets whom a letter is to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careo.read.layout.dates import before_date, is_date_line, last_column
from careo.read.layout.lines import (
    Line,
    is_field,
    is_mostly_titled,
    is_named,
    is_nation,
    is_paper_name,
    match_line,
    words,
)

SECTION = re.compile(r"(?:[IVX]{1,4}|[A-Z]|\d{1,2})\s?[.)]\s")
"""How the number of a section stands before its heading."""
SYMBOL = re.compile(r"[A-Z][\w.()-]*(?:/[\w.()-]+){2,}")
"""The symbol that a body's paper bears: "E/CN.4/1994/7"."""
QUOTED = re.compile(r"«[^«»]{8,}»|“[^“”]{8,}”|\"[^\"]{8,}\"")
"""A headline that is what somebody says, or the name of a report."""
PARTIES = re.compile(r"\s(?:v|vs|c)\.\s", re.IGNORECASE)
"""What stands between the parties to a case: "PROSECUTOR v. DRAGAN MILIC"."""
LEAST_WORDS = 4
"""Words of a headline over its deck, at least."""
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

    Never a field (`Place: …`), a lead-in nor a symbol, nor a country alone where there is another. Where there is none
    it is the only one of `names`, if there is one.
    """
    headings = [line for line in rest if not line.text.startswith("(") and not is_field(line.text)]
    headings = [line for line in headings if not line.text.endswith(":") and not SYMBOL.fullmatch(line.text)]
    headings = [line for line in headings if not is_nation(line.text)] or headings
    headings = [line for line in headings if not SECTION.match(line.text)] or headings  # "I. BACKGROUND"
    if not headings:
        return names[0] if len(names) == 1 else None
    coded = [line for line in headings if is_named(line.text, "testimony") or QUOTED.fullmatch(line.text)]
    if coded:
        return coded[0]
    first, last = headings[0], ([line for line in headings if line.blank_before] or headings)[-1]
    titled = is_mostly_titled(first.text) and not first.text.isupper() and len(first.text.split()) >= LEAST_WORDS
    return first if titled and not is_mostly_titled(last.text) else last


def is_salutation(line: Line) -> bool:
    """Whether a line greets whom a letter is to, or says who that is: "Dear Sir,", `Señor`, `Presente`."""
    return match_line("salutation", line.text) is not None
