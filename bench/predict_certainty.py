"""How surely: predicates in, values from -3 (certainly not) to 3 (certainly) out; in Spanish the deciding words too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Any

from bench.predict_attribution import parse_records
from careo.model import Certainty, Modality, Polarity, Reference
from careo.understand.attribution import find_attributions
from careo.understand.attribution.chain import Attributions, innermost, said_chain
from careo.understand.certainty import leaning_of, read_certainty
from careo.understand.certainty.words import load_certainty
from careo.understand.mentions import find_mentions
from careo.understand.parsed import Parsed

Record = dict[str, Any]
# Means over the training part of UDS-IH2, by certainty, rounded; for a language whose model has no leanings.
VALUES = {
    Certainty.ASSERTED: 1.9,
    Certainty.REPORTED: 1.8,
    Certainty.CLAIMED: 1.8,
    Certainty.OPINION: 1.1,
    Certainty.ACCUSED: 1.4,
    Certainty.ACCUSED_BY_AUTHORITIES: 1.4,
    Certainty.INSINUATED: -0.2,
    Certainty.HEDGED: 0.1,
    Certainty.PLANNED: -1.1,
    Certainty.DEMANDED: -0.9,
    Certainty.HYPOTHETICAL: -0.8,
    Certainty.DOUBTED: -0.2,
    Certainty.DENIED: -1.0,
}
NOT_ACTUAL = -0.5
CUES = (
    ("NegSyn", "negation", "words"),
    ("NegLex", "negation", "lexical"),
    ("UncertLex", "hedges", "adverbs"),
    ("UncertLex", "hedges", "phrases"),
    ("UncertLex", "hedges", "adjectives"),
    ("UncertLex", "hedges", "forms"),
)


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """One prediction a record: its targets with a value each, and for Spanish the cues found."""
    asked, given = tee(records)
    for record, parsed in zip(asked, parse_records(given), strict=True):
        mentions, _ = find_mentions(parsed, reference=Reference())
        found = find_attributions(parsed, mentions)
        targets = [target | {"value": _value(parsed, found, target)} for target in record.get("targets", ())]
        yield {"doc_id": parsed.doc.id, "targets": targets, "cues": _cues(parsed) if parsed.lang == "es" else []}


def _value(parsed: Parsed, found: Attributions, target: Record) -> float:
    run = parsed.syntax.char_span(target["start"], target["end"], alignment_mode="expand")
    if run is None:
        return VALUES[Certainty.ASSERTED]
    learned = leaning_of(parsed, run.root.i)
    if learned is not None:
        return learned
    chain = said_chain(found, innermost(found, run.root.idx))
    certainty, polarity, modality, _ = read_certainty(parsed, run.root.i, chain)
    value = VALUES[certainty] if modality is Modality.ACTUAL else min(VALUES[certainty], NOT_ACTUAL)
    return -abs(value) if polarity is Polarity.NEGATIVE else value


def _cues(parsed: Parsed) -> list[Record]:
    """The deciding words; where some overlap, the longest."""
    words, text = load_certainty(parsed.lang), parsed.doc.text
    fixed = [match.span() for match in words.any_of["negation", "not_negation"].finditer(text)]
    found = [
        (match.start(), match.end(), kind)
        for kind, table, key in CUES
        for match in words.any_of[table, key].finditer(text)
        if not any(start <= match.start() < stop for start, stop in fixed) and re.search(r"\w", match.group())
    ]
    kept: list[tuple[int, int, str]] = []
    for start, stop, kind in sorted(found, key=lambda one: (one[0] - one[1], one)):
        if not any(start < other and begin < stop for begin, other, _ in kept):
            kept.append((start, stop, kind))
    return [{"start": start, "end": stop, "type": kind} for start, stop, kind in sorted(kept)]
