"""Log-linear Poisson models of overlapping lists: fitted by Newton's method, with profile-likelihood intervals.

Each person on at least one of k lists falls into one of 2^k - 1 cells (on A only, on A and B, ...). A model says how
the logarithm of a cell's expected count is made up: a constant, a term for each list, and terms for lists that go
together. The constant is the logarithm of the cell nobody saw: those on no list.

Fienberg 1972 (Biometrika 59); Bishop, Fienberg & Holland 1975, chapter 6; intervals as Cormack 1992 (Biometrics 48).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

import numpy as np
from numpy.typing import NDArray

Cell = tuple[int, ...]
Term = tuple[int, ...]
Array = NDArray[np.float64]

STEPS, CLOSE = 80, 1e-9
CHI_SQUARE = {0.8: 1.642, 0.9: 2.706, 0.95: 3.841, 0.99: 6.635}  # one degree of freedom
FARTHEST = 1000.0  # times the observed: beyond it there is no upper end


@dataclass(frozen=True, slots=True)
class Table:
    """People by the lists that name them: every cell but the unseen one, in a fixed order, and how many are in each."""

    cells: Array
    counts: Array

    @property
    def observed(self) -> int:
        """People on at least one list."""
        return int(self.counts.sum())

    @property
    def lists(self) -> int:
        """How many lists there are."""
        return int(self.cells.shape[1])

    def overlap(self, term: Term) -> int:
        """How many people are on all lists of `term`."""
        return int(self.counts[self.cells[:, list(term)].all(axis=1)].sum())


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model: its interactions, the expected number on no list, deviance, parameters, and BIC."""

    terms: tuple[Term, ...]
    unseen: float
    deviance: float
    parameters: int
    bic: float


def make_table(counts: Mapping[Cell, int]) -> Table:
    """The table of `counts` by cell, such as {(1, 0, 1): 12}; cells that are not given hold nobody.

    Examples:
        >>> make_table({(1, 0): 40, (0, 1): 30, (1, 1): 10}).overlap((0, 1))
        10
    """
    width = len(next(iter(counts)))
    cells = [cell for cell in product((0, 1), repeat=width) if any(cell)]
    return Table(np.array(cells, dtype=float), np.array([counts.get(cell, 0) for cell in cells], dtype=float))


def fit_model(table: Table, terms: Sequence[Term]) -> Fit | None:
    """The model with the given interactions beside a term for each list; None where the data cannot settle it."""
    design = _design(table, terms)
    means = _solve(design, table.counts)
    if means is None:
        return None
    expected, unseen = means
    if not np.isfinite(unseen) or unseen > FARTHEST * table.observed:
        return None
    deviance = _deviance(table.counts, expected)
    bic = deviance + design.shape[1] * math.log(table.observed)
    return Fit(tuple(terms), unseen, deviance, design.shape[1], bic)


def find_interval(table: Table, fit: Fit, level: float) -> tuple[float, float | None]:
    """The numbers on no list that the data do not contradict at `level`: lowest and highest, None where none is."""
    most = _profile(table, fit.terms, fit.unseen)
    limit = CHI_SQUARE[level] / 2

    def lies_out(unseen: float) -> bool:
        return most - _profile(table, fit.terms, unseen) > limit

    low = 0.0 if not lies_out(0.0) else _border(fit.unseen, 0.0, lies_out)
    far = max(fit.unseen, 1.0)
    while not lies_out(far):
        far *= 2
        if far > FARTHEST * table.observed:
            return low, None
    return low, _border(fit.unseen, far, lies_out)


def list_models(table: Table) -> Iterator[tuple[Term, ...]]:
    """All hierarchical models: pairs of lists, and from four lists on threes of which all pairs are in.

    A term is left out where nobody is on all its lists: its parameter would be minus infinity.
    """
    names = range(table.lists)
    pairs = [term for term in combinations(names, 2) if table.overlap(term)]
    threes = [term for term in combinations(names, 3) if table.lists > 3 and table.overlap(term)]
    for chosen in _subsets(pairs):
        inside = set(chosen)
        fitting = [term for term in threes if all(pair in inside for pair in combinations(term, 2))]
        for extra in _subsets(fitting):
            yield (*chosen, *extra)


def step_models(table: Table) -> Iterator[tuple[Term, ...]]:
    """Models for many lists, from independence on: each time the pair that lowers the BIC most is added."""
    pairs = [term for term in combinations(range(table.lists), 2) if table.overlap(term)]
    best: tuple[Term, ...] = ()
    yield best
    lowest = _bic(table, best)
    while True:
        grown = [tuple(sorted([*best, pair])) for pair in pairs if pair not in best]
        ranked = sorted((_bic(table, terms), terms) for terms in grown)
        yield from (terms for _, terms in ranked)
        if not ranked or ranked[0][0] >= lowest:
            return
        lowest, best = ranked[0]


def _bic(table: Table, terms: Sequence[Term]) -> float:
    fit = fit_model(table, terms)
    return math.inf if fit is None else fit.bic


def _subsets(items: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))


def _design(table: Table, terms: Sequence[Term]) -> Array:
    columns = [table.cells[:, list(term)].prod(axis=1) for term in terms]
    return np.column_stack([np.ones(len(table.cells)), table.cells, *columns])


def _solve(design: Array, counts: Array) -> tuple[Array, float] | None:
    """Expected counts of the rows of `design`, and the exponential of the constant; None where there is no answer."""
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    means: Array = counts + 0.5
    at = np.log(means)
    found = np.zeros(design.shape[1])
    for _ in range(STEPS):
        target = at + (counts - means) / means
        weighted = design * means[:, None]
        try:
            new = np.linalg.solve(design.T @ weighted, weighted.T @ target)
        except np.linalg.LinAlgError:
            return None
        done = bool(np.abs(new - found).max() < CLOSE)
        found = new
        at = np.clip(design @ found, -30.0, 30.0)
        means = np.exp(at)
        if done:
            break
    return means, float(np.exp(min(found[0], 50.0)))


def _deviance(counts: Array, means: Array) -> float:
    seen = counts > 0
    return float(2 * ((counts[seen] * np.log(counts[seen] / means[seen])).sum() - (counts - means).sum()))


def _profile(table: Table, terms: Sequence[Term], unseen: float) -> float:
    """The log-likelihood of a total, at the best parameters for it (multinomial, without its constant)."""
    design = _design(table, terms)
    empty = np.zeros(design.shape[1])
    empty[0] = 1.0
    counts = np.append(table.counts, unseen)
    means = _solve(np.vstack([design, empty]), counts)
    if means is None:
        return -math.inf
    total = float(counts.sum())
    shares = np.log(means[0] / total)
    return math.lgamma(total + 1) - math.lgamma(unseen + 1) + float((counts * shares).sum())


def _border(inside: float, outside: float, lies_out: Callable[[float], bool]) -> float:
    """Where `lies_out` changes between two numbers, to a hundredth."""
    while abs(outside - inside) > 0.01:
        middle = (inside + outside) / 2
        if lies_out(middle):
            outside = middle
        else:
            inside = middle
    return (inside + outside) / 2
