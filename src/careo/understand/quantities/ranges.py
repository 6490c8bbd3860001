"""Ranges: two numbers that are the ends of one, "between 10 and 15", "dos o tres", "10 to 15 thousand"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.model import Bound
from careo.text.numbers import fold
from careo.understand.quantities.codes import REACH
from careo.understand.quantities.words import QuantityWords

if TYPE_CHECKING:
    from careo.understand.quantities.drafts import NumberDraft

CHANGE = 60
"""Characters before a count in which the words of a change stand, at most."""
_LOOSE = (Bound.VAGUE, Bound.FEWER_THAN)


def join_ranges(drafts: list[NumberDraft], text: str, words: QuantityWords) -> list[NumberDraft]:
    """The drafts, in order, with the two ends of each range made one; of what has changed, what it is now."""
    joined: list[NumberDraft] = []
    for draft in drafts:
        if joined and _has_become(joined[-1], draft, text, words):
            opening = _opening(joined[-1], text, words)
            joined[-1] = replace(draft, start=joined[-1].start if opening is None else opening)
            continue
        left = _scaled(joined[-1], draft, text, words) if joined else None
        start = _range_start(left, draft, text, words) if left is not None else None
        if left is None or start is None:
            joined.append(draft)
            continue
        joined[-1] = replace(
            draft,
            start=start,
            core=left.core,
            low=left.low,
            bound=Bound.BETWEEN,
            rule="range",
            unit=draft.unit or left.unit,
        )
    return joined


def _has_become(left: NumberDraft, right: NumberDraft, text: str, words: QuantityWords) -> bool:
    """Whether the first of two neighbours is what a count was, and the second what it is: "rose from 20 to 25"."""
    between = text[left.stop : right.start]
    before = text[max(0, left.start - CHANGE) : left.start]
    return words.ranges.changed_to.fullmatch(between) is not None and words.ranges.changed.search(before) is not None


def _scaled(left: NumberDraft, right: NumberDraft, text: str, words: QuantityWords) -> NumberDraft:
    """The left end with the scale word of the right one: "10 to 15 thousand" begins at 10,000."""
    factor = _scale_of(text[right.core : right.core_stop], words)
    if factor == 1 or left.low is None or right.high is None or _scale_of(text[left.core : left.core_stop], words) > 1:
        return left
    return replace(left, low=left.low * factor) if left.low * factor < right.high else left


def _scale_of(piece: str, words: QuantityWords) -> int:
    parts = re.findall(r"[^\W\d_]+", piece)
    return words.numbers.scales.get(fold(parts[-1]), 1) if parts else 1


def _range_start(left: NumberDraft, right: NumberDraft, text: str, words: QuantityWords) -> int | None:
    """Where the range of two neighbours begins, None where they are two counts."""
    if left.low is None or right.high is None or not 0 < left.low < right.high or right.start < left.stop:
        return None
    if left.bound in _LOOSE or right.bound in _LOOSE or right.rule in ("one", "alone", "none", "ordinal"):
        return None
    if None not in (left.unit, right.unit) and left.unit != right.unit:
        return None
    opening, between = _opening(left, text, words), text[left.stop : right.start]
    if words.ranges.bare.fullmatch(between) or words.ranges.bare.fullmatch(text[left.stop : right.core]):
        return left.start if opening is None else opening
    return opening if words.ranges.between.fullmatch(between) else None


def _opening(left: NumberDraft, text: str, words: QuantityWords) -> int | None:
    """Where the word stands that opens a range at its left end ("between"); None where none does."""
    low = max(0, left.start - REACH)
    opener = words.ranges.before.search(text[low : left.start])
    return low + opener.start() if opener else None
