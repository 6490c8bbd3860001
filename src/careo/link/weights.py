"""The one table of weights: what speaks for and against two accounts telling of one incident, in log-odds.

A pair starts at `PRIOR`, one of two long texts at `TEXT_PRIOR`; each finding adds its weight times its strength (0 to
1). The score is the logistic of that. `docs/rooms/link.md` shows this table; the rows from "rare words" to "not of one
month" and `TEXT_PRIOR` were learned by `training/linking.py`. "day told" and "days told" stand for both rows on
days, and weigh as much as they.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weight:
    """One finding: its name, its weight, and the sentence it is told with (`{0}`, `{1}`: the values on both sides)."""

    name: str
    value: float
    said: str


PRIOR = -2.7
TEXT_PRIOR = -3.1
TABLE: tuple[Weight, ...] = (
    Weight("same day", 2.2, "both give the same day: {0} and {1}"),
    Weight("times overlap", 1.1, "the times can be the same: {0} and {1}"),
    Weight("times near", 1.2, "the times lie {2} days apart: {0} and {1}"),
    Weight("times apart", -3.0, "the times lie {2} days apart: {0} and {1}"),
    Weight("written before", -1.8, "one was written on {0}, before the other happened: {1}"),
    Weight("written together", 2.2, "written {2} days apart"),
    Weight("written apart", -1.0, "written {2} days apart"),
    Weight("news of it", 0.5, "told as news on {0}, soon after {1}"),
    Weight("same place", 1.2, "the same place: {0} and {1}"),
    Weight("place inside", 0.9, "one place lies in the other: {0} and {1}"),
    Weight("places near", 0.4, "{2} km apart: {0} and {1}"),
    Weight("places far", -3.4, "{2} km apart: {0} and {1}"),
    Weight("same act", 0.6, "the same kind of act: {0} and {1}"),
    Weight("related act", 0.3, "acts that go together: {0} and {1}"),
    Weight("different act", -1.3, "different kinds of act: {0} and {1}"),
    Weight("same agent", 0.8, "done by the same: {0} and {1}"),
    Weight("same victim", 1.3, "done to the same: {0} and {1}"),
    Weight("different victim", -0.5, "done to others: {0} and {1}"),
    Weight("same target", 0.9, "the same kind of target: {0} and {1}"),
    Weight("different target", -2.2, "different targets: {0} and {1}"),
    Weight("same names", 2.0, "the same people are named: {0} and {1}"),
    Weight("same gist", 1.4, "the same kinds of people and things: {2}"),
    Weight("same count", 0.8, "the same number: {0} and {1}"),
    Weight("wording", 4.8, "told in like words (cosine {2})"),
    Weight("no word shared", -2.4, "hardly a telling word in common"),
    Weight("rare words", 7.2, "both have words that few texts have: {2}"),
    Weight("like names", 2.5, "the same names: {2}"),
    Weight("headline told", 2.5, "one tells what the headline of the other says"),
    Weight("like openings", 3.5, "they begin in like words (cosine {2})"),
    Weight("names told", 1.4, "one tells the names that the other opens with: {2}"),
    Weight("names told by both", 1.0, "each tells names that the other opens with: {2}"),
    Weight("understood alike", 4.0, "day, place, act and people, as they were understood, fit together"),
    Weight("days between", -4.1, "written {2} days apart"),
    Weight("not of one month", -1.5, "written {2} days apart, which is much for news"),
    Weight("day told", -5.6, "one was written {0} days from the day that the other gives: {1}"),
    Weight("days told", -5.6, "what one tells lies {0} days from the other: {1}"),
    Weight("same deed", 7.0, "both name what was struck, on a day that most give alike: {0} and {1}"),
    Weight("another deed", -20.0, "one tells of a much-told deed, the other of something else: {0} and {1}"),
    Weight("copies", 3.0, "one text copies the other"),
    Weight("same document", -2.0, "one document tells them as two"),
    Weight("set apart", -2.0, "the document sets it apart: {0}"),
)
BY_NAME = {row.name: row for row in TABLE}


def logistic(log_odds: float) -> float:
    """The score from 0 to 1 that belongs to log-odds.

    Examples:
        >>> logistic(0.0)
        0.5
    """
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))
