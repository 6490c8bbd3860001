"""Who lays an incident to somebody, and how surely: what the claims that hold a mention show of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from careo.model import Claim, Mention
from careo.text.numbers import fold
from careo.understand.incidents.blame import cues
from careo.understand.incidents.features import Facts

CLOSE = 50
"""Characters on each side of a mention that are close to it."""
COUNTED = 2.0
"""What the logarithm of a count weighs beside a feature that is there or not."""


def voice_features(facts: Facts, kind: str, mentions: Iterable[Mention]) -> dict[str, float]:
    """The certainty, voices and deciding words of the claims that mentions stand in, and of what they do there."""
    row = list(mentions)
    names = {f"claim:{name}" for mention in row for name in _claims_around(facts, mention)}
    names |= {f"deed:{name}" for name in _claims_of_deeds(facts, kind, {m.span.start for m in row})}
    return dict.fromkeys(names, 1.0) | _cue_counts(facts, kind, row)


def _cue_counts(facts: Facts, kind: str, mentions: Sequence[Mention]) -> dict[str, float]:
    """How often words of blame, of doubt and of office stand close to mentions, and in which sentences."""
    if not mentions:
        return {}
    told = {at for _, of, at in facts.events if of == kind}
    named = {facts.sentence_of(m.span.start) for m in mentions}
    spans = [(m.span.start, m.span.stop) for m in mentions]
    text = facts.doc.text
    runs = {
        "near": [text[max(0, start - 2 * CLOSE) : stop + 2 * CLOSE] for start, stop in spans],
        "before": [text[max(0, start - CLOSE) : start] for start, _ in spans],
        "after": [text[stop : stop + CLOSE] for _, stop in spans],
        "named": [facts.sentence_text(at) for at in sorted(named)],
        "told": [facts.sentence_text(at) for at in sorted(named & told)],
        "first": [facts.sentence_text(min(named))],
        "all": [facts.sentence_text(at) for at in range(len(facts.sentences))],
    }
    folded = {where: [fold(" ".join(run.split())) for run in rows] for where, rows in runs.items()}
    counts = {
        f"cue:{where}:{cue}": sum(bool(pattern.search(run)) for run in rows)
        for where, rows in folded.items()
        for cue, pattern in cues(facts.doc.lang).items()
    }
    counts |= {"cue:mentions": len(mentions), "cue:told": len(named & told), "cue:first": min(named)}
    return {name: COUNTED * math.log1p(count) for name, count in counts.items() if count}


def _claims_around(facts: Facts, mention: Mention) -> Iterator[str]:
    for claim in facts.reading.claims:
        if not claim.span.start <= mention.span.start < claim.span.stop:
            continue
        voice, sure = claim.voices[-1], claim.certainty.value
        inside = claim.content.start <= mention.span.start < claim.content.stop
        yield from (f"is={sure}", f"is={sure}:{inside}:{voice.kind.value}", f"voice={voice.kind.value}")
        yield from (f"name={word}" for word in fold(voice.name).split())
        if any(v.span is not None and v.span.overlaps(mention.span) for v in claim.voices):
            yield "own voice"
        yield from (f"why={marker.reason}" for marker in claim.markers)
        yield from (f"word={fold(marker.span.quote(facts.doc.text))}" for marker in claim.markers)


def _claims_of_deeds(facts: Facts, kind: str, starts: set[int]) -> Iterator[str]:
    claims: dict[str, Claim] = {claim.id: claim for claim in facts.reading.claims}
    for event, of, _ in facts.events:
        for role in event.roles:
            if role.span.start in starts:
                for claim in (claims[one] for one in event.claim_ids if one in claims):
                    yield f"{of == kind}:{role.role.value}:{claim.certainty.value}"
                    yield f"{of == kind}:{role.role.value}:{claim.voices[-1].kind.value}"
