"""An incident that was put together, as numbers by which it is weighed again, for whether a report tells of it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from careo.model import Modality, Span
from careo.understand.incidents.candidates import PARTS, Weighed
from careo.understand.incidents.features import TYPES
from careo.understand.incidents.told import Incident


def accept_features(incident: Incident, weighed: Weighed, told: Sequence[Incident]) -> dict[str, float]:
    """An incident that was put together, weighed again: what the text says, and how surely its parts are filled.

    Args:
        incident: the incident.
        weighed: the document as it sees it.
        told: all that may be told in the document, itself too.
    """
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
        "relevant": weighed.relevant,
    }
    found |= _warmth(weighed)
    for part in PARTS:
        scores = [one.score for one in incident.filling(part)]
        found[f"best:{part}"] = max(scores, default=0.0)
        found[f"sum:{part}"] = math.log1p(sum(scores))
    found["targets"] = len(incident.filling("human")) + len(incident.filling("physical"))
    found["target"] = max(found["best:human"], found["best:physical"])
    found |= _rivalry(incident, weighed, [one for one in told if one is not incident])
    return {name: float(value) for name, value in found.items()}


def _warmth(weighed: Weighed) -> dict[str, float]:
    """How surely the sentences tell of any incident."""
    cold = sorted(s.get("none", 1.0) for s in weighed.sentences)
    return {
        "cold": cold[0] if cold else 1.0,
        "cold-next": cold[1] if len(cold) > 1 else 1.0,
        "warm-sum": math.log1p(sum(1.0 - one for one in cold)),
        "warm-share": sum(1.0 - one for one in cold) / max(1, len(cold)),
    }


def _rivalry(incident: Incident, weighed: Weighed, others: Sequence[Incident]) -> dict[str, float]:
    """What else the document may tell: how much, how surely, and of the same people and things as another type."""
    own, chances = _involved(incident), weighed.chances
    shared = [
        (len(own & _involved(one)) / len(own), chances[one.kind]) for one in others if own and one.kind != incident.kind
    ]
    return {
        "guesses": float(len(others)),
        "of-type": float(sum(one.kind == incident.kind for one in others)),
        "shared": max((share for share, _ in shared), default=0.0),
        "shared-tells": max((chance for share, chance in shared if share), default=0.0),
        "other-target": max((_surest_target(one) for one in others), default=0.0),
        "any": 1.0 - math.prod(1.0 - chance for chance in chances.values()),
    }


def _involved(incident: Incident) -> set[tuple[str, Span]]:
    return {(one.part, one.mention.span) for one in incident.fillers if one.part != "organisation"}


def _surest_target(incident: Incident) -> float:
    return max((one.score for one in incident.fillers if one.part in ("human", "physical")), default=0.0)
