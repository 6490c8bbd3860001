"""How far two times lie apart: two days in a row are two."""

from datetime import datetime, timedelta

import pytest

from careo.link.measures import gap_days
from tests.make import make_document, make_time


def day_of(text, day):
    start = datetime(1989, 10, day)
    return make_time(make_document(text), text, start, start + timedelta(days=1))


@pytest.mark.parametrize(("one", "other", "same"), [(24, 24, True), (24, 25, False), (25, 24, False)])
def test_two_days_in_a_row_are_not_the_same(one, other, same):
    gap = gap_days(day_of("24 October", one), day_of("the day before", other))
    assert gap is not None
    assert (gap == 0) is same
    assert gap < 1
