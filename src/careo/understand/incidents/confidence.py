"""How surely a document lays an incident to somebody, in the words of MUC-4: learned, with what decided it.

The weights lie apart from those of the incidents, so that each is trained alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from careo.model import Mention
from careo.understand.incidents.blame import blame_features, named_at, plain_names
from careo.understand.incidents.features import Facts, mention_features
from careo.understand.incidents.voices import voice_features
from careo.understand.incidents.weights import Choice, as_choice, read_packed

FILE = "blame.json.xz"
LONGEST = 120
"""Characters of the longest mention that may name somebody."""
NAMES_ALONE = ("whole=", "in=")
"""Features of the words of a name: they would learn who was blamed in the corpus."""
REASONS = 5


@dataclass(frozen=True, slots=True)
class Confidence:
    """How surely somebody is blamed, how likely that is, and what decided it, the weightiest first."""

    value: str
    probability: float
    reasons: tuple[tuple[str, float], ...]


def confidence_of(facts: Facts, kind: str, names: Collection[str]) -> Confidence | None:
    """How surely a document lays an incident of a kind to somebody with some names; None without weights."""
    known = load_blame(facts.doc.lang)
    if known is None:
        return None
    features = confidence_features(facts, kind, names)
    chances = known.probabilities(features)
    best = max(chances, key=lambda name: chances[name])
    return Confidence(best, chances[best], known.reasons(features, best)[:REASONS])


def confidence_features(facts: Facts, kind: str, names: Collection[str]) -> dict[str, float]:
    """All that is looked at: the mentions, the claims around them, and what each place that names somebody shows."""
    mentions = _mentions(facts, names)
    found = {
        name: 1.0
        for mention in mentions
        for name in mention_features(facts, mention, kind)
        if not name.startswith(NAMES_ALONE)
    }
    return found | voice_features(facts, kind, mentions) | blame_features(facts, kind, names)


def _mentions(facts: Facts, names: Collection[str]) -> list[Mention]:
    places = named_at(facts, plain_names(names))
    return [
        one
        for one in facts.fillers
        if one.span.stop - one.span.start < LONGEST
        and any(one.span.start < stop and start < one.span.stop for start, stop in places)
    ]


@cache
def load_blame(lang: str) -> Choice | None:
    """The weights of a language; None where none were trained."""
    raw = read_packed(lang, FILE)
    return None if raw is None else as_choice(raw)
