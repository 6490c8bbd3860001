"""A timeline of incidents: bars over days, months, years or decades, whichever are few enough to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MOST_BARS = 48
HEIGHT, BAR, GAP = 72, 10, 3


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the incidents that began from `first` up to, not with, `until`; its place and height in the drawing."""

    label: str
    first: date
    until: date | None
    count: int
    x: int
    height: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars that hold something, in order, and the width of the drawing; empty steps keep their room."""

    bars: tuple[Bar, ...]
    width: int
    height: int = HEIGHT


def make_timeline(days: Sequence[tuple[date, int]]) -> Timeline:
    """The timeline of days with their counts.

    Examples:
        >>> line = make_timeline([(date(1989, 7, 5), 3), (date(1989, 10, 25), 1)])
        >>> [(bar.label, bar.count) for bar in line.bars], line.width
        ([('1989-07', 3), ('1989-10', 1)], 52)
    """
    if not days:
        return Timeline((), 0)
    first, last = min(day for day, _ in days), max(day for day, _ in days)
    step = next((step for step in STEPS if step.number(last) - step.number(first) < MOST_BARS), STEPS[-1])
    counts: Counter[int] = Counter()
    for day, count in days:
        counts[step.number(day)] += count
    begins, most = step.number(first), max(counts.values())
    bars = tuple(_bars(step, counts, begins=begins, most=most))
    return Timeline(bars, (step.number(last) - begins + 1) * (BAR + GAP))


def _bars(step: Step, counts: Counter[int], *, begins: int, most: int) -> Iterator[Bar]:
    for number in sorted(counts):
        height = max(3, round(HEIGHT * counts[number] / most))
        x = (number - begins) * (BAR + GAP)
        yield Bar(step.label(number), step.day(number), step.until(number), counts[number], x, height)


class Step:
    """Days counted one by one; the other steps are whole months, and years by so many."""

    def number(self, day: date) -> int:
        """Which step a day lies in."""
        return day.toordinal()

    def day(self, number: int) -> date:
        """The first day of a step."""
        return date.fromordinal(number)

    def until(self, number: int) -> date | None:
        """The day after a step; None at the end of the calendar."""
        try:
            return self.day(number + 1)
        except (ValueError, OverflowError):
            return None

    def label(self, number: int) -> str:
        """How a step is called, as ISO 8601 writes it."""
        return self.day(number).isoformat()


class _Months(Step):
    def number(self, day: date) -> int:
        return 12 * day.year + day.month - 1

    def day(self, number: int) -> date:
        return date(number // 12, number % 12 + 1, 1)

    def label(self, number: int) -> str:
        return self.day(number).strftime("%Y-%m")


class _Years(Step):
    def __init__(self, many: int) -> None:
        self.many = many

    def number(self, day: date) -> int:
        return day.year // self.many

    def day(self, number: int) -> date:
        return date(max(1, number * self.many), 1, 1)

    def label(self, number: int) -> str:
        first = max(1, number * self.many)
        last = (self.until(number) or date.max) - timedelta(days=1)
        return str(first) if self.many == 1 else f"{first}–{last.year}"


STEPS: tuple[Step, ...] = (Step(), _Months(), _Years(1), _Years(10), _Years(100))
