"""An incident as one row, for programs that want one number: named, versioned rules. The comparison itself stays whole.

A rule reads only cells that state a number as a fact: no denial, no demand, no supposition. Cells that count another
group than the rest (`scope_differs`) are passed over where others are left. Reprints of one text count once. What no
cell gives is null, never guessed.

    conservative@1   the lowest number that is given, as event data of the ACLED kind take it
    range@1          low, best and high, as the UCDP gives them: the lowest, the one that most accounts independent of
                     one another give (of equals the lowest), and the highest; "51 or more" counts as 51
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careo.model import Cell, Certainty, Comparison, Incident, Question, Relation
from careo.show.export.scope import Scope
from careo.store import View

NUMBERS = (Question.KILLED, Question.INJURED, Question.DETAINED, Question.MISSING)
NO_FACT = frozenset(
    {Certainty.HYPOTHETICAL, Certainty.DEMANDED, Certainty.PLANNED, Certainty.OPINION, Certainty.DENIED}
)
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """A number that one cell gives: at least, at most, the cell, and the copy group or document it comes from."""

    low: int
    high: int
    cell: Cell
    source: str


def find_numbers(comparison: Comparison, question: Question) -> list[Given]:
    """The numbers that stand as facts in one row, in column order."""
    cells = [cell for row in comparison.rows if row.question is question for cell in row.cells]
    found = [one for cell in cells if (one := _read(cell, comparison)) is not None]
    return [one for one in found if one.cell.relation is not Relation.SCOPE_DIFFERS] or found


def read_range(key: str) -> tuple[int | None, int | None] | None:
    """The ends of a number as `Cell.key` has it, None for an open one; None for what is no number.

    Examples:
        >>> read_range("12..12"), read_range("51.."), read_range("1989-07-05")
        ((12, 12), (51, None), None)
    """
    low, parted, high = key.partition("..")
    if not parted or not (low + high).isdigit():
        return None
    return int(low) if low else None, int(high) if high else None


def _read(cell: Cell, comparison: Comparison) -> Given | None:
    ends = read_range(cell.key)
    if ends is None or cell.certainty in NO_FACT:
        return None
    low, high = ends[0] or 0, ends[1]
    source = comparison.columns[cell.column].copy_group or cell.doc_id
    return Given(low, low if high is None else high, cell, source)


def take_lowest(found: Sequence[Given]) -> Mapping[str, Given | None]:
    """`conservative@1`."""
    return {"": min(found, key=lambda g: (g.low, g.cell.column), default=None)}


def take_range(found: Sequence[Given]) -> Mapping[str, Given | None]:
    """`range@1`."""
    sources: dict[tuple[int, int], set[str]] = defaultdict(set)
    for one in found:
        sources[one.low, one.high].add(one.source)
    best = min(sources, key=lambda key: (-len(sources[key]), key), default=None)
    return {
        "_low": min(found, key=lambda g: (g.low, g.cell.column), default=None),
        "_best": next((one for one in found if (one.low, one.high) == best), None),
        "_high": max(found, key=lambda g: (g.high, -g.cell.column), default=None),
    }


RULES: Mapping[str, Callable[[Sequence[Given]], Mapping[str, Given | None]]] = {
    "conservative@1": take_lowest,
    "range@1": take_range,
}


def take_numbers(comparison: Comparison, question: Question, rule: str) -> Mapping[str, Given | None]:
    """What a rule takes from one row, by the ending of its name ("", or "_low", "_best", "_high")."""
    return RULES[rule](find_numbers(comparison, question))


def reduce_incident(
    incident: Incident, comparison: Comparison, rule: str, texts: Mapping[str, str] | None = None
) -> Record:
    """One incident as one flat row; beside each number stands who gives it, and in which words of which document.

    With the texts of the documents these are the exact words; without them the value as the comparison shows it.
    """
    record: Record = {
        "kind": "reduction",
        "rule": rule,
        "incident_id": incident.id,
        "label": incident.label,
        "when": incident.when,
        "where": incident.where,
        "independent_voices": incident.independent_voices,
    }
    for question in NUMBERS:
        for suffix, given in take_numbers(comparison, question, rule).items():
            record |= _fields(f"{question.value}{suffix}", given, texts, high=suffix == "_high")
    return record


def _fields(name: str, given: Given | None, texts: Mapping[str, str] | None, *, high: bool) -> Record:
    if given is None:
        return {name: None, f"{name}_voice": None, f"{name}_doc_id": None, f"{name}_quote": None}
    number, cell = given.high if high else given.low, given.cell
    quote = cell.value if texts is None or cell.span is None else cell.span.quote(texts[cell.doc_id])
    return {name: number, f"{name}_voice": cell.voice, f"{name}_doc_id": cell.doc_id, f"{name}_quote": quote}


def export_reductions(view: View, rule: str) -> Iterator[Record]:
    """All incidents of a case by one rule, in their order."""
    scope = Scope(view)
    for incident, comparison in scope.comparisons():
        yield reduce_incident(incident, comparison, rule, scope.texts)
