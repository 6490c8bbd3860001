"""Reductions: one row an incident, by rules that say which number they take; invented numbers."""

import pytest

from careo.model import Cell, Certainty, Column, Comparison, Incident, Question, Relation, Row, Span
from careo.show.export.reduce import RULES, find_numbers, reduce_incident

INCIDENT = Incident("i", 1, "bomb: bus", ("e",), ("a",), 3, 1.0, "5 Mar 1991", "Puerto Salvia")


def comparison(*told):
    columns, cells = [], []
    for n, (key, group, *more) in enumerate(told):
        relation, certainty = more or (Relation.COMPATIBLE, Certainty.ASSERTED)
        columns.append(Column(f"d{n}", (), f"paper {n}", group))
        cells.append(Cell(n, f"d{n}", f"paper {n}", key, key, relation, certainty, Span(f"d{n}", 0, 1)))
    return Comparison("i", tuple(columns), (Row(Question.KILLED, tuple(cells), Relation.CONTRADICTS),))


TOLLS = comparison(("9..9", None), ("7..7", "g"), ("7..7", "g"), ("9..9", None), ("12..", None))


def test_conservative_takes_the_lowest_and_says_whose_it_is():
    row = reduce_incident(INCIDENT, TOLLS, "conservative@1")
    assert (row["killed"], row["killed_voice"], row["killed_quote"]) == (7, "paper 1", "7..7")


def test_range_takes_the_lowest_the_most_told_and_the_highest():
    row = reduce_incident(INCIDENT, TOLLS, "range@1")
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (7, 9, 12)


def test_reprints_count_once():
    told = comparison(("7..7", "g"), ("7..7", "g"), ("7..7", "g"), ("9..9", None), ("9..9", None))
    assert reduce_incident(INCIDENT, told, "range@1")["killed_best"] == 9


def test_what_is_denied_or_counts_others_is_passed_over():
    told = comparison(
        ("not 2..2", None, Relation.DENIES, Certainty.DENIED),
        ("not 4..4", None, Relation.DENIES, Certainty.ASSERTED),
        ("3..3", None, Relation.SCOPE_DIFFERS, Certainty.ASSERTED),
        ("8..8", None, Relation.COMPATIBLE, Certainty.ASSERTED),
        ("1..1", None, Relation.COMPATIBLE, Certainty.HYPOTHETICAL),
    )
    assert [one.low for one in find_numbers(told, Question.KILLED)] == [8]


@pytest.mark.parametrize("rule", RULES)
def test_what_nobody_gives_is_null(rule):
    row = reduce_incident(INCIDENT, Comparison("i", (), ()), rule)
    assert all(value is None for key, value in row.items() if key.startswith(("killed", "injured", "missing")))
