"""How a claim or event of a stored Reading came about: the steps run again on its document, and without what decided.

The document is parsed anew; times, places, mentions and quantities are taken from the Reading, so that no reference
data is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from careo.model import BlameTrace, Decision, Document, Found, Marker, Put, Reading, Trace, Voice, VoiceKind, VoiceTrace
from careo.understand.attribution import find_attributions
from careo.understand.attribution.chain import Attributions, innermost, said_chain, voices_in
from careo.understand.attribution.learned import RULE as BY_MODEL
from careo.understand.attribution.sources import UNKNOWN
from careo.understand.certainty import Predicate, make_predicate
from careo.understand.certainty.weigh import PLAIN, RELAYED, LeftOut, Step, Weighed, weigh
from careo.understand.claims import author_voices, claims_said, event_id
from careo.understand.consult import drafts_read
from careo.understand.drafts import Attribution
from careo.understand.events import find_events
from careo.understand.incidents.doers import doers_in, trace_blame
from careo.understand.incidents.features import gather
from careo.understand.incidents.guess import guess_blame
from careo.understand.incidents.syntax import read_syntax
from careo.understand.parsed import Parsed, parse_documents

UNTOLD = "any.claims@1"  # who answers for a document that names nobody


@dataclass(frozen=True, slots=True)
class _Told:
    """Where something is told: its predicate's token and the attribution it stands in (None: the author)."""

    head: int
    attribution: int | None


def trace(doc: Document, reading: Reading, id: str) -> Trace | None:
    """How the claim or event of this id came by its certainty, polarity, modality and voices.

    Takes the time of parsing the document. None where the document is not read so now: the Reading was made by
    another version.
    """
    for parsed in parse_documents([doc], lang=reading.lang):
        attributions = find_attributions(parsed, reading.mentions)
        told = _find(parsed, reading, attributions, id)
        if told is not None:
            chain = said_chain(attributions, told.attribution)
            asked = make_predicate(parsed, told.head, chain)
            voices = (*_author_traces(parsed, chain, asked), *_chain_traces(parsed, reading, chain, asked))
            return Trace(tuple(_decisions(asked)), voices, tuple(_blames(parsed, reading, id)))
    return None


def _blames(parsed: Parsed, reading: Reading, id: str) -> Iterator[BlameTrace]:
    """How surely the deeds of a claim or event are laid to those it names, with what a model makes of the text."""
    doers = [one for one in doers_in(reading) if id in (one.claim.id, one.event.id)]
    facts = gather(parsed.doc, reading, read_syntax(parsed)) if doers else None
    for doer in doers:
        whole = guess_blame(facts, doer) if facts is not None else None
        yield replace(trace_blame(parsed.doc, doer), whole=whole)


def _find(parsed: Parsed, reading: Reading, attributions: Attributions, id: str) -> _Told | None:
    named = tuple(one for one in reading.mentions if not one.points_back)
    found = find_events(parsed, named, times=reading.times, places=reading.places, quantities=reading.quantities)
    drafts = drafts_read(parsed, reading, found)
    for claim, said in claims_said(parsed, attributions, drafts):
        if claim.id == id:
            return _Told(said.head, said.attribution)
        for draft in said.drafts:
            if event_id(draft) == id:
                return _Told(draft.head, said.attribution)
    return None


# -- how surely ----------------------------------------------------------------------------------------------------


def _decisions(asked: Predicate) -> Iterator[Decision]:
    """What decided each of the three, with what would be without it."""
    for question, step in _steps(weigh(asked)).items():
        marker, without = step.marker, None
        if step.made_by == RELAYED:
            marker = _relaying(asked)
            without = weigh(make_predicate(asked.parsed, asked.head.i, ()))
        elif step.made_by != PLAIN:
            without = weigh(asked, LeftOut(step.made_by, marker.span if marker else None))
        if without is None:
            yield Decision(question, step.value.value, step.made_by, marker)
        else:
            then = _steps(without)[question].made_by
            yield Decision(question, step.value.value, step.made_by, marker, _put(without), then)


def _steps(weighed: Weighed) -> dict[str, Step[Any]]:
    return {"certainty": weighed.certainty, "polarity": weighed.polarity, "modality": weighed.modality}


def _relaying(asked: Predicate) -> Marker | None:
    """The words by which somebody else than the author says it: the innermost cue, or name where there is no cue."""
    others = [one for one in asked.chain if one.voice.kind is not VoiceKind.AUTHOR]
    words = (*others[-1].cue, *others[-1].source, *others[-1].content)
    return Marker(words[0], "somebody else says it") if words else None


def _put(weighed: Weighed) -> Put:
    return Put(weighed.certainty.value, weighed.polarity.value, weighed.modality.value)


# -- who says so ---------------------------------------------------------------------------------------------------


def _author_traces(parsed: Parsed, chain: Sequence[Attribution], asked: Predicate) -> Iterator[VoiceTrace]:
    """The voices that answer for the document itself: found in its head, its foot or beside it."""
    author, put = author_voices(parsed), _put(weigh(asked))
    for number, voice in enumerate(author):
        others = (*author[:number], *author[number + 1 :]) or (Voice(UNKNOWN, VoiceKind.AUTHOR, voice.mode),)
        source = (voice.span,) if voice.span else ()
        yield VoiceTrace(voice.name, _author_rule(parsed, voice), source, (), _names(others, chain), put)


def _author_rule(parsed: Parsed, voice: Voice) -> str:
    """What found the words that name a voice of the document."""
    doc = parsed.doc
    agencies = doc.dateline.agencies if doc.dateline is not None else ()
    found: list[Found[str] | None] = [*doc.relay, doc.issuer, doc.publisher, doc.byline, *agencies]
    for one in found:
        if one is not None and voice.span is not None and one.span.overlaps(voice.span):
            return one.made_by
    return UNTOLD


def _chain_traces(
    parsed: Parsed, reading: Reading, chain: Sequence[Attribution], asked: Predicate
) -> Iterator[VoiceTrace]:
    """The voices that the document quotes: each with the chain and the certainty that stand without it."""
    author = author_voices(parsed)
    by_rules: tuple[str, ...] | None = None
    if any(one.made_by == BY_MODEL for one in chain):
        found = find_attributions(parsed, reading.mentions, ask_model=False)
        by_rules = _names(author, said_chain(found, innermost(found, asked.head.idx)))
    for number, one in enumerate(chain):
        if not voices_in([one]):
            continue
        rest = (*chain[:number], *chain[number + 1 :])
        yield VoiceTrace(
            one.voice.name,
            one.made_by,
            one.source,
            one.cue,
            _names(author, rest),
            _put(weigh(make_predicate(parsed, asked.head.i, rest))),
            by_rules if one.made_by == BY_MODEL else None,
        )


def _names(author: Sequence[Voice], chain: Sequence[Attribution]) -> tuple[str, ...]:
    return tuple(one.name for one in (*author, *voices_in(chain)))
