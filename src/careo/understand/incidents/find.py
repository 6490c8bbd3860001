"""Document and Reading -> incidents with the mentions that fill their parts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from careo.model import Document, Event, Mention, Modality, Reading
from careo.text.numbers import fold
from careo.understand.incidents.features import (
    Facts,
    document_features,
    gather,
    head_of,
    kinds_that_fill,
    mention_features,
)
from careo.understand.incidents.weights import Weights, load_weights
from careo.understand.incidents.where import Location, find_location

LEAST = 0.05
"""What the words of a text must say at least for a type before its parts are looked for."""
PARTS = ("individual", "organisation", "physical", "human", "instrument")
SETS = {
    "organisation": ("confidence",),
    "physical": ("physical-type", "physical-effect"),
    "human": ("human-type", "human-effect"),
    "instrument": ("instrument-type",),
}
"""What is asked further about a filler of a part."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention that fills a part of an incident; `says` answers the further questions, "" for no answer."""

    part: str
    mention: Mention
    score: float
    says: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident of a document: its type, the events that tell of it and what fills its parts, best first."""

    kind: str
    score: float
    events: tuple[Event, ...]
    fillers: tuple[Filler, ...]
    category: str
    stage: str
    where: Location | None = None

    def filling(self, part: str) -> list[Filler]:
        """The fillers of one part."""
        return [one for one in self.fillers if one.part == part]


def find_incidents(doc: Document, reading: Reading, weights: Weights | None = None) -> tuple[Incident, ...]:
    """The incidents of a document, the surest first; none where no weights were trained for its language.

    Args:
        doc: the document.
        reading: what was understood of it.
        weights: the models to use; those of the language pack if None.
    """
    known = weights or load_weights(doc.lang)
    if known is None or not reading.sentences:
        return ()
    facts = gather(doc, reading)
    found = [one for one in guesses(facts, known) if one.score >= known.thresholds["accept"]]
    return tuple(sorted(found, key=lambda one: -one.score))


def guesses(facts: Facts, known: Weights) -> Iterator[Incident]:
    """An incident of each type that a document may tell of, with its score, however small above the least."""
    chances = chances_of(facts, known)
    for kind, chance in chances.items():
        if chance < LEAST:
            continue
        incident = _incident(facts, kind, chance, known)
        if "accept" in known.choices:
            score = known.choices["accept"].probabilities(accept_features(incident, chances))["yes"]
            incident = replace(incident, score=score)
        yield incident


def chances_of(facts: Facts, known: Weights) -> dict[str, float]:
    """How likely a document's words make an incident of each type."""
    told = document_features(facts)
    return {
        name.removeprefix("tells:"): choice.probabilities(told)["yes"]
        for name, choice in known.choices.items()
        if name.startswith("tells:")
    }


def accept_features(incident: Incident, chances: Mapping[str, float]) -> dict[str, float]:
    """An incident that was put together, weighed again: what the text says, and how surely its parts are filled."""
    others = max((c for kind, c in chances.items() if kind != incident.kind), default=0.0)
    own = chances[incident.kind]
    found = {"bias": 1.0, "tells": math.log(own / (1.0 - own + 1e-6)), "others": others, f"kind={incident.kind}": 1.0}
    found["told"] = float(any(e.modality is Modality.ACTUAL and not e.background for e in incident.events))
    found["event"] = float(bool(incident.events))
    found["most"] = float(own >= others)
    for part in PARTS:
        scores = [one.score for one in incident.filling(part)]
        found[f"best:{part}"] = max(scores, default=0.0)
        found[f"sum:{part}"] = math.log1p(sum(scores))
    found["target"] = max(found["best:human"], found["best:physical"])
    return found


def _incident(facts: Facts, kind: str, score: float, known: Weights) -> Incident:
    events = tuple(event for event, of, _ in facts.events if of == kind)
    fillers = tuple(find_fillers(facts, kind, known))
    about = incident_features(facts, kind, fillers)
    category = known.choices["category"].best(about)
    stage = known.choices["stage"].best(about)
    where = find_location(facts, kind, known.choices["place"])
    return Incident(kind, score, events, fillers, category, stage, where)


def incident_features(facts: Facts, kind: str, fillers: Iterable[Filler]) -> dict[str, float]:
    """An incident as its type, how its events are told and who is in it."""
    names = {"bias", f"type={kind}"}
    for event, of, _ in facts.events:
        if of == kind:
            names |= {f"told={event.modality.value}", f"act={event.act}", f"trigger={_trigger(facts, event)}"}
    for one in fillers:
        words = one.mention.span.quote(facts.doc.text)
        names |= {f"has={one.part}", f"{one.part}={head_of(words)}"}
        if one.part in ("individual", "organisation"):
            names |= {f"who={fold(word)}" for word in words.split()}
    return dict.fromkeys(names, 1.0)


def _trigger(facts: Facts, event: Event) -> str:
    return fold(event.trigger.quote(facts.doc.text))


def find_fillers(facts: Facts, kind: str, known: Weights) -> list[Filler]:
    """What fills the parts of an incident of a type, one mention for each filler, the surest first."""
    best: dict[tuple[str, str], tuple[float, Mention]] = {}
    for mention in candidates(facts):
        found = known.choices["part"].probabilities(mention_features(facts, mention, kind))
        part = max(PARTS, key=lambda one: found[one])
        score = found[part]
        key = (part, identity(facts, mention))
        if score >= known.thresholds[part] and score > best.get(key, (0.0, mention))[0]:
            best[key] = (score, mention)
    rows = sorted(best.items(), key=lambda item: -item[1][0])
    return [_filler(facts, part, kind, score, mention, known) for (part, _), (score, mention) in rows]


def _filler(facts: Facts, part: str, kind: str, score: float, mention: Mention, known: Weights) -> Filler:
    features = mention_features(facts, mention, kind)
    says = {name: known.choices[name].best(features) for name in SETS.get(part, ()) if name in known.choices}
    return Filler(part, mention, score, says)


def candidates(facts: Facts) -> list[Mention]:
    """The mentions that can fill a part: those that name or describe, and are no places."""
    kinds = kinds_that_fill()
    return [m for m in facts.reading.mentions if not m.points_back and m.kind in kinds]


def identity(facts: Facts, mention: Mention) -> str:
    """What two mentions of one filler share: the actor and whether they name it, or else the head word."""
    named = "role" if ".role@" in mention.made_by else "name"
    return f"{named} {mention.actor_id or head_of(mention.span.quote(facts.doc.text))}"
