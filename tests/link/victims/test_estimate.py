"""Multiple-systems estimation: the published figure for Kosovo, populations made by a seed, and what is refused."""

import math
import random
from collections import Counter

import pytest

from careo.errors import EstimateError
from careo.link.victims.estimate import estimate_table, estimate_total
from careo.link.victims.loglinear import fit_model, list_models, make_table

# Killings in Kosovo, 20 March to 22 June 1999, by the lists that name the dead: Ball, Betts, Scheuren, Dudukovich &
# Asher, "Killings and Refugee Flow in Kosovo, March-June 1999" (AAAS and ABA/CEELI, 2002); the same counts are the data
# set `kosovo_aggregate` of the R package LCMCR. Looked up on 29 November 2026: LCMCR's page gives the four lists and
# 4,400 people; the page of the data set `Kosovo` that SparseMSE made of it says that no cell is empty; the authors' own
# data page (shr.aaas.org/kosovo/killing) gives weights that sum to 4,399.67; a text of the report's appendix names the
# 10,356. The table itself is in none of them as text. That these are its counts is shown by what they give: fifteen
# cells, 4,400 in all, and from the model with the lowest BIC the published 10,356 (9,002 to 12,122).
LISTS = ("ABA/CEELI", "exhumations", "HRW", "OSCE")
KOSOVO = Counter(
    {
        (1, 1, 1, 1): 27,
        (1, 0, 1, 1): 18,
        (0, 1, 1, 1): 181,
        (0, 0, 1, 1): 177,
        (1, 1, 1, 0): 32,
        (1, 0, 1, 0): 31,
        (0, 1, 1, 0): 217,
        (0, 0, 1, 0): 845,
        (1, 1, 0, 1): 42,
        (1, 0, 0, 1): 106,
        (0, 1, 0, 1): 228,
        (0, 0, 0, 1): 1131,
        (1, 1, 0, 0): 123,
        (1, 0, 0, 0): 306,
        (0, 1, 0, 0): 936,
    }
)
PUBLISHED, PUBLISHED_LOW, PUBLISHED_HIGH = 10_356, 9_002, 12_122


def test_the_published_figure_for_kosovo():
    made = estimate_table(LISTS, KOSOVO)
    print(f"Kosovo: {made.total:,.0f} ({made.low:,.0f} to {made.high:,.0f}), averaged {made.averaged:,.0f}")
    for one in (made.model, *made.rivals):
        print(f"  {one.total:9,.0f}  BIC {one.bic:8.2f}  deviance {one.deviance:6.2f} on {one.free}  {one.terms}")
    assert made.observed == 4_400
    assert made.total == pytest.approx(PUBLISHED, abs=1)
    assert made.low == pytest.approx(PUBLISHED_LOW, abs=30)
    assert made.high == pytest.approx(PUBLISHED_HIGH, abs=30)


def test_models_that_fit_kosovo_as_well_are_said():
    """With one term more another model fits as well, within a tenth of BIC: who reads the figure must see that."""
    made = estimate_table(LISTS, KOSOVO)
    assert [round(one.total) for one in made.rivals] == [12_741, 18_393]
    assert any("do not settle" in said for said in made.warnings)


def test_an_interaction_of_two_lists_is_found():
    """Two lists that copy from each other hide people from a model of independence; the right model sees them."""
    rng = random.Random(7)
    people = []
    for _ in range(5_000):
        first = rng.random() < 0.3
        lists = [first, rng.random() < (0.6 if first else 0.15), rng.random() < 0.25, rng.random() < 0.2]
        people.append(tuple(name for name, there in zip("ABCD", lists, strict=True) if there))
    made = estimate_total(people)
    assert "A×B" in made.model.terms
    assert made.low < 5_000 < made.high
    assert made.warnings == ()


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    """Of 60 populations of 800 with three independent lists the interval of 90 % holds the truth in nine of ten."""
    rng = random.Random(3)
    held = 0
    for _ in range(60):
        people = [tuple(name for name in "ABC" if rng.random() < 0.35) for _ in range(800)]
        made = estimate_total(people, level=0.9)
        held += made.low <= 800 <= (made.high or math.inf)
    print(f"the truth lies in {held} of 60 intervals of 90 %")
    assert held >= 48


def test_the_order_of_people_and_lists_changes_nothing():
    people = [tuple(LISTS[i] for i in range(4) if cell[i]) for cell, n in KOSOVO.items() for _ in range(n)]
    shuffled = random.Random(1).sample(people, len(people))
    assert estimate_total(people) == estimate_total([tuple(reversed(one)) for one in shuffled])


def test_two_lists_give_lincoln_and_petersen():
    made = estimate_total([("A",)] * 90 + [("B",)] * 40 + [("A", "B")] * 10)
    assert made.total == pytest.approx(100 * 50 / 10, rel=1e-4)
    assert any("two sources only" in said for said in made.warnings)


def test_lists_that_never_meet_are_said():
    made = estimate_total([("A",)] * 30 + [("B",)] * 30 + [("C",)] * 30 + [("A", "C")] * 6 + [("B", "C")] * 6)
    assert any("nobody is on both A and B" in said for said in made.warnings)
    assert any("only 12 people" in said for said in made.warnings)


def test_six_lists_are_fitted_step_by_step():
    rng = random.Random(5)
    people = [tuple(name for name in "ABCDEF" if rng.random() < 0.2) for _ in range(3_000)]
    made = estimate_total(people)
    assert made.low < 3_000 < made.high


@pytest.mark.parametrize(
    ("people", "level", "said"),
    [
        ([], 0.95, "two sources at least"),
        ([("A",), ("A",)], 0.95, "two sources at least"),
        ([("A",), ("B",)], 0.95, "nobody is on two"),
        ([("A", "B")], 0.5, "not offered"),
        ([tuple("ABCDEFGHI")], 0.95, "too many"),
    ],
)
def test_what_cannot_be_estimated_is_refused(people, level, said):
    with pytest.raises(EstimateError, match=said):
        estimate_total(people, level=level)


def test_models_are_hierarchical():
    table = make_table(KOSOVO)
    models = list(list_models(table))
    assert len(models) == len(set(models)) == 113
    assert () in models
    assert fit_model(table, max(models, key=len)).deviance == pytest.approx(0, abs=1e-6)
