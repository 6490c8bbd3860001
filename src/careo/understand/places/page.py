"""Where on its page a name stands: in a dateline, where nothing happens, in somebody's address."""

from __future__ import annotations

import re
from collections.abc import Container

from careo.model import RegionKind
from careo.understand.parsed import Parsed

LONGEST_ADDRESS = 160
# Regions of a page in which nothing happens; those of them that say who publishes, and not where the report plays.
QUIET = frozenset(
    {RegionKind.DATELINE, RegionKind.BOILERPLATE, RegionKind.MASTHEAD, RegionKind.BYLINE, RegionKind.SIGNATURE}
)
PUBLISHING = frozenset({RegionKind.BOILERPLATE, RegionKind.SIGNATURE})
# After the place of a dateline: a wider place, an agency in brackets, a date, and a dash.
_SENT = re.compile(r"(?:,[^\n.,;–—]{1,25}\.?){0,2}\s*(?:\([^()\n]{1,30}\))?(?:,?[^\n.–—-]{1,15})?\s*(?:--|[–—]|-\s)")


def is_sent_from(parsed: Parsed, start: int, stop: int) -> bool:
    """Whether a name stands where a report says from where it was sent: "TARMA, Peru (AP) --"."""
    opens = re.search(r"(?:^|[.!?:\n\d])\s*$", parsed.text[max(0, start - 4) : start]) is not None
    return opens and _SENT.match(parsed.doc.text, stop) is not None


def is_quiet(parsed: Parsed, start: int) -> bool:
    """Whether a region in which nothing happens covers an offset."""
    return _is_in(parsed, start, QUIET)


def is_contact(parsed: Parsed, start: int, contact: re.Pattern[str]) -> bool:
    """Whether an offset lies in a publisher's lines, or in an address: a short line with a telephone or a box."""
    if _is_in(parsed, start, PUBLISHING):
        return True
    text = parsed.doc.text
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start, first + LONGEST_ADDRESS)
    if last < 0 and len(text) - first >= LONGEST_ADDRESS:
        return False
    return contact.search(text[first : last if last >= 0 else len(text)]) is not None


def _is_in(parsed: Parsed, start: int, kinds: Container[RegionKind]) -> bool:
    return any(r.kind in kinds and r.span.start <= start < r.span.stop for r in parsed.doc.regions)
