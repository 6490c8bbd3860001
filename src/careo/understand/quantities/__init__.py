"""How many: counts of people and things, exact, bounded or vague, with what is counted; money, measures and ages.

What numbers, names or dates something (No. 909, AK-47, years) is no quantity; amounts that are not whole are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from careo.model import Quantity, TimeRange
from careo.understand.parsed import Parsed
from careo.understand.quantities.codes import REACH, is_counted
from careo.understand.quantities.counted import Counted, find_counted
from careo.understand.quantities.drafts import YEARS, NumberDraft, find_drafts
from careo.understand.quantities.parts import find_whole
from careo.understand.quantities.tally import TallyReader
from careo.understand.quantities.words import QuantityWords, load_quantity_words

__all__ = ["find_quantities"]

_FIRST_CELL = re.compile(r"(?:^|\n)[ ]*\d{1,5}[.)]?\t$")
"""The number of a row of columns."""


def find_quantities(parsed: Parsed, times: Iterable[TimeRange]) -> tuple[Quantity, ...]:
    """The quantities of a document, in text order.

    Args:
        parsed: the document; what is counted is read from its syntax, or from the words that follow.
        times: its time expressions; numbers inside them count nothing, but for ages and money.
    """
    text, words, known = parsed.text, load_quantity_words(parsed.lang), list(times)
    busy = sorted((time.span.start, time.span.stop) for time in known)
    drafts = [
        draft for draft in find_drafts(text, words) if draft.unit is not None or not _overlaps(draft, busy, text, words)
    ]
    drafts = [draft for draft in drafts if not _FIRST_CELL.search(text, max(0, draft.core - 9), draft.core_stop + 1)]
    wholes = [find_whole(drafts, index, text, words) for index in range(len(drafts))]
    counted = [
        Counted() if whole is not None and whole > index else find_counted(parsed, drafts[index], words)
        for index, whole in enumerate(wholes)
    ]
    tally = TallyReader(parsed, known, words)
    found: list[Quantity] = []
    for index, draft in enumerate(drafts):
        if draft.rule == "one" and (not counted[index].stop or _is_modifier(parsed, draft.noun_stop)):
            continue
        whole = wholes[index]
        quantity = _quantity(parsed, draft, counted[index], tally, whole=None if whole is None else drafts[whole])
        if whole is not None and not quantity.what:
            quantity = replace(quantity, what=_words(parsed, counted[whole]))
        found.append(quantity)
    return tuple(found)


def _overlaps(draft: NumberDraft, busy: list[tuple[int, int]], text: str, words: QuantityWords) -> bool:
    """Whether a time shares words with a number; a year in words before a noun is none."""
    index = bisect_left(busy, (draft.core_stop, 0))
    if index == 0 or busy[index - 1][1] <= draft.core:
        return False
    start, stop = busy[index - 1]
    if start < draft.core or stop > draft.core_stop:
        return True
    is_worded = draft.rule == "words" and is_counted(text[draft.stop : draft.stop + REACH], words)
    return not (start > draft.core or is_worded)


def _is_modifier(parsed: Parsed, stop: int) -> bool:
    """Whether the tags show that the word that ends at `stop` only describes the next one: "a tourist bus"."""
    run = parsed.syntax.char_span(stop - 1, stop, alignment_mode="expand")
    if run is None or not parsed.syntax.has_annotation("DEP") or run[-1].i + 1 >= len(parsed.syntax):
        return False
    token, following = run[-1], run[-1].nbor()
    describes = token.pos_ == "ADJ" or (token.dep_ in ("compound", "amod", "nmod") and token.head == following)
    return following.pos_ == "NOUN" and describes


def _quantity(
    parsed: Parsed, draft: NumberDraft, counted: Counted, tally: TallyReader, *, whole: NumberDraft | None
) -> Quantity:
    start = min(draft.start, counted.start) if counted.stop else draft.start
    stop = max(draft.stop, counted.stop)
    adds, as_of = (None, None) if draft.unit == YEARS else tally.read(start, draft.stop, stop)
    return Quantity(
        span=parsed.span(start, stop),
        what=_words(parsed, counted),
        low=draft.low,
        high=draft.high,
        bound=draft.bound,
        made_by=f"{parsed.lang}.quantities.{draft.rule}@2",
        subset_of=None if whole is None else whole.low,
        unit=draft.unit,
        tally=adds,
        as_of=as_of,
    )


def _words(parsed: Parsed, counted: Counted) -> str:
    return " ".join(parsed.doc.text[counted.start : counted.stop].split())
