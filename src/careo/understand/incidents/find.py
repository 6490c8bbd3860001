"""Document and Reading -> incidents with the mentions that fill their parts."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from careo.model import Document, Event, Mention, Modality, Reading
from careo.text.numbers import fold
from careo.understand.incidents.candidates import (
    PARTS,
    Candidate,
    Weighed,
    candidate_features,
    candidates,
    kin_of,
    weigh,
)
from careo.understand.incidents.confidence import confidence_of
from careo.understand.incidents.features import TYPES, Facts, gather, head_of, mention_features, wording
from careo.understand.incidents.nations import nation_of
from careo.understand.incidents.split import TARGETS, focused, nearest, parted
from careo.understand.incidents.syntax import Syntax, read_syntax
from careo.understand.incidents.weights import Weights, load_weights
from careo.understand.incidents.when import Days, find_days
from careo.understand.incidents.where import Location, find_location
from careo.understand.parsed import parse_documents

LEAST = 0.05
"""What the words of a text must say at least for a type before its parts are looked for."""
SETS = {
    "physical": ("physical-type", "physical-effect"),
    "human": ("human-type", "human-effect"),
    "instrument": ("instrument-type",),
}
"""What is asked further about a filler of a part."""


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
    """An incident of a document: its type, the events that tell of it and what fills its parts, best first."""

    kind: str
    score: float
    events: tuple[Event, ...]
    fillers: tuple[Filler, ...]
    category: str
    stage: str
    where: Location | None = None
    when: Days | None = None

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
    return kept(gather(doc, reading, read_tree(doc)), known)


def read_tree(doc: Document) -> Syntax:
    """The tree of a document, which a Reading does not keep."""
    (parsed,) = parse_documents([doc], lang=doc.lang)
    return read_syntax(parsed)


def kept(facts: Facts, known: Weights) -> tuple[Incident, ...]:
    """The incidents that are likely enough, the surest first."""
    found = [one for one in guesses(weigh(facts, known), known) if one.score >= known.thresholds["accept"]]
    return tuple(sorted(found, key=lambda one: -one.score))


def guesses(weighed: Weighed, known: Weights) -> Iterator[Incident]:
    """The incidents that a document may tell of, each with its score, however small above the least."""
    return (one for one, _ in guesses_seen(weighed, known))


def guesses_seen(weighed: Weighed, known: Weights) -> Iterator[tuple[Incident, Weighed]]:
    """The incidents of each type that a document may tell of, each with its score, however small above the least."""
    for kind, chance in weighed.chances.items():
        if chance < LEAST:
            continue
        for seen, fillers in _apart(weighed, kind, known):
            incident = _incident(seen, kind, chance, fillers, known)
            if "accept" in known.forests:
                score = known.forests["accept"].probability(accept_features(incident, seen))
                incident = replace(incident, score=score)
            yield incident, seen


def _apart(weighed: Weighed, kind: str, known: Weights) -> Iterator[tuple[Weighed, tuple[Filler, ...]]]:
    """The fillers of each incident of a type, with the document as that incident sees it."""
    facts, fillers = weighed.facts, find_fillers(weighed, kind, known)
    hit = [one for one in fillers if one.part in TARGETS]
    if len(hit) < 2 or "same" not in known.choices:
        yield weighed, tuple(fillers)
        return
    groups = parted(facts, kind, [one.mention for one in hit], known.choices["same"], known.thresholds["same"])
    places = [[facts.sentence_of(hit[i].mention.span.start) for i in row] for row in groups]
    for which, row in enumerate(groups):
        own = [hit[i] for i in row]
        own += [one for one in fillers if one.part == "organisation"]
        own += [
            one
            for one in fillers
            if one.part in ("individual", "instrument")
            and nearest(places, facts.sentence_of(one.mention.span.start)) == which
        ]
        seen = weighed if len(groups) == 1 else focused(weighed, kind, places, which)
        yield seen, tuple(sorted(own, key=lambda one: -one.score))


def accept_features(incident: Incident, weighed: Weighed) -> dict[str, float]:
    """An incident that was put together, weighed again: what the text says, and how surely its parts are filled."""
    facts, kind = weighed.facts, incident.kind
    hot = sorted((s.get(kind, 0.0) for s in weighed.sentences), reverse=True)
    found = {
        "type": float(TYPES.index(kind)),
        "tells": weighed.chances[kind],
        "others": max((c for other, c in weighed.chances.items() if other != kind), default=0.0),
        "told": sum(e.modality is Modality.ACTUAL and not e.background for e in incident.events),
        "events": len(incident.events),
        "first": min((at for _, of, at in facts.events if of == kind), default=30),
        "sentences": len(facts.sentences),
        "hot": hot[0] if hot else 0.0,
        "hot-next": hot[1] if len(hot) > 1 else 0.0,
        "hot-sum": math.log1p(sum(hot)),
        "hot-first": max((s.get(kind, 0.0) for s in weighed.sentences[:4]), default=0.0),
        "cold": min((s.get("none", 1.0) for s in weighed.sentences), default=1.0),
    }
    for part in PARTS:
        scores = [one.score for one in incident.filling(part)]
        found[f"best:{part}"] = max(scores, default=0.0)
        found[f"sum:{part}"] = math.log1p(sum(scores))
    found["targets"] = len(incident.filling("human")) + len(incident.filling("physical"))
    found["target"] = max(found["best:human"], found["best:physical"])
    return {name: float(value) for name, value in found.items()}


def _incident(weighed: Weighed, kind: str, score: float, fillers: tuple[Filler, ...], known: Weights) -> Incident:
    facts = weighed.facts
    events = tuple(event for event, of, _ in facts.events if of == kind)
    about = incident_features(facts, kind, fillers)
    category = known.choices["category"].best(about)
    stage = known.choices["stage"].best(about)
    where = find_location(weighed, kind, known.choices["place"])
    when = find_days(weighed, kind, known.choices["day"]) if "day" in known.choices else None
    return Incident(kind, score, events, fillers, category, stage, where, when)


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


def find_fillers(weighed: Weighed, kind: str, known: Weights) -> list[Filler]:
    """What fills the parts of an incident of a type, one mention for each filler, the surest first.

    Who was hit is hit under every name and description.
    """
    everybody = candidates(weighed, kind, known)
    likely = [one for one in everybody if max(one.most(part) for part in PARTS) >= LEAST]
    scores = [_scores(weighed, kind, one, everybody, known) for one in likely]
    hit: dict[str, float] = {}
    for one, row in zip(likely, scores, strict=True):
        hit[one.actor] = max(hit.get(one.actor, 0.0), row["human"])
    found: list[Filler] = []
    for one, row in zip(likely, scores, strict=True):
        if one.actor:
            row["human"] = hit[one.actor]
        part = max(PARTS, key=lambda name: row[name])
        if row[part] >= known.thresholds[part]:
            kin = kin_of(weighed.facts, one.mentions)
            says, nation = _says(weighed, part, kind, kin, known), nation_of(weighed.facts, kin)
            found.append(Filler(part, one.likeliest(part), row[part], says, one.actor, nation))
    return sorted(found, key=lambda one: -one.score)


def _scores(
    weighed: Weighed, kind: str, one: Candidate, everybody: Sequence[Candidate], known: Weights
) -> dict[str, float]:
    rows = candidate_features(weighed, kind, one, everybody)
    return {part: score_of(known, part, one, rows[part]) for part in PARTS}


def score_of(known: Weights, part: str, one: Candidate, features: Mapping[str, float]) -> float:
    """How likely a candidate fills a part: as the forest says, or its likeliest mention where none was grown."""
    forest = known.forests.get(part)
    return one.most(part) if forest is None else forest.probability(features)


def _says(weighed: Weighed, part: str, kind: str, mentions: Sequence[Mention], known: Weights) -> dict[str, str]:
    questions = [name for name in SETS.get(part, ()) if name in known.choices]
    says = {
        name: known.choices[name].best(question_features(weighed.facts, kind, mentions, name)) for name in questions
    }
    if part == "organisation":
        names = {one.span.quote(weighed.facts.doc.text) for one in mentions}
        sure = confidence_of(weighed.facts, kind, names)
        says["confidence"] = sure.value if sure else ""
    return says


def question_features(facts: Facts, kind: str, mentions: Sequence[Mention], question: str) -> dict[str, float]:
    """A filler as what a question looks at: of what sort it is lies in its words, the rest in all that it shows."""
    if question.endswith("-type"):
        return {name: 1.0 for mention in mentions for name in wording(facts, mention)}
    return {name: 1.0 for mention in mentions for name in mention_features(facts, mention, kind)}


def say_confidence(doc: Document, reading: Reading, kind: str, organisation: Collection[str]) -> str:
    """How surely a document lays an incident to an organisation that is known to have been named for it.

    Args:
        doc: the document.
        reading: what was understood of it.
        kind: the type of the incident.
        organisation: the names the organisation is given in the document, case forgiven.
    """
    sure = confidence_of(gather(doc, reading, read_tree(doc)), kind, organisation)
    return sure.value if sure else ""
