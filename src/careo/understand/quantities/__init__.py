"""How many: counts of people and things, exact, bounded or vague, with what is counted.

A number that measures, numbers or names something (5 km, No. 909, AK-47, years, ages, money) is no quantity.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.model import Quantity, TimeRange
from careo.text.numbers import fold
from careo.understand.parsed import Parsed
from careo.understand.quantities.drafts import NumberDraft, find_drafts
from careo.understand.quantities.words import QuantityWords, load_quantity_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_quantities"]

LONGEST_NOUN_PHRASE = 5
PART_REACH = 160
_NEXT_WORD = re.compile(r"[^\S\n]*\n?[^\S\n]*([^\W\d_]+(?:['’-][^\W\d_]+)*)")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: [start, stop) of the text; both 0 where nothing is named."""

    start: int = 0
    stop: int = 0


def find_quantities(parsed: Parsed, times: Iterable[TimeRange]) -> tuple[Quantity, ...]:
    """The quantities of a document, in text order.

    Args:
        parsed: the document; what is counted is read from its syntax, or from the words that follow.
        times: its time expressions; numbers inside them count nothing.
    """
    text, words = parsed.syntax.text, load_quantity_words(parsed.lang)
    busy = sorted((time.span.start, time.span.stop) for time in times)
    drafts = [draft for draft in find_drafts(text, words) if not _overlaps(draft, busy)]
    found: list[Quantity] = []
    for index, draft in enumerate(drafts):
        counted = _counted(parsed, draft, words)
        if draft.rule == "one" and not counted.stop:
            continue
        found.append(_quantity(parsed, draft, counted, _whole_of(drafts, index, text, words)))
    return tuple(found)


def _overlaps(draft: NumberDraft, busy: list[tuple[int, int]]) -> bool:
    index = bisect_left(busy, (draft.core_stop, 0))
    return index > 0 and busy[index - 1][1] > draft.core


def _quantity(parsed: Parsed, draft: NumberDraft, counted: Counted, whole: int | None) -> Quantity:
    start = min(draft.start, counted.start) if counted.stop else draft.start
    stop = max(draft.stop, counted.stop)
    what = parsed.doc.text[counted.start : counted.stop]
    return Quantity(
        span=parsed.span(start, stop),
        what=" ".join(what.split()),
        low=draft.low,
        high=draft.high,
        bound=draft.bound,
        made_by=f"{parsed.lang}.quantities.{draft.rule}@1",
        subset_of=whole,
    )


def _counted(parsed: Parsed, draft: NumberDraft, words: QuantityWords) -> Counted:
    """What a number counts: inside the words for none, else by the syntax, else the words that follow."""
    text = parsed.syntax.text
    if draft.rule == "none":
        named = words.named_none.search(text, draft.core, draft.core_stop)
        return Counted(named.start(), draft.core_stop) if named else Counted()
    if words.part_after.match(text, draft.stop):
        return Counted()
    return _by_syntax(parsed, draft, words) or _by_words(parsed, draft, words)


def _by_syntax(parsed: Parsed, draft: NumberDraft, words: QuantityWords) -> Counted | None:
    """The noun that a number modifies (`nummod`), with what stands between them; needs heads of UD."""
    run = parsed.syntax.char_span(draft.core, draft.core_stop, alignment_mode="expand")
    if run is None or not parsed.syntax.has_annotation("DEP"):
        return None
    for token in run:
        head = token.head
        if token.dep_.startswith("nummod") and head.i >= run.end and head.i - run.end < LONGEST_NOUN_PHRASE:
            return _phrase(head, run.end, draft, words)
    return None


def _phrase(head: Token, first: int, draft: NumberDraft, words: QuantityWords) -> Counted | None:
    """The noun with its modifiers, from the word after the number on; None where other words come between."""
    doc = head.doc
    stop = head
    for token in doc[head.i + 1 : head.i + 3]:
        if token.head == head and token.dep_ in ("amod", "compound", "flat") and fold(token.text) not in words.stops:
            stop = token
        else:
            break
    start = max(doc[first].idx if first < len(doc) else head.idx, draft.stop)
    start = _skip(doc.text, start, words)
    end = stop.idx + len(stop)
    between = [fold(word) for word in re.findall(r"[^\W\d_]+", doc.text[start : head.idx])]
    if start >= end or any(word in words.stops for word in between) or "," in doc.text[start : head.idx]:
        return None
    while start < end and doc.text[start].isspace():
        start += 1
    return Counted(start, end)


def _skip(text: str, at: int, words: QuantityWords) -> int:
    """The offset after words such as "of the", "more", "de los"."""
    at -= 1 if at and text[at - 1].isspace() else 0
    while found := words.skip.match(text, at):
        at = found.end()
    return at


def _by_words(parsed: Parsed, draft: NumberDraft, words: QuantityWords) -> Counted:
    """The words that follow a number, up to one that ends a noun phrase; one word where there are no tags."""
    text = parsed.syntax.text
    at = _skip(text, draft.stop, words)
    start = stop = 0
    for _ in range(LONGEST_NOUN_PHRASE):
        match = _NEXT_WORD.match(text, at)
        if match is None or (word := fold(match.group(1))) in words.stops:
            break
        is_effect = word in words.effect
        if not is_effect and stop and _is_verb(parsed, match.start(1)):
            break
        start = start or match.start(1)
        stop = at = match.end(1)
        if is_effect or not parsed.syntax.has_annotation("POS"):
            break
    return Counted(start, stop) if stop else Counted()


def _is_verb(parsed: Parsed, offset: int) -> bool:
    """Whether the tags show that a word after a noun goes on the sentence."""
    run = parsed.syntax.char_span(offset, offset + 1, alignment_mode="expand")
    return run is not None and run[0].pos_ in ("VERB", "AUX", "ADV", "ADP", "PRON", "DET", "SCONJ")


def _whole_of(drafts: list[NumberDraft], index: int, text: str, words: QuantityWords) -> int | None:
    """The number that this one is a part of: "almost 500 of the 4,200", "30 dead, including 12 children"."""
    here = drafts[index]
    if index + 1 < len(drafts) and here.rule != "none":
        after = drafts[index + 1]
        if after.low is not None and words.whole_between.fullmatch(text[here.stop : after.start]):
            return after.low if after.low > (here.low or 0) else None
    before = next((d for d in reversed(drafts[max(0, index - 5) : index]) if d.rule != "none"), None)
    if before is None or before.low is None or here.start - before.stop > PART_REACH:
        return None
    if re.search(r"[.;!?]\s", text[before.stop : here.start]) or "\n\n" in text[before.stop : here.start]:
        return None
    low = max(before.stop, here.start - 40)
    is_part = words.part_before.search(text[low : here.start]) or words.part_after.match(text, here.stop)
    return before.low if is_part and before.low >= (here.low or 0) else None
