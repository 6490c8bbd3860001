"""Victim records: who lists and documents name as killed, missing, detained or injured, and who are one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from careo.model.ids import Part, make_id
from careo.model.problem import Problem
from careo.model.span import Span
from careo.model.vocabulary import Question, Verdict

RECORD_MARK = "v-"


def make_record_id(*parts: Part) -> str:
    """The id of a victim record; its mark tells it from the ids of other things, which are hexadecimal."""
    return RECORD_MARK + make_id("victim record", *parts)


def is_record_id(id: str) -> bool:
    """Whether an id is a victim record's."""
    return id.startswith(RECORD_MARK)


@dataclass(frozen=True, slots=True)
class VictimRecord:
    """One naming of one victim: a row of a list, or the mentions of somebody in one document.

    Attributes:
        id: hash of what holds it and the row, or the document and the name.
        holder: the id of the list or document that holds it.
        source: the name of the origin that is counted: who made the list, or the voice that names the victim.
        name: the whole name, as it is written.
        given: given names where a list has a column of them; "" where the name was not divided.
        surnames: surnames, likewise.
        aliases: other names: nicknames, noms de guerre.
        born_from: the earliest year of birth that the age allows; None where there is no age.
        born_to: the latest year of birth, inclusive.
        place: where it happened, as it is written; "" where it is not said.
        earliest: the first day on which it can have happened.
        latest: the last day, inclusive.
        harm: killed, missing, detained or injured; None where it is not said.
        row: the row of the list, as a spreadsheet counts them (the head is 1); None for a document.
        span: the words of the document; None for a list.
    """

    id: str
    holder: str
    source: str
    name: str
    given: str = ""
    surnames: str = ""
    aliases: tuple[str, ...] = ()
    born_from: int | None = None
    born_to: int | None = None
    place: str = ""
    earliest: date | None = None
    latest: date | None = None
    harm: Question | None = None
    row: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class VictimList:
    """A table of names that a person added to the case; its file is kept with the originals.

    Attributes:
        id: hash of the file's hash and the name given to it.
        name: whose list it is, as the person said; counts as an origin.
        file: the name of the file.
        sha256: hash of its bytes.
        columns: which column was read as what, in the order of the file.
        records: one for each row that names somebody.
        passed_over: rows without a name, as a spreadsheet counts them.
    """

    id: str
    name: str
    file: str
    sha256: str
    columns: tuple[str, ...]
    records: tuple[VictimRecord, ...]
    passed_over: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighing:
    """What one comparison of two records adds to the evidence that they are one person, in bits, and why."""

    what: str
    said: str
    weight: float


@dataclass(frozen=True, slots=True)
class RecordPair:
    """Two victim records that were compared.

    `probability` is that they are one person, by the weighings alone; `verdict` is what a person said, which wins.
    `held` says why records that fit were left apart all the same; "" where nothing stood in the way.
    """

    left: str
    right: str
    probability: float
    weight: float
    weighings: tuple[Weighing, ...]
    verdict: Verdict | None = None
    held: str = ""


@dataclass(frozen=True, slots=True)
class VictimPerson:
    """Records that are taken for one person.

    Attributes:
        id: hash of the sorted record ids.
        name: the fullest of its names.
        record_ids: sorted.
        sources: the origins that name the person, sorted; copies of one report count once.
        certainty: the lowest probability among the links that hold the person together; 1 for a single record.
        judged: whether a person's judgement is one of them.
    """

    id: str
    name: str
    record_ids: tuple[str, ...]
    sources: tuple[str, ...]
    certainty: float
    judged: bool = False


@dataclass(frozen=True, slots=True)
class LinkedVictims:
    """All that linking made of some victim records.

    `pairs` were joined, `open_pairs` are for a person to decide. `made_by` says which weights were used.
    """

    people: tuple[VictimPerson, ...]
    records: tuple[VictimRecord, ...]
    pairs: tuple[RecordPair, ...]
    open_pairs: tuple[RecordPair, ...]
    problems: tuple[Problem, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class FittedModel:
    """One log-linear model of how lists overlap: its interactions ("A×B"), its fit, and the total it gives."""

    terms: tuple[str, ...]
    bic: float
    deviance: float
    free: int
    total: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many there were in all, those on no list included.

    Attributes:
        sources: the lists.
        observed: people on at least one of them.
        total: of the model with the lowest BIC.
        low: lower end of its interval, by profile likelihood.
        high: upper end; None where the data set none.
        level: of the interval, such as 0.95.
        model: the chosen model.
        rivals: other models that fit nearly as well (within 2 of its BIC), the best first.
        averaged: the mean total of all models, weighted by their BIC.
        warnings: why the figure should not be relied on, in sentences; empty when nothing was noticed.
    """

    sources: tuple[str, ...]
    observed: int
    total: float
    low: float
    high: float | None
    level: float
    model: FittedModel
    rivals: tuple[FittedModel, ...]
    averaged: float
    warnings: tuple[str, ...]
