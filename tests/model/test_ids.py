"""Ids: the same parts, the same id, on any machine; different parts, different ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careo.model import make_id

PARTS = st.lists(st.one_of(st.text(), st.integers(), st.none(), st.booleans()), max_size=5)


def test_an_id_does_not_change_between_releases():
    assert make_id("event", "Ocomarca", 14, None) == "92e4bc23c4d8bdb9"


@given(PARTS, PARTS)
def test_different_lists_have_different_ids(left, right):
    same = [(type(one), one) for one in left] == [(type(one), one) for one in right]
    assert (make_id("x", *left) == make_id("x", *right)) is same


def test_parts_are_kept_apart():
    assert make_id("x", "ab", "c") != make_id("x", "a", "bc")
    assert make_id("x", ["a", "b"]) != make_id("x", "a", "b")


def test_a_number_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        make_id("x", float("nan"))


def test_a_lone_surrogate_has_an_id():
    assert len(make_id("x", "\ud800")) == 16
