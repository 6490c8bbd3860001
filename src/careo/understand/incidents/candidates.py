"""Who and what may fill a part of an incident: mentions put together, weighed one by one and then as a whole."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from careo.model import Mention, Modality
from careo.text.numbers import fold
from careo.understand.incidents.described import NAMING, is_named
from careo.understand.incidents.features import (
    TYPES,
    Facts,
    document_features,
    head_of,
    mention_features,
    sentence_features,
)
from careo.understand.incidents.weights import Weights

PARTS = ("individual", "organisation", "physical", "human", "instrument")
KINDS = ("person", "group", "organisation", "state", "facility", "vehicle", "weapon", "other")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A document whose text and sentences were weighed.

    Attributes:
        chances: how likely its words tell of an incident, by type.
        sentences: how likely each sentence tells of one, by type, and of "none".
        relevant: how likely the words tell of any incident; 0.0 where that was not learned.
    """

    facts: Facts
    chances: Mapping[str, float]
    sentences: tuple[Mapping[str, float], ...]
    relevant: float = 0.0

    def hot(self, at: int, kind: str) -> float:
        """How likely a sentence tells of an incident of a type."""
        return self.sentences[at].get(kind, 0.0) if at < len(self.sentences) else 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """The mentions of one somebody or something, in text order, and how likely each fills each part.

    `actor` is who they name or describe, "" where that is not known.
    """

    mentions: tuple[Mention, ...]
    chances: tuple[Mapping[str, float], ...]
    actor: str = ""

    def most(self, part: str) -> float:
        """How likely the likeliest mention fills a part."""
        return max(one[part] for one in self.chances)

    def likeliest(self, part: str) -> Mention:
        """The mention that most likely fills a part."""
        return max(zip(self.mentions, self.chances, strict=True), key=lambda row: row[1][part])[0]


def weigh(facts: Facts, known: Weights) -> Weighed:
    """The text and the sentences of a document, weighed."""
    told = document_features(facts)
    chances = {kind: known.choices[f"tells:{kind}"].probabilities(told)["yes"] for kind in types_of(known)}
    choice = known.choices["sentence"]
    sentences = tuple(choice.probabilities(sentence_features(facts, at)) for at in range(len(facts.sentences)))
    relevant = known.choices["relevant"].probabilities(told)["yes"] if "relevant" in known.choices else 0.0
    return Weighed(facts, chances, sentences, relevant)


def types_of(known: Weights) -> list[str]:
    """The types that weights were trained for."""
    return [kind for kind in TYPES if f"tells:{kind}" in known.choices]


def group(facts: Facts) -> list[tuple[Mention, ...]]:
    """The mentions that can fill a part, those of one somebody or something together."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in facts.fillers:
        found[identity(facts, mention)].append(mention)
    return [tuple(sorted(row, key=lambda m: m.span.start)) for row in found.values()]


def kin_of(facts: Facts, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Some mentions with all others that name or describe the same somebody, in text order."""
    actors = {facts.actor_of(one) for one in mentions} - {""}
    kin = {one for one in facts.fillers if facts.actor_of(one) in actors}
    return tuple(sorted(kin | set(mentions), key=lambda m: (m.span.start, m.span.stop)))


def identity(facts: Facts, mention: Mention) -> str:
    """What two mentions of one filler share: the actor and whether they name it, or else the head word."""
    named = "name" if is_named(mention) else "role"
    return f"{named} {facts.actor_of(mention) or head_of(mention.span.quote(facts.doc.text))}"


def candidates(weighed: Weighed, kind: str, known: Weights) -> list[Candidate]:
    """Everybody and everything that may fill a part of an incident of a type."""
    facts, choice = weighed.facts, known.choices["part"]
    return [
        Candidate(
            row, tuple(choice.probabilities(mention_features(facts, m, kind)) for m in row), facts.actor_of(row[0])
        )
        for row in group(facts)
    ]


def candidate_features(
    weighed: Weighed, kind: str, one: Candidate, all_of_them: Iterable[Candidate]
) -> dict[str, dict[str, float]]:
    """A candidate as a whole, as numbers, for each part that it may fill."""
    facts, text = weighed.facts, weighed.facts.doc.text
    found = _standing(weighed, kind, one)
    found |= _doings(facts, kind, one)
    words = [fold(m.span.quote(text)) for m in one.mentions]
    found |= {f"{part}": one.most(part) for part in PARTS} | {"none": min(c["none"] for c in one.chances)}
    rows: dict[str, dict[str, float]] = {}
    kin = [other for other in all_of_them if other is not one and other.actor and other.actor == one.actor]
    found["kin"] = float(bool(kin))
    others = [other for other in all_of_them if other is not one]
    for part in PARTS:
        scores = [c[part] for c in one.chances]
        own = max(scores)
        rivals = [other.most(part) for other in others]
        inside = max((o.most(part) for o in others if _overlap(o, one)), default=0.0)
        rows[part] = found | {
            "own": own,
            "own-mean": sum(scores) / len(scores),
            "own-sum": math.log1p(sum(scores)),
            "rank": float(sum(r > own for r in rivals)),
            "top": max(rivals, default=0.0),
            "rivals": sum(r > 0.3 for r in rivals),
            "inside": inside,
            "kin-own": max((other.most(part) for other in kin), default=0.0),
            "words": float(max(len(w.split()) for w in words)),
        }
    return rows


def _overlap(one: Candidate, other: Candidate) -> bool:
    return any(a.span.overlaps(b.span) for a in one.mentions for b in other.mentions)


def _standing(weighed: Weighed, kind: str, one: Candidate) -> dict[str, float]:
    """Where the mentions stand, and what the text and their sentences tell."""
    facts = weighed.facts
    places = [facts.sentence_of(m.span.start) for m in one.mentions]
    rules = {m.made_by.rpartition(".")[2].partition("@")[0] for m in one.mentions}
    hot = [weighed.hot(at, kind) for at in places]
    told = [at for _, of, at in facts.events if of == kind]
    return {
        "mentions": float(len(one.mentions)),
        "first": float(places[0]),
        "first-share": places[0] / max(1, len(facts.sentences)),
        "sentences": float(len(facts.sentences)),
        "hot": max(hot),
        "hot-mean": sum(hot) / len(hot),
        "cold": min(weighed.sentences[at].get("none", 1.0) for at in places if at < len(weighed.sentences)),
        "hottest": max((s.get(kind, 0.0) for s in weighed.sentences), default=0.0),
        "tells": weighed.chances[kind],
        "others": max((c for k, c in weighed.chances.items() if k != kind), default=0.0),
        "type": float(TYPES.index(kind)),
        "kind": float(KINDS.index(k) if (k := one.mentions[0].kind.value) in KINDS else len(KINDS)),
        "named": float(bool(rules & NAMING)),
        "in-list": float(bool(rules & {"known", "reference"})),
        "far": float(min((abs(at - t) for at in places for t in told), default=9)),
    }


def _doings(facts: Facts, kind: str, one: Candidate) -> dict[str, float]:
    """What its mentions do in the events that the rules found."""
    found = dict.fromkeys(("agent", "patient", "instrument", "agent-else", "patient-else", "actual", "untold"), 0.0)
    starts = {m.span.start for m in one.mentions}
    for event, of, _ in facts.events:
        for role in event.roles:
            if role.span.start not in starts:
                continue
            name = role.role.value if of == kind else f"{role.role.value}-else"
            if name in found:
                found[name] += 1
            if of == kind:
                found["actual" if event.modality is Modality.ACTUAL and not event.background else "untold"] += 1
    return found
