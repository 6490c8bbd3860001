"""Edits and offset maps: a map leads back to the old text, and maps compose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careo.errors import SpanError
from careo.text import Edit, apply_edits


@st.composite
def edited(draw, text=None):
    old = draw(st.text(alphabet="abcñ \n", max_size=30)) if text is None else text
    cuts = sorted(draw(st.lists(st.integers(0, len(old)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    edits = [Edit(start, stop, draw(st.text(alphabet="XY", max_size=3))) for start, stop in pairs]
    return old, edits


def test_the_example():
    new, offsets = apply_edits("a&amp;b", [Edit(1, 6, "&")])
    assert new == "a&b"
    assert [offsets.old_interval(k, k + 1) for k in range(3)] == [(0, 1), (1, 6), (6, 7)]


@given(edited())
def test_untouched_characters_lead_back_to_themselves(case):
    old, edits = case
    new, offsets = apply_edits(old, edits)
    for at, char in enumerate(new):
        start, stop = offsets.old_interval(at, at + 1)
        assert 0 <= start <= stop <= len(old)
        if char not in "XY":
            assert old[start:stop] == char


@given(edited())
def test_intervals_keep_their_order(case):
    old, edits = case
    new, offsets = apply_edits(old, edits)
    starts = [offsets.old_start(at) for at in range(len(new))]
    assert starts == sorted(starts)


@given(edited(), st.data())
def test_maps_compose(case, data):
    old, edits = case
    middle, first = apply_edits(old, edits)
    _, later = data.draw(edited(middle))
    new, second = apply_edits(middle, later)
    both = first.then(second)
    for at, char in enumerate(new):
        if char not in "XY":
            start, stop = both.old_interval(at, at + 1)
            assert old[start:stop] == char


@given(edited())
def test_no_edits_change_nothing(case):
    old, _ = case
    new, offsets = apply_edits(old, [])
    assert new == old
    assert all(offsets.old_interval(at, at + 1) == (at, at + 1) for at in range(len(old)))


@pytest.mark.parametrize("edits", [[Edit(0, 3), Edit(2, 4)], [Edit(2, 9)], [Edit(3, 2)]])
def test_edits_that_overlap_or_leave_the_text_are_refused(edits):
    with pytest.raises(SpanError):
        apply_edits("careo", edits)
