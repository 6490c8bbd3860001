"""Who says what inside a sentence: from scores to words."""

from __future__ import annotations

import numpy as np
import pytest

from careo.lang.cues import PARTS, Cue, find_cues

WIDTH = 4


def scores(cues, wanted):
    """Scores in which words begin cues as `cues` says, and the first cue's parts hold the words in `wanted`."""
    number = len(cues)
    asks, answers = np.zeros((number, len(PARTS), WIDTH)), np.zeros((number, len(PARTS), WIDTH))
    asks[:, :, 0] = 10.0
    for part, places in enumerate(wanted):
        answers[list(places), part, 0] = 10.0
    flat = (number, len(PARTS) * WIDTH)
    return (
        np.array(cues, dtype=np.float32),
        asks.reshape(flat).astype(np.float32),
        answers.reshape(flat).astype(np.float32),
    )


def test_nothing_begins_no_cue():
    assert find_cues(*scores([-1, -2, -3], ([], [0], [2]))) == ()


def test_a_cue_has_its_words_source_and_content():
    (cue,) = find_cues(*scores([-1, 3, -1, -1, -1], ([1], [0], [3, 4])))
    assert cue == Cue((1,), (0,), (3, 4), 3.0)


@pytest.mark.parametrize(
    ("content", "filled"),
    [([2, 4], (2, 3, 4)), ([2, 5], (2, 3, 4, 5)), ([2, 6], (2, 6))],
    ids=["one word", "two words", "three words"],
)
def test_small_gaps_are_filled(content, filled):
    (cue,) = find_cues(*scores([-1, 3, -1, -1, -1, -1, -1], ([1], [0], content)))
    assert cue.content == filled


def test_the_cue_and_the_source_are_no_gaps():
    (cue,) = find_cues(*scores([-1, -1, 3, -1], ([2], [1], [0, 3])))
    assert (cue.source, cue.content) == ((1,), (0, 3))


def test_places_move_with_the_sentence():
    assert Cue((0,), (1,), (2,), 1.0).shifted(np.array([5, 7, 8])) == Cue((5,), (7,), (8,), 1.0)
