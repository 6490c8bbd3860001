"""Which line of a page is the first of its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careo.read.layout.edges import ENDS_LIKE_PROSE, is_only_date
from careo.read.layout.lines import Line, match_line
from careo.read.layout.opening import heads_list

LONGEST_HEAD_LINE = 150
"""Characters of a line of the head, at most."""
LEAST_WRAPPED, LEAST_BELOW = 55, 40
"""Characters of a line that goes on in the next, and of that next one, at least."""
LEAST_SENTENCE = 5
"""Words of a short line that is a sentence, at least."""
_ENDS = (".", "!", "?", ".”", '."', ".»", "!»", "?»")
_MARKED = re.compile(r"^#{1,6}\s+")
_META = ("issuer", "subject", "relay", "byline", "printed", "boilerplate", "translated", "interview_date", "stamp")


def begins_body(lines: Sequence[Line], number: int) -> bool:
    """Whether the body begins with a line: it is long, goes on in the next, heads a list, or is a sentence."""
    line = lines[number]
    if is_marked(line) or match_line("relay", line.text) or match_line("translated", line.text):
        return False
    following = lines[number + 1] if number + 1 < len(lines) else None
    if len(line.text) > LONGEST_HEAD_LINE or (number > 0 and heads_list(line, following)):
        return True
    runs_on = following is not None and following.blank_before == 0 and len(line.text) > LEAST_WRAPPED
    runs_on = runs_on and following is not None and not _is_meta(following)  # "A report by the commission"
    if runs_on and following is not None and not following.text.isupper() and not _is_meta(line):
        return len(following.text) > LEAST_BELOW or bool(ENDS_LIKE_PROSE.search(following.text))
    ends = line.text.endswith(_ENDS) and len(line.text.split()) >= LEAST_SENTENCE
    return ends and not _is_meta(line) and (line.blank_before > 0 or number > 0)


def is_marked(line: Line) -> bool:
    """Whether a line is marked as a heading, as Markdown does it."""
    return _MARKED.match(line.text) is not None


def _is_meta(line: Line) -> bool:
    return any(match_line(kind, line.text) for kind in _META) or is_only_date(line)
