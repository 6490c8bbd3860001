"""Numbers that may count: where they stand, how they are bounded, and their units."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from careo.model import Bound
from careo.text.numbers import FoundNumber, find_numbers, fold, lookup_number, lookup_ordinal
from careo.understand.quantities.codes import REACH, continues_code, is_code, is_counted, is_measured
from careo.understand.quantities.ranges import join_ranges
from careo.understand.quantities.words import QuantityWords

MOST = 10**12
OLDEST = 120
YEARS = "year of age"
ORDINAL = "ordinal"
_APPOSITION = re.compile(r"[A-ZÁÉÍÓÚÑ]\w+,\s(?:\d{1,3},\s)?$")
_TWICE = re.compile(r"\s?\(([^()\n]{1,40})\)")


@dataclass(frozen=True, slots=True)
class NumberDraft:
    """A number: [start, stop) with the words that bound it, [core, core_stop) without; the least, the most, how.

    Attributes:
        what: [start, stop) of what is counted where the draft itself says so; both 0 where it does not.
        noun_stop: where the word for a person ends that an article stands before.
    """

    start: int
    stop: int
    core: int
    core_stop: int
    low: int | None
    high: int | None
    bound: Bound
    rule: str
    unit: str | None = None
    what: tuple[int, int] = (0, 0)
    noun_stop: int = 0


def find_drafts(text: str, words: QuantityWords) -> list[NumberDraft]:
    """All numbers of a text that may count, in order, not overlapping: words for none, loose words, then numbers."""
    numbers = list(_find_exact(text, words))
    exact = [draft for draft in numbers if draft.rule != "alone"]
    alone = [draft for draft in numbers if draft.rule == "alone"]
    inside, taken = _Taken(exact), _Taken(list(_find_none(text, words)))
    loose = [draft for draft in _find_loose(text, words) if not inside.holds(draft)]
    for found in (loose, exact, list(_find_one(text, words)), alone, list(_find_ordinals(text, words))):
        free = [draft for draft in found if not taken.overlaps(draft)]
        taken = _Taken(sorted([*taken.drafts, *free], key=lambda draft: draft.core))
    bounded = [_bounded(draft, text, words) for draft in taken.drafts]
    joined = join_ranges(bounded, text, words)
    return [draft for draft in joined if draft.rule != "alone" and not _is_time(draft, text, words)]


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


class _Ages:
    """Where a text tells ages."""

    def __init__(self, text: str, words: QuantityWords) -> None:
        found = [*words.units.age.finditer(text), *words.units.age_named.finditer(text)]
        self.spans = sorted((match.start(), match.end()) for match in found)
        self.starts = [start for start, _ in self.spans]

    def hold(self, number: FoundNumber) -> bool:
        index = bisect_right(self.starts, number.start)
        return any(stop >= number.stop for _, stop in self.spans[max(0, index - 2) : index])


def _draft(start: int, stop: int, low: int | None, high: int | None, bound: Bound, rule: str) -> NumberDraft:
    return NumberDraft(start, stop, start, stop, low, high, bound, rule)


def _find_none(text: str, words: QuantityWords) -> Iterator[NumberDraft]:
    for match in words.none.finditer(text):
        if fold(_last_word(text, match.start())) not in words.codes.taking:
            yield _draft(match.start(), match.end(), 0, 0, Bound.EXACT, "none")


def _find_loose(text: str, words: QuantityWords) -> Iterator[NumberDraft]:
    for match in words.loose.finditer(text):
        key, after = fold(" ".join(match.group().split())), text[match.end() : match.end() + REACH]
        if key not in words.loose_values or is_measured(re.sub(r"^\s(?:of|de)\b", "", after), words):
            continue
        asked = text[max(0, match.start() - REACH) : match.start()].casefold().split()[-1:]
        if not words.asking.isdisjoint(asked):  # "how many"
            continue
        if key in words.needing and not is_counted(after, words) and not words.told.match(after):
            continue
        low, high, bound = words.loose_values[key]
        yield _with_unit(_draft(match.start(), match.end(), low, high, bound, "loose"), text, words)


def _find_exact(text: str, words: QuantityWords) -> Iterator[NumberDraft]:
    ages, code_stop = _Ages(text, words), -REACH
    for found in find_numbers(text, words.numbers):
        if found.value > MOST:
            continue
        if found.value.denominator == 1 and 0 < found.value <= OLDEST and ages.hold(found):
            yield _age(found, text, words)
            continue
        draft = _with_unit(_number(found, text), text, words)
        if draft.unit is not None:
            if found.value.denominator == 1:
                yield draft
            continue
        is_member = words.members.match(text, found.stop)
        if is_member and found.value.denominator == 1:
            what = (is_member.start("what"), is_member.end("what"))
            yield replace(draft, stop=is_member.end(), what=what, rule="members")
        elif fold(text[found.start : found.stop]) in words.codes.alone:
            yield replace(draft, rule="alone")
        elif continues_code(text, code_stop, found.start, found.stop, words):
            code_stop = found.stop
        elif is_code(text, found.start, found.stop, words) and not _in_hyphened_range(text, found, words):
            code_stop = -REACH if is_measured(text[found.stop : found.stop + REACH], words) else found.stop
        elif found.value.denominator == 1 and found.value > 0:
            yield _said_twice(draft, text, words)


def _number(found: FoundNumber, text: str) -> NumberDraft:
    rule, value = "numeral" if text[found.start].isdigit() else "words", int(found.value)
    return _draft(found.start, found.stop, value, value, Bound.EXACT, rule)


def _in_hyphened_range(text: str, found: FoundNumber, words: QuantityWords) -> bool:
    """Whether a numeral is an end of "30-35 guerrillas": two short numerals that rise, and a noun."""
    around = re.search(r"(?<![\w.,/-])(\d{1,3})[-–]$", text[max(0, found.start - 6) : found.start])
    piece = text[found.start : found.stop]
    if around is not None:
        rises = 0 < int(around.group(1)) < found.value
        return rises and piece.isdigit() and is_counted(text[found.stop : found.stop + REACH], words)
    after = re.match(r"[-–](\d{1,4})(?![\w/–-]|[.,]\d)", text[found.stop : found.stop + 8])
    if after is None or re.search(r"[\w/.,–-]$", text[max(0, found.start - 1) : found.start]):
        return False
    stop = found.stop + after.end()
    rises = piece.isdigit() and found.value < int(after.group(1))
    return rises and is_counted(text[stop : stop + REACH], words) and not is_measured(text[stop : stop + REACH], words)


def _said_twice(draft: NumberDraft, text: str, words: QuantityWords) -> NumberDraft:
    """The draft with the same number in brackets taken in: "doce (12) campesinos"."""
    again = _TWICE.match(text, draft.stop)
    if again is None or lookup_number(again.group(1), words.numbers) != draft.low:
        return draft
    return replace(draft, stop=again.end(), core_stop=again.end())


def _age(found: FoundNumber, text: str, words: QuantityWords) -> NumberDraft:
    draft, before = (
        replace(_number(found, text), rule="age", unit=YEARS),
        text[max(0, found.start - REACH) : found.start],
    )
    if words.units.age_under.search(before):
        return _with_bound(draft, Bound.FEWER_THAN)
    return _with_bound(draft, Bound.MORE_THAN) if words.units.age_over.search(before) else draft


def _with_unit(draft: NumberDraft, text: str, words: QuantityWords) -> NumberDraft:
    """The draft with its sign of money before it or its unit after it."""
    low = max(0, draft.start - REACH)
    sign = words.units.sign.search(text[low : draft.start])
    if sign is not None and sign.lastgroup:
        unit = words.units.units[int(sign.lastgroup[1:])]
        return replace(draft, start=low + sign.start(), unit=unit, rule="amount")
    after = words.units.after.match(text, draft.stop)
    if after is None or not after.lastgroup:
        return draft
    return replace(draft, stop=after.end(), unit=words.units.units[int(after.lastgroup[1:])], rule="amount")


def _find_one(text: str, words: QuantityWords) -> Iterator[NumberDraft]:
    """An article with a word for a person; "one of the", "uno de los" and "both" too."""
    for match in words.one.finditer(text):
        if words.heads.match(text, match.end()):
            continue
        kind = next(name for name, found in match.groupdict().items() if found is not None)
        role = kind == "one" and fold(_last_word(text, match.start())).strip("\"'“«") in words.codes.roles
        if role or _APPOSITION.search(text, max(0, match.start() - REACH), match.start()):
            continue
        value = 2 if kind == "both" else 1
        draft = _draft(match.start(kind), match.end(kind), value, value, Bound.EXACT, "one")
        yield replace(draft, noun_stop=match.end())


def _find_ordinals(text: str, words: QuantityWords) -> Iterator[NumberDraft]:
    for match in words.ordinal.finditer(text):
        value = lookup_ordinal(match.group("place"), words.numbers)
        if value:
            draft = _draft(match.start("place"), match.end("place"), value, value, Bound.EXACT, "ordinal")
            yield replace(draft, unit=ORDINAL, what=match.span("what"))


def _last_word(text: str, start: int) -> str:
    """The word that ends before `start`."""
    words = text[max(0, start - REACH) : start].split()
    return words[-1] if words else ""


def _bounded(draft: NumberDraft, text: str, words: QuantityWords) -> NumberDraft:
    """The draft with the words that bound it taken in."""
    if draft.rule in ("none", "one", "ordinal", "alone") or (draft.unit == YEARS and draft.bound is not Bound.EXACT):
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


def _is_time(draft: NumberDraft, text: str, words: QuantityWords) -> bool:
    """Whether what follows is a time or share: "two or three hours"."""
    after = text[draft.stop : draft.stop + REACH]
    return draft.unit is None and draft.rule not in ("one", "none", "members") and is_measured(after, words)
