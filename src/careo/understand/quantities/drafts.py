"""Numbers that may count: where they stand, how they are bounded, and whether they count anything at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from careo.model import Bound
from careo.text.numbers import find_numbers, fold
from careo.understand.quantities.words import QuantityWords

REACH = 40
MOST = 10**12
YEAR_FIRST, YEAR_LAST = 1800, 2099
_LIST_MARK = re.compile(r"(?:^|\n)[^\S\n]*\(?$")
_APPOSITION = re.compile(r"[A-ZÁÉÍÓÚÑ]\w+,\s(?:\d{1,3},\s)?$")
_PERSON_IS = re.compile(r"\b(?:he|she|who|quien|él|ella)\s+(?:was|is|turned|ten[ií]a|tiene)\s+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class NumberDraft:
    """A number: [start, stop) with the words that bound it, [core, core_stop) without; the least, the most, how."""

    start: int
    stop: int
    core: int
    core_stop: int
    low: int | None
    high: int | None
    bound: Bound
    rule: str


def find_drafts(text: str, words: QuantityWords) -> list[NumberDraft]:
    """All numbers of a text that may count, in order, not overlapping: words for none, loose words, then numbers."""
    exact = list(_find_exact(text, words))
    inside = _Taken(exact)
    loose = [draft for draft in _find_loose(text, words) if not inside.holds(draft)]
    taken = _Taken(list(_find_none(text, words)))
    for found in (loose, exact, list(_find_one(text, words))):
        taken = _Taken(sorted([*taken.drafts, *(d for d in found if not taken.overlaps(d))], key=lambda d: d.core))
    return _join_ranges([_bounded(draft, text, words) for draft in taken.drafts], text, words)


class _Taken:
    """Drafts in text order that do not overlap, asked what a further one shares with them."""

    def __init__(self, drafts: list[NumberDraft]) -> None:
        self.drafts = drafts
        self.starts = [draft.core for draft in drafts]

    def overlaps(self, draft: NumberDraft) -> bool:
        """Whether a character is shared."""
        index = bisect_left(self.starts, draft.core_stop)
        return index > 0 and self.drafts[index - 1].core_stop > draft.core

    def holds(self, draft: NumberDraft) -> bool:
        """Whether one begins before and reaches at least as far."""
        index = bisect_left(self.starts, draft.core)
        return index > 0 and self.drafts[index - 1].core_stop >= draft.core_stop


def _draft(start: int, stop: int, low: int | None, high: int | None, bound: Bound, rule: str) -> NumberDraft:
    return NumberDraft(start, stop, start, stop, low, high, bound, rule)


def _find_none(text: str, words: QuantityWords) -> Iterator[NumberDraft]:
    for match in words.none.finditer(text):
        yield _draft(match.start(), match.end(), 0, 0, Bound.EXACT, "none")


def _find_loose(text: str, words: QuantityWords) -> Iterator[NumberDraft]:
    for match in words.loose.finditer(text):
        key = fold(" ".join(match.group().split()))
        if key in words.loose_values:
            low, high, bound = words.loose_values[key]
            yield _draft(match.start(), match.end(), low, high, bound, "loose")


def _find_exact(text: str, words: QuantityWords) -> Iterator[NumberDraft]:
    for found in find_numbers(text, words.numbers):
        piece = text[found.start : found.stop]
        if found.value.denominator != 1 or found.value > MOST or found.value <= 0:
            continue
        if fold(piece) in words.alone or is_code(text, found.start, found.stop, words):
            continue
        rule = "numeral" if piece[0].isdigit() else "words"
        yield _draft(found.start, found.stop, int(found.value), int(found.value), Bound.EXACT, rule)


def _find_one(text: str, words: QuantityWords) -> Iterator[NumberDraft]:
    """An article with a word for a person; "one of the" and "uno de los" too."""
    for match in words.one.finditer(text):
        if _APPOSITION.search(text, max(0, match.start() - REACH), match.start()):
            continue
        yield _draft(match.start("one"), match.end("one"), 1, 1, Bound.EXACT, "one")


def is_code(text: str, start: int, stop: int, words: QuantityWords) -> bool:
    """Whether a number measures, numbers or names something and counts nothing: "No. 909", "5 km", "AK-47"."""
    piece, before, after = text[start:stop], text[max(0, start - REACH) : start], text[stop : stop + REACH]
    if before[-1:] in tuple("$#£€/-–:") or re.match(
        r"%|[/:]\d|[-–][^\W\d_]|[-–]\d+[-–]|[-–]\d{4}(?!\d)|[º°ª]|\.\d|['’]s\b", after
    ):
        return True
    if piece[0].isdigit() and (_is_list_mark(before, after) or _is_age(before, after)):
        return True
    last = re.search(r"(\S+)\s*$", before)
    previous = fold(last.group(1)).lstrip("(\"'“¿¡") if last else ""
    pair = fold(" ".join(before.split()[-2:]))
    if pair in words.numbering or previous in words.numbering or previous.rstrip(".") in words.numbering:
        return True
    following = [fold(word) for word in _WORD.findall(after)[:2]] if re.match(r"[-\s]", after) else []
    if following and (following[0] in words.measures or " ".join(following) in words.measures):
        return True
    return piece[0].isdigit() and _is_name_or_year(piece, last.group(1) if last else "", before, after, words)


def _is_list_mark(before: str, after: str) -> bool:
    return bool(_LIST_MARK.search(before)) and bool(re.match(r"\)|\.(?:\s|$)|\.-", after))


def _is_age(before: str, after: str) -> bool:
    """Reads "Ana Rojas, 34, ..." and "(34)"."""
    named = re.search(r"[A-ZÁÉÍÓÚÑ]\w+,\s$", before) and re.match(r"[,.;)]", after)
    told = _PERSON_IS.search(before) and re.match(r"[.,;]|\s+(?:when|cuando|y|and)\b|$", after)
    return bool(named or told) or (before.endswith("(") and after.startswith(")"))


def _is_name_or_year(piece: str, previous: str, before: str, after: str, words: QuantityWords) -> bool:
    """Reads "Batallón 31", "Group 77", or a bare year: a capital right before or nothing counted right after."""
    follow = re.match(r"\s+([^\W\d_]+)", after)
    counted = follow is not None and fold(follow.group(1)) not in words.stops
    if len(piece) == 4 and piece.isdigit() and YEAR_FIRST <= int(piece) <= YEAR_LAST:
        return not counted
    if follow is not None and follow.group(1)[0].isupper() and not follow.group(1).isupper():
        return bool(
            re.match(r"\s+(?:[A-Z]\w+\.?\s+){1,2}(?:St|Street|Ave|Avenue|Rd|Road|Drive|Boulevard|Blvd)\b", after)
        )
    named = previous[:1].isupper() and previous[-1:].isalpha() and bool(re.search(r"\w\s+\S+\s*$", before))
    return named and not counted


def _bounded(draft: NumberDraft, text: str, words: QuantityWords) -> NumberDraft:
    """The draft with the words that bound it taken in."""
    if draft.rule in ("none", "one"):
        return draft
    low = max(0, draft.start - REACH)
    for pattern, bound in words.before:
        if found := pattern.search(text[low : draft.start]):
            return replace(_with_bound(draft, bound), start=low + found.start())
    for pattern, bound in words.after:
        if found := pattern.match(text, draft.stop):
            return replace(_with_bound(draft, bound), stop=found.end())
    return draft


def _with_bound(draft: NumberDraft, bound: Bound) -> NumberDraft:
    value = draft.low or 0
    if draft.bound is Bound.VAGUE:
        return draft
    low, high = {
        Bound.AT_LEAST: (value, None),
        Bound.MORE_THAN: (value + 1, None),
        Bound.AT_MOST: (None, value),
        Bound.FEWER_THAN: (None, value - 1),
    }.get(bound, (value, value))
    return replace(draft, low=low, high=high, bound=bound)


def _join_ranges(drafts: list[NumberDraft], text: str, words: QuantityWords) -> list[NumberDraft]:
    """Reads "Between 10 and 15", "10 to 15", "dos o tres": two numbers that are the ends of one."""
    joined: list[NumberDraft] = []
    for draft in drafts:
        previous = joined[-1] if joined else None
        if previous is not None and (span := _range_start(previous, draft, text, words)) is not None:
            joined[-1] = NumberDraft(
                span, draft.stop, previous.core, draft.core_stop, previous.low, draft.high, Bound.BETWEEN, "range"
            )
        else:
            joined.append(draft)
    return joined


def _range_start(left: NumberDraft, right: NumberDraft, text: str, words: QuantityWords) -> int | None:
    """Where the range of two neighbours begins, None where they are two counts."""
    if (
        left.low is None
        or right.high is None
        or not 0 < left.low < right.high
        or Bound.VAGUE in (left.bound, right.bound)
    ):
        return None
    between = text[left.stop : right.start] if right.start >= left.stop else ""
    if words.bare_between.fullmatch(between):
        opener = words.range_before.search(text[max(0, left.start - REACH) : left.start])
        return max(0, left.start - REACH) + opener.start() if opener else left.start
    low = max(0, left.start - REACH)
    opener = words.range_before.search(text[low : left.start])
    return low + opener.start() if opener and words.range_between.fullmatch(between) else None
