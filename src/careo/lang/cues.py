"""Who says what inside a sentence, from the scores of the model: cues, and the words of their sources and contents."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PARTS = ("cue", "source", "content")
OFFSET = -1.0
"""Log-odds of a word that answers nothing; training has the same."""
LEAST = -0.6
"""Log-odds from which a word begins a cue; below `careo.understand.attribution.learned.SURE` only known words do."""
WIDEST_GAP = 2
"""Words between two runs of a part that belong to neither cue nor source, up to which the gap is filled."""
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Cue:
    """One attribution as places of words, each part in order; a source or content outside the sentence is missing.

    Attributes:
        words: the words of the cue.
        source: who says it.
        content: what is said.
        sureness: log-odds that this is a cue.
    """

    words: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    sureness: float

    def shifted(self, at: NDArray[np.int64]) -> Cue:
        """The same with places in a longer text: place i becomes `at[i]`."""
        words, source, content = (
            tuple(int(at[place]) for place in part) for part in (self.words, self.source, self.content)
        )
        return Cue(words, source, content, self.sureness)


def find_cues(begins: Scores, asks: Scores, answers: Scores, *, threshold: float = LEAST) -> tuple[Cue, ...]:
    """The attributions of a sentence of n words, in the order of their cues.

    Args:
        begins: (n,) log-odds that a cue begins with the word.
        asks: (n, parts * width): what each word asks for, if it begins a cue.
        answers: (n, parts * width): what each word answers.
        threshold: log-odds from which a word begins a cue.
    """
    found = np.flatnonzero(begins > threshold)
    if not len(found):
        return ()
    number, width = len(begins), asks.shape[1] // len(PARTS)
    asked = asks[found].reshape(-1, len(PARTS), width).transpose(1, 0, 2)
    given = answers.reshape(number, len(PARTS), width).transpose(1, 2, 0)
    scores = asked @ given / np.sqrt(width) + OFFSET
    return tuple(_read(int(first), scores[:, row], float(begins[first])) for row, first in enumerate(found))


def _read(first: int, scores: Scores, sureness: float) -> Cue:
    """One cue from the log-odds (parts, n) of its words; a word stands in one part only, the likeliest."""
    part = np.where(scores.max(0) > 0, scores.argmax(0), -1)
    part[first] = 0
    return Cue(
        tuple(int(at) for at in np.flatnonzero(part == 0)),
        tuple(_filled(part, 1)),
        tuple(_filled(part, 2)),
        sureness,
    )


def _filled(part: NDArray[np.int64], number: int) -> list[int]:
    """Places of a part, with small gaps filled that no other part holds."""
    places = np.flatnonzero(part == number)
    filled: list[int] = []
    for place in places.tolist():
        gap = range(filled[-1] + 1, place) if filled else range(0)
        if 0 < len(gap) <= WIDEST_GAP and (part[gap.start : gap.stop] == -1).all():
            filled += gap
        filled.append(place)
    return filled
