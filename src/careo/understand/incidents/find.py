"""Document and Reading -> incidents with the mentions that fill their parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from careo.model import Document, Event, Mention, Reading
from careo.text.numbers import fold
from careo.understand.incidents.accept import accept_features
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
from careo.understand.incidents.described import is_named
from careo.understand.incidents.features import Facts, gather, head_of, mention_features, wording
from careo.understand.incidents.nations import nation_of
from careo.understand.incidents.split import TARGETS, focused, nearest, parted
from careo.understand.incidents.syntax import Syntax, read_syntax
from careo.understand.incidents.told import Filler, Incident
from careo.understand.incidents.weights import Weights, load_weights
from careo.understand.incidents.when import find_days
from careo.understand.incidents.where import find_location
from careo.understand.parsed import parse_documents

LEAST = 0.05
"""What the words of a text must say at least for a type before its parts are looked for."""
SETS = {
    "physical": ("physical-type", "physical-effect", "physical-number"),
    "human": ("human-type", "human-effect"),
    "instrument": ("instrument-type",),
}
"""What is asked further about a filler of a part."""


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


def guesses_seen(weighed: Weighed, known: Weights) -> Iterator[tuple[Incident, dict[str, float]]]:
    """The incidents that a document may tell of, each with its score, and with what that was made of."""
    told = [
        (_incident(seen, kind, chance, fillers, known), seen)
        for kind, chance in weighed.chances.items()
        if chance >= LEAST
        for seen, fillers in _apart(weighed, kind, known)
    ]
    everything = [incident for incident, _ in told]
    for incident, seen in told:
        features = accept_features(incident, seen, everything)
        if "accept" in known.forests:
            yield replace(incident, score=known.forests["accept"].probability(features)), features
        else:
            yield incident, features


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


def _incident(weighed: Weighed, kind: str, score: float, fillers: tuple[Filler, ...], known: Weights) -> Incident:
    facts = weighed.facts
    events = tuple(event for event, of, _ in facts.events if of == kind)
    about = incident_features(facts, kind, fillers)
    category = known.choices["category"].best(about)
    stage = known.choices["stage"].best(about)
    where = find_location(weighed, kind, known.choices["place"])
    when = find_days(weighed, kind, known.choices["day"]) if "day" in known.choices else None
    armed = "weapon" in known.choices and not any(one.part == "instrument" for one in fillers)
    weapon = known.choices["weapon"].best(about) if armed else ""
    return Incident(kind, score, events, fillers, category, stage, where, when, weapon)


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
            found.append(Filler(part, _shown(weighed.facts, one, part), row[part], says, one.actor, nation))
    return sorted(found, key=lambda one: -one.score)


def _shown(facts: Facts, one: Candidate, part: str) -> Mention:
    """The mention that most likely fills a part; of a person who is named, the one with the most words."""
    likeliest = one.likeliest(part)
    if part != "human" or not is_named(likeliest):
        return likeliest
    return max(one.mentions, key=lambda m: (len(m.span.quote(facts.doc.text).split()), -m.span.start))


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
    """A filler as what a question looks at: of what sort it is lies in its words, the rest in all that it shows.

    What befell it also lies in what else its sentences tell.
    """
    if question.endswith(("-type", "-number")):
        return {name: 1.0 for mention in mentions for name in wording(facts, mention)}
    found = {name: 1.0 for mention in mentions for name in mention_features(facts, mention, kind)}
    sentences = {facts.sentence_of(mention.span.start) for mention in mentions}
    return found | {f"beside={event.act}": 1.0 for at in sentences for event, _ in facts.by_sentence.get(at, ())}


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
