"""What is found of an incident: the incident itself, and what fills its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from careo.model import Event, Mention
from careo.understand.incidents.when import Days
from careo.understand.incidents.where import Location


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention that fills a part of an incident; `says` answers the further questions, "" for no answer.

    `actor` is who it names or describes, `nation` the one that its words name; "" where that is not known.
    """

    part: str
    mention: Mention
    score: float
    says: Mapping[str, str] = field(default_factory=dict)
    actor: str = ""
    nation: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident of a document: its type, the events that tell of it and what fills its parts, best first.

    `weapon` is the type of weapon where it is told how it was done but no instrument is named ("was shot"), or "".
    """

    kind: str
    score: float
    events: tuple[Event, ...]
    fillers: tuple[Filler, ...]
    category: str
    stage: str
    where: Location | None = None
    when: Days | None = None
    weapon: str = ""

    def filling(self, part: str) -> list[Filler]:
        """The fillers of one part."""
        return [one for one in self.fillers if one.part == part]
