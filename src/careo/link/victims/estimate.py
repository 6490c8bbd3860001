"""How many victims there were in all, from how the lists overlap: multiple-systems estimation.

All hierarchical log-linear models of up to five lists are fitted (with pairs of lists, and threes from four lists on);
that with the lowest BIC gives the figure, its profile likelihood the interval. Models that fit nearly as well are shown
beside it: where they disagree, the data do not settle the figure.

The method is that of Ball, Betts, Scheuren, Dudukovich & Asher 2002, whose figure for Kosovo it gives (see the tests).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from careo.errors import EstimateError
from careo.link.victims.loglinear import (
    CHI_SQUARE,
    Fit,
    Table,
    Term,
    find_interval,
    fit_model,
    list_models,
    make_table,
    step_models,
)
from careo.model import Estimate, FittedModel

ALL_MODELS_UP_TO = 5  # lists; beyond, models are found step by step
MOST_LISTS = 8
NEAR = 2.0  # of the BIC
FEW_ON_TWO = 20  # people
FEW_IN_CELL = 5
WIDE, FAR = 3.0, 10.0  # highest over lowest; total over observed
APART = 1.3  # a rival's total over the chosen one's


def estimate_total(people: Iterable[Collection[str]], *, level: float = 0.95) -> Estimate:
    """The number of people in all, from the sources that name each.

    Args:
        people: for each person the names of the sources; one without any is passed over.
        level: of the interval: 0.8, 0.9, 0.95 or 0.99.

    Raises:
        EstimateError: fewer than two sources or more than eight, nobody on two of them, or a level that is not offered.

    Examples:
        >>> seen = [("A",)] * 60 + [("B",)] * 40 + [("A", "B")] * 20
        >>> round(estimate_total(seen).total)
        240
    """
    named = [frozenset(one) for one in people if one]
    sources = tuple(sorted(frozenset().union(*named))) if named else ()
    counts = Counter(tuple(int(source in one) for source in sources) for one in named)
    return estimate_table(sources, counts, level=level)


def estimate_table(sources: Sequence[str], counts: Counter[tuple[int, ...]], *, level: float = 0.95) -> Estimate:
    """The same from a table: how many people are in each cell, such as (1, 0, 1): on the first and third source."""
    _check(sources, counts, level)
    table = make_table(counts)
    models = list_models(table) if len(sources) <= ALL_MODELS_UP_TO else step_models(table)
    fits = sorted(
        (fit for terms in dict.fromkeys(models) if (fit := fit_model(table, terms)) is not None),
        key=lambda fit: (fit.bic, fit.parameters, fit.terms),
    )
    if not fits:
        raise EstimateError("no model fits these lists; the overlaps are too few to estimate anything")
    best = fits[0]
    low, high = find_interval(table, best, level)
    shown = [_shown(fit, table, sources) for fit in fits if fit.bic - best.bic <= NEAR]
    made = Estimate(
        tuple(sources),
        table.observed,
        shown[0].total,
        table.observed + low,
        None if high is None else table.observed + high,
        level,
        shown[0],
        tuple(shown[1:]),
        table.observed + _average(fits),
        (),
    )
    warnings = (*_about_data(table, sources), *_about_result(made))
    return Estimate(**{name: getattr(made, name) for name in made.__slots__} | {"warnings": warnings})


def _check(sources: Sequence[str], counts: Counter[tuple[int, ...]], level: float) -> None:
    if level not in CHI_SQUARE:
        raise EstimateError(f"an interval of {level} is not offered; take one of {sorted(CHI_SQUARE)}")
    if len(sources) < 2:
        raise EstimateError("an estimate needs two sources at least, better three; add a list with --add")
    if len(sources) > MOST_LISTS:
        raise EstimateError(
            f"{len(sources)} sources are too many for one estimate (at most {MOST_LISTS}); name some with --source"
        )
    if not any(count and sum(cell) > 1 for cell, count in counts.items()):
        raise EstimateError("nobody is on two sources, so nothing can be said of those on none; judge pairs first")


def _average(fits: Sequence[Fit]) -> float:
    weights = [math.exp((fits[0].bic - fit.bic) / 2) for fit in fits]
    return sum(w * fit.unseen for w, fit in zip(weights, fits, strict=True)) / sum(weights)


def _shown(fit: Fit, table: Table, sources: Sequence[str]) -> FittedModel:
    terms = tuple("×".join(sources[i] for i in term) for term in _highest(fit.terms))
    free = len(table.cells) - fit.parameters
    return FittedModel(terms, round(fit.bic, 3), round(fit.deviance, 3), free, table.observed + fit.unseen)


def _highest(terms: Sequence[Term]) -> list[Term]:
    """The terms that are not part of a larger one, which says them too."""
    return [term for term in terms if not any(set(term) < set(other) for other in terms)]


def _about_data(table: Table, sources: Sequence[str]) -> list[str]:
    said = []
    if len(sources) == 2:
        said.append("two sources only: that one does not depend on the other is taken for granted, not tested")
    for pair in combinations(range(len(sources)), 2):
        if not table.overlap(pair):
            left, right = (sources[i] for i in pair)
            said.append(f"nobody is on both {left} and {right}: whether they go together cannot be told")
    on_two = int(table.counts[table.cells.sum(axis=1) > 1].sum())
    if on_two < FEW_ON_TWO:
        said.append(f"only {on_two} people are on more than one source; under {FEW_ON_TWO} the figure is a guess")
    sparse = int((table.counts < FEW_IN_CELL).sum())
    if sparse * 2 > len(table.cells):
        said.append(f"{sparse} of {len(table.cells)} cells hold fewer than {FEW_IN_CELL} people: the table is sparse")
    return said


def _about_result(made: Estimate) -> list[str]:
    said = []
    if made.high is None:
        said.append("the data set no upper end: do not give the figure out")
    elif made.high / made.low > WIDE:
        said.append(f"the interval is wide: its upper end is {made.high / made.low:.1f} times its lower one")
    if made.total > FAR * made.observed:
        said.append(f"the figure is {made.total / made.observed:.0f} times those seen: it rests on the model alone")
    apart = [one for one in made.rivals if not 1 / APART < one.total / made.total < APART]
    if apart:
        totals = ", ".join(f"{one.total:,.0f}" for one in apart)
        said.append(f"models that fit as well give other figures ({totals}): the data do not settle it")
    if made.model.free == 0:
        said.append("the model has as many terms as the table has cells: how well it fits cannot be tested")
    return said
