"""Parts of a whole: "almost 500 of the 4,200", "30 dead, including 12 children", "of the 30, 12 were women"."""

from __future__ import annotations

import re

from careo.understand.quantities.drafts import NumberDraft
from careo.understand.quantities.words import QuantityWords

PART_REACH = 160
OPENER_REACH = 40
BACK = 5
_SENTENCE_END = re.compile(r"[.;!?]\s|\n[^\S\n]*\n")
_NOT_WHOLES = frozenset({"none", "one", "ordinal", "age"})


def find_whole(drafts: list[NumberDraft], index: int, text: str, words: QuantityWords) -> int | None:
    """The index of the number that this one is a part of, None where none is told.

    Only numbers of the same unit are parts of one another, and a whole is no smaller than its part.
    """
    here = drafts[index]
    if here.rule in ("none", "ordinal", "age"):
        return None
    if index + 1 < len(drafts):
        after = drafts[index + 1]
        of_next = after.rule not in _NOT_WHOLES and after.low is not None and after.unit == here.unit
        if of_next and words.whole_between.fullmatch(text[here.stop : after.start]):
            return index + 1 if (after.low or 0) > (here.low or 0) else None
    before = _candidates(drafts, index, text)
    low = max(0, here.start - OPENER_REACH)
    if words.part_before.search(text[low : here.start]) or words.part_after.match(text, here.stop):
        return next((i for i in before if _holds(drafts[i], here)), None)
    opened = next(
        (i for i in before if words.opener.search(text[max(0, drafts[i].start - 40) : drafts[i].start])), None
    )
    if opened is None or not _holds(drafts[opened], here) or here.rule == "one":
        return None
    return opened if _opens(text, drafts[opened], words) and "," in text[drafts[opened].stop : here.start] else None


def _candidates(drafts: list[NumberDraft], index: int, text: str) -> list[int]:
    """The numbers before this one in its sentence, nearest first."""
    here, found = drafts[index], []
    for i in range(index - 1, max(-1, index - 1 - BACK), -1):
        between = text[drafts[i].stop : here.start]
        if len(between) > PART_REACH or _SENTENCE_END.search(between):
            break
        if drafts[i].rule not in _NOT_WHOLES and drafts[i].unit == here.unit:
            found.append(i)
    return found


def _holds(whole: NumberDraft, part: NumberDraft) -> bool:
    return whole.low is not None and whole.low >= (part.low or part.high or 0)


def _opens(text: str, whole: NumberDraft, words: QuantityWords) -> bool:
    """Whether the words before a whole begin a sentence or clause: "Of the 30 hostages, ..."."""
    low = max(0, whole.start - OPENER_REACH)
    found = words.opener.search(text[low : whole.start])
    return (
        found is not None
        and re.search(r"(?:^|[.,;:!?\n\"“«(]\s*|\s[yY]\s|\sand\s)$", text[: low + found.start()][-4:]) is not None
    )
