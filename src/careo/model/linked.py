"""What linking makes of many readings: copy groups, incidents, comparisons, each join with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from careo.model.problem import Problem
from careo.model.reading import Voice
from careo.model.span import Span
from careo.model.suggestion import Reason, Suggestion
from careo.model.vocabulary import Certainty, CopyKind, LinkKind, Question, Relation, Verdict


@dataclass(frozen=True, slots=True)
class Link:
    """A proposal that two things are one, or one copies the other; score from 0 to 1."""

    id: str
    left: str
    right: str
    kind: LinkKind
    score: float
    reasons: tuple[Reason, ...]
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Documents that are one witness: counted as one voice."""

    id: str
    doc_ids: tuple[str, ...]
    kind: CopyKind
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """Events of one happening, in one or many documents; every event is in exactly one incident.

    Attributes:
        id: hash of the sorted event ids.
        number: 1 for the most contested, counting up; what a person types.
        label: `act: whom`, the act in English, whom in the words of the accounts.
        contested: how much the accounts disagree, 0 and up; orders the list.
        independent_voices: origins left when copies and relays are counted once.
        when: the days given, in English; `periods` the same as first and last moment ("1989-07-05..1989-07-06").
        act, whom: what the label is made of; `whom` is empty where nobody is named.
    """

    id: str
    number: int
    label: str
    event_ids: tuple[str, ...]
    doc_ids: tuple[str, ...]
    independent_voices: int
    contested: float
    when: str = ""
    where: str = ""
    link_ids: tuple[str, ...] = ()
    act: str = ""
    whom: str = ""
    periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One account: what one voice chain says in one document; the label is in English.

    `author` and `day` are what the label begins with: who put the document out, and when.
    """

    doc_id: str
    voices: tuple[Voice, ...]
    label: str
    copy_group: str | None = None
    author: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account answers to one question; `span` is None only for `silent`.

    `value` is the value as shown; `key` a form of it that can be compared ("1989-07-05", "12..12").
    """

    column: int
    doc_id: str
    voice: str
    value: str
    key: str
    relation: Relation
    certainty: Certainty | None = None
    span: Span | None = None
    claim_id: str | None = None
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class Extreme:
    """The lowest or the highest number that is given, in which column, and by how many independent voices."""

    low: int | None
    high: int | None
    column: int
    voices: int


@dataclass(frozen=True, slots=True)
class Row:
    """One question, its cells in column order (an account may have several), and what they come to.

    `extremes` are lowest and highest of a number, one where they are the same; never an average. `summary` says them
    in English, with their voices.
    """

    question: Question
    cells: tuple[Cell, ...]
    relation: Relation
    summary: str = ""
    extremes: tuple[Extreme, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The accounts of one incident side by side; nothing merged."""

    incident_id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided, when and why; append-only. `seen` is the score and reasons shown at that moment.

    `left` and `right` are ids of events or documents. Where a person judged an incident, the side is one of its events,
    and `left_events` or `right_events` holds all events it had at that moment; empty where an event or a document was
    judged.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    who: str
    when: datetime
    why: str
    seen: str = ""
    withdrawn: datetime | None = None
    left_events: tuple[str, ...] = ()
    right_events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """All that linking made."""

    copy_groups: tuple[CopyGroup, ...] = ()
    incidents: tuple[Incident, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    made_by: str = ""
