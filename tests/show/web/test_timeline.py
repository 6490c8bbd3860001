"""Bars over time: few enough to read, none lost, each with the days it stands for."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from careo.show.web.timeline import MOST_BARS, make_timeline

DAYS = st.lists(st.tuples(st.dates(), st.integers(1, 50)), max_size=40, unique_by=lambda row: row[0])


@given(DAYS)
def test_every_incident_is_in_one_bar(days):
    bars = make_timeline(days).bars
    assert sum(bar.count for bar in bars) == sum(count for _, count in days)
    for day, _ in days:
        assert sum(bar.first <= day and (bar.until is None or day < bar.until) for bar in bars) == 1


@given(DAYS)
def test_bars_are_few_and_lie_side_by_side(days):
    line = make_timeline(days)
    assert len(line.bars) <= max(MOST_BARS, 101)
    places = [bar.x for bar in line.bars]
    assert places == sorted(set(places))
    assert all(0 <= bar.x < line.width and 0 < bar.height <= line.height for bar in line.bars)


def test_the_step_grows_with_the_time_told():
    def labels(*days):
        return [bar.label for bar in make_timeline([(day, 1) for day in days]).bars]

    assert labels(date(1991, 3, 5), date(1991, 3, 9)) == ["1991-03-05", "1991-03-09"]
    assert labels(date(1991, 3, 5), date(1992, 9, 1)) == ["1991-03", "1992-09"]
    assert labels(date(1980, 5, 18), date(1992, 9, 1)) == ["1980", "1992"]
    assert labels(date(1821, 7, 28), date(1992, 9, 1)) == ["1820–1829", "1990–1999"]


def test_nothing_told_draws_nothing():
    assert make_timeline([]).bars == ()
