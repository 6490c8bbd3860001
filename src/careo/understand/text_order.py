"""Things and stretches of a document in text order, looked up by offset without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from careo.model import Span


class Spanned(Protocol):
    """What stands somewhere in a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


S = TypeVar("S", bound=Spanned)
Run = tuple[int, int]
"""Characters [start, stop)."""


class TextOrder(Generic[S]):
    """Things by where they begin; those that begin at one place stay in the order in which they came.

    Examples:
        >>> from careo.model import Found
        >>> row = TextOrder([Found("b", Span("d", 8, 9), "x@1"), Found("a", Span("d", 2, 6), "x@1")])
        >>> [one.value for one in row], [one.value for one in row.starting(3, 9)], [one.value for one in row.at(5, 6)]
        (['a', 'b'], ['b'], ['a'])
    """

    def __init__(self, things: Iterable[S]) -> None:
        self._things = tuple(sorted(things, key=lambda one: one.span.start))
        self._starts = tuple(one.span.start for one in self._things)
        self._longest = max((one.span.stop - one.span.start for one in self._things), default=0)

    def __iter__(self) -> Iterator[S]:
        """All of them, in text order."""
        return iter(self._things)

    def starting(self, start: int, stop: int) -> tuple[S, ...]:
        """Those that begin in [start, stop)."""
        return self._things[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]

    def at(self, start: int, stop: int) -> Iterator[S]:
        """Those that share a character with [start, stop)."""
        return (one for one in self.starting(start - self._longest, stop) if one.span.stop > start)


def joined(runs: Iterable[Run]) -> list[Run]:
    """Runs in order, those that meet as one."""
    apart: list[Run] = []
    for start, stop in sorted(runs):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(stop, apart[-1][1])
        else:
            apart.append((start, stop))
    return apart


class Stretches:
    """Stretches of a text, those that touch put together.

    Examples:
        >>> some = Stretches([Span("d", 4, 6), Span("d", 0, 2), Span("d", 5, 9)])
        >>> [some.holds(at) for at in (1, 2, 8, 9)]
        [True, False, True, False]
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        runs = joined((span.start, span.stop) for span in spans)
        self._starts = [start for start, _ in runs]
        self._stops = [stop for _, stop in runs]

    def holds(self, offset: int) -> bool:
        """Whether a character stands in one of them."""
        before = bisect_right(self._starts, offset)
        return before > 0 and offset < self._stops[before - 1]
